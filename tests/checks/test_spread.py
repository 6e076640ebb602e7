"""Several processes find what one finds, in the same order."""

from collections.abc import Iterator

import pytest

from align.checks import Found, Pair, Setting, check_names, run, spread
from align.glossary import Entry, Glossary

GLOSSARY = Glossary((Entry("xã", "xã", "commune", forbidden=("village",)),))
TEXTS = [
    ("Có 59 xã.", "There are 590 communes"),
    ("Họ đến.", "They  came."),
    ("Họ đến.", "they came."),
    ("Xã ta.", "Our village."),
    ("Xã ta.", "Ours."),
    ("Họ đi.", " "),
    ("Họ ngủ.", "They slept."),
]
SETTING = Setting(glossary=GLOSSARY)


def pairs(number: int) -> Iterator[Pair]:
    for at in range(number):
        source, target = TEXTS[at % len(TEXTS)]
        released = frozenset({"xã"}) if at % 4 == 0 else frozenset[str]()
        yield Pair(source, target, line=at, unit=at, released=released)


def found(number: int, workers: int) -> list[Found]:
    suppressed = frozenset({(0, "numbers"), (2, "inconsistent")})
    return list(run(pairs(number), check_names(), SETTING, suppressed=suppressed, workers=workers))


@pytest.fixture
def early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "WORTHWHILE", 20)
    monkeypatch.setattr(spread, "_CHUNK", 7)


@pytest.mark.usefixtures("early")
def test_processes_find_the_same() -> None:
    one = found(120, 1)
    assert {each.finding.check for each in one} >= {"numbers", "terms", "forbidden-terms", "empty"}
    assert found(120, 2) == one


@pytest.mark.usefixtures("early")
@pytest.mark.parametrize("number", [0, 1, 19])
def test_few_pairs_start_no_process(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "ProcessPoolExecutor", None)
    assert found(number, 2) == found(number, 1)


@pytest.mark.usefixtures("early")
def test_one_may_stop_in_the_middle() -> None:
    findings = run(pairs(10**9), ["numbers"], SETTING, workers=2)
    assert next(findings).finding.check == "numbers"
    findings.close()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("early")
def test_what_a_dead_process_leaves_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "_begin", _die)
    assert found(60, 2) == found(60, 1)


def _die(*_: object) -> None:
    raise SystemExit(1)
