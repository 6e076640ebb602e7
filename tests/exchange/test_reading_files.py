"""Every TMX of other tools loads with its units, and goes the whole way round."""

import subprocess
import sys
from ast import literal_eval
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from align.errors import InputError
from align.exchange import Facts
from align.exchange.codes_out import strict
from align.exchange.reading import Problem, Translated, read_tmx, read_units
from align.exchange.tmx_memory import write_memory
from align.store.memory import Memory

from .interop import INTEROP, tmx_rows

pytestmark = pytest.mark.skipif(not INTEROP.is_dir(), reason="the files are not here")
ROWS = tmx_rows()
LOADED = [row for row in ROWS if row["n_tu"]]


def _ids(rows: list[dict[str, str]]) -> list[str]:
    return [row["file"] for row in rows]


@pytest.mark.parametrize("row", LOADED, ids=_ids(LOADED))
def test_it_loads_with_its_units(row: dict[str, str]) -> None:
    problems: list[Problem] = []
    units = list(read_units(INTEROP / "files" / row["file"], problem=problems.append))
    assert len(units) == int(row["n_tu"])
    assert [unit.number for unit in units] == list(range(1, len(units) + 1))
    languages = {one.language for unit in units for one in unit.variants}
    assert languages == set(literal_eval(row["langs"]))
    assert all("as TMX" in one.reason or "no type" in one.reason for one in problems)


@pytest.mark.parametrize("row", [row for row in ROWS if not row["n_tu"]])
def test_it_is_refused_with_a_clear_message(row: dict[str, str]) -> None:
    with pytest.raises(InputError, match="the file is empty"):
        list(read_units(INTEROP / "files" / row["file"]))


def _pairs(row: dict[str, str]) -> list[tuple[str, str]]:
    units = list(read_units(INTEROP / "files" / row["file"]))
    tags = list(dict.fromkeys(one.language for unit in units for one in unit.variants))
    return [(one, other) for one in tags for other in tags if one != other]


def _bare(unit: Translated) -> Translated:
    return replace(
        unit,
        number=0,
        line=0,
        source_codes=strict(unit.source_codes),
        target_codes=strict(unit.target_codes),
    )


@pytest.mark.parametrize("row", LOADED, ids=_ids(LOADED))
def test_round_trip_through_a_memory_loses_nothing(row: dict[str, str], tmp_path: Path) -> None:
    path = INTEROP / "files" / row["file"]
    for number, (source, target) in enumerate(_pairs(row)[:12]):
        first = list(read_tmx(path, source=source, target=target))
        out = tmp_path / f"{number}.tmx"
        with Memory.create(tmp_path / f"{number}.tm") as memory:
            added = memory.add(first)
            assert added.added + added.known == len(first)
            facts = Facts(source, target, "1", datetime(2026, 11, 25, tzinfo=UTC))
            with out.open("wb") as stream:
                write_memory(stream, (one.unit for one in memory.units()), facts)
            again = list(read_tmx(out, source=source, target=target))
            assert list(map(_bare, again)) == list(dict.fromkeys(map(_bare, first)))
    written = sorted(tmp_path.glob("*.tmx"))
    if written:
        gate: list[str | Path] = [sys.executable, INTEROP / "tmx_gate.py", *written]
        judged = subprocess.run(gate, capture_output=True, text=True, check=False)
        assert judged.returncode == 0, judged.stdout


@pytest.mark.parametrize("row", LOADED, ids=_ids(LOADED))
def test_the_translate_toolkit_counts_what_we_count(row: dict[str, str], tmp_path: Path) -> None:
    tmx = pytest.importorskip("translate.storage.tmx")
    for source, target in _pairs(row)[:2]:
        units = list(read_tmx(INTEROP / "files" / row["file"], source=source, target=target))
        out = tmp_path / "x.tmx"
        with out.open("wb") as stream:
            facts = Facts(source, target, "1", datetime(2026, 11, 25, tzinfo=UTC))
            report = write_memory(stream, units, facts)
        store = tmx.tmxfile.parsefile(str(out))
        assert len(store.units) == report.written == len(units)
