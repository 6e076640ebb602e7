"""Damaged XLIFF, PO and tables: no traceback, no hang, codes that fit their text."""

import os
import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from align.errors import UserError
from align.exchange import export, get
from align.exchange.reading import read, read_whole

from .interop import INTEROP
from .mutants import LIMIT_SECONDS, mutant
from .samples import FACTS, article

COUNT = int(os.environ.get("ALIGN_MUTANTS", "400")) // 5
"""How many of each format to try."""
_FOREIGN = {"xlf": ("*.xlf", "*xliff"), "tsv": ("*.tsv",)}


@pytest.fixture
def limit() -> Iterator[None]:
    """Stop what takes too much of the processor, however busy the machine is."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.slow
@pytest.mark.usefixtures("limit")
@pytest.mark.parametrize("ending", ["xlf", "xlf12", "po", "tsv", "csv"])
def test_no_damage_breaks_the_reader(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{ending}"
    export(path, article(), get(ending), FACTS)
    seeds = [path.read_bytes(), path.read_text().encode("utf-16")]
    for pattern in _FOREIGN.get(ending, ()):
        seeds += [one.read_bytes() for one in sorted((INTEROP / "files").glob(pattern))]
    chance = random.Random(5)
    for _ in range(COUNT):
        data = mutant(chance.choice(seeds), chance)
        path.write_bytes(data)
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT_SECONDS)
        for reader in (read, read_whole):
            try:
                for one in reader(path, source="vi", target="en", problem=lambda _: None):
                    assert one.source.count("\ufffc") == len(one.source_codes), data
                    assert one.target.count("\ufffc") == len(one.target_codes), data
                    (one.source + one.target + "".join(one.notes)).encode()
            except UserError:
                pass
