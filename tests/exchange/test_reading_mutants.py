import os
import random
from pathlib import Path

import pytest

from .mutants import attempt, mutant, seeds

COUNT = int(os.environ.get("ALIGN_MUTANTS", "400"))
"""How many to try; 20,000 take some minutes."""


@pytest.mark.slow
def test_no_damage_breaks_the_reader(tmp_path: Path) -> None:
    chance = random.Random(7)
    originals = seeds()
    for _ in range(COUNT):
        data = mutant(chance.choice(originals), chance)
        wrong = attempt(data, tmp_path / "x.tmx")
        assert not wrong, f"{wrong}\n{data[:2000]!r}"
