"""`python -m models.recipes.terms MODEL --lexicon TSV --pairs TSV`: does the model obey?

Cases are drawn from a development set: a headword of at least two syllables stands in the source
and one of its renderings in the reference.  Told that rendering, the model should write it.  The
attention figure is the share of freely written renderings whose pieces attend to the term.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from sacrebleu.metrics import CHRF

from models.recipes.devset import read_pairs
from models.recipes.runtime import Runner

MOST_TERMS = 3


@dataclass(frozen=True)
class Term:
    """A term in a source, characters begin .. end, and the rendering its reference has."""

    begin: int
    end: int
    rendering: str


@dataclass(frozen=True)
class Obedience:
    """Shares of terms written as wanted, free and told; chrF of both; attention on the term."""

    sentences: int
    terms: int
    free: float
    told: float
    chrf_free: float
    chrf_told: float
    attention: float


def read_lexicon(path: Path) -> dict[str, list[str]]:
    """Lower-case headwords of two or more syllables and their renderings."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    split = ((row[0].lower(), [part.strip() for part in row[1].split(";")]) for row in rows)
    return {head: parts for head, parts in split if " " in head}


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.I)


def terms_of(source: str, reference: str, lexicon: dict[str, list[str]]) -> list[Term]:
    """Up to three terms of a pair, longest headwords first, none overlapping, in order."""
    low, found = source.lower(), list[Term]()
    for head in sorted((head for head in lexicon if head in low), key=len, reverse=True):
        place = _pattern(head).search(low)
        if not place or any(place.start() < t.end and t.begin < place.end() for t in found):
            continue
        hits = (_pattern(text).search(reference) for text in lexicon[head] if "(" not in text)
        hit = next((hit for hit in hits if hit), None)
        if hit and len(found) < MOST_TERMS:
            found.append(Term(place.start(), place.end(), hit.group()))
    return sorted(found, key=lambda term: term.begin)


def note(source: str, terms: Sequence[Term], markers: Sequence[str]) -> str:
    """The source with its terms written into it, as text (see `annotate`)."""
    opening, dividing, closing = markers
    made, position = "", 0
    for term in terms:
        made += source[position : term.begin].rstrip(" ")
        made += f"{opening} {source[term.begin : term.end]}{dividing} {term.rendering}{closing}"
        position = term.end
    return made + source[position:]


def _attends(runner: Runner, source: str, term: Term) -> list[bool]:
    """For each piece of the rendering in the free translation: is its peak on the term?"""
    pieces = runner.pieces(source)
    result = runner.translator.translate_batch([pieces], beam_size=1, return_attention=True)[0]
    first = len(runner.processor.encode(source[: term.begin].rstrip(" ")))
    last = len(runner.processor.encode(source[: term.end]))
    wanted = runner.processor.encode(term.rendering, out_type=str)
    made, size = result.hypotheses[0], len(wanted)
    for k in range(len(made) - size + 1):
        if made[k : k + size] == wanted:
            peaks = np.array(result.attention[0])[k : k + size].argmax(1)
            return [first <= int(peak) < last for peak in peaks]
    return []


def obedience(
    runner: Runner, pairs: Sequence[tuple[str, str]], lexicon: dict[str, list[str]], beam: int
) -> Obedience:
    """Translate all pairs that have terms freely and told, and count."""
    cases = [(a, b, terms_of(a, b, lexicon)) for a, b in pairs]
    cases = [case for case in cases if case[2]]
    markers = runner.facts["markers"]
    free = runner.translate([a for a, _, _ in cases], beam)
    told = runner.translate([note(a, terms, markers) for a, _, terms in cases], beam)
    all_terms = [(k, term) for k, case in enumerate(cases) for term in case[2]]
    count = max(len(all_terms), 1)
    peaks = [peak for a, _, terms in cases for t in terms for peak in _attends(runner, a, t)]
    references = [[b for _, b, _ in cases]]

    def share(outputs: Sequence[str]) -> float:
        hits = sum(bool(_pattern(term.rendering).search(outputs[k])) for k, term in all_terms)
        return round(hits / count, 4)

    return Obedience(
        sentences=len(cases),
        terms=len(all_terms),
        free=share(free),
        told=share(told),
        chrf_free=round(CHRF().corpus_score(free, references).score, 2),
        chrf_told=round(CHRF().corpus_score(told, references).score, 2),
        attention=round(sum(peaks) / max(len(peaks), 1), 4),
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="models.recipes.terms", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--beam", type=int, default=4)
    options = parser.parse_args()
    pairs, lexicon = read_pairs(options.pairs), read_lexicon(options.lexicon)
    print(json.dumps(asdict(obedience(Runner(options.model), pairs, lexicon, options.beam))))


if __name__ == "__main__":
    main()
