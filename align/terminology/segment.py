"""A segment with its terms, cut into the parts that an engine translates each for itself."""

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from align.engines.base import Engine, Hypothesis, Request, Span, TermRequest
from align.engines.parts import Part, joined, seamed
from align.engines.splitting import between
from align.glossary import Glossary
from align.languages import language
from align.terminology.forms import ordered
from align.units import TermHit


@dataclass(frozen=True, slots=True)
class Segment:
    """One source."""

    source: str
    hits: tuple[TermHit, ...]
    spans: tuple[Span, ...]
    """Its parts: code points into the source."""
    requests: tuple[Request, ...]
    """What the engine is asked, one request for each part."""
    released: tuple[TermHit, ...] = ()
    """Terms that are not asked for."""
    target: str = ""
    """Code of the language it is translated into."""
    capitals: tuple[str, ...] = ()
    """Forms of its terms that begin with a capital wherever they stand."""

    @classmethod
    def of(
        cls,
        engine: Engine,
        source: str,
        glossary: Glossary | None,
        free: Collection[str] = (),
        examples: Sequence[tuple[str, str]] = (),
    ) -> "Segment":
        """Find the terms of a source; without any it stays whole, and so does its request.

        Entries that are ``free`` are found, but not asked for. Examples go to engines that are
        ``shown`` them.
        """
        found = tuple(glossary.find(source)) if glossary is not None else ()
        hits = tuple(hit for hit in found if hit.entry not in free)
        released = tuple(hit for hit in found if hit.entry in free)
        similar = tuple(examples) if engine.shown else ()
        if not hits or glossary is None:
            whole = Request(source, examples=similar)
            return cls(source, (), ((0, len(source)),), (whole,), released)
        parts = engine.parts(source) if engine.forced else [(0, len(source))]
        spans = tuple(_around_terms(source, parts, hits))
        requests = []
        for start, end in spans:
            terms = tuple(
                TermRequest(hit.start - start, hit.end - start, ordered(glossary, source, hit))
                for hit in hits
                if engine.told_first and start <= hit.start and hit.end <= end
            )
            requests.append(Request(source[start:end], terms=terms, examples=similar))
        forms = {form for hit in hits for form in glossary[hit.entry].renderings}
        capitals = tuple(sorted(form for form in forms if form[:1].isupper()))
        return cls(source, hits, spans, tuple(requests), released, glossary.target, capitals)

    def hits_of_part(self, number: int) -> tuple[TermHit, ...]:
        """Return the terms of one part, with offsets into its own source."""
        start, end = self.spans[number]
        return tuple(
            replace(hit, start=hit.start - start, end=hit.end - start)
            for hit in self.hits
            if start <= hit.start and hit.end <= end
        )

    def opens(self, number: int) -> bool:
        """Tell whether a part is the beginning of the segment or of a table cell."""
        before = self.spans[number - 1][1] if number else 0
        return not number or between(self.source, before, self.spans[number][0]) != " "

    def joined(self, answers: Sequence[Hypothesis]) -> Hypothesis:
        """Put the translations of the parts together."""
        told = (self.capitals,)
        parts = [Part(start, self.source[start:end], (), must=told) for start, end in self.spans]
        return joined(self.source, parts, seamed(parts, answers, language(self.target).continued))


def _around_terms(source: str, parts: Sequence[Span], hits: Sequence[TermHit]) -> list[Span]:
    """Move a cut that goes through a term to before it."""
    cuts = []
    for (_, end), (start, _) in itertools.pairwise(parts):
        cut = next((hit.start for hit in hits if hit.start < start and end < hit.end), None)
        cuts.append((end, start) if cut is None else (len(source[:cut].rstrip()), cut))
    edges = [parts[0][0], *(edge for cut in cuts for edge in cut), parts[-1][1]]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    return [(start, end) for start, end in spans if start < end] or list(parts)
