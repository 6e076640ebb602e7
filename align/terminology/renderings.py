"""How a memory renders the candidates: by word alignment, and how consistently."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from align.languages import Token, language
from align.terminology.bilingual import Bilingual
from align.terminology.candidates import Gram
from align.wordalign import Links, get
from align.wordalign.phrases import target_of

MOST_PAIRS = 12_000
"""Pairs the alignment is learnt from; more would take minutes and change little."""
_MOST_EACH = 200
"""Pairs that show a candidate; what is said of them holds for the rest."""
_LEAST = 2
"""A rendering that was seen only once may be a slip of the alignment."""


@dataclass(slots=True)
class Renderings:
    """The renderings of one candidate in a memory."""

    occurrences: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    """Target forms in running-text case, inflections counted as the form they are of."""
    example: Bilingual | None = None
    """A pair with the most frequent form."""

    @property
    def best(self) -> str:
        """The most frequent form, empty if no form was seen often enough to be trusted."""
        form, number = max(self.forms.items(), key=lambda item: item[1], default=("", 0))
        return form if number >= _LEAST else ""

    @property
    def consistency(self) -> float:
        """Share of the occurrences that are rendered with the most frequent form."""
        return self.forms[self.best] / self.occurrences if self.occurrences else 0.0


@dataclass(frozen=True, slots=True)
class _Found:
    """One rendering of one occurrence."""

    text: str
    opens: bool
    """Whether it begins its sentence, so that its capital says nothing."""
    pair: Bilingual


def renderings(
    grams: Sequence[Gram],
    memory: Sequence[Bilingual],
    source: str,
    target: str,
    advance: Callable[[float], None] | None = None,
) -> dict[Gram, Renderings]:
    """Return how a memory renders each candidate; those that it does not have are left out.

    Args:
        grams: the candidates.
        memory: the pairs.
        source: language of the sources.
        target: language of the targets.
        advance: told what share of the work has been done since the last call.
    """
    room = language(source)
    wanted = set(grams)
    lengths = {len(gram) for gram in grams}
    places: dict[int, list[tuple[Gram, int]]] = {}
    seen: Counter[Gram] = Counter()
    others: list[int] = []
    keys: dict[int, list[str]] = {}
    for number, pair in enumerate(memory):
        folded = [room.fold(token.text) for token in room.tokens(pair.source)]
        found = [
            (gram, at)
            for gram, at in _places(folded, lengths)
            if gram in wanted and seen[gram] < _MOST_EACH
        ]
        if found:
            places[number], keys[number] = found, folded
            seen.update(gram for gram, _ in found)
        elif len(others) < MOST_PAIRS:
            others.append(number)
            keys[number] = folded
    chosen = [*places, *others[: max(0, MOST_PAIRS - len(places))]]
    back = language(target)
    tokens = {number: list(back.tokens(memory[number].target)) for number in chosen}
    pairs = [(keys[n], [back.fold(token.text) for token in tokens[n]]) for n in chosen]
    links = dict(zip(chosen, get("hmm").align(pairs, advance), strict=True))
    raw: defaultdict[Gram, list[_Found]] = defaultdict(list)
    counts: Counter[Gram] = Counter()
    for number, found in places.items():
        for gram, at in found:
            counts[gram] += 1
            one = _rendering(memory[number], tokens[number], links[number], at, len(gram))
            if one:
                raw[gram].append(one)
    return {gram: _summed(counts[gram], raw[gram], target) for gram in counts}


def _places(folded: Sequence[str], lengths: set[int]) -> Iterator[tuple[Gram, int]]:
    for at in range(len(folded)):
        for length in lengths:
            if at + length <= len(folded):
                yield tuple(folded[at : at + length]), at


def _rendering(
    pair: Bilingual, tokens: Sequence[Token], links: Links, at: int, length: int
) -> _Found | None:
    span = target_of(links, at, at + length - 1)
    if span is None:
        return None
    text = pair.target[tokens[span[0]].start : tokens[span[1]].end]
    return _Found(" ".join(text.split()), span[0] == 0, pair)


def _summed(occurrences: int, found: Sequence[_Found], target: str) -> Renderings:
    """Count forms, whatever their case, their article and their inflection."""
    room = language(target)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    for one in found:
        bare = room.without_article(one.text) or one.text
        counts[bare.casefold()] += 1
        # A spelling from the beginning of a sentence only counts where there is no other.
        spellings[bare.casefold()][_begun(bare) if one.opens else bare] += 0 if one.opens else 1
    base: dict[str, str] = {}
    for key, _ in counts.most_common():
        base.setdefault(key, key)
        for form in room.inflections(key, "noun"):
            if form in counts:
                base.setdefault(form, key)
    result = Renderings(occurrences)
    shown = {key: _usual(spellings[key]) for key in counts}
    for key, number in counts.items():
        result.forms[shown[base[key]]] += number
    for one in found:
        if shown[base[(room.without_article(one.text) or one.text).casefold()]] == result.best:
            result.example = one.pair
            break
    return result


def _begun(text: str) -> str:
    """Return a text without the capital that the beginning of a sentence gave it."""
    word = text.split(maxsplit=1)[0]
    return text[:1].lower() + text[1:] if word[1:].islower() else text


def _usual(spellings: Counter[str]) -> str:
    """Return the usual spelling, of equally usual ones the one with fewer capitals."""
    return min(spellings, key=lambda text: (-spellings[text], sum(map(str.isupper, text)), text))
