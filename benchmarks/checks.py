"""How many planted errors the checks find, and how many clean pairs they accuse.

Run ``python -m benchmarks.checks``. The clean pairs are a seeded sample of the pairs written for
this project; with ``--more FILE`` (two columns of TSV) other human translations are measured
beside them. Errors of each kind are planted, with a seed, in pairs of the same sample
(``checks_planted``): recall is the share that a check meant for the kind finds, precision that
share of its findings when the clean pairs it accuses are counted as well. pofilter of
translate-toolkit looks at the same pairs where it has a filter for the kind. The errors and traps
written by hand in ``data/checks`` come next (``checks_set``), a table for each file. How fast the
checks are is measured last (``checks_speed``).
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from align.checks import Pair, Setting, chosen, run
from align.glossary import load_glossary
from align.shipped import house_glossary
from align.text import plain
from benchmarks.checks_planted import KINDS, Kind, planted, term_kinds
from benchmarks.checks_pofilter import accusations
from benchmarks.checks_set import show_sets
from benchmarks.checks_speed import show

WRITTEN = Path(__file__).parents[1] / "data/corpus/written"
SEED = 9
CLEAN = 2_000
A_KIND = 100
"""Errors planted of each kind, or as many as there are places for."""
GATE_RECALL = 0.95
GATE_ALARMS = 0.02


def pairs(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a TSV."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("\t")
        if len(cells) > 1 and cells[0] and cells[1]:
            yield Pair(plain(cells[0]), plain(cells[1]), f"{path.name} {number}", number)


def written() -> list[Pair]:
    """Return the written pairs in an order drawn with the seed; word lists are left out."""
    files = [path for path in sorted(WRITTEN.glob("*.tsv")) if "lexicon" not in path.name]
    found = [pair for path in files for pair in pairs(path)]
    Random(SEED).shuffle(found)
    return found


def accused(clean: Sequence[Pair], names: tuple[str, ...], setting: Setting) -> Counter[str]:
    """Return how many pairs each check accuses; under ``""`` how many any check does."""
    found = {(one.finding.check, one.pair) for one in run(clean, names, setting)}
    counts = Counter(check for check, _ in found)
    counts[""] = len({pair for _, pair in found})
    return counts


def plants(kind: Kind, clean: Iterable[Pair]) -> list[tuple[Pair, Pair]]:
    """Return pairs with an error of a kind, each behind the pair it was made from."""
    rng = Random(f"{SEED} {kind.name}")
    made: list[tuple[Pair, Pair]] = []
    for pair in clean:
        wrong = planted(pair, kind, rng)
        if wrong is not None:
            made.append((pair, wrong))
        if len(made) == A_KIND:
            break
    return made


def caught(made: Sequence[Pair], kind: Kind, setting: Setting) -> int:
    """Return how many of some wrong pairs a check meant for the kind accuses."""
    return len({one.pair for one in run(made, tuple(sorted(kind.checks)), setting)})


def _show_alarms(sets: dict[str, Sequence[Pair]], setting: Setting) -> bool:
    """Print the share of clean pairs that each check accuses; return whether all are few."""
    every, default = chosen("strict"), chosen()
    counts = {name: accused(clean, every, setting) for name, clean in sets.items()}
    surface = tuple(name for name in default if name != "terms")
    print(f"{'accused of clean pairs, %':26}" + "".join(f"{name:>14}" for name in sets))
    for check in every:
        cells = (100 * counts[name][check] / len(clean) for name, clean in sets.items())
        mark = "" if check in default else "  (profile strict)"
        print(f"{check:26}" + "".join(f"{cell:14.2f}" for cell in cells) + mark)
    for title, names in (("any of default", default), ("any of default but terms", surface)):
        cells = (100 * accused(one, names, setting)[""] / len(one) for one in sets.values())
        print(f"{title:26}" + "".join(f"{cell:14.2f}" for cell in cells))
    written_counts, clean = counts["written"], sets["written"]
    return all(written_counts[name] <= GATE_ALARMS * len(clean) for name in surface)


def _show_kinds(sample: Sequence[Pair], setting: Setting, kinds: Sequence[Kind]) -> bool:
    """Print what is found of each kind; return whether it is enough of all together."""
    clean = sample[:CLEAN]
    alarms = accused(clean, chosen("strict"), setting)
    peer_alarms = accusations(clean)
    print(f"\n{'planted':26}{'n':>6}{'recall':>9}{'precision':>11}{'pofilter':>10}{'its FA %':>10}")
    total = found = 0
    for kind in kinds:
        made = plants(kind, sample)
        hits = caught([wrong for _, wrong in made], kind, setting)
        false = sum(alarms[check] for check in kind.checks) * len(made) / len(clean)
        precision = hits / (hits + false) if hits else 0.0
        row = f"{kind.name:26}{len(made):6}{hits / max(1, len(made)):9.2f}{precision:11.2f}"
        if kind.peer:
            theirs = accusations([wrong for _, wrong in made])
            peer = sum(bool(kind.peer & one) for one in theirs) / max(1, len(made))
            share = 100 * sum(bool(kind.peer & one) for one in peer_alarms) / len(clean)
            row += f"{peer:10.2f}{share:10.2f}"
        print(row)
        total, found = total + len(made), found + hits
    print(f"{'all':26}{total:6}{found / total:9.3f}")
    return found >= GATE_RECALL * total


def main() -> int:
    """Print the tables; return 1 if a gate is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--more", type=Path, nargs="*", default=[], metavar="FILE.tsv")
    files: list[Path] = parser.parse_args().more
    sample = written()
    glossary = load_glossary(house_glossary())
    setting = Setting(glossary=glossary)
    sets: dict[str, Sequence[Pair]] = {"written": sample[:CLEAN]}
    sets |= {path.stem: list(pairs(path)) for path in files}
    few = _show_alarms(sets, setting)
    enough = _show_kinds(sample, setting, (*KINDS, *term_kinds(glossary)))
    reached = show_sets(setting)
    show(sample)
    return 0 if few and enough and reached else 1


if __name__ == "__main__":
    raise SystemExit(main())
