"""Leaving out licence classes: said clearly, or refused."""

from __future__ import annotations

from pathlib import Path

from models.recipes.checkpoint import checkpoints
from models.recipes.prepare import BITEXT
from models.recipes.runfile import RUN, noted_without
from models.recipes.settings import load_recipe


def left_out(text: str, recipe: Path) -> str:
    """The classes named in `text` ("C", "bc", "B,C") in order, each one a class of the recipe.

    A class that the recipe does not have would leave out nothing, which nobody means.
    """
    known = {entry.licence for entry in load_recipe(recipe).corpus}
    named = {letter.upper() for letter in text if letter not in ", "}
    if unknown := named - known:
        raise SystemExit(
            f"{recipe} has no licence class {', '.join(sorted(unknown))}; "
            f"it has {', '.join(sorted(known))}"
        )
    if named == known:
        raise SystemExit(f"without {', '.join(sorted(named))} nothing of {recipe} is left")
    return "".join(sorted(named))


def check_state(state: Path, without: str) -> None:
    """Refuse a state whose data or weights were made with other classes: they are in it."""
    begun = (state / BITEXT).exists() or checkpoints(state)
    if not begun or not (state / RUN).exists():
        return
    before = noted_without(state)
    if before != without:
        raise SystemExit(
            f"the run in {state} was begun {_said(before)}, not {_said(without)}; "
            "use another state folder"
        )


def _said(without: str) -> str:
    return f"without class {without}" if without else "with all licence classes"
