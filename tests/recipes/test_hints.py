from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from align.engines.annotation import annotated, notes
from align.engines.codec import open_sentencepiece
from align.engines.compact import compact_folder
from align.engines.hints import Hints, read_hints
from align.engines.options import EngineOptions
from align.languages import language
from models.recipes.batches import Batcher
from models.recipes.bitext import Bitext, Ragged
from models.recipes.corpus import Pair
from models.recipes.hints import write_hints
from models.recipes.settings import Recipe, Source, load_recipe
from models.recipes.train import RECIPE
from models.recipes.vocabulary import load_vocabulary

MARKERS = ("⟦0⟧", "⟦1⟧", "⟦2⟧")
LEXICON = (
    "thủy nông\tirrigation\tn\n"
    "cần cù\tdiligent; hard-working (of people); busy\tadj\n"
    "xã\tcommune\tn\n"
)
SAID = {"thủy nông": "irrigation", "cần cù": "diligent; busy", "xã": "commune"}
SOURCES = [
    "Chị lo công tác thủy nông.",
    "Cần cù, họ làm thủy nông",
    "Thủy nông",
    "Họ đi chợ.",
    "Họ về xã Xã.",
]


def _recipe() -> Recipe:
    corpus = (
        Source("prose.tsv", "prose", "A", 1.0, 1.0),
        Source("lexicon.tsv", "lexicon", "A", 1.0, 1.0),
        Source("forms.tsv", "forms", "A", 1.0, 1.0),
    )
    recipe = load_recipe(RECIPE)
    training = replace(recipe.training, hinted_share=1.0, annotated_share=0.0)
    vocabulary = replace(recipe.vocabulary, hint_markers=MARKERS)
    return replace(recipe, corpus=corpus, training=training, vocabulary=vocabulary)


@pytest.mark.parametrize(
    ("rare", "seldom"), [(1, ["cần cù", "xã"]), (2, ["thủy nông", "cần cù", "xã"])]
)
def test_rare_is_what_few_sentences_hold(tmp_path: Path, rare: int, seldom: list[str]) -> None:
    (tmp_path / "lexicon.tsv").write_text(LEXICON, "utf-8")
    (tmp_path / "forms.tsv").write_text("cần cù\tdiligence\tn\n", "utf-8")
    pairs = [Pair(text, "x", 0) for text in SOURCES[:2]] + [Pair("thủy nông", "irrigation", 1)] * 9
    write_hints(_recipe(), [tmp_path], pairs, tmp_path / "hints.tsv", rare)
    hints = read_hints(tmp_path / "hints.tsv", language("vi"))
    assert {" ".join(key): said for key, said in hints.alone.items()} == SAID | {
        "cần cù": "diligence"
    }
    assert hints.inside.get(("cần", "cù")) == SAID["cần cù"]
    assert [" ".join(key) for key in hints.inside] == seldom


@pytest.mark.parametrize("number", range(len(SOURCES)))
def test_a_pair_is_told_what_the_engine_will_tell(number: int) -> None:
    folder = compact_folder(EngineOptions())
    processor = load_vocabulary(folder / "source.spm")
    hints = Hints(
        language("vi"),
        {tuple(head.split()): said for head, said in SAID.items()},
        {tuple(head.split()): said for head, said in SAID.items()},
        2,
    )
    ids = [list(processor.encode(text)) for text in SOURCES]
    links = Ragged.pack([[0, 0] for _ in ids])
    origin = np.zeros(len(ids), np.int16)
    bitext = Bitext(Ragged.pack(ids), Ragged.pack(ids), origin, links)
    batcher = Batcher(_recipe(), bitext, processor, hints)
    made, _ = batcher.item(number, random.Random(1))
    codec = open_sentencepiece(folder, MARKERS)
    asked = notes(hints.of(SOURCES[number]), MARKERS)
    told, _ = annotated(SOURCES[number], asked, codec.prompt)
    assert [processor.id_to_piece(piece) for piece in made.source] == list(told)
    assert made.source[made.links[0][0]] == ids[number][0]
