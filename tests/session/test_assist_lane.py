import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future

import pytest

from align.session.assist.lane import Lane, Work
from align.session.assist.shared import Once


class Gate:
    """Holds a lane until it is opened."""

    def __init__(self, lane: Lane) -> None:
        self.entered, self.open = threading.Event(), threading.Event()
        self.held = lane.submit(self.work, -1)
        assert self.entered.wait(30)

    def work(self) -> Work[None]:
        self.entered.set()
        assert self.open.wait(30)
        yield


def saying(word: str, into: list[str], steps: int = 1) -> Callable[[], Work[str]]:
    def work() -> Work[str]:
        for _ in range(steps):
            into.append(word)
            yield
        return word

    return work


def test_the_urgent_goes_first_also_between_the_steps_of_another() -> None:
    lane, said = Lane("test"), list[str]()
    gate = Gate(lane)
    slow = lane.submit(saying("rest", said, 2), 2)
    quick = [lane.submit(saying(word, said), 1) for word in ("a", "b")]
    assert not said
    gate.open.set()
    assert slow.result(30) == "rest"
    assert [one.result(30) for one in quick] == ["a", "b"]
    assert said == ["a", "b", "rest", "rest"]
    assert lane.close()


def test_what_is_cancelled_stops_after_its_step() -> None:
    lane, said, ended = Lane("test"), list[str](), threading.Event()
    running: list[Future[None]] = []

    def work() -> Work[None]:
        try:
            while True:
                said.append("step")
                if len(said) == 3:
                    running[0].cancel()
                yield
        finally:
            ended.set()

    gate = Gate(lane)
    running.append(lane.submit(work))
    gate.open.set()
    assert ended.wait(30)
    assert said == ["step"] * 3
    with pytest.raises(CancelledError):
        running[0].result(30)
    assert lane.submit(saying("on", said)).result(30) == "on"
    lane.close()


def test_what_is_cancelled_before_its_turn_never_begins() -> None:
    lane, said = Lane("test"), list[str]()
    gate = Gate(lane)
    assert lane.submit(saying("no", said)).cancel()
    gate.open.set()
    assert lane.submit(saying("yes", said)).result(30) == "yes"
    assert said == ["yes"]
    lane.close()


def test_an_error_is_the_answer_and_the_lane_goes_on() -> None:
    lane = Lane("test")

    def broken() -> Work[None]:
        yield
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        lane.submit(broken).result(30)
    assert lane.submit(saying("on", [])).result(30) == "on"
    lane.close()


def test_closing_cancels_what_waits_and_leaves_in_the_thread() -> None:
    left: list[str] = []
    lane = Lane("test", lambda: left.append(threading.current_thread().name))
    gate = Gate(lane)
    waiting = lane.submit(saying("no", []))
    assert not lane.close(0)
    assert waiting.cancelled()
    gate.open.set()
    assert lane.close()
    assert gate.held.cancelled()
    assert left == ["test"]
    assert lane.submit(saying("late", [])).cancelled()
    assert lane.close()


def test_a_lane_that_did_nothing_has_no_thread() -> None:
    before = threading.active_count()
    lane = Lane("test")
    assert threading.active_count() == before
    assert lane.close()


def test_what_is_shared_is_made_once() -> None:
    made: list[int] = []
    once = Once(lambda: made.append(1))
    broken = Once[int](lambda: 1 // 0)
    once.get()
    assert made == [1]
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            broken.get()
