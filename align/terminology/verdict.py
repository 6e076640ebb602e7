"""What a translation does with the terms of its source, summed up so that two can be compared."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from align.engines.base import Alignment, Hypothesis, Span
from align.glossary import Glossary, judge
from align.glossary.occurrences import allowed_spans, forbidden_spans
from align.units import Outcome, TermHit, TermUse


@dataclass(frozen=True, slots=True)
class Verdict:
    """The uses of a translation, one for each hit in the order of the hits."""

    uses: tuple[TermUse, ...]
    needless: tuple[tuple[str, Span], ...] = ()
    """Entry and place of allowed forms of these terms that no occurrence in the source asks for."""

    @property
    def excess(self) -> int:
        """How many forms are needless."""
        return len(self.needless)

    @property
    def honoured(self) -> int:
        """How many occurrences have an allowed form."""
        return sum(use.outcome is Outcome.HONOURED for use in self.uses)

    @property
    def forbidden(self) -> int:
        """How many occurrences have a forbidden form."""
        return sum(use.outcome is Outcome.FORBIDDEN for use in self.uses)

    @property
    def rank(self) -> tuple[int, int, int]:
        """More honoured, then fewer forbidden, then fewer in excess: the higher the better."""
        return self.honoured, -self.forbidden, -self.excess

    def of_entry(self, entry: str) -> int:
        """How many occurrences of one entry are honoured."""
        return sum(u.outcome is Outcome.HONOURED for u in self.uses if u.hit.entry == entry)


def verdict(hits: Sequence[TermHit], hypothesis: Hypothesis, glossary: Glossary) -> Verdict:
    """Judge a translation.

    A forbidden form beside an allowed one counts against its term when attention ties it to the
    term, or when there is no attention to clear it: the same words may well translate another
    word of the source.
    """
    uses = list(judge(hits, hypothesis.text, glossary))
    taken = [(use.start, use.end) for use in uses if use.start >= 0]
    needless: list[tuple[str, Span]] = []
    for entry in Counter(hit.entry for hit in hits):
        spans = allowed_spans(glossary[entry], hypothesis.text)
        needless += ((entry, span) for span in _apart(spans, taken))
        for span in _apart(forbidden_spans(glossary[entry], hypothesis.text), taken):
            number = _accused(uses, entry, span, hypothesis.alignment)
            if number is not None:
                start, end = span
                uses[number] = replace(
                    uses[number],
                    outcome=Outcome.FORBIDDEN,
                    form=hypothesis.text[start:end],
                    start=start,
                    end=end,
                )
    return Verdict(tuple(uses), tuple(needless))


def _apart(spans: Iterator[Span], taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the longest spans that overlap neither a taken one nor one another."""
    found = list(taken)
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        if all(end <= a or b <= start for a, b in found):
            found.append((start, end))
            yield start, end


def _accused(
    uses: Sequence[TermUse], entry: str, span: Span, alignment: Alignment | None
) -> int | None:
    """Return the honoured occurrence that a coexisting forbidden form belongs to."""
    candidates = [
        number
        for number, use in enumerate(uses)
        if use.hit.entry == entry and use.outcome is Outcome.HONOURED
    ]
    for number in reversed(candidates):
        hit = uses[number].hit
        if alignment is None or looks_at(alignment, span, (hit.start, hit.end)):
            return number
    return None


def looks_at(alignment: Alignment, target: Span, source: Span) -> bool:
    """Whether some token of the target span looks at the source span more than anywhere else."""
    columns = [
        number
        for number, (start, end) in enumerate(alignment.source)
        if start < source[1] and source[0] < end
    ]
    for (start, end), row in zip(alignment.target, alignment.weights, strict=True):
        if start < target[1] and target[0] < end and columns:
            inside = sum(row[column] for column in columns)
            if inside > 0.5 * sum(row):
                return True
    return False
