"""``align serve`` says what is wrong before a page shows nothing."""

import socket
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import get_type_hints

import pytest
import typer
from typer.testing import CliRunner, Result

from align.cli import serve as command
from align.cli.edit import edit
from align.errors import AlignError, ProjectError, SettingsError, UserError
from align.store import Project
from align.store.memory import Memory

runner = CliRunner()


def run(*arguments: object) -> Result:
    app = typer.Typer()
    app.command()(command.serve)
    return runner.invoke(app, [str(one) for one in arguments])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "-một [b].align"
    Project.open(path, create=True).close()
    return path


def test_editor_is_served_under_a_printed_address(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[list[str], str, int]] = []

    def server(words: Sequence[str], title: str, port: int, ready: Callable[[str], None]) -> None:
        seen.append((list(words), title, port))
        ready("http://127.0.0.1:1/token/")

    monkeypatch.setattr(command, "_server", lambda: server)
    monkeypatch.chdir(path.parent)
    for name in ("a.tm", "b.tm"):
        (path.parent / name).touch()
    base = "name: x\nsource_language: vi\ntarget_language: en\n"
    entry = "entries:\n  - source: Đảng\n    target: Party\n"
    (path.parent / "t.yaml").write_text(base + entry)
    options = ("--port", 0, "--glossary", "t.yaml", "--memory", "a.tm", "-M", "b.tm")
    result = run(*options, "--write-to", "mine.tm", "--", path)
    assert result.exit_code == 0
    assert result.stdout == "http://127.0.0.1:1/token/\n"
    tail = ["--glossary", "t.yaml", "--memory", "a.tm", "--memory", "b.tm"]
    tail += ["--write-to", "mine.tm", "--", str(path)]
    said = [sys.executable, "-m", "align", "edit", *tail]
    assert seen == [(said, "-một [b] · align", 0)]
    # Made before a page is opened, which could not say why it cannot be.
    Memory.open(path.parent / "mine.tm").close()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("nowhere.align", None, "nowhere.align"),
        ("bad.align", "no database", "this file is not a project"),
        (".", None, "this is a folder; name a project file"),
    ],
)
def test_wrong_project_is_one_sentence(
    name: str, content: str | None, sentence: str, tmp_path: Path
) -> None:
    if content:
        (tmp_path / name).write_text(content)
    result = run(tmp_path / name)
    assert isinstance(result.exception, ProjectError)
    assert sentence in str(result.exception)


@pytest.mark.parametrize("name", ["words.txt", "no/such/folder.tm"])
def test_memory_that_cannot_be_written_is_one_sentence(path: Path, name: str) -> None:
    (path.parent / "words.txt").write_text("words")
    result = run("--write-to", path.parent / name, "--", path)
    assert isinstance(result.exception, AlignError)
    assert name in str(result.exception) and "\n" not in str(result.exception)


def test_option_of_the_editor_is_the_same() -> None:
    assert _option(command.serve, "write_to") == _option(edit, "write_to")


def _option(function: Callable[..., None], name: str) -> object:
    return get_type_hints(function, include_extras=True)[name]


@pytest.mark.parametrize("option", ["--glossary", "--memory"])
def test_missing_file_is_one_sentence(option: str, path: Path) -> None:
    result = run(option, path.parent / "nowhere.x", "--", path)
    assert isinstance(result.exception, UserError)
    assert "nowhere.x" in str(result.exception)


def test_missing_package_is_one_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "align.tui.serve.server", raising=False)
    monkeypatch.delitem(sys.modules, "align.tui.serve.child", raising=False)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.setitem(sys.modules, "textual_serve.app_service", None)
    result = run("--", path)
    assert isinstance(result.exception, SettingsError)
    assert str(result.exception).endswith("install it with: pip install 'align-workbench[web]'")


def test_port_in_use_is_one_sentence(path: Path) -> None:
    pytest.importorskip("textual_serve")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("--port", port, "--", path)
    assert isinstance(result.exception, AlignError)
    assert str(result.exception).startswith(f"port {port} is in use")
    assert result.exception.exit_code == 2


def test_listing_the_command_loads_no_server() -> None:
    heavy = "{'aiohttp', 'textual', 'textual_serve'}"
    code = f"import sys, align.cli.serve\nprint({heavy} & {{*sys.modules}})"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "set()\n"
