"""What the file picker lists while a path is typed."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.tui.start.folder import MOST, listing

KINDS = (".txt", ".docx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("sub", ".git", "Tài liệu"):
        (tmp_path / name).mkdir()
    for name in ("a.txt", "B.TXT", "báo cáo.docx", "x.exe", ".secret.txt", "no\nline.txt"):
        (tmp_path / name).write_text("x")
    with (tmp_path / os.fsdecode(b"\xff.txt")).open("w"):
        pass
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    return tmp_path


ALL = ["Tài liệu", "sub", "B.TXT", "a.txt", "báo cáo.docx"]


@pytest.mark.parametrize(
    ("typed", "hidden", "names"),
    [
        ("", False, ALL),
        ("", True, [".git", "Tài liệu", "sub", ".secret.txt", "B.TXT", "a.txt", "báo cáo.docx"]),
        (".", False, [".git", ".secret.txt", "B.TXT", "a.txt", "báo cáo.docx"]),
        ("b", False, ["B.TXT", "báo cáo.docx", "sub"]),
        ("TÀI", False, ["Tài liệu"]),
        ("TÀI", False, ["Tài liệu"]),  # decomposed, as macOS types it
        ("zzz", False, []),
    ],
)
def test_typing_narrows_down(folder: Path, typed: str, hidden: bool, names: list[str]) -> None:
    found = listing(f"{folder}/{typed}", KINDS, hidden=hidden)
    assert [one.path.name for one in found.entries] == names
    assert all(one.path == folder / one.path.name for one in found.entries)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("/nowhere/at/all/", "no such file"),
        ("a\0b/", "no path"),
        ("/dev/null/", "not a directory"),
        ("~nobody-of-that-name/", "no such file"),
        ("a" * 300 + "/", "too long"),
    ],
)
def test_what_cannot_be_listed_is_one_sentence(typed: str, fault: str) -> None:
    found = listing(typed, KINDS)
    assert found.entries == ()
    assert fault in found.fault


def test_home_and_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.chdir(folder / "sub")
    assert [one.path.name for one in listing("~/a.t", KINDS).entries] == ["a.txt"]
    assert [one.path.name for one in listing("../a.t", KINDS).entries] == ["a.txt"]
    assert listing("", KINDS).entries == ()


def test_a_large_folder_is_cut(tmp_path: Path) -> None:
    for number in range(MOST + 20):
        (tmp_path / f"{number:04}.txt").touch()
    found = listing(f"{tmp_path}/", KINDS)
    assert (len(found.entries), found.more) == (MOST, 20)
    assert [one.path.name for one in listing(f"{tmp_path}/0519", KINDS).entries] == ["0519.txt"]


@given(typed=st.text(max_size=20) | st.text("~/.ab", max_size=8))
def test_no_path_crashes(typed: str) -> None:
    found = listing(typed, KINDS)
    assert all(one.path.name.isprintable() for one in found.entries)
