"""How well translations obey a term base: counts of segments, to be added up into rates."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

from align.glossary import Entry, Glossary, judge
from align.scoring.forms import Span, is_content, is_last, places, said, stutters, words
from align.units import Outcome, TermHit, TermUse

# At most one word between two renderings of the same term.
_AT_ONCE = re.compile(r"\W*(?:\w+\W+)?")


@dataclass(frozen=True, slots=True)
class TermCase:
    """What a translation of one segment is held to."""

    hits: tuple[TermHit, ...]
    """The terms of the source, as ``Glossary.find`` gives them."""
    reference: str
    """A good translation that honours every term."""
    wrong: tuple[str, ...] = ()
    """Entries whose words stand in the source in another sense."""


@dataclass(frozen=True, slots=True)
class TermTally:
    """Counts over segments. A rate is a share from 0 to 1, and 0 where there was nothing."""

    segments: int = 0
    pairs: int = 0
    """Distinct terms of a segment."""
    pairs_said: int = 0
    occurrences: int = 0
    honoured: int = 0
    forbidden: int = 0
    over_generated: int = 0
    doubled: int = 0
    trailing: int = 0
    wrong: int = 0
    """Words that stand in another sense than the entry means."""
    wrong_fired: int = 0
    stuttering: int = 0
    windows: int = 0
    window_overlap: float = 0.0

    def __add__(self, other: "TermTally") -> "TermTally":
        """Return the counts of both."""
        return TermTally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def lenient(self) -> float:
        """Term success of WMT 2025: terms of which some form is a substring of the target."""
        return _share(self.pairs_said, self.pairs)

    @property
    def accuracy(self) -> float:
        """Occurrences with an allowed form of their own, at word boundaries, in the right case."""
        return _share(self.honoured, self.occurrences)

    @property
    def forbidden_rate(self) -> float:
        """Occurrences rendered by a forbidden form."""
        return _share(self.forbidden, self.occurrences)

    @property
    def over_generation(self) -> float:
        """Terms said more often than the source and the reference have them."""
        return _share(self.over_generated, self.pairs)

    @property
    def doubling(self) -> float:
        """Terms said twice at once where the reference does not."""
        return _share(self.doubled, self.pairs)

    @property
    def stuck_at_end(self) -> float:
        """Honoured occurrences that end the target, but not the reference."""
        return _share(self.trailing, self.honoured)

    @property
    def wrong_sense(self) -> float:
        """Words in another sense that were rendered by the entry all the same."""
        return _share(self.wrong_fired, self.wrong)

    @property
    def stutter(self) -> float:
        """Segments that say words again at once more often than the reference."""
        return _share(self.stuttering, self.segments)

    @property
    def window(self) -> float:
        """Mean window overlap of the occurrences that are honoured; see ``window_overlaps``."""
        return self.window_overlap / self.windows if self.windows else 0.0

    def rates(self) -> dict[str, float]:
        """Return every rate by its name."""
        names = (
            "lenient accuracy forbidden_rate over_generation doubling stuck_at_end wrong_sense"
            " stutter window"
        )
        return {name: getattr(self, name) for name in names.split()}


def tally(case: TermCase, output: str, glossary: Glossary, *, width: int = 2) -> TermTally:
    """Count what a translation of one segment does with its terms.

    Args:
        case: what it is held to.
        output: the translation, NFC.
        glossary: the term base that the hits come from.
        width: content words to each side of a term that make its window.

    Raises:
        KeyError: a hit or a wrong sense is not of this term base.
    """
    uses = judge(case.hits, output, glossary)
    model = judge(case.hits, case.reference, glossary)
    windows = [w for w in window_overlaps(case, output, glossary, width) if w is not None]
    wanted = Counter(hit.entry for hit in case.hits)
    entries = [glossary[identity] for identity in wanted]

    def excess(entry: Entry) -> bool:
        given = max(wanted[entry.id], _count(entry, case.reference, model))
        return _count(entry, output, uses) > given

    return TermTally(
        segments=1,
        pairs=len(entries),
        pairs_said=sum(said(entry, output) for entry in entries),
        occurrences=len(uses),
        honoured=sum(use.outcome is Outcome.HONOURED for use in uses),
        forbidden=sum(use.outcome is Outcome.FORBIDDEN for use in uses),
        over_generated=sum(map(excess, entries)),
        doubled=sum(_at_once(entry, output) > _at_once(entry, case.reference) for entry in entries),
        trailing=sum(
            _ends(use, output) and not _ends(ideal, case.reference)
            for use, ideal in zip(uses, model, strict=True)
        ),
        wrong=len(case.wrong),
        wrong_fired=sum(excess(glossary[identity]) for identity in case.wrong),
        stuttering=int(stutters(output) > stutters(case.reference)),
        windows=len(windows),
        window_overlap=sum(windows),
    )


def window_overlaps(
    case: TermCase, output: str, glossary: Glossary, width: int = 2
) -> list[float | None]:
    """Return for each hit how much of its surroundings in the reference surrounds it in a target.

    Alam et al. 2021, "On the Evaluation of Machine Translation for Terminology Consistency":
    of the ``width`` content words to the left and to the right of the term in the reference, the
    share found within as many of the term in the target. ``None`` where the target does not
    honour the occurrence, or the reference has nothing around it.
    """
    uses = judge(case.hits, output, glossary)
    model = judge(case.hits, case.reference, glossary)
    return [
        _overlap(_window(case.reference, ideal, width), _window(output, use, width))
        if use.outcome is Outcome.HONOURED and ideal.outcome is Outcome.HONOURED
        else None
        for use, ideal in zip(uses, model, strict=True)
    ]


def _window(text: str, use: TermUse, width: int) -> Counter[str]:
    content = [(word, span) for word, span in words(text) if is_content(word)]
    left = [word for word, span in content if span[1] <= use.start]
    right = [word for word, span in content if span[0] >= use.end]
    return Counter(left[-width:] + right[:width])


def _overlap(ideal: Counter[str], found: Counter[str]) -> float | None:
    return (ideal & found).total() / ideal.total() if ideal else None


def _count(entry: Entry, text: str, uses: Sequence[TermUse]) -> int:
    """Count renderings of an entry, but not those inside the rendering of another."""
    others: list[Span] = [
        (use.start, use.end)
        for use in uses
        if use.outcome is Outcome.HONOURED and use.hit.entry != entry.id
    ]
    return len(places(entry, text, others))


def _at_once(entry: Entry, text: str) -> int:
    """Count renderings that follow another one at once."""
    found = places(entry, text)
    return sum(
        _AT_ONCE.fullmatch(text[before:after]) is not None
        for (_, before), (after, _) in itertools.pairwise(found)
    )


def _ends(use: TermUse, text: str) -> bool:
    return use.outcome is Outcome.HONOURED and is_last(text, (use.start, use.end))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
