"""The picture at the head of the README: ``python -m tests.cli.picture P.align`` draws it.

``P.align`` is what ``align translate data/samples/cung-co-lanh-dao-1967.txt`` makes.
"""

import re
import sys
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from typer.testing import CliRunner

from align.cli.app import app

PICTURE = Path(__file__).resolve().parents[2] / "docs/demo.svg"
_WIDTH, _ROWS, _SKIPPED = 118, 9, 3
_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)


def picture(project: Path) -> str:
    """Return what ``align show --terms`` prints of a project, as SVG that fetches no font."""
    console = Console(
        record=True, width=_WIDTH, force_terminal=True, markup=False, emoji=False, highlight=False
    )
    with patch("align.cli.console.console", lambda **_: console):
        wanted = ["--terms", "-n", str(_ROWS), "--after", str(_SKIPPED)]
        CliRunner().invoke(app, ["show", str(project), *wanted], catch_exceptions=False)
    drawn = console.export_svg(title=f"align show {project.name} --terms")
    return _FONTS.sub("", drawn).replace("Fira Code", "DejaVu Sans Mono")


if __name__ == "__main__":
    PICTURE.write_text(picture(Path(sys.argv[1])), encoding="utf-8")
