"""Words that a translation memory and a term base pair, for two texts at hand."""

from collections.abc import Iterable
from itertools import islice

from align.bitext.lexicon import lexicon
from align.bitext.sides import Side, Vocabulary
from align.bitext.tables import Entries, entries
from align.bitext.voices import Pairing, known_words
from align.bitext.words import keys
from align.glossary import Glossary

_MOST = 60_000
"""Pairs of a memory that are read."""


def of_memory(
    pairs: Iterable[tuple[str, str]], source: Side, target: Side, pairing: Pairing
) -> Entries:
    """Estimate a lexicon from sentence pairs and keep what the two texts can use."""
    import numpy as np

    ours, theirs = Vocabulary(), Vocabulary()
    beads = [
        (
            np.array([ours.number(key) for key in keys(left, pairing.source)], np.int32),
            np.array([theirs.number(key) for key in keys(right, pairing.target)], np.int32),
        )
        for left, right in islice(pairs, _MOST)
    ]
    (speaking, spoken, weights), _ = lexicon(beads, (len(ours), len(theirs)))
    here = {number: source.vocabulary.get(key) for key, number in ours.items()}
    there = {number: target.vocabulary.get(key) for key, number in theirs.items()}
    found = zip(speaking.tolist(), spoken.tolist(), weights.tolist(), strict=True)
    known = ((here.get(one), there.get(other), weight) for one, other, weight in found)
    return entries((one, other, weight) for one, other, weight in known if one and other)


def of_glossary(glossary: Glossary, source: Side, target: Side, pairing: Pairing) -> Entries:
    """Pair the words of terms with those of their preferred and allowed forms."""
    pairs: dict[tuple[str, str], float] = {}
    for entry in glossary.entries:
        forms = [form for form in (entry.target, *entry.allowed) if form]
        for spelling in entry.sources:
            for form in forms:
                pairs[spelling, form] = 1.0 / len(forms)
    return known_words(pairs, source, target, pairing)
