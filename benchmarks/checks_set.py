"""The planted errors of ``data/checks/planted.tsv``: what is found, and which traps are sprung."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from align.checks import Pair, Setting, run
from align.text import plain

PLANTED = Path(__file__).parents[1] / "data/checks/planted.tsv"
MEANT = {
    "number-changed": "numbers",
    "number-missing": "numbers",
    "number-added": "numbers",
    "date": "numbers",
    "ordinal": "numbers",
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


def rows() -> list[Row]:
    """Return the set, kind by kind."""
    found = []
    for number, line in enumerate(PLANTED.read_text(encoding="utf-8").splitlines(), 1):
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
