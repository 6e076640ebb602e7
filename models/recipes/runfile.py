"""What a state folder knows about the run in it: recipe, left-out classes and machine."""

from __future__ import annotations

import fcntl
import json
import os
import platform
import shutil
from pathlib import Path
from typing import IO

from models.recipes.settings import Recipe, load_recipe

RECIPE_COPY = "recipe.toml"
RUN = "run.json"
PID = "train.pid"


def claim(state: Path) -> IO[str]:
    """Take the state folder for this process and note its id; keep the result open.

    Only one run may write to a folder.  The claim ends with the process, however it ends.
    """
    state.mkdir(parents=True, exist_ok=True)
    handle = (state / PID).open("a+", encoding="utf-8")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.seek(0)
        with handle:
            owner = handle.read().strip()
        raise SystemExit(f"{state} is in use by process {owner}") from None
    handle.truncate(0)
    handle.write(f"{os.getpid()}\n")
    handle.flush()
    return handle


def note_run(state: Path, recipe: Path, without: str, workers: int) -> None:
    """Copy the recipe into the state folder and note how the run was started."""
    state.mkdir(parents=True, exist_ok=True)
    if recipe.resolve() != (state / RECIPE_COPY).resolve():
        shutil.copyfile(recipe, state / RECIPE_COPY)
    facts = {"without": without, "workers": workers, "machine": platform.machine()}
    (state / RUN).write_text(json.dumps(facts), encoding="utf-8")


def noted_recipe(state: Path) -> Recipe:
    """The recipe that the run in `state` follows."""
    facts = json.loads((state / RUN).read_text(encoding="utf-8"))
    return load_recipe(state / RECIPE_COPY, facts["without"])


def noted_without(state: Path) -> str:
    """Licence classes that the run leaves out."""
    return str(json.loads((state / RUN).read_text(encoding="utf-8"))["without"])
