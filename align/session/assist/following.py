"""Where an engine's answer goes on behind what a person has typed.

Engines answer with the prefix as their tokenizer spells it: white space runs together,
compatibility characters are replaced. What was typed stands as it was typed all the same, so the
two are walked along together.
"""

import unicodedata
from itertools import chain


def behind(answer: str, typed: str) -> str | None:
    """Return what an answer says behind what was typed, None where it says something else.

    A space at the end of what was typed must be one in the answer, too.
    """
    if answer.startswith(typed):
        return answer[len(typed) :]
    wanted = _skeleton(typed)
    at = 0
    while wanted and at < len(answer):
        here = _skeleton(answer[at])
        if wanted[: len(here)] != here:
            return None
        wanted, at = wanted[len(here) :], at + 1
    if wanted:
        return None
    rest = answer[at:]
    if typed[-1:].isspace():
        return rest.lstrip() if not rest or rest[0].isspace() else None
    return rest


def unfinished(typed: str) -> tuple[str, str]:
    """Cut a text into what stands before its last word and that word, as far as it is typed.

    The second is empty behind a space or a mark, where no word has been begun.
    """
    start = len(typed)
    while start and (typed[start - 1].isalnum() or typed[start - 1] in "'’-"):
        start -= 1
    return typed[:start], typed[start:]


def _skeleton(text: str) -> str:
    composed = (unicodedata.normalize("NFKC", character) for character in text)
    return "".join(character for character in chain(*composed) if not character.isspace())
