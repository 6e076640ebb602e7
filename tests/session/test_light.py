import subprocess
import sys


def test_a_session_knows_no_screen_and_no_model() -> None:
    script = "import sys, align.session; print(*sorted(name.split('.')[0] for name in sys.modules))"
    loaded = subprocess.check_output([sys.executable, "-c", script], text=True).split()
    heavy = {
        "textual",
        "rich",
        "typer",
        "torch",
        "transformers",
        "ctranslate2",
        "numpy",
        "pydantic",
    }
    assert "align" in loaded and not heavy & set(loaded)
