"""What may be a term: runs of syllables that stand together more often than chance has it.

C-value (Frantzi, Ananiadou and Mima 2000, "Automatic recognition of multi-word terms") over
n-grams of syllables, so that no dictionary is needed to say where a word ends. Kept are those
without words of the grammar, whose weakest joint has enough pointwise mutual
information (Church and Hanks 1990), and which do not stand in one and the same neighbourhood only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import log2
from typing import TypeAlias

from align.glossary import Glossary
from align.glossary.stream import Reader, Stream
from align.languages import Language, language

Gram: TypeAlias = tuple[str, ...]
"""Folded syllables."""

LONGEST = 6
_LEAST_PMI = 1.5
"""Bits; less of it have syllables that merely are frequent."""
_ONE_NEIGHBOUR = 0.9
"""A run that so often has the same neighbour is a part of something longer."""
_NAME = 0.8
"""So many of the occurrences of a name are in capitals."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of syllables that may be a term."""

    gram: Gram
    source: str
    """As it is most often written."""
    count: int
    """How often it occurs, parts of known terms left out."""
    value: float
    """Its C-value."""
    name: bool = False
    """Whether it is mostly written in capitals within a sentence."""
    example: str = ""
    """The first segment it stands in."""


def candidates(
    texts: Sequence[str],
    code: str,
    known: Glossary | None = None,
    *,
    least: int = 3,
    most: int = 200,
) -> list[Candidate]:
    """Return what may be a term in segments of a language, the best first.

    Args:
        texts: the segments; they are gone through twice.
        code: their language.
        known: terms that are not suggested again, nor their parts.
        least: how often a candidate has to occur.
        most: how many to return.
    """
    room = language(code)
    reader = Reader(room)
    counts: Counter[Gram] = Counter()
    for text in texts:
        counts.update(gram for gram, _, _ in _grams(reader.stream(text), text, known))
    total = sum(number for gram, number in counts.items() if len(gram) == 1)
    fit = {
        gram: number
        for gram, number in counts.items()
        if number >= least and _is_fit(gram, counts, total, room)
    }
    values = _values(fit)
    ranked = sorted(values, key=lambda gram: (-values[gram], -len(gram), gram))
    seen = _seen(texts, reader, known, set(ranked[: 3 * most]))
    made = (
        _candidate(gram, fit[gram], values[gram], seen[gram]) for gram in ranked if gram in seen
    )
    return [one for one in made if one is not None][:most]


def _grams(stream: Stream, text: str, known: Glossary | None) -> Iterator[tuple[Gram, int, int]]:
    """Yield every run of syllables that nothing interrupts, with its first and last syllable.

    A run may hold a known term, but neither be one, nor be within one, nor hold a part of one.
    """
    belongs = _belongs(stream, text, known)
    folded, marks = stream.folded, stream.marks
    for first in range(len(folded)):
        for last in range(first, min(first + LONGEST, len(folded))):
            if last > first and marks[last - 1]:
                break
            if any(c.isdigit() for c in folded[last]):
                break
            if _is_free(first, last, belongs):
                yield tuple(folded[first : last + 1]), first, last


def _belongs(stream: Stream, text: str, known: Glossary | None) -> dict[int, tuple[int, int]]:
    """Return for each syllable of a known term the first and last syllable of the term."""
    if known is None:
        return {}
    hits = known.find(text)
    if not hits:
        return {}
    starts = stream.starts()
    at = {starts[2 * n + 1]: n for n in range(len(stream.words))}
    ends = {starts[2 * n + 2]: n for n in range(len(stream.words))}
    spans = [(at[hit.start], ends[hit.end]) for hit in hits]
    return {n: span for span in spans for n in range(span[0], span[1] + 1)}


def _is_free(first: int, last: int, belongs: dict[int, tuple[int, int]]) -> bool:
    for edge in (first, last):
        span = belongs.get(edge)
        if span and not (first <= span[0] and span[1] <= last):
            return False
    return belongs.get(first) != (first, last)


def _is_fit(gram: Gram, counts: Counter[Gram], total: int, room: Language) -> bool:
    """Tell whether a run may be a term by its syllables and its weakest joint."""
    if len(gram) < 2 or any(map(room.is_particle, gram)):
        return False
    if len(gram[0]) < 2 and len(gram[-1]) < 2:
        return False
    joints = (
        log2(counts[gram] * total / (max(1, counts[gram[:at]]) * max(1, counts[gram[at:]])))
        for at in range(1, len(gram))
    )
    return min(joints) >= _LEAST_PMI


def _values(counts: dict[Gram, int]) -> dict[Gram, float]:
    """Return the C-value of each run; runs that only stand within one longer run have none."""
    within: defaultdict[Gram, list[int]] = defaultdict(list)
    for gram, count in counts.items():
        for size in range(2, len(gram)):
            for part in {gram[at : at + size] for at in range(len(gram) - size + 1)}:
                if part in counts:
                    within[part].append(count)
    values = {}
    for gram, count in counts.items():
        longer = within.get(gram)
        own = count - sum(longer) / len(longer) if longer else float(count)
        if own > 0:
            values[gram] = log2(len(gram)) * own
    return values


@dataclass(slots=True)
class _Seen:
    """How a run stands in the text."""

    surfaces: Counter[str]
    left: Counter[str]
    right: Counter[str]
    capitals: int = 0
    inside: int = 0
    """How often it does not begin a segment."""
    example: str = ""


def _seen(
    texts: Iterable[str], reader: Reader, known: Glossary | None, wanted: set[Gram]
) -> dict[Gram, _Seen]:
    found: dict[Gram, _Seen] = {}
    for text in texts:
        stream = reader.stream(text)
        shouted = text.isupper()
        for gram, first, last in _grams(stream, text, known):
            if gram not in wanted:
                continue
            one = found.setdefault(gram, _Seen(Counter(), Counter(), Counter(), example=text))
            surface = "".join(stream.pieces[2 * first + 1 : 2 * last + 2])
            one.surfaces[" ".join(surface.split())] += 1
            # A mark is a neighbour of its own each time: it ends a run for certain.
            one.left[_neighbour(stream, first - 1, first - 1)] += 1
            one.right[_neighbour(stream, last + 1, last)] += 1
            if first and not shouted:
                one.inside += 1
                one.capitals += all(w[:1].isupper() for w in stream.words[first : last + 1])
    return found


def _neighbour(stream: Stream, number: int, gap: int) -> str:
    if not 0 <= number < len(stream.folded) or stream.marks[gap]:
        return ""
    return stream.folded[number]


def _candidate(gram: Gram, count: int, value: float, seen: _Seen) -> Candidate | None:
    """Return the candidate, None if it is but a part of something longer."""
    if count > 2:
        for side in (seen.left, seen.right):
            word, number = max(side.items(), key=lambda item: item[1])
            if word and number >= _ONE_NEIGHBOUR * side.total():
                return None
    name = seen.inside > 0 and seen.capitals >= _NAME * seen.inside
    surfaces = seen.surfaces
    if not name:
        lower = Counter(s for s in surfaces.elements() if not s[:1].isupper())
        surfaces = lower or Counter(s.lower() for s in surfaces.elements())
    source = surfaces.most_common(1)[0][0]
    made = Candidate(gram, source, count, value, name)
    return replace(made, example=seen.example)
