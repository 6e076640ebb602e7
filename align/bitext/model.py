"""What the aligner believes of two texts, and how it learns from the beads it has found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from align.bitext.lengths import Lengths, fitted, lengths_of
from align.bitext.lexicon import lexicon
from align.bitext.readings import Reading, Voice, background, estimated, reading, words_of
from align.bitext.scorer import Likeness, Scorer, Weights
from align.bitext.search import Step
from align.bitext.shapes import Shapes, counted, usual
from align.bitext.sides import Side
from align.bitext.tables import Entries, table, turned
from align.bitext.voices import SHARES, Pairing, bridge, common

CERTAIN = 0.4
"""Probability from which a bead teaches."""
_SAMPLE = 1_000
"""Beads that shares are estimated from."""


@dataclass(frozen=True)
class Model:
    """Two texts, the readings of both, and what is usual between them."""

    source: Side
    target: Side
    forward: Reading
    backward: tuple[Reading, ...]
    lengths: Lengths
    shapes: Shapes
    likeness: Likeness | None = None
    weights: Weights = field(default_factory=Weights)

    def scorer(self) -> Scorer:
        """Return the scores of beads as things are believed now."""
        return Scorer(
            self.source,
            self.target,
            (self.forward,),
            self.backward,
            self.lengths,
            self.shapes,
            self.weights,
            self.likeness,
        )

    def learned(self, steps: Sequence[Step], sure: Sequence[float]) -> "Model":
        """Learn from beads: lexicon, shares of the voices, lengths, how common gaps are."""
        import numpy as np

        pairs = [
            (np.arange(first, last), np.arange(begin, end))
            for (first, last, begin, end), certain in zip(steps, sure, strict=True)
            if certain >= CERTAIN
        ]
        if not pairs:
            return self
        words = [
            (words_of(self.source.words, one), words_of(self.target.words, other))
            for one, other in pairs
        ]
        there, back = lexicon(words, (len(self.source.vocabulary), len(self.target.vocabulary)))
        sample = pairs[:: max(1, len(pairs) // _SAMPLE)]
        forward = _with_lexicon(self.forward, self.source, there)
        backward = (_with_lexicon(self.backward[0], self.target, back), *self.backward[1:])
        return replace(
            self,
            forward=estimated(forward, sample),
            backward=tuple(estimated(one, [(t, s) for s, t in sample]) for one in backward),
            lengths=fitted(
                self.lengths,
                np.array([self.source.lengths[one].sum() for one, _ in pairs]),
                np.array([self.target.lengths[other].sum() for _, other in pairs]),
            ),
            shapes=self._counted(steps),
            likeness=self.likeness.learned(pairs) if self.likeness else None,
        )

    def _counted(self, steps: Sequence[Step]) -> Shapes:
        ends = [(0, 0), *((last, end) for _, last, _, end in steps)]
        begins = [*((first, begin) for first, _, begin, _ in steps)]
        begins.append((len(self.source), len(self.target)))
        runs = sum(end != begin for end, begin in zip(ends, begins, strict=True))
        return counted(len(steps), runs)


def _with_lexicon(known: Reading, speaking: Side, entries: Entries) -> Reading:
    others = [voice for voice in known.voices if voice.name != "lexicon"]
    share = next((v.share for v in known.voices if v.name == "lexicon"), SHARES["lexicon"])
    room = 1.0 - sum(voice.share for voice in others)
    made = table(len(speaking.vocabulary), entries)
    voice = Voice("lexicon", speaking.words, made, min(share, room / 2))
    return reading((*others, voice), known.explained, known.background, known.weight)


def model(
    source: Side,
    target: Side,
    pairing: Pairing,
    *,
    translated: Sequence[str] | None = None,
    known: Mapping[str, Entries] | None = None,
    likeness: Likeness | None = None,
) -> Model:
    """Return what is believed before any bead is known.

    Args:
        source: the source text.
        target: the target text.
        pairing: their languages.
        translated: the source as an engine translated it, sentence by sentence.
        known: pairs of words from elsewhere, source to target, by the name of the voice.
        likeness: what embeddings say.
    """
    there = common(source, target, pairing) | dict(known or {})
    forward = [
        Voice(name, source.words, table(len(source.vocabulary), found), SHARES[name])
        for name, found in there.items()
    ]
    backward = [
        Voice(name, target.words, table(len(target.vocabulary), turned(found)), SHARES[name])
        for name, found in there.items()
    ]
    source_often = background(source.words, len(source.vocabulary))
    target_often = background(target.words, len(target.vocabulary))
    readings = [reading(backward, source.words, source_often, 0.5)]
    if translated is not None:
        words, vocabulary, found = bridge(translated, target, pairing.target)
        room = 1.0 - sum(voice.share for voice in forward)
        share = min(SHARES["bridge"], room - 0.3)
        forward.append(Voice("bridge", words, table(len(vocabulary), found), share))
        back = table(len(target.vocabulary), turned(found))
        readings = [
            reading(backward, source.words, source_often, 0.25),
            reading(
                [Voice("bridge", target.words, back, SHARES["bridge"])],
                words,
                background(words, len(vocabulary)),
                0.25,
            ),
        ]
    return Model(
        source,
        target,
        reading(forward, target.words, target_often, 0.5),
        tuple(readings),
        lengths_of(source.lengths, target.lengths),
        usual(),
        likeness,
    )
