"""Hard alignment sets from parallel lines, with their gold, and the field's score.

Lines that are translations of each other are merged, split, dropped, joined by strangers and
moved in blocks, with a fixed seed; what was done to them is the gold.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Pair = tuple[str, str]
Link = tuple[tuple[int, ...], tuple[int, ...]]
"""Numbers of the source and target sentences, counted from 0; one side may be empty."""

_CUT = re.compile(r"(?<=[,;:–—]) (?=\S)")


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each thing is done, a position of the text."""

    merge: float = 0.12
    """Two or three lines become one, on either side."""
    split: float = 0.12
    """One line becomes two or three, on either side."""
    many: float = 0.04
    """Two lines on each side, cut elsewhere: 2:2 or 2:3."""
    drop: float = 0.06
    """A run of one to four lines loses one side."""
    strangers: float = 0.03
    """A run of one to four lines that belong to no other comes in."""
    swap: int = 0
    """Pairs of neighbouring blocks that change places on the target side."""


@dataclass(frozen=True, slots=True)
class HardSet:
    """Two texts and how they belong together."""

    name: str
    source: list[str]
    target: list[str]
    gold: list[Link]


def hard_set(name: str, pairs: Sequence[Pair], rates: Rates, seed: int) -> HardSet:
    """Make a set; a tenth of the lines is kept back as strangers where any are wanted."""
    chance = random.Random(seed)
    kept = len(pairs) - (len(pairs) // 10 if rates.strangers else 0)
    strangers = list(pairs[kept:])
    groups = list(_groups(pairs[:kept], strangers, rates, chance))
    source = [text for left, _ in groups for text in left]
    places: dict[int, tuple[int, ...]] = {}
    target: list[str] = []
    for number in _order(len(groups), rates.swap, chance):
        right = groups[number][1]
        places[number] = tuple(range(len(target), len(target) + len(right)))
        target.extend(right)
    gold: list[Link] = []
    begun = 0
    for number, (left, _) in enumerate(groups):
        gold.append((tuple(range(begun, begun + len(left))), places[number]))
        begun += len(left)
    return HardSet(name, source, target, list(_single_drops(gold)))


def _groups(
    pairs: Sequence[Pair], strangers: list[Pair], rates: Rates, chance: random.Random
) -> Iterator[tuple[list[str], list[str]]]:
    at = 0
    while at < len(pairs):
        dice = chance.random()
        here = pairs[at : at + chance.choice((2, 2, 2, 3))]
        if (dice := dice - rates.merge) < 0 and len(here) > 1:
            left, right = [one[0] for one in here], [one[1] for one in here]
            if chance.random() < 0.5:
                yield [" ".join(left)], right
            else:
                yield left, [" ".join(right)]
            at += len(here)
            continue
        if 0 <= dice < rates.split:
            yield _split(pairs[at], chance)
            at += 1
            continue
        dice -= rates.split
        if 0 <= dice < rates.many and len(here) > 1:
            yield _many(here[:2], chance)
            at += 2
            continue
        dice -= rates.many
        run = chance.randint(1, 4)
        if 0 <= dice < rates.drop:
            side = chance.randrange(2)
            for pair in pairs[at : at + run]:
                yield ([pair[0]], []) if side else ([], [pair[1]])
            at += run
            continue
        dice -= rates.drop
        if 0 <= dice < rates.strangers and strangers:
            side = chance.randrange(2)
            for _ in range(run):
                text = chance.choice(strangers)[side]
                yield ([text], []) if side == 0 else ([], [text])
        yield [pairs[at][0]], [pairs[at][1]]
        at += 1


def _split(pair: Pair, chance: random.Random) -> tuple[list[str], list[str]]:
    pieces = chance.choice((2, 2, 2, 3))
    if chance.random() < 0.5:
        return _cut(pair[0], pieces), [pair[1]]
    return [pair[0]], _cut(pair[1], pieces)


def _many(here: Sequence[Pair], chance: random.Random) -> tuple[list[str], list[str]]:
    """Move the border between two lines into the first one, on one side."""
    sides = [[one[0] for one in here], [one[1] for one in here]]
    side = chance.randrange(2)
    first = _cut(sides[side][0], 2)
    if len(first) == 2:
        sides[side] = [first[0], f"{first[1]} {sides[side][1]}"]
    return sides[0], sides[1]


def _cut(text: str, pieces: int) -> list[str]:
    """Cut at punctuation inside the sentence where there is any, else between words."""
    words = text.split()
    if len(words) < 2 * pieces:
        return [text]
    marks = [m.end() for m in _CUT.finditer(text)]
    spaces = [m.start() + 1 for m in re.finditer(" ", text)]
    cuts: list[int] = []
    for piece in range(1, pieces):
        ideal = len(text) * piece // pieces
        near = [mark for mark in marks if abs(mark - ideal) < len(text) / 5]
        cuts.append(min(near or spaces, key=lambda place: abs(place - ideal)))
    borders = [0, *sorted(set(cuts)), len(text)]
    found = [text[a:b].strip() for a, b in pairwise(borders)]
    return [piece for piece in found if piece]


def _order(number: int, swaps: int, chance: random.Random) -> list[int]:
    """Return the order of the groups on the target side."""
    order = list(range(number))
    room = number // max(swaps, 1)
    for swap in range(swaps):
        first, second = chance.randint(8, 24), chance.randint(8, 24)
        if first + second + 2 > room:
            break
        begin = swap * room + chance.randint(0, room - first - second - 1)
        block = order[begin : begin + first + second]
        order[begin : begin + first + second] = block[first:] + block[:first]
    return order


def _single_drops(links: Iterable[Link]) -> Iterator[Link]:
    for left, right in links:
        if left and right:
            yield left, right
        else:
            yield from (((one,), ()) for one in left)
            yield from (((), (one,)) for one in right)


@dataclass(frozen=True, slots=True)
class Score:
    """F1 as Vecalign's and Bertalign's scorers count it, and F1 of what was left unaligned."""

    strict: float
    lax: float
    dropped: float
    precision: float
    recall: float


def score(gold: Sequence[Link], found: Sequence[Link]) -> Score:
    """Score links.

    Precision counts all links found, those with an empty side included; recall the links of the
    gold with two sides. Strict: the very link; lax: some sentence of it is linked to some
    sentence it should be (Sennrich and Volk 2010, Thompson and Koehn 2019).
    """
    strict, lax, number = _hits(gold, found)
    both = [link for link in gold if all(link)]
    again, loose, total = _hits([link for link in found if all(link)], both)
    precision, recall = _part(strict, number), _part(again, total)
    return Score(
        _f1(precision, recall),
        _f1(_part(lax, number), _part(loose, total)),
        _dropped(gold, found),
        precision,
        recall,
    )


def _hits(reference: Sequence[Link], proposed: Sequence[Link]) -> tuple[int, int, int]:
    exact = set(reference)
    partners: dict[int, set[int]] = defaultdict(set)
    for left, right in reference:
        for one in left:
            partners[one].update(right)
    strict = lax = 0
    unique = {link for link in proposed if any(link)}
    for link in unique:
        if link in exact:
            strict += 1
            lax += 1
        elif any(partners[one] & set(link[1]) for one in link[0]):
            lax += 1
    return strict, lax, len(unique)


def _dropped(gold: Sequence[Link], found: Sequence[Link]) -> float:
    sides = [
        {("s", one) for left, right in links if not right for one in left}
        | {("t", one) for left, right in links if not left for one in right}
        for links in (gold, found)
    ]
    right = len(sides[0] & sides[1])
    return _f1(_part(right, len(sides[1])), _part(right, len(sides[0])))


def _part(some: int, total: int) -> float:
    return some / total if total else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
