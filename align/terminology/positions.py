"""Where in a translation a term belongs."""

import re
from collections.abc import Sequence

from align.engines.base import Alignment, Hypothesis, Span

# A word begins behind a space or an opening mark: the parts of "U.S." and "3.5" begin none.
_WORD = re.compile(r"(?<![^\s\"“‘«(\[—–/])\w+(?:['’.,\-‐‑]\w+)*")
# Words carry this share of the strongest word's attention to belong to the same phrase.
_PHRASE = 0.5
# A word with this share of its attention on a term stands for the term.
_OWN = 0.5
# Attention below this is spread over everything and says nothing.
_FAINT = 0.05


def words(text: str) -> list[Span]:
    """Return the spans of the words of a text."""
    return [match.span() for match in _WORD.finditer(text)]


def positions(hypothesis: Hypothesis, source: str, hit: Span, least: int = 0) -> list[int]:
    """Return the starts of words, from ``least`` on, where a term may be forced, best first.

    The first is the beginning of the phrase around the word that looks at the term most; then
    come the words that look at it, strongest first. Where nothing does, the place in the sentence
    is taken from the source.
    """
    every = words(hypothesis.text)
    if not every:
        return [0]
    spans = [span for span in every if span[0] >= least]
    masses = _masses(hypothesis.alignment, spans, hit) if hypothesis.alignment else []
    if max(masses, default=0.0) < _FAINT:
        return _in_proportion(every, source, hit, least)
    order = sorted(range(len(spans)), key=lambda n: (-masses[n], n))
    first = order[0]
    while first and masses[first - 1] >= _PHRASE * masses[order[0]]:
        first -= 1
    return [spans[n][0] for n in dict.fromkeys((first, *order)) if masses[n] >= _FAINT]


def phrase(hypothesis: Hypothesis, hit: Span) -> Span | None:
    """Return the run of words that stand for a term and for little else, if there is one."""
    spans = words(hypothesis.text)
    masses = _masses(hypothesis.alignment, spans, hit) if hypothesis.alignment else []
    peak = max(masses, default=0.0)
    if peak < _OWN:
        return None
    first = last = masses.index(peak)
    while first and masses[first - 1] >= _PHRASE * peak:
        first -= 1
    while last + 1 < len(masses) and masses[last + 1] >= _PHRASE * peak:
        last += 1
    return spans[first][0], spans[last][1]


def _masses(alignment: Alignment, spans: Sequence[Span], hit: Span) -> list[float]:
    """Return for each word how much its strongest token looks at the hit."""
    columns = [
        n for n, (start, end) in enumerate(alignment.source) if start < hit[1] and hit[0] < end
    ]
    tokens = [
        (span, sum(row[column] for column in columns))
        for span, row in zip(alignment.target, alignment.weights, strict=True)
    ]
    return [
        max((mass for (a, b), mass in tokens if a < end and start < b), default=0.0)
        for start, end in spans
    ]


def _in_proportion(every: Sequence[Span], source: str, hit: Span, least: int) -> list[int]:
    share = hit[0] / max(1, len(source))
    nearest = sorted(range(len(every)), key=lambda n: (abs(n / len(every) - share), n))
    return [every[n][0] for n in nearest if every[n][0] >= least]
