"""Spelling, with a program in the place of hunspell that speaks as it does."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from align.checks import Pair, Setting, hunspell
from align.checks.registry import create_each
from align.settings import EnglishSettings

KNOWN = {"en_GB": "we have colour", "en_US": "we have color don't"}
PROGRAM = f"""#!{sys.executable}
import sys
known = {KNOWN!r}[sys.argv[-1]].split()
print("@(#) International Ispell Version 3.2.06 (but really Hunspell 1.7.1)", flush=True)
assert sys.stdin.readline() == "!\\n"
for line in sys.stdin:
    word = line[1:].rstrip("\\n")
    if word not in known:
        close = [one for one in known if one[:3] == word[:3]]
        print(f"& {{word}} {{len(close)}} 1: {{', '.join(close)}}" if close else f"# {{word}} 1")
    print(flush=True)
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    path = tmp_path / "hunspell"
    path.write_text(PROGRAM)
    path.chmod(0o755)
    for name in KNOWN:
        (tmp_path / f"{name}.aff").touch()
        (tmp_path / f"{name}.dic").touch()
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    _forget()
    yield
    for name in KNOWN:
        speller = hunspell.speller(name)
        if speller is not None:
            speller.close()
    _forget()


def _forget() -> None:
    hunspell.speller.cache_clear()
    hunspell.installed.cache_clear()


def found(target: str, spelling: str = "", source: str = "") -> list[tuple[str, str | None]]:
    check = create_each("spelling", Setting(english=EnglishSettings(spelling=spelling)))
    return [(target[f.start : f.end], f.fix) for f in check.find(Pair(source, target))]


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize(
    ("target", "spelling", "wrong"),
    [
        ("we have colour", "", []),
        ("we have color", "", []),
        ("we have color", "british", [("color", "colour")]),
        ("we have colour", "american", [("colour", "color")]),
        ("we hvae xyz, xyz", "", [("hvae", None), ("xyz", None), ("xyz", None)]),
        ("we don’t have", "american", []),
        ("We Hvae phở", "", []),
        ("we@have.hvae a-hvae 5hvae", "", []),
    ],
)
def test_words_of_no_dictionary(
    target: str, spelling: str, wrong: list[tuple[str, str | None]]
) -> None:
    assert found(target, spelling) == wrong


@pytest.mark.usefixtures("program")
def test_a_word_of_the_source_may_stand() -> None:
    assert found("we have hvae", source="Từ hvae.") == []


def test_without_the_program_nothing_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    _forget()
    assert found("we hvae") == []
    _forget()
