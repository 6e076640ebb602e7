"""`python -m models.recipes.embedding --corpus DIR... --dev DIR --state DIR --out DIR`.

Prepares, trains, exports, measures and writes the card; the same command goes on where it stopped.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

import sentencepiece as spm
import torch

from models.recipes.embedding.batches import Batcher
from models.recipes.embedding.card import Facts, write_card
from models.recipes.embedding.export import write_model, write_sums
from models.recipes.embedding.measure import measure
from models.recipes.embedding.prepare import VOCABULARY, load_pairs, prepare
from models.recipes.embedding.retrieval import Row, table
from models.recipes.embedding.settings import RECIPE, EmbeddingRecipe, load_embedding_recipe
from models.recipes.embedding.train import Trainer
from models.recipes.runfile import claim


def make(
    recipe: EmbeddingRecipe,
    corpus: Sequence[Path],
    dev: Path,
    state: Path,
    out: Path,
    *,
    baselines: bool = False,
    notes: Sequence[str] = (),
) -> Facts:
    """Go from the corpus to the folder that ships, leaving out what is done already."""
    torch.set_num_threads(1)
    prepare(recipe, corpus, dev, state)
    pairs = load_pairs(state)
    pieces = spm.SentencePieceProcessor(model_file=str(state / VOCABULARY)).get_piece_size()
    trainer = Trainer(recipe, Batcher(recipe, pairs), pieces, state)
    trainer.run(lambda line: print(line, flush=True))
    revision = write_model(recipe, state, out)
    write_sums(out)
    figures = measure(out, dev, state, baselines=baselines)
    facts = Facts(recipe, revision, pieces, len(pairs), trainer.seconds, figures, tuple(notes))
    write_card(facts, state, out)
    write_sums(out)
    rows = [Row(**row) for row in facts.figures["rows"]]
    source, target = recipe.languages
    print("\n".join(table(rows, (f"{source} to {target}", f"{target} to {source}"))))
    return facts


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="models.recipes.embedding", description=__doc__)
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    parser.add_argument("--without", help="licence classes to leave out, instead of the recipe's")
    parser.add_argument("--corpus", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    parser.add_argument("--baselines", action="store_true", help="measure the baselines as well")
    parser.add_argument("--note", action="append", default=[], help="a sentence for the figures")
    options = parser.parse_args()
    recipe = load_embedding_recipe(options.recipe, options.without)
    with claim(options.state):
        shutil.copyfile(options.recipe, options.state / "recipe.toml")
        make(
            recipe,
            options.corpus,
            options.dev,
            options.state,
            options.out,
            baselines=options.baselines,
            notes=options.note,
        )


if __name__ == "__main__":
    main()
