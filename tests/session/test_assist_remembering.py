"""Confirmed segments come into a memory, each once, whatever happens in between."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from align.exchange.reading.project import read_project
from align.session.assist import Assistant, Sources
from align.session.assist.remembering import Rememberer
from align.store import Project
from align.store.memory import Memory
from align.store.memory.matching.penalties import Penalties
from tests.session.assist_engine import ByHeart
from tests.session.samples import made, opened, unit


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "p.align")


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "own.tm"


@pytest.fixture
def assistant(path: Path, memory: Path) -> Iterator[Assistant]:
    sources = Sources(memories={memory: Penalties()}, write_to=memory)
    with Assistant(path, lambda: ByHeart({}), sources) as running:
        yield running


def confirm(path: Path, number: int, target: str) -> int:
    with opened(path) as session:
        identity = unit(session, number).identity
        session.type(target)
        session.confirm()
    return identity


def kept(memory: Path) -> list[tuple[str, str]]:
    with Memory.open(memory, read_only=True) as opened_memory:
        return sorted((one.unit.source, one.unit.target) for one in opened_memory.units())


def test_what_is_confirmed_comes_into_the_memory_once(
    path: Path, memory: Path, assistant: Assistant
) -> None:
    first = confirm(path, 1, "Hi.")
    assert assistant.remember([first]).result() == 1
    assert assistant.remember([first, first + 1]).result() == 0
    confirm(path, 1, "Hello there.")
    assert assistant.remember([first]).result() == 1
    assert kept(memory) == [("Xin chào.", "Hello there.")]


def test_two_segments_with_one_source_do_not_displace_each_other(
    path: Path, memory: Path, assistant: Assistant
) -> None:
    units = [confirm(path, 3, "Good rice."), confirm(path, 4, "Fine paddy.")]
    assert assistant.remember(units).result() == 2
    assert kept(memory) == [("Lúa tốt.", "Fine paddy."), ("Lúa tốt.", "Good rice.")]


def test_what_was_missed_is_caught_up_with(path: Path, memory: Path, assistant: Assistant) -> None:
    confirm(path, 1, "Hi.")
    confirm(path, 6, "Over.")
    assert assistant.remember().result() == 2
    assert assistant.remember().result() == 0
    confirm(path, 3, "Good rice.")
    assert assistant.remember().result() == 1
    assert len(kept(memory)) == 3


def test_it_is_what_importing_the_project_says(path: Path, memory: Path) -> None:
    confirm(path, 2, "They meet.")
    keeper = Rememberer(memory, ("vi", "en"))
    with Project.open(path) as project:
        assert sum(keeper.catch_up(project)) == 1
    keeper.close()
    with Memory.open(memory) as opened_memory:
        assert opened_memory.add(read_project(path)).added == 0


def test_the_next_segments_are_offered_what_was_just_confirmed(
    tmp_path: Path, memory: Path
) -> None:
    path = made(tmp_path / "q.align", ("Tỉnh ủy họp hôm nay.", "Tỉnh ủy họp hôm qua."))
    Memory.create(memory).close()
    sources = Sources(memories={memory: Penalties()}, write_to=memory)
    first = confirm(path, 1, "They meet today.")
    with Assistant(path, lambda: ByHeart({}), sources) as assistant:
        assert assistant.recall([first + 1]).result() == ()
        assistant.remember([first]).result()
        assert assistant.recall([first + 1]).result() == (first + 1,)


def test_reading_writes_nothing(path: Path, memory: Path) -> None:
    first = confirm(path, 1, "Hi.")
    with Assistant(
        path, lambda: ByHeart({}), Sources(write_to=memory), read_only=True
    ) as assistant:
        assert assistant.remember([first]).result() == 0
    assert not memory.exists()
