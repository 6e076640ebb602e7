"""The page about the checks says what their tests say."""

import pytest

from align.checks import Pair, Setting, check_names, run
from align.checks.hunspell import speller

from .manual import MANUAL, manual
from .wide_examples import GLOSSARY, WIDE, Wide


def test_the_page_is_up_to_date() -> None:
    assert MANUAL.read_text(encoding="utf-8") == manual(), "run python -m tests.checks.manual"


def test_every_check_is_shown_with_a_hit_and_a_trap() -> None:
    sections = manual().split("\n## ")[1:]
    assert [one.split("\n")[0] for one in sections] == list(check_names())
    assert all("| ✗ |" in one and "| ✓ |" in one for one in sections)


@pytest.mark.parametrize("example", WIDE)
def test_the_last_pair_is_accused_or_none(example: Wide) -> None:
    if example.check == "spelling" and speller("en_GB") is None:
        pytest.skip("hunspell is not installed, or has no English dictionary")
    pairs = [
        Pair(*both, line=number, fuzzy=example.fuzzy)
        for number, both in enumerate(example.pairs, 1)
    ]
    accused = [one.pair.line for one in run(pairs, [example.check], Setting(glossary=GLOSSARY))]
    assert accused == ([len(pairs)] if example.found else [])
