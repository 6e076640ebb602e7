"""The ladder on a network of random weights: garbage in, honest report out."""

import pytest

from align.engines.base import Engine
from align.engines.guards import loops, sane_length
from align.engines.options import EngineOptions
from align.engines.registry import create
from align.glossary import Entry, Glossary
from align.terminology import Enforced, enforce
from align.units import Outcome
from tests.engines import tiny

GLOSSARY = Glossary(
    (
        Entry("tinh-uy", "tỉnh ủy", "provincial Party committee"),
        Entry("htx", "hợp tác xã", "agricultural cooperative"),
        Entry("xa", "xã", "commune", forbidden=("village",)),
        Entry("zolc", "thủy lợi", "żółć №5"),
    )
)
SOURCES = [
    "Ban thường vụ tỉnh ủy họp với hợp tác xã .",
    "xã họp với xã .",
    "năm 1966",
    "nhân dân các xã làm thủy lợi .",
    "",
    "tỉnh ủy",
    "; ".join(["các xã báo cáo tỉnh ủy kết quả vụ mùa"] * 9),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tiny.compact(tmp_path_factory.mktemp("weights") / "compact")
    return create("compact", EngineOptions(model=str(folder), threads=2))


@pytest.fixture(scope="module")
def plain(engine: Engine) -> list[Enforced]:
    return enforce(engine, SOURCES, None)


@pytest.fixture(scope="module")
def forced(engine: Engine) -> list[Enforced]:
    return enforce(engine, SOURCES, GLOSSARY)


def test_the_report_is_true(forced: list[Enforced]) -> None:
    for source, result in zip(SOURCES, forced, strict=True):
        assert [use.hit for use in result.uses] == GLOSSARY.find(source)
        spans = set()
        for use in result.uses:
            if use.outcome is Outcome.MISSING:
                assert (use.start, use.end, use.form, use.rung) == (-1, -1, "", "")
                continue
            assert result.text[use.start : use.end] == use.form
            assert (use.start, use.end) not in spans
            spans.add((use.start, use.end))


def test_nothing_moves_without_a_term(plain: list[Enforced], forced: list[Enforced]) -> None:
    for source, before, after in zip(SOURCES, plain, forced, strict=True):
        if not GLOSSARY.find(source):
            assert (after.text, after.score) == (before.text, before.score)


def test_some_terms_are_repaired_and_no_repair_runs_wild(
    plain: list[Enforced], forced: list[Enforced]
) -> None:
    repaired = 0
    for source, before, after in zip(SOURCES, plain, forced, strict=True):
        repaired += sum(use.outcome is Outcome.REPAIRED for use in after.uses)
        if before.text != after.text:
            assert not loops(after.text, source)
            assert sane_length(after.text, source)
    assert repaired >= 3


def test_the_same_again(engine: Engine, forced: list[Enforced]) -> None:
    assert enforce(engine, SOURCES, GLOSSARY) == forced
