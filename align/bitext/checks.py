"""Whether two texts can be translations of each other; asked before any work is done."""

from collections.abc import Iterator, Sequence
from itertools import islice

from align.errors import InputError
from align.languages import Language

_SAMPLE = 400
"""Sentences of each text that are looked at."""
_UNLIKE = 4.0
"""How many times longer a text may be before it is worth saying."""
_WRITTEN = 0.05
"""Share of grammar words from which a text is in a language."""


def examine(
    source: Sequence[str],
    target: Sequence[str],
    languages: tuple[Language, Language],
    names: tuple[str, str],
) -> Iterator[str]:
    """Yield what is worth saying about two texts.

    Raises:
        InputError: a text is empty, both are the same, or they are in each other's language.
    """
    for text, name in zip((source, target), names, strict=True):
        if not text:
            raise InputError("there is no sentence in it", where=name, hint="name another file")
    _tell_apart(source, target, names)
    _check_languages(source, target, languages, names)
    ours, theirs = sum(map(len, source)), sum(map(len, target))
    if max(ours, theirs) > _UNLIKE * max(1, min(ours, theirs)):
        longer, shorter = names if ours > theirs else names[::-1]
        times = max(ours, theirs) / max(1, min(ours, theirs))
        yield (
            f"{longer} is {times:.0f} times as long as {shorter}; what has no counterpart stays "
            "unaligned"
        )
    for text, name in zip((source, target), names, strict=True):
        longest = max(map(len, text))
        if longest > 5_000:
            yield f"{name}: a sentence of {longest:,} characters; check how it was split"


def _tell_apart(source: Sequence[str], target: Sequence[str], names: tuple[str, str]) -> None:
    if list(source) == list(target):
        raise InputError(
            f"it holds the same text as {names[1]}",
            where=names[0],
            hint="name a text and its translation",
        )


def _check_languages(
    source: Sequence[str],
    target: Sequence[str],
    languages: tuple[Language, Language],
    names: tuple[str, str],
) -> None:
    """Refuse texts that stand in each other's place, as far as their languages can tell."""
    for number, room in enumerate(languages):
        own, other = (source, target) if number == 0 else (target, source)
        here, there = _share(own, room), _share(other, room)
        if there < _WRITTEN or there < 2 * here:
            continue
        if here < _WRITTEN:
            raise InputError(
                f"the text seems to be {room.name}, and {names[number]} not",
                where=names[1 - number],
                hint="swap the two files, or name the languages with --source and --target",
            )


def _share(text: Sequence[str], room: Language) -> float:
    """Return the share of words that are words of a language's grammar."""
    words = [room.fold(token.text) for one in islice(text, _SAMPLE) for token in room.tokens(one)]
    return sum(map(room.is_particle, words)) / max(1, len(words))
