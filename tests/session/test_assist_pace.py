from dataclasses import replace

import pytest

from align.session.assist import Pace
from align.session.assist.memo import Memo
from align.session.assist.predicting import Asked


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("gap", "latency", "delay"),
    [
        (0.2, 0.05, 0.0),
        (0.2, 0.2, 0.0),
        (0.1, 0.4, 0.4),
        (0.5, 0.4, 0.0),
        (0.1, 3.0, None),
        (1.0, 3.0, None),
    ],
)
def test_a_slow_engine_is_asked_in_pauses_only(
    gap: float, latency: float, delay: float | None
) -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(8):
        pace.key()
        pace.answered(latency)
        clock.now += gap
    assert pace.gap == pytest.approx(gap)
    assert pace.delay() == delay


def test_one_slow_answer_says_nothing() -> None:
    pace = Pace(Clock())
    for seconds in (9.0, 0.1, 0.1, 0.1):
        pace.answered(seconds)
    assert pace.delay() == 0.0


def test_thinking_is_not_typing() -> None:
    clock = Clock()
    pace = Pace(clock)
    for gap in (0.1, 0.1, 60.0, 0.1):
        pace.key()
        clock.now += gap
    assert pace.gap == pytest.approx(0.1)


def test_an_engine_gets_another_chance() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.delay() == 0.0
    pace.answered(5.0)
    assert pace.delay() is None
    clock.now += 60
    assert pace.delay() == 0.0
    pace.answered(0.05)
    assert pace.delay() == 0.0


HERE = Asked("Lúa tốt.", "The ")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (HERE, "rice is good."),
        (replace(HERE, typed="The ri"), "ce is good."),
        (replace(HERE, typed="The rice is good."), None),
        (replace(HERE, typed="The corn"), None),
        (replace(HERE, typed="The"), None),
        (replace(HERE, source="Hết."), None),
        (replace(HERE, released=frozenset({"lúa"})), None),
        (replace(HERE, term_base="other"), None),
    ],
)
def test_what_was_answered_is_followed(asked: Asked, answer: str | None) -> None:
    memo = Memo()
    memo.keep(HERE, "rice is good.")
    assert memo.find(asked) == answer


def test_silence_is_remembered_and_the_oldest_is_forgotten() -> None:
    memo = Memo(2)
    memo.keep(HERE, "")
    assert memo.find(HERE) == ""
    assert memo.find(replace(HERE, typed="The r")) is None
    for typed in "ab":
        memo.keep(replace(HERE, typed=typed), "x")
    assert memo.find(HERE) is None
