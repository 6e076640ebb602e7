"""`python -m models.recipes.train --corpus DIR... --dev DIR --state DIR`: train until stopped.

The same command resumes.  SIGTERM and `--minutes` stop it after a last checkpoint; a kill loses
at most the minutes since the last one.
"""

from __future__ import annotations

import argparse
import signal
from collections.abc import Sequence
from pathlib import Path

import torch

from align.engines.hints import HINTS, read_hints
from align.languages import language
from models.recipes.batches import Batcher
from models.recipes.bitext import load_bitext
from models.recipes.classes import check_state, left_out
from models.recipes.devset import sample
from models.recipes.pace import Pace
from models.recipes.prepare import BITEXT, HELD_OUT, VOCABULARY, prepare
from models.recipes.runfile import claim, note_run
from models.recipes.settings import Recipe, load_recipe
from models.recipes.trainer import Trainer
from models.recipes.vocabulary import load_vocabulary
from models.recipes.workers import Crew

RECIPE = Path(__file__).with_name("vi-en-compact.toml")


def start(
    recipe: Recipe, corpus: Sequence[Path], dev: Path, state: Path, workers: int = 1
) -> Trainer:
    """Prepare the data if need be and return a trainer at the last checkpoint or at the start."""
    prepare(recipe, corpus, dev, state)
    processor = load_vocabulary(state / VOCABULARY)
    sets = [
        sample(name, path, processor, 150)
        for name, path in (("news", dev / "news-dev.tsv"), ("written", state / HELD_OUT))
        if path.exists()
    ]
    known = state / HINTS
    hints = read_hints(known, language(recipe.source)) if known.exists() else None
    batcher = Batcher(recipe, load_bitext(state / BITEXT), processor, hints)
    return Trainer(recipe, state, sets, batcher, Crew(workers))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="models.recipes.train", description=__doc__)
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    parser.add_argument(
        "--without-class",
        "--without",
        dest="without",
        default="",
        metavar="CLASSES",
        help="licence classes to leave out: C, or BC",
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        nargs="+",
        required=True,
        help="folders, the first that has a file wins",
    )
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--minutes", type=float, help="stop after this time")
    parser.add_argument("--steps", type=int, help="stop at this step")
    parser.add_argument(
        "--cool", type=int, default=0, help="let the rates fall to nothing over STEPS, then stop"
    )
    parser.add_argument("--workers", type=int, default=1, help="processes, one thread each")
    options = parser.parse_args()
    torch.set_num_threads(1)
    without = left_out(options.without, options.recipe)
    recipe = load_recipe(options.recipe, without)
    claimed = claim(options.state)
    check_state(options.state, without)
    note_run(options.state, options.recipe, without, options.workers)
    trainer = start(recipe, options.corpus, options.dev, options.state, options.workers)
    signal.signal(signal.SIGTERM, trainer.stop)
    signal.signal(signal.SIGINT, trainer.stop)
    seconds = options.minutes * 60 if options.minutes else None
    steps = options.steps
    if options.cool:
        trainer.cool(options.cool)
        steps = trainer.progress.step + options.cool
    trainer.run(Pace(stop_after=seconds, steps=steps))
    claimed.close()


if __name__ == "__main__":
    main()
