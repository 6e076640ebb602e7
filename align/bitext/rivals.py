"""What else the sentences of a bead could be: the neighbours' claims, weighed by the aligner.

A bead and a neighbour are cut in every other way, or made one, and scored as the aligner scores
them, with words learned from the beads around that are sure. It takes a moment: run it in a
thread.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from align.bitext.beads import MOST
from align.bitext.memory import of_memory
from align.bitext.model import model
from align.bitext.scorer import Scorer
from align.bitext.sides import side
from align.bitext.voices import Pairing
from align.languages import language
from align.store.bitexts import Bitext, Link, source_of, target_of

_AROUND = 12
"""Sentences beside the two beads that are looked at."""
_TEACHERS = 400
"""Sure beads on either side that words are learned from."""
_SURE = 0.8
_TEMPER = 0.5
"""See ``align.bitext.certainty``."""
_FAINT = 0.05


@dataclass(frozen=True, slots=True)
class Rival:
    """Another way to link the sentences of a bead and its neighbour."""

    share: float
    """Its weight against the way it is, 0 to 1; above one half the aligner would prefer it now."""
    what: str
    """What would have to be done, as a clause."""


def rivals(bitext: Bitext, at: int, languages: tuple[str, str], most: int = 3) -> list[Rival]:
    """Return the best other ways, the likeliest first; those that hardly count are left out.

    Args:
        bitext: the sentences and all links.
        at: place of the bead, counted from 0.
        languages: of both sides, BCP 47.
        most: so many at most.
    """
    found: list[Rival] = []
    for other, name in ((at + 1, "next"), (at - 1, "previous")):
        if 0 <= other < len(bitext.links):
            first, then = sorted((at, other))
            found += _between(bitext, first, then, languages, name)
    found = [one for one in found if one.share >= _FAINT]
    return sorted(found, key=lambda one: -one.share)[:most]


def _between(
    bitext: Bitext, first: int, then: int, languages: tuple[str, str], name: str
) -> Iterator[Rival]:
    one, other = bitext.links[first], bitext.links[then]
    ours, theirs = (*one.source, *other.source), (*one.target, *other.target)
    if not ours or not theirs or not (_in_row(ours) and _in_row(theirs)):
        return
    weigh = _Weigher(bitext, (first + then) // 2, ours, theirs, languages)
    cut = (len(one.source), len(one.target))
    present = weigh.parts(*cut)
    if present is None:
        return
    ahead = name == "next"
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            # Both ends of the plane are one bead of everything.
            whole = (i, j) == (len(ours), len(theirs))
            score = None if (i, j) in (cut, (0, 0)) else weigh.parts(i, j)
            if score is not None:
                share = 1 / (1 + math.exp(min(_TEMPER * (present - score), 50.0)))
                moved = (i - cut[0], j - cut[1])
                what = f"merged with the {name} bead" if whole else _said(moved, name, ahead)
                yield Rival(share, what)


def _said(moved: tuple[int, int], name: str, ahead: bool) -> str:
    """Say what goes where; ``moved`` counts what the first of two beads would gain."""
    clauses = []
    for count, kind in zip(moved, ("source", "target"), strict=True):
        if count:
            sentences = f"{abs(count)} {kind} sentence{'s' if abs(count) > 1 else ''}"
            gains = (count > 0) == ahead
            clauses.append(
                f"{sentences} taken from the {name} bead"
                if gains
                else f"{sentences} given to the {name} bead"
            )
    return " and ".join(clauses)


def _in_row(places: Sequence[int]) -> bool:
    return all(place == places[0] + n for n, place in enumerate(places))


class _Weigher:
    """Scores cuts of some sentences of both sides, as the aligner would."""

    def __init__(
        self,
        bitext: Bitext,
        at: int,
        ours: Sequence[int],
        theirs: Sequence[int],
        languages: tuple[str, str],
    ) -> None:
        pairing = Pairing(language(languages[0]), language(languages[1]))
        low = [max(0, places[0] - _AROUND) for places in (ours, theirs)]
        left = side(
            [one.text for one in bitext.source[low[0] : ours[-1] + 1 + _AROUND]], pairing.source
        )
        right = side(
            [one.text for one in bitext.target[low[1] : theirs[-1] + 1 + _AROUND]], pairing.target
        )
        near = bitext.links[max(0, at - _TEACHERS) : at + _TEACHERS]
        pairs = [(source_of(k, bitext), target_of(k, bitext)) for k in near if _teaches(k)]
        known = {"memory": of_memory(pairs, left, right, pairing)} if pairs else {}
        self._scorer: Scorer = model(left, right, pairing, known=known).scorer()
        self._begin = (ours[0] - low[0], theirs[0] - low[1])
        self._size = (len(ours), len(theirs))

    def parts(self, source: int, target: int) -> float | None:
        """Score the two parts of a cut; None where one of them is too large for a bead."""
        before = self._part((0, 0), (source, target))
        after = self._part((source, target), self._size)
        return None if before is None or after is None else before + after

    def _part(self, begin: tuple[int, int], end: tuple[int, int]) -> float | None:
        a, b = end[0] - begin[0], end[1] - begin[1]
        if not a or not b:
            usual = self._scorer.shapes
            return usual.opening + usual.dropping * (a + b) if a + b else 0.0
        if a + b > MOST:
            return None
        i, j = self._begin[0] + end[0] - 1, self._begin[1] + end[1] - 1
        found = self._scorer.block(range(i, i + 1), range(j, j + 1), ((a, b),))
        return float(found[0, 0, 0])


def _teaches(link: Link) -> bool:
    full = bool(link.source and link.target)
    return full and (link.pinned or link.confidence >= _SURE)
