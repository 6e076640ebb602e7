"""The guilty are found and nobody else, whether they raise, kill, or are struck by accident."""

import errno
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import EngineError, StorageError, TranslationError
from align.exchange.atomic import fresh_file
from align.jobs.deaths import accuse, acquit, deaths_of
from align.jobs.isolating import Fault, Isolating
from align.jobs.job import Job
from align.jobs.recipe import Recipe
from align.jobs.watch import Step, StepFile

KEY = "shard"


class Death(BaseException):
    """What a killed process looks like from inside this one."""


class World:
    """A shard of one batch that is run by processes which die."""

    def __init__(self, folder: Path, raising: set[str], killing: set[str]) -> None:
        (folder / "work").mkdir(exist_ok=True)
        self.job = Job(folder, Recipe(), (), 1, "", folder / "manifest")
        self.raising, self.killing = raising, killing
        self.runs = 0
        self.accidents: set[int] = set()
        self.calls = 0

    def work(self, batch: Sequence[str]) -> list[str]:
        self.calls += 1
        if self.calls in self.accidents or self.killing.intersection(batch):
            raise Death
        if self.raising.intersection(batch):
            raise ValueError("bad item")
        # As with an engine: the result tells who was in the batch with it.
        return [f"{one} of {len(batch)}" for one in batch]

    def alive(self) -> None:
        pass

    def run(self, batch: Sequence[str]) -> list[str | Fault]:
        while True:
            self.runs += 1
            assert self.runs < 200
            watch = StepFile(self.job.step(KEY))
            deaths = deaths_of(self.job, KEY)
            isolating = Isolating("translate", self.work, str, self.alive, deaths, watch)
            try:
                found = isolating.over(batch)
            except Death:
                accuse(self.job, KEY, "killed")
            else:
                acquit(self.job, KEY)
                return found


BATCH = [f"item {number}" for number in range(16)]
SOME = st.sets(st.sampled_from(BATCH), max_size=3)


@settings(deadline=None, max_examples=12)
@given(raising=SOME, killing=SOME)
def test_exactly_the_guilty_are_left_out(
    tmp_path_factory: pytest.TempPathFactory, raising: set[str], killing: set[str]
) -> None:
    world = World(tmp_path_factory.mktemp("job"), raising, killing)
    found = world.run(BATCH)
    guilty = {one for one, result in zip(BATCH, found, strict=True) if isinstance(result, Fault)}
    assert guilty == raising | killing
    again = World(tmp_path_factory.mktemp("job"), raising, killing).run(BATCH)
    assert again == found


@settings(deadline=None, max_examples=12)
@given(accidents=st.sets(st.integers(1, 12), max_size=4), raising=SOME)
def test_accidents_leave_no_trace(
    tmp_path_factory: pytest.TempPathFactory, accidents: set[int], raising: set[str]
) -> None:
    quiet = World(tmp_path_factory.mktemp("job"), raising, set()).run(BATCH)
    world = World(tmp_path_factory.mktemp("job"), raising, set())
    world.accidents = accidents
    assert world.run(BATCH) == quiet


@settings(deadline=None, max_examples=12)
@given(accident=st.integers(1, 20), killing=SOME, raising=SOME)
def test_an_accident_among_the_guilty_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, accident: int, killing: set[str], raising: set[str]
) -> None:
    quiet = World(tmp_path_factory.mktemp("job"), raising, killing).run(BATCH)
    world = World(tmp_path_factory.mktemp("job"), raising, killing)
    world.accidents = {accident}
    assert world.run(BATCH) == quiet


def test_two_accidents_at_a_batch_lead_back_to_the_whole_batch(tmp_path: Path) -> None:
    world = World(tmp_path, set(), set())
    world.accidents = {1, 2, 4}
    assert world.run(BATCH) == [f"{one} of {len(BATCH)}" for one in BATCH]


def test_a_batch_that_kills_only_as_a_whole_is_done_in_parts(tmp_path: Path) -> None:
    class Big(World):
        def work(self, batch: Sequence[str]) -> list[str]:
            if len(batch) > 8:
                raise Death
            return super().work(batch)

    assert Big(tmp_path, set(), set()).run(BATCH) == [f"{one} of 8" for one in BATCH]


@pytest.mark.parametrize(
    "error",
    [
        StorageError("disk"),
        EngineError("gone"),
        OSError(errno.ENOSPC, "full"),
        OSError(errno.EDQUOT, "full"),
    ],
)
def test_what_no_item_is_guilty_of_is_raised(tmp_path: Path, error: Exception) -> None:
    class Broken(World):
        def work(self, batch: Sequence[str]) -> list[str]:
            raise error

    with pytest.raises(type(error)):
        Broken(tmp_path, set(), set()).run(BATCH)


def test_a_dead_engine_stops_the_job_and_a_bad_document_does_not(tmp_path: Path) -> None:
    many = [f"bad {number}" for number in range(64)]
    world = World(tmp_path, set(many), set())
    assert all(isinstance(one, Fault) for one in world.run(many))

    class Dead(World):
        def alive(self) -> None:
            raise TranslationError("no answer")

    with pytest.raises(TranslationError, match="no answer"):
        Dead(tmp_path, set(many), set()).run(many)


def test_dying_in_a_place_that_cannot_be_left_out_comes_to_an_end(tmp_path: Path) -> None:
    job = World(tmp_path, set(), set()).job
    for _ in range(4):
        StepFile(job.step(KEY)).begin(Step("write", ""))
        assert accuse(job, KEY, "killed") == Step("write", "")
    StepFile(job.step(KEY)).begin(Step("write", ""))
    with pytest.raises(StorageError, match="again and again"):
        accuse(job, KEY, "killed")


@pytest.mark.parametrize("content", [b"", b"[", b"[1]", b"\xff", b"{}"])
def test_half_a_note_is_no_note(tmp_path: Path, content: bytes) -> None:
    job = World(tmp_path, set(), set()).job
    job.step(KEY).write_bytes(content)
    job.deaths(KEY).write_bytes(content)
    assert deaths_of(job, KEY).times == {}
    assert accuse(job, KEY, "killed") is None
    with fresh_file(job.deaths(KEY), force=True) as file:
        file.write(json.dumps([["read", "a", 2]]).encode())
    assert deaths_of(job, KEY).at(Step("read", "a")) == 2
