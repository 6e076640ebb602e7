"""The list of recent projects survives whatever happens to its file."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.errors import StorageError
from align.tui.start import recent
from align.tui.start.facts import MISSING, Facts, look
from align.tui.start.recent import Recent, forget, list_file, remember, remembered
from align.tui.start.rows import row, width
from tests.tui.start_desk import project


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def names() -> list[str]:
    return [one.path.name for one in remembered().projects]


def test_newest_comes_first_and_once(tmp_path: Path) -> None:
    assert names() == []
    for name in ("a.align", "b.align", "a.align", "c.align"):
        remember(tmp_path / name)
    assert names() == ["c.align", "a.align", "b.align"]
    forget(tmp_path / "a.align")
    assert names() == ["c.align", "b.align"]
    assert remembered().notice == ""


def test_what_was_chosen_for_a_project_is_kept(tmp_path: Path) -> None:
    base, memory = tmp_path / "terms.yaml", tmp_path / "one.tm"
    remember(tmp_path / "a.align", glossary=base, memories=[memory])
    remember(tmp_path / "a.align")
    [one] = remembered().projects
    assert (one.glossary, one.memories) == (base, (memory,))


def test_relative_path_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    remember(Path("a.align"))
    assert remembered().projects[0].path == tmp_path / "a.align"


def test_list_does_not_grow_without_end(tmp_path: Path) -> None:
    for number in range(53):
        remember(tmp_path / f"{number}.align")
    assert names() == [f"{number}.align" for number in range(52, 2, -1)]


BROKEN = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"\xff\xfe",
    b'{"version": 2, "projects": []}',
    b'{"version": 1, "projects": [{"path": 3}]}',
    b'{"version": 1, "projects": [{"path": "a\\u0000", "opened": "", "glossary": "",'
    b' "memories": []}]}',
    b"[" * 100_000,
]


@pytest.mark.parametrize("raw", BROKEN, ids=range(len(BROKEN)))
def test_broken_list_is_set_aside(raw: bytes, tmp_path: Path) -> None:
    path = list_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    found = remembered()
    assert found.projects == ()
    assert found.notice.startswith(f"{path}: the list of recent projects was damaged")
    assert path.with_suffix(".broken.json").read_bytes() == raw
    remember(tmp_path / "a.align")
    assert names() == ["a.align"]


@given(raw=st.binary(max_size=200))
def test_no_list_crashes(raw: bytes) -> None:
    path = list_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    assert remembered().projects == ()


def test_unwritable_list_is_one_sentence(state: Path, tmp_path: Path) -> None:
    state.write_text("a file where a folder should be")
    with pytest.raises(StorageError, match="cannot be remembered"):
        remember(tmp_path / "a.align")


def test_list_is_never_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remember(tmp_path / "a.align")

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("align.exchange.atomic.os.fsync", fail)
    with pytest.raises(StorageError, match="No space left"):
        remember(tmp_path / "b.align")
    assert names() == ["a.align"]
    assert [one.name for one in list_file().parent.iterdir()] == ["recent.json"]
    assert json.loads(list_file().read_text())["version"] == recent._VERSION


def test_look_counts(tmp_path: Path) -> None:
    facts = look(project(tmp_path, confirmed=1, drafts=1))
    assert facts == Facts("vi", "en", 3, 1, 1)
    assert facts.done == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("content", "fault"), [(None, MISSING), ("no database", "this file is not a project")]
)
def test_look_says_what_is_wrong(content: str | None, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "x.align"
    if content is not None:
        path.write_text(content)
    assert look(path).fault == fault
    assert look(tmp_path).fault


WHOLE = Facts("vi", "en", 4, 0, 4)
SHOWN = [
    (None, "· "),
    (WHOLE, "✓ "),
    (replace(WHOLE, confirmed=1), "~ "),
    (replace(WHOLE, confirmed=0, drafts=4), "~ "),
    (replace(WHOLE, confirmed=0), "· "),
    (Facts(fault=MISSING), "✗ "),
    (Facts(fault="this file is not a project"), "! "),
]


@pytest.mark.parametrize(("facts", "sign"), SHOWN)
def test_signs_tell_projects_apart(facts: Facts | None, sign: str) -> None:
    text = row(Recent(Path("/data/[b]\x1b[31m.align"), ""), facts)
    assert text.plain.startswith(f"{sign}[b]?[31m")
    assert "\x1b" not in text.plain


def test_names_stand_in_one_column() -> None:
    projects = [Recent(Path(f"/{name}.align"), "") for name in ("Huyện ủy", "a", "長" * 40)]
    assert width(projects) == 28
    assert [row(one, WHOLE, 28).plain.index("█") for one in projects[:2]] == [32, 32]
