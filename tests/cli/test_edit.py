"""``align edit``: what is opened, and what is said when that cannot be."""

from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from align.cli.edit import edit
from align.errors import AlignError, StorageError
from align.shipped import house_glossary
from align.tui.app import Workbench
from tests.session.samples import made, opened

APP = typer.Typer()
APP.command()(edit)


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.chdir(tmp_path)
    # As in a page of 'align serve': then nobody asks for a terminal.
    monkeypatch.setenv("TEXTUAL_DRIVER", "none")


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[Workbench]:
    """Return the applications that were run, without running them."""
    found: list[Workbench] = []

    def run(app: Workbench) -> int:
        found.append(app)
        return 3

    monkeypatch.setattr(Workbench, "run", run)
    return found


def failure(*words: str) -> AlignError:
    result = CliRunner().invoke(APP, list(words))
    assert isinstance(result.exception, AlignError), result.output
    assert "\n" not in str(result.exception)
    return result.exception


def test_everything_reaches_the_application(ran: list[Workbench], tmp_path: Path) -> None:
    path, terms, memory = made(tmp_path / "p.align"), tmp_path / "g.yaml", tmp_path / "m.tm"
    terms.write_text("entries:\n  - {source: lúa, target: rice}\n", encoding="utf-8")
    memory.touch()
    (tmp_path / "align.toml").write_text(
        'theme = "light"\n[memory]\nfiles = ["m.tm"]\n[keys]\npreset = "memoq"\n'
        '"editor.show-all" = "f11"\n'
    )
    words = [str(path), "-g", str(terms), "-M", f"{memory}=5", "--who", "Minh", "--read-only"]
    result = CliRunner().invoke(APP, [*words, "--keys", "trados", "--theme", "high-contrast"])
    assert result.exit_code == 3
    assert CliRunner().invoke(APP, ["--no-glossary"]).exit_code == 3
    assert CliRunner().invoke(APP, []).exit_code == 3
    first, second, third = ran
    place = first.workplace
    assert (first.project, place.who, place.read_only) == (path, "Minh", True)
    assert (place.term_base, place.memories) == (terms, (memory,))
    assert place.less == {memory: 5}
    assert place.glossary is not None
    assert place.glossary.name == "g"
    assert first.theme == "align-high-contrast"
    assert first.key_map["editor.find-open"] == "ctrl+k"
    assert first.key_map["editor.show-all"] == "f11"
    assert (second.project, second.theme) == (None, "align-light")
    assert second.workplace.memories == (Path("m.tm"),) or second.workplace.memories == (memory,)
    assert (second.workplace.glossary, second.workplace.term_base) == (None, None)
    assert second.key_map["editor.insert-match"] == "ctrl+@,alt+t"
    assert third.workplace.term_base == house_glossary()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("none.align", "none.align: there is no such project; check the name"),
        (".", "this is a folder"),
        ("-M none.tm", "none.tm: there is no such memory"),
        ("-g none.yaml", "none.yaml"),
        ("--theme drak", "there is no theme 'drak'"),
        ("--keys emacs", "there is no key map 'emacs'; choose one of align, omegat"),
    ],
)
def test_what_cannot_be(words: str, message: str) -> None:
    error = failure(*words.split())
    assert message in str(error)
    assert error.exit_code == 2


def test_wrong_keys_in_the_settings_name_their_file(tmp_path: Path) -> None:
    (tmp_path / "align.toml").write_text('[keys]\n"editor.x" = "f5"\n')
    assert "align.toml: there is no action 'editor.x'" in str(failure())


def test_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEXTUAL_DRIVER")
    assert "needs a terminal; run it in one" in str(failure())


def test_what_could_not_be_kept_is_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "p.align")

    def run(app: Workbench) -> int:
        app.session = opened(path)
        app.session.type("the last [b]words")

        def full(*_: Any, **__: Any) -> None:
            raise StorageError("the disk is full")

        monkeypatch.setattr(app.session, "keep", full)
        return 0

    monkeypatch.setattr(Workbench, "run", run)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    error = failure(str(path))
    assert "the disk is full; what was typed last is in" in str(error)
    rescued = Path(str(error).rpartition(" is in ")[2])
    assert rescued.read_text(encoding="utf-8") == "the last [b]words\n"
