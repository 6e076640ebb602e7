"""What everybody tries first: replace the term in the translation, or hide it behind a code.

What the peers get is what such tools get: a flat list of sources with one target each, longest
match first, without conditions and without inflected forms.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from align.engines.base import Hypothesis
from align.glossary import Context, Glossary, judge
from align.scoring.forms import Span
from align.units import Outcome, TermHit

CODES = ("⟦{}⟧", "XQ{}", "[{}]", "TERM{}", "<{}>", "__{}__")
"""What a placeholder may look like: a piece that a model reserves, or what none has seen."""
_STRONG = 0.5
"""Target words with this share of the strongest word's attention to a term render it too."""
_FAINT = 0.1
_WORD = re.compile(r"\w+(?:['’\-]\w+)*")


def flat(glossary: Glossary) -> Glossary:
    """Return a term base as a plain list: the first entry of each source, found anywhere."""
    taken: set[str] = set()
    entries = []
    for entry in glossary.entries:
        if entry.source.casefold() not in taken:
            taken.add(entry.source.casefold())
            entries.append(replace(entry, when=Context(), unless=Context(), case_sensitive=False))
    return Glossary(tuple(entries), glossary.name, glossary.source, glossary.target)


def replaced(
    text: str, hits: Sequence[TermHit], glossary: Glossary, where: Callable[[TermHit], Span | None]
) -> str:
    """Put the target of each term that is missing where the engine's own rendering stands.

    Args:
        text: the engine's translation.
        hits: the terms of its source.
        glossary: the list that they come from.
        where: the span of the translation that renders a term, if there is one.
    """
    edits: list[tuple[Span, str]] = []
    for use in judge(hits, text, glossary):
        span = None if use.outcome is Outcome.HONOURED else where(use.hit)
        if span and all(span[1] <= a or b <= span[0] for (a, b), _ in edits):
            edits.append((span, glossary[use.hit.entry].target))
    for (start, end), target in sorted(edits, reverse=True):
        text = text[:start] + _opening(target, start) + text[end:]
    return text


def named(rendering: str, text: str) -> Span | None:
    """Find the translation of a term alone in the translation of its sentence."""
    name = rendering.strip(" .")
    if not name:
        return None
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    return found.span() if found else None


def attended(hypothesis: Hypothesis, hit: TermHit) -> Span | None:
    """Return the words that look at a term: the strongest, and those beside it."""
    alignment = hypothesis.alignment
    if alignment is None:
        return None
    columns = [n for n, (a, b) in enumerate(alignment.source) if a < hit.end and hit.start < b]
    looks = [
        (span, sum(row[column] for column in columns))
        for span, row in zip(alignment.target, alignment.weights, strict=True)
    ]
    spans = [match.span() for match in _WORD.finditer(hypothesis.text)]
    masses = [
        max((mass for (a, b), mass in looks if a < end and start < b), default=0.0)
        for start, end in spans
    ]
    most = max(masses, default=0.0)
    if most < _FAINT:
        return None
    first = last = masses.index(most)
    while first and masses[first - 1] >= _STRONG * most:
        first -= 1
    while last + 1 < len(masses) and masses[last + 1] >= _STRONG * most:
        last += 1
    return spans[first][0], spans[last][1]


def masked(source: str, hits: Sequence[TermHit], code: str) -> str:
    """Put a code in the place of each term; ``code`` takes the number of the term."""
    for number, hit in reversed(list(enumerate(hits))):
        source = source[: hit.start] + code.format(number) + source[hit.end :]
    return source


def restored(text: str, targets: Sequence[str], code: str) -> str:
    """Put the target of each term in the place of its code, if the code is still there."""
    for number, target in enumerate(targets):
        for start, end in reversed(_codes(text, number, code)):
            text = text[:start] + _opening(target, start) + text[end:]
    return text


def survivors(text: str, number: int, code: str) -> int:
    """Count how many of the first so many codes came through a translation."""
    return sum(bool(_codes(text, n, code)) for n in range(number))


def _codes(text: str, number: int, code: str) -> list[Span]:
    marks = r"\s*".join(map(re.escape, code.format(number)))
    found = re.finditer(rf"(?<!\w){marks}(?!\w)", text, re.IGNORECASE)
    return [match.span() for match in found]


def _opening(target: str, start: int) -> str:
    return target if start else target[:1].upper() + target[1:]
