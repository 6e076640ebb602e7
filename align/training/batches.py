"""From pairs to padded tensors of similar lengths, with term notes drawn on the way."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.training.notes import Note, Noted, write
from align.training.phrases import Kinds, Link, Phrase, choose, phrases
from align.training.records import Pair
from align.training.spelling import Spelling

if TYPE_CHECKING:
    from torch import Tensor

NO_LABEL = -100
_LEAST_PIECES = 6
_STRANGE = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as ids, without end marks."""

    source: tuple[int, ...]
    target: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step."""

    source: "Tensor"
    """(b, s) ids."""
    decoder_input: "Tensor"
    """(b, t) ids, shifted by the start token."""
    labels: "Tensor"
    """(b, t) ids, ``NO_LABEL`` where padded."""
    alignment: "Tensor"
    """(b, t, s): rows of a linked target piece sum to 1, others to 0."""


def encode(
    pairs: Iterable[Pair], spelling: Spelling, most: int
) -> tuple[list[Pair], list[Example], Counter[str]]:
    """Return the pairs that the network can spell, as examples, and what was left out."""
    kept: list[Pair] = []
    made: list[Example] = []
    counts: Counter[str] = Counter()
    for pair in pairs:
        source, target = spelling.source(pair.source), spelling.target(pair.target)
        if spelling.marks & {*source, *target}:
            counts["term marks in the text"] += 1
        elif max(len(source), len(target)) > most or not source or not target:
            counts["too long"] += 1
        elif max(map(spelling.strangeness, (source, target))) > _STRANGE:
            counts["foreign letters"] += 1
        else:
            kept.append(pair)
            made.append(Example(tuple(source), tuple(target)))
    return kept, made, counts


def turns(examples: Sequence[Example], tokens: int, seed: str) -> list[list[int]]:
    """Cut the examples into batches of similar lengths, in random order, at most ``tokens``
    pieces each with padding, on either side."""
    chance = random.Random(seed)
    order = sorted(
        range(len(examples)),
        key=lambda n: (len(examples[n].target), len(examples[n].source) + chance.random()),
    )
    found: list[list[int]] = []
    widest = 0
    for number in order:
        wide = max(len(examples[number].target), len(examples[number].source)) + 1
        widest = max(widest, wide)
        if found and (len(found[-1]) + 1) * widest <= tokens:
            found[-1].append(number)
        else:
            found.append([number])
            widest = wide
    chance.shuffle(found)
    return found


class Notary:
    """Draws term notes for a share of the examples, from their own translations."""

    def __init__(
        self, spelling: Spelling, kinds: Kinds, markers: tuple[int, int, int], share: float
    ) -> None:
        self._spelling, self._kinds = spelling, kinds
        self._markers, self._share = markers, share

    def __call__(
        self, example: Example, links: Sequence[Link], chance: random.Random
    ) -> Noted | None:
        """Return the source with notes, or nothing where chance or the pair has none."""
        if len(example.source) < _LEAST_PIECES or chance.random() >= self._share:
            return None
        found = phrases(example.source, example.target, links, self._kinds)
        notes = [Note(phrase, self._rendering(example, phrase)) for phrase in choose(found, chance)]
        return write(example.source, links, notes, self._markers)

    def _rendering(self, example: Example, phrase: Phrase) -> tuple[int, ...]:
        """Return what to write for a phrase: a capital owed to the sentence start is lowered."""
        ids = example.target[slice(*phrase.target)]
        term = self._spelling.text(example.source[slice(*phrase.source)])
        if phrase.target[0] > 0 or not term.islower():
            return ids
        text = self._spelling.text(ids)
        return tuple(self._spelling.target(text[:1].lower() + text[1:]))


def noted_items(
    examples: Sequence[Example],
    links: Sequence[Sequence[Link]],
    numbers: Sequence[int],
    notary: Notary | None,
    chance: random.Random,
) -> Iterator[tuple[Noted, Example]]:
    """Yield the examples of a batch, some of them with notes."""
    for number in numbers:
        noted = notary(examples[number], links[number], chance) if notary else None
        plain = Noted(list(examples[number].source), list(links[number]))
        yield noted or plain, examples[number]


def plain_items(examples: Iterable[Example]) -> list[tuple[Noted, Example]]:
    """Return examples as they are, without links."""
    return [(Noted(list(example.source), []), example) for example in examples]


def collate(items: Sequence[tuple[Noted, Example]], end: int, pad: int) -> Batch:
    """Pad sources and targets to one batch; the decoder starts from ``pad``."""
    import torch

    rows = len(items)
    s = max(len(noted.source) for noted, _ in items) + 1
    t = max(len(example.target) for _, example in items) + 1
    source, inputs = (torch.full((rows, width), pad) for width in (s, t))
    labels = torch.full((rows, t), NO_LABEL)
    alignment = torch.zeros(rows, t, s)
    for row, (noted, example) in enumerate(items):
        m, n = len(noted.source), len(example.target)
        source[row, : m + 1] = torch.tensor([*noted.source, end])
        inputs[row, 1 : n + 1] = torch.tensor(example.target)
        labels[row, : n + 1] = torch.tensor([*example.target, end])
        for i, j in noted.links:
            alignment[row, j, i] = 1.0
    alignment /= alignment.sum(-1, keepdim=True).clamp(min=1.0)
    return Batch(source, inputs, labels, alignment)
