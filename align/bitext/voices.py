"""What two texts have in common without any dictionary, and what dictionaries add."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from align.bitext.sides import Side, Stream, Vocabulary, stream
from align.bitext.tables import Entries, entries
from align.bitext.words import keys
from align.languages import Language

_ALIKE = 4
"""Letters that two words begin with alike to be alike."""

SHARES = {
    "bridge": 0.45,
    "lexicon": 0.30,
    "memory": 0.20,
    "terms": 0.05,
    "spelling": 0.08,
    "numbers": 0.05,
    "likeness": 0.04,
}
"""What part of a text each voice is taken to explain until it has been estimated."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """The two languages and what is known of them."""

    source: Language
    target: Language


def common(source: Side, target: Side, pairing: Pairing) -> dict[str, Entries]:
    """Pair words that are written alike: numbers and addresses, the same word, a like word."""
    begun: dict[str, list[tuple[str, int]]] = {}
    for key, number in target.vocabulary.items():
        if key[0] not in "#@":
            bare = pairing.target.skeleton(key)
            begun.setdefault(bare[:_ALIKE], []).append((bare, number))
    numbers, spelling, likeness = [], [], []
    for key, number in source.vocabulary.items():
        if key[0] in "#@":
            if (same := target.vocabulary.get(key)) is not None:
                numbers.append((number, same, 1.0))
            continue
        bare = pairing.source.skeleton(key)
        for other, match in begun.get(bare[:_ALIKE], ()):
            if other == bare:
                spelling.append((number, match, 1.0))
            elif len(bare) >= _ALIKE:
                likeness.append((number, match, 1.0))
    found = {"numbers": numbers, "spelling": spelling, "likeness": likeness}
    return {name: entries(triples) for name, triples in found.items()}


def bridge(
    translated: Iterable[str], target: Side, room: Language
) -> tuple[Stream, Vocabulary, Entries]:
    """Read the source as an engine translated it; its words speak for themselves."""
    vocabulary = Vocabulary()
    words = stream(list(translated), room, vocabulary)
    triples = (
        (number, same, 1.0)
        for key, number in vocabulary.items()
        if (same := target.vocabulary.get(key)) is not None
    )
    return words, vocabulary, entries(triples)


def known_words(
    pairs: Mapping[tuple[str, str], float], source: Side, target: Side, pairing: Pairing
) -> Entries:
    """Turn term pairs into pairs of words: each word of a term speaks for those of its forms."""
    triples: list[tuple[int, int, float]] = []
    for (left, right), weight in pairs.items():
        ours = [source.vocabulary.get(key) for key in keys(left, pairing.source)]
        theirs = [target.vocabulary.get(key) for key in keys(right, pairing.target)]
        if not ours or not theirs or None in ours:
            continue
        part = weight / len(theirs)
        triples += [
            (one, other, part) for one in ours for other in theirs if one and other is not None
        ]
    return _summed(triples)


def _summed(triples: Iterable[tuple[int, int, float]]) -> Entries:
    sums: dict[tuple[int, int], float] = {}
    for one, other, weight in triples:
        sums[one, other] = sums.get((one, other), 0.0) + weight
    return entries((one, other, weight) for (one, other), weight in sums.items())
