"""Where forms of terms stand in a target, however they are written."""

import re
from collections.abc import Sequence
from dataclasses import replace

from align.glossary import Entry
from align.glossary.occurrences import allowed_spans

Span = tuple[int, int]
"""Start and end, code points into a text."""

_WORD = re.compile(r"\w+(?:['’.\-‐‑]\w+)*")
# They stand beside everything and place nothing.
_FUNCTION_WORDS = (
    "a an and are as at be been but by for from had has have he her his i in is it its not of on or"
    " our she so than that the their them then there they this those to was we were when which"
    " while who will with would you"
)
_FUNCTION = frozenset(_FUNCTION_WORDS.split())


def words(text: str) -> list[tuple[str, Span]]:
    """Return the words of a text, case folded, each with its span."""
    return [(match[0].casefold(), match.span()) for match in _WORD.finditer(text)]


def is_content(word: str) -> bool:
    """Tell whether a case-folded word says what a text is about."""
    return word not in _FUNCTION


def said(entry: Entry, text: str) -> bool:
    """Tell whether some form of an entry is a substring, in any case, as WMT 2025 counts it.

    Semenov et al. 2025, "Findings of the WMT25 Terminology Translation Task": one find is enough
    for any number of occurrences, and *job* is found in *jobless*. Where they compare lemmas, the
    inflected forms of the entry stand in.
    """
    low = text.casefold()
    return any(form.casefold() in low for form in entry.renderings)


def places(entry: Entry, text: str, taken: Sequence[Span] = ()) -> list[Span]:
    """Return where forms of an entry stand as words of their own, in any case, left to right.

    The longest counts where two overlap, and none that overlaps a span which is ``taken``.
    """
    chosen = list(taken)
    found = allowed_spans(replace(entry, any_case=True), text)
    for start, end in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= a or b <= start for a, b in chosen):
            chosen.append((start, end))
    return sorted(chosen[len(taken) :])


def is_last(text: str, span: Span) -> bool:
    """Tell whether nothing but marks follows a span."""
    return _WORD.search(text, span[1]) is None


def stutters(text: str, most: int = 4) -> int:
    """Count where one to ``most`` words are said again at once (*the the*, *of the of the*)."""
    said_words = [word for word, _ in words(text)]
    count = at = 0
    while at < len(said_words):
        length = next(
            (
                n
                for n in range(1, most + 1)
                if said_words[at : at + n] == said_words[at + n : at + 2 * n]
                and at + 2 * n <= len(said_words)
            ),
            0,
        )
        count += bool(length)
        at += length or 1
    return count
