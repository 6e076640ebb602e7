"""What a translation must begin with so that a term stands at a certain place."""

import re
from collections.abc import Iterator, Sequence

from align.languages import Language, language

_OPENS = re.compile(r"""(?:\A|[.!?:…]['"”’»)\]]*\s)[\s"“‘«(\[–—-]*\Z""")
_LAST_WORD = re.compile(r"(\w+)\s*\Z")


def prefixes(
    text: str,
    position: int,
    forms: Sequence[str],
    target: str,
    *,
    most: int = 1,
    opens: bool = True,
) -> Iterator[str]:
    """Yield prefixes that keep a text up to a position and go on with a form of a term.

    An article that stands there is kept, or agreed with (*a*, *an*), or left out where the form
    brings its own; at the beginning of a sentence the form is capitalised, in a heading in
    capitals it is put in capitals.

    Args:
        text: the translation so far.
        position: start of a word in it.
        forms: what to go on with, in running-text case; those that agree with the text in front
            are tried first.
        target: code of their language.
        most: how many forms to try.
        opens: whether the text itself begins a sentence.
    """
    room = language(target)
    position = _behind_article(text, position, room)
    fitting = room.fitting(list(dict.fromkeys(forms)), text[:position])
    for form in fitting[:most]:
        before = _agreed(text[:position], form, room)
        if text.isupper():
            form = form.upper()
        elif _OPENS.search(before) and (opens or before.strip()):
            form = room.capitalised(form)
        yield before + form


def _behind_article(text: str, position: int, room: Language) -> int:
    """Move a position that stands before an article behind it."""
    rest = text[position:]
    return position + len(rest) - len(room.without_article(rest))


def _agreed(before: str, form: str, room: Language) -> str:
    """Make the article at the end of a text agree with the form that follows it."""
    last = _LAST_WORD.search(before)
    if last is None or room.without_article(f"{last[1]} x") != "x":
        return before
    head = before[: last.start()]
    if room.without_article(form) != form:
        return head
    indefinite = room.article(form)
    if last[1].lower() not in {room.article("b"), room.article("a")} or not indefinite:
        return before
    return f"{head}{room.capitalised(indefinite) if last[1][0].isupper() else indefinite} "
