"""The written errors of ``data/checks``: what is found, and which traps are sprung.

``planted.tsv`` was in sight while the checks were written. Each of the others was written by
somebody who had seen neither the checks nor the sets before, was measured once, and then mended
on; what they reached on that first day stands in ``data/checks/README.md``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from align.checks import Pair, Setting, chosen, run
from align.text import plain

_FOLDER = Path(__file__).parents[1] / "data/checks"
PLANTED = _FOLDER / "planted.tsv"
FILES = (PLANTED, *(_FOLDER / f"planted-{n}.tsv" for n in (2, 3, 4)))
WANTED_RECALL = 0.95
MOST_ALARMS = 0.02
MEANT = {
    "number-changed": "numbers",
    "number-missing": "numbers",
    "number-added": "numbers",
    "date": "numbers dates",
    "ordinal": "numbers ordinals",
    "number-format": "number-format",
    "unit": "units numbers",
    "name": "names",
    "empty": "empty",
    "same-as-source": "same-as-source untranslated",
    "untranslated": "untranslated",
    "leftover": "leftover",
    "term-missing": "terms",
    "forbidden-term": "forbidden-terms",
    "placeholder": "placeholders",
    "link": "links",
    "encoding": "encoding",
    "loop": "loops",
    "length": "length",
    "doubled-word": "doubled-word",
    "end-mark": "end-mark",
    "bracket": "brackets",
    "quote": "quotes",
    "spacing": "spacing edges",
    "capital": "capital",
    "inconsistent": "inconsistent",
}
"""For each kind of error the checks of which one must find it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A pair of the set."""

    kind: str
    wrong: bool
    pair: Pair


@dataclass(frozen=True, slots=True)
class Met:
    """What became of the pairs of one kind."""

    kind: str
    errors: int
    missed: tuple[Pair, ...]
    clean: int
    alarms: tuple[tuple[Pair, str], ...]
    """Clean pairs that any check accuses, with the first that does."""


def rows(path: Path = PLANTED) -> list[Row]:
    """Return a set, kind by kind."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        kind, mark, source, target = line.split("\t")
        pair = Pair(plain(source), plain(target), f"line {number}", number)
        found.append(Row(kind, mark == "error", pair))
    return sorted(found, key=lambda row: row.kind)


def met(given: Iterable[Row], names: tuple[str, ...], setting: Setting) -> list[Met]:
    """Run checks over each pair alone, but over the pairs of ``inconsistent`` together."""
    found = []
    for kind, group in groupby(given, key=lambda row: row.kind):
        mine = list(group)
        meant = set(MEANT[kind].split())
        accused: dict[Pair, list[str]] = {}
        together = kind == "inconsistent"
        documents = [mine] if together else [[row] for row in mine]
        for document in documents:
            for one in run([row.pair for row in document], names, setting):
                accused.setdefault(one.pair, []).append(one.finding.check)
        wrong = [row.pair for row in mine if row.wrong]
        clean = [row.pair for row in mine if not row.wrong]
        missed = tuple(pair for pair in wrong if not meant & set(accused.get(pair, ())))
        alarms = tuple((pair, accused[pair][0]) for pair in clean if pair in accused)
        found.append(Met(kind, len(wrong), missed, len(clean), alarms))
    return found


def show_sets(setting: Setting) -> bool:
    """Print a table for each set that is there; return whether all reach what is wanted."""
    names = chosen()
    there = [path for path in FILES if path.exists()]
    reached = [_show(path.stem, met(rows(path), names, setting)) for path in there]
    return all(reached)


def _show(title: str, kinds: Sequence[Met]) -> bool:
    print(f"\n{title:26}{'errors':>8}{'found':>8}{'clean':>8}{'accused':>9}")
    for kind in kinds:
        found = kind.errors - len(kind.missed)
        print(f"{kind.kind:26}{kind.errors:8}{found:8}{kind.clean:8}{len(kind.alarms):9}")
    errors, clean = sum(kind.errors for kind in kinds), sum(kind.clean for kind in kinds)
    recall = 1 - sum(len(kind.missed) for kind in kinds) / max(1, errors)
    alarms = sum(len(kind.alarms) for kind in kinds) / max(1, clean)
    print(f"found {100 * recall:.1f} % of {errors} (wanted: {100 * WANTED_RECALL:.0f} % and more)")
    print(f"accused {100 * alarms:.1f} % of {clean} (wanted: {100 * MOST_ALARMS:.0f} % and less)")
    return recall >= WANTED_RECALL and alarms <= MOST_ALARMS
