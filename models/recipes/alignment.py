"""`python -m models.recipes.alignment MODEL --gold FILE`: word alignment against a gold one.

Precision, recall and AER of the links read from a model's attention while it is made to say the
reference, and of the statistical aligners, which learn from a sample of the written pairs and
from the gold sentences without their links.  The same files give the same figures.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from align.engines.base import Engine, Request
from align.engines.compact import CompactEngine
from align.engines.options import EngineOptions
from align.errors import AlignError, InputError, TranslationError
from align.languages import language
from align.scoring.alignment import AlignmentTally, GoldPair, Links, read_gold, tally_links
from align.wordalign import Pair, get, names
from align.wordalign.attention import Attention, AttentionAligner

SAMPLE = 10_000
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4)
_LONGEST = 80


@dataclass(frozen=True)
class Row:
    """What one way of aligning is worth on all pairs together."""

    system: str
    tally: AlignmentTally


def attentions(engine: Engine, gold: Sequence[GoldPair]) -> list[Attention]:
    """How the engine looks at each source while it is made to say the target of the pair.

    Raises:
        TranslationError: the engine does not say what it must, or does not tell where it looks.
    """
    asked = [Request(pair.source, prefix=pair.target, quick=True) for pair in gold]
    found = []
    for pair, answer in zip(gold, engine.translate(asked), strict=True):
        if answer.alignment is None or not answer.text.startswith(pair.target):
            raise TranslationError(
                "the engine gives no alignment of the target that it was told to say",
                where=f"line {pair.number}",
                hint="choose a model that can be forced",
            )
        found.append(
            Attention(
                source_words=[(token.start, token.end) for token in pair.source_tokens],
                target_words=[(token.start, token.end) for token in pair.target_tokens],
                source_pieces=answer.alignment.source,
                target_pieces=answer.alignment.target,
                weights=answer.alignment.weights,
            )
        )
    return found


def strongest(weights: Sequence[Sequence[float]], least: float) -> Links:
    """Link each target word to the source word it looks at most, if by more than `least`."""
    best = [max(range(len(row)), key=row.__getitem__, default=-1) for row in weights]
    return frozenset((i, j) for j, i in enumerate(best) if i >= 0 and weights[j][i] > least)


def words(source: str, target: str) -> Pair:
    """Folded tokens of a Vietnamese and an English sentence."""
    sides = []
    for code, text in (("vi", source), ("en", target)):
        room = language(code)
        sides.append([room.fold(token.text) for token in room.tokens(text)])
    return sides[0], sides[1]


def sample(folder: Path, barred: Sequence[GoldPair], size: int) -> list[Pair]:
    """At most `size` sentence pairs of the folder's TSV files, none of them in `barred`.

    Chosen by the hash of the source, so that lines added to a file change the choice little.

    Raises:
        InputError: there is no pair.
    """
    known = {pair.source for pair in barred}
    rows = {
        hashlib.sha256(cells[0].encode()).digest(): (cells[0], cells[1])
        for path in sorted(folder.glob("*.tsv"))
        if not path.name.startswith("lexicon")
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(cells := line.split("\t")) > 1 and cells[0] not in known
    }
    if not rows:
        raise InputError(
            "there is no TSV file with sentence pairs in it",
            where=str(folder),
            hint="give another folder or leave --pairs out",
        )
    found = (words(*rows[key]) for key in sorted(rows)[:size])
    return [pair for pair in found if max(map(len, pair)) <= _LONGEST]


def by_attention(engine: Engine, gold: Sequence[GoldPair]) -> Iterator[Row]:
    """The strongest source word at several thresholds, then both directions symmetrised."""
    seen = attentions(engine, gold)
    matrices = [one.by_words() for one in seen]
    for least in THRESHOLDS:
        links = [strongest(matrix, least) for matrix in matrices]
        yield Row(f"attention > {least:.1f}", judged(links, gold))
    pairs = [words(pair.source, pair.target) for pair in gold]
    yield Row("attention, both ways", judged(AttentionAligner(seen).align(pairs), gold))


def by_statistics(name: str, gold: Sequence[GoldPair], more: Sequence[Pair]) -> Row:
    """A statistical aligner that learns from the gold sentences and from `more`."""
    own = [words(pair.source, pair.target) for pair in gold]
    links = get(name).align([*own, *more])
    return Row(name, judged(links[: len(own)], gold))


def judged(links: Sequence[Links], gold: Sequence[GoldPair]) -> AlignmentTally:
    """Counts over all pairs."""
    tallies = (tally_links(one, pair.links) for one, pair in zip(links, gold, strict=True))
    return sum(tallies, start=AlignmentTally())


def table(rows: Sequence[Row]) -> str:
    """Plain table of the rows, in percent."""
    lines = [f"{'aligner':<24}{'precision':>10}{'recall':>8}{'AER':>7}{'links':>7}"]
    for row in rows:
        one = row.tally
        shares = f"{100 * one.precision:10.1f}{100 * one.recall:8.1f}{100 * one.error_rate:7.1f}"
        lines.append(f"{row.system:<24}{shares}{one.found:7d}")
    return "\n".join(lines)


def measure(model: Path, gold: Sequence[GoldPair], more: Sequence[Pair]) -> list[Row]:
    """Every way of aligning; without `more` the statistical aligners learn from `gold` alone."""
    engine = CompactEngine(EngineOptions(model=str(model), threads=1))
    rows = list(by_attention(engine, gold))
    return [*rows, *(by_statistics(name, gold, more) for name in names())]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="models.recipes.alignment", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, help="folder of TSV files for the statistics")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="pairs taken from it")
    options = parser.parse_args()
    if options.sample < 0:
        parser.error("--sample is a number of pairs and cannot be negative")
    try:
        gold = read_gold(options.gold)
        more = sample(options.pairs, gold, options.sample) if options.pairs else []
        rows = measure(options.model, gold, more)
    except AlignError as error:
        print(f"error: {error}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    sure = sum(len(pair.links.sure) for pair in gold)
    unsure = sum(len(pair.links.unsure) for pair in gold)
    print(f"{len(gold)} pairs, {sure} sure and {unsure} possible links; {len(more)} more pairs")
    print(table(rows))


if __name__ == "__main__":
    main()
