"""Listing the commands loads nothing heavy; translating with the compact engine loads no torch."""

import subprocess
import sys

import pytest

HEAVY = ("torch", "transformers", "textual", "ray", "ctranslate2", "numpy", "lxml", "sentencepiece")


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint(' '.join(m for m in sys.modules if '.' not in m))"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    return set(run.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", ["--help", "translate --help", "glossary find --help"])
def test_help_loads_nothing_heavy(arguments: str) -> None:
    code = f"""
sys.argv = ['align', *{arguments.split()!r}]
from align.cli.app import main
try:
    main()
except SystemExit as leave:
    assert not leave.code, leave.code
"""
    assert not loaded_by(code) & set(HEAVY)


def test_compact_loads_no_torch() -> None:
    code = """
from align.engines.options import EngineOptions
from align.engines.registry import create
from align.engines.base import Request
create('compact', EngineOptions()).translate([Request('Xin chào.')])
"""
    assert not loaded_by(code) & {"torch", "transformers", "textual", "ray"}
