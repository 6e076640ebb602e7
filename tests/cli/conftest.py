import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from align.cli.app import main


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Align = Callable[..., Result]


@pytest.fixture
def align(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Align:
    """Run the command line in an empty folder, with an empty configuration."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["align", *map(str, arguments)])
        capsys.readouterr()
        code: int | str | None = 0
        try:
            main()
        except SystemExit as leave:
            code = leave.code
        shown = capsys.readouterr()
        return Result(code if isinstance(code, int) else 0, shown.out, shown.err)

    return run
