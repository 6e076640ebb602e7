"""The index against brute force, and its files against everything that can befall them."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.store.memory.index import index as module
from align.store.memory.index import place, shelf
from align.store.memory.index.index import Index
from align.store.memory.index.manifest import Manifest
from align.store.memory.matching.score import similarity

Key = tuple[str, ...]


class Rows:
    """A memory that lives in a list."""

    def __init__(self, keys: Sequence[Key] = (), identity: str = "m") -> None:
        self.identity = identity
        self.generation = 0
        self.units: dict[int, tuple[int, Key]] = {}
        for key in keys:
            self.put(key)

    def put(self, key: Key, identity: int | None = None) -> int:
        self.generation += 1
        identity = identity or len(self.units) + 1
        self.units[identity] = (self.generation, key)
        return identity

    def count(self, after: int = 0) -> int:
        return sum(generation > after for generation, _ in self.units.values())

    def rows(self, after: int = 0) -> Iterator[tuple[int, Key]]:
        for identity, (generation, key) in self.units.items():
            if generation > after:
                yield identity, key


def opened(feed: Rows, folder: Path) -> Index:
    index = Index(feed, folder)
    index.refresh()
    return index


def brute(feed: Rows, key: Key, minimum: int, limit: int) -> list[tuple[int, int]]:
    scored = ((similarity(key, other), identity) for identity, (_, other) in feed.units.items())
    return sorted((s for s in scored if s[0] >= minimum), reverse=True)[:limit]


def found(index: Index, key: Key, minimum: int, limit: int) -> list[tuple[int, int]]:
    return [(near.score, near.identity) for near in index.nearest(key, minimum, limit)]


@pytest.fixture(scope="module", autouse=True)
def no_waiting_for_the_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _: None)
        yield


# Few different words make many near misses, ties and repeated words.
words = st.sampled_from(["a", "b", "c", "d", "e", "f", "g"])
keys = st.lists(words, min_size=1, max_size=9).map(tuple)
asked = st.tuples(keys, st.integers(1, 100), st.integers(1, 5))


@settings(max_examples=60, deadline=None)
@given(st.lists(keys, min_size=1, max_size=40), st.lists(asked, min_size=1, max_size=20))
def test_the_index_is_brute_force(
    tmp_path_factory: pytest.TempPathFactory,
    memory: list[Key],
    queries: list[tuple[Key, int, int]],
) -> None:
    feed = Rows(memory)
    index = Index(feed, tmp_path_factory.mktemp("index"))
    index.rebuild()
    for key, minimum, limit in queries:
        assert found(index, key, minimum, limit) == brute(feed, key, minimum, limit)
    index.close()


@pytest.mark.parametrize("tail", [0, 2, 5])
@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(keys, max_size=9), min_size=1, max_size=9), keys, st.integers(30, 100))
def test_it_keeps_up_whatever_the_size_of_the_tail(
    tmp_path_factory: pytest.TempPathFactory,
    tail: int,
    imports: list[list[Key]],
    key: Key,
    minimum: int,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "TAIL", tail)
        folder = tmp_path_factory.mktemp("index")
        feed = Rows()
        index = opened(feed, folder)
        for added in imports:
            for one in added:
                feed.put(one)
            index.refresh()
            assert found(index, key, minimum, 5) == brute(feed, key, minimum, 5)
            again = opened(feed, folder)
            assert found(again, key, minimum, 5) == found(index, key, minimum, 5)
            assert not again.notice
            again.close()
        index.close()


MANY = [tuple(f"{a} {b} {c}".split()) for a in "abcdefgh" for b in "xyz" for c in "pqrst"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "m.tm.index" / "words"


def test_a_long_row_with_more_different_tokens_than_a_byte_can_tell(folder: Path) -> None:
    long = tuple(f"w{number}" for number in range(700))
    near = (*long[:300], "other", *long[301:])
    index = opened(Rows([long, near, long[:600]]), folder)
    assert found(index, long, 80, 5) == [(100, 1), (99, 2), (85, 3)]


def test_many_equal_rows_give_the_newest(folder: Path) -> None:
    feed = Rows([("ok",)] * 3000)
    index = opened(feed, folder)
    assert len(index.tail) == 0
    assert found(index, ("ok",), 70, 3) == [(100, 3000), (100, 2999), (100, 2998)]


def test_a_changed_unit_is_found_by_its_new_text(folder: Path) -> None:
    feed = Rows(MANY)
    index = opened(feed, folder)
    feed.put(("quite", "different"), 7)
    index.refresh()
    assert found(index, ("quite", "different"), 70, 5) == [(100, 7)]


def test_rows_of_nothing_and_queries_of_nothing(folder: Path) -> None:
    index = opened(Rows([(), ("a",), ()]), folder)
    assert found(index, (), 50, 5) == []
    assert found(index, ("a",), 50, 5) == [(100, 2)]
    index.rebuild()
    assert found(index, ("a",), 50, 5) == [(100, 2)]


def test_an_empty_memory(folder: Path) -> None:
    index = opened(Rows(), folder)
    index.rebuild()
    assert found(index, ("a",), 50, 5) == []
    index.close()
    assert not opened(Rows(), folder).notice


def _cut(run: Path) -> None:
    path = run / "postings.npy"
    path.write_bytes(path.read_bytes()[:-8])


def _blank(run: Path) -> None:
    path = run / "postings.npy"
    data = path.read_bytes()
    path.write_bytes(data[:128] + b"\xff" * (len(data) - 128))


DAMAGES: dict[str, Callable[[Path], object]] = {
    "list cut": lambda folder: (folder / Manifest.NAME).write_text('{"format": 1, "run'),
    "list of lists": lambda folder: (folder / Manifest.NAME).write_text("[]"),
    "list of another format": lambda folder: (folder / Manifest.NAME).write_text('{"format": 0}'),
    "run gone": lambda folder: next(folder.glob("run-*")).rename(folder / "elsewhere"),
    "array gone": lambda folder: next(folder.glob("run-*/tokens.npy")).unlink(),
    "array cut": lambda folder: _cut(next(folder.glob("run-*"))),
    "array of nonsense": lambda folder: _blank(next(folder.glob("run-*"))),
    "no array": lambda folder: next(folder.glob("run-*/ids.npy")).write_bytes(b"nothing"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_is_made_anew_with_one_line(
    damage: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TAIL", 10)
    feed = Rows(MANY)
    whole = found(opened(feed, folder), MANY[5], 50, 5)
    DAMAGES[damage](folder)
    index = opened(feed, folder)
    assert found(index, MANY[5], 50, 5) == whole == brute(feed, MANY[5], 50, 5)
    assert "made anew" in index.notice
    assert "\n" not in index.notice
    again = opened(feed, folder)
    assert found(again, MANY[5], 50, 5) == whole
    assert not again.notice


def test_the_index_of_another_memory_is_not_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TAIL", 10)
    opened(Rows(MANY, "one"), folder)
    other = Rows([("a", "b")] * 20, "two")
    index = opened(other, folder)
    assert "another memory" in index.notice
    assert found(index, ("a", "b"), 70, 1) == [(100, 20)]


def test_a_memory_set_back_to_a_backup(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TAIL", 10)
    opened(Rows(MANY), folder)
    backup = Rows(MANY[:50])
    index = opened(backup, folder)
    assert found(index, MANY[5], 50, 9) == brute(backup, MANY[5], 50, 9)


def test_a_folder_that_cannot_be_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def protected(folder: Path) -> None:
        if folder.is_relative_to(tmp_path):
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "TAIL", 10)
    feed = Rows(MANY)
    before = tmp_path / "words"
    opened(feed, before)
    names = sorted(path.name for path in before.iterdir())
    real = place.locked

    @contextmanager
    def locked(folder: Path) -> Iterator[None]:
        protected(folder)
        with real(folder):
            yield

    monkeypatch.setattr(shelf, "locked", locked)
    for key in MANY[:20]:
        feed.put((*key, "more"))
    index = opened(feed, before)
    assert found(index, (*MANY[3], "more"), 70, 5) == brute(feed, (*MANY[3], "more"), 70, 5)
    index.close()
    assert sorted(path.name for path in before.iterdir()) == names


def test_an_interrupted_build_leaves_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TAIL", 10)
    feed = Rows(MANY)
    opened(feed, folder)
    before = sorted(path.name for path in folder.iterdir())

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    for _ in range(20):
        feed.put(("new", "row"))
    with pytest.raises(KeyboardInterrupt):
        Index(feed, folder, interrupted).refresh()
    assert sorted(path.name for path in folder.iterdir()) == before
    index = opened(feed, folder)
    assert not index.notice
    assert found(index, ("new", "row"), 100, 1) == [(100, len(MANY) + 20)]


def test_progress_counts_every_row(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TAIL", 10)
    told: list[int] = []
    index = Index(Rows(MANY), folder, told.append)
    assert index.behind == len(MANY)
    index.refresh()
    assert sum(told) == len(MANY)
    assert index.behind == 0
    assert len(index) == len(MANY)
    assert index.size > 0


def test_two_processes_at_one_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TAIL", 3)
    feed = Rows(MANY)
    one, other = opened(feed, folder), opened(feed, folder)
    for number in range(40):
        key = ("row", f"{number}")
        for _ in range(4):
            feed.put(key)
        index = (one, other)[number % 3 == 0]
        index.refresh()
        assert found(index, key, 100, 9) == brute(feed, key, 100, 9)
        assert len(index.runs) < 8
    for index in (one, other, opened(feed, folder)):
        index.refresh()
        assert not index.notice
        assert found(index, ("row", "7"), 50, 9) == brute(feed, ("row", "7"), 50, 9)


def test_what_a_killed_process_left_is_swept_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TAIL", 3)
    (folder / "part-0123").mkdir(parents=True)
    (folder / "part-0123" / "ids.npy").write_bytes(b"half")
    (folder / "run-0123").mkdir()
    index = opened(Rows(MANY), folder)
    assert not index.notice
    assert [path.name for path in folder.glob("part-*")] == []
    assert len(list(folder.glob("run-*"))) == 1


def test_flipped_bytes_never_break_a_search(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TAIL", 10)
    chance = random.Random(1)
    feed = Rows(MANY)
    opened(feed, folder)
    for _ in range(60):
        path = chance.choice([*sorted(folder.glob("**/*.npy")), folder / Manifest.NAME])
        data = bytearray(path.read_bytes())
        for _ in range(chance.randint(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        index = opened(feed, folder)
        for key in MANY[::30]:
            assert all(1 <= score <= 100 for score, _ in found(index, key, 50, 5))
            list(index.holding(key))
        index.rebuild()
        assert found(index, MANY[9], 50, 5) == brute(feed, MANY[9], 50, 5)
        index.close()
