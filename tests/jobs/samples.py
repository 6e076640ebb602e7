"""Jobs for tests."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from align.jobs.job import Job
from align.jobs.planning import find_inputs, plan
from align.jobs.recipe import Recipe
from align.jobs.records import Planned
from align.segmentation import splitter_for

ROOT = Path(__file__).resolve().parents[2]
DRIVER = (sys.executable, "-m", "tests.jobs.driver", "batch")
PLANNED = "2026-01-02T03:04:05Z"


def recipe(**said: Any) -> Recipe:
    """Return a recipe for the fake engine."""
    splitter = splitter_for("vi")
    values: dict[str, object] = {
        "engine": "fake",
        "revision": "fake@1",
        "engine_settings": "beam=1",
        "splitter": f"{splitter.name} {splitter.version}",
        "checks": ("numbers", "empty", "spacing"),
        "batch": 8,
    }
    return Recipe.of(values | said)


def write(folder: Path, texts: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder; of a text each line becomes a paragraph."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text.replace("\n", "\n\n"), encoding="utf-8")
    return folder


def planned(folder: Path, texts: Mapping[str, str | bytes], words: int = 40, **said: Any) -> Job:
    """Write files below ``in`` and plan a job for them in ``job``."""
    found = find_inputs([write(folder / "in", texts)])
    made = recipe(**said)
    return plan(folder / "job", found, made, files={}, words=words, planned=PLANNED).job


def document(name: str, words: int = 10, digest: str | None = None, problem: str = "") -> Planned:
    """Return an input that need not exist."""
    digest = f"digest of {name}" if digest is None else digest
    return Planned(name, f"/in/{name}", digest, 10, words, problem=problem)


def prose(name: str, sentences: int, bad: str = "") -> str:
    """Return sentences that no other document has, one of them with a word in it."""
    lines = [f"Đây là câu số {number} của văn bản {name}." for number in range(sentences)]
    if bad:
        lines[sentences // 2] += f" Nhưng câu này {bad} thì không dịch được."
    return "\n".join(lines)


def driver(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    """Start ``align batch`` with the fake engine, in a group of processes of its own."""
    return subprocess.Popen(
        [*DRIVER, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def results(job: Job) -> dict[str, bytes]:
    """Return the result of each shard that is done."""
    return {path.name: path.read_bytes() for path in (job.folder / "results").glob("*.jsonl")}
