"""The recipe of the static embedding, from a toy corpus to a folder that finds translations."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import sentencepiece

from tests.recipes.conftest import Toy

torch = pytest.importorskip("torch", reason="training needs the neural extra")
pytest.importorskip("sentence_transformers", reason="training needs the neural extra")

from models.recipes.clean import fold  # noqa: E402
from models.recipes.embedding.__main__ import make  # noqa: E402
from models.recipes.embedding.baselines import Lexicon, cognates  # noqa: E402
from models.recipes.embedding.batches import Batcher  # noqa: E402
from models.recipes.embedding.export import quantised  # noqa: E402
from models.recipes.embedding.prepare import load_pairs, prepare  # noqa: E402
from models.recipes.embedding.retrieval import accuracy, margin, table  # noqa: E402
from models.recipes.embedding.settings import EmbeddingRecipe, load_embedding_recipe  # noqa: E402
from models.recipes.embedding.train import Trainer  # noqa: E402

RECIPE = """
name = "toy-embedding"
languages = ["vi", "en"]
corpus = "toy.toml"
without = "C"
seed = 3
[vocabulary]
size = 120
sentences = 1000
[training]
dimensions = 16
steps = 60
pairs = 32
neighbours = 4
rate = 0.05
warmup = 5
scale = 10.0
drop = 0.1
dictionary = 1.0
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def recipe(toy: Toy) -> EmbeddingRecipe:
    path = toy.recipe.with_name("embedding.toml")
    path.write_text(RECIPE, encoding="utf-8")
    return load_embedding_recipe(path)


@pytest.fixture(scope="module")
def state(toy: Toy, recipe: EmbeddingRecipe, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder with everything before the first step."""
    folder = tmp_path_factory.mktemp("state")
    prepare(recipe, [toy.corpus], toy.dev, folder)
    return folder


def _trainer(recipe: EmbeddingRecipe, prepared: Path, state: Path) -> Trainer:
    shutil.copytree(prepared, state, dirs_exist_ok=True)
    return Trainer(recipe, Batcher(recipe, load_pairs(state)), 120, state)


def test_no_held_out_or_development_text_is_trained_on(
    toy: Toy, recipe: EmbeddingRecipe, tmp_path: Path
) -> None:
    prose = toy.corpus / "written" / "prose.tsv"
    held, _ = prose.read_text("utf-8").splitlines()[0].split("\t")
    dev = tmp_path / "dev"
    (dev / "flores").mkdir(parents=True)
    (dev / "flores" / "x-dev.en").write_text("I read books today 999.\n", encoding="utf-8")
    (dev / "other.tsv").write_text(f"{held}\tAnything.\n", encoding="utf-8")
    corpus = tmp_path / "corpus"
    shutil.copytree(toy.corpus, corpus)
    with (corpus / "written" / "prose.tsv").open("a", encoding="utf-8") as file:
        file.write("Tôi đọc sách hôm nay 999.\tI read books today 999.\n")
    state = tmp_path / "state"
    state.mkdir()
    prepare(recipe, [corpus], dev, state)
    pieces = _pieces(state)
    pairs = load_pairs(state)
    sources = {fold(pieces.decode(pairs.source[i].tolist())) for i in range(len(pairs))}
    targets = {fold(pieces.decode(pairs.target[i].tolist())) for i in range(len(pairs))}
    rows = [line.split("\t") for line in (state / "written-dev.tsv").read_text("utf-8").split("\n")]
    assert rows[:-1]
    assert not {fold(row[0]) for row in rows[:-1]} & sources
    assert not {fold(row[1]) for row in rows[:-1]} & targets
    assert fold(held) not in sources
    assert "ireadbookstoday999" not in targets
    counts = json.loads((state / "counts.json").read_text("utf-8"))
    assert sum(rules.get("kept", 0) for rules in counts.values()) == len(pairs)
    assert "crawl.tsv" not in counts


def _pieces(state: Path) -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(model_file=str(state / "pieces.spm"))


def test_a_batch_is_the_same_for_the_same_step(recipe: EmbeddingRecipe, state: Path) -> None:
    one, two = (Batcher(recipe, load_pairs(state)) for _ in range(2))
    for step in (0, 1, 7):
        for left, right in zip(one.batch(step), two.batch(step), strict=True):
            assert torch.equal(left.ids, right.ids) and torch.equal(left.starts, right.starts)
            assert (torch.diff(left.starts) > 0).all() and left.starts[-1] < len(left.ids)
    assert not torch.equal(one.batch(0)[0].ids[:50], one.batch(1)[0].ids[:50])


def test_stopping_changes_nothing(recipe: EmbeddingRecipe, state: Path, tmp_path: Path) -> None:
    said: list[str] = []
    found = []
    for name, stops in (("once", [20]), ("twice", [11, 20])):
        for stop in stops:
            trainer = _trainer(recipe, state if stop == stops[0] else tmp_path, tmp_path / name)
            trainer.run(said.append, until=stop, every=5)
        found.append(trainer.vectors.detach())
    assert torch.equal(*found)
    assert said[-1].startswith("step 20: loss ")


def test_rows_survive_as_bytes() -> None:
    vectors = np.random.default_rng(1).standard_normal((50, 8)).astype(np.float32)
    vectors[4] = 0
    rows, factors = quantised(vectors)
    assert np.abs(rows * factors[:, None] - vectors).max() <= np.abs(vectors).max() / 127
    assert not rows[4].any() and np.abs(rows).max() == 127


def test_measures() -> None:
    scores = np.array([[0.9, 0.8, 0.1], [0.2, 0.85, 0.3], [0.1, 0.84, 0.8]], np.float32)
    row = accuracy("cosine", "toy", scores)
    assert (row.forward, row.backward) == pytest.approx((2 / 3, 1.0))
    # The hub in the middle is paid for.
    assert accuracy("margin", "toy", margin(scores)).forward == 1.0
    assert table([row], ("vi", "en"))[-1] == "| cosine | toy | 3 | 66.7 | 100.0 |"


def test_from_corpus_to_card(
    toy: Toy, recipe: EmbeddingRecipe, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state, out = tmp_path / "state", tmp_path / "out"
    state.mkdir()
    facts = make(recipe, [toy.corpus], toy.dev, state, out, notes=["Made of toys."])
    assert "held out" in capsys.readouterr().out
    for line in (out / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    card = (out / "README.md").read_text("utf-8")
    assert facts.revision in card and "Made of toys." in card
    assert "| dict.tsv | B | 13 |" in card and "crawl.tsv" not in card
    # Five sentences that differ in their numbers and words: a toy can tell them apart.
    rows = {(row["system"], row["set"]): row for row in facts.figures["rows"]}
    assert rows["cosine", "news-dev"]["forward"] >= 0.8
    again = make(recipe, [toy.corpus], toy.dev, state, out)
    assert again.revision == facts.revision


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_both_tokenizers_cut_alike(state: Path) -> None:
    from align.embedding.static import prepared
    from models.recipes.embedding.tokenizer import tokenizer

    texts = [
        "Tôi ĐỌC  sách\thôm nay 12.",
        "",
        " ",
        "ﬁle Ⅳ ½…",
        "x▁y",
        "😀!",
        "Ho\u0300a bi\u0300nh",
    ]
    made, pieces = tokenizer(state / "pieces.spm"), _pieces(state)
    for text in texts:
        assert made.encode(text, add_special_tokens=False).ids == pieces.encode(prepared(text))


def test_the_baselines_find_what_they_can(
    recipe: EmbeddingRecipe, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [("Tôi mua 17 sách", "I buy 17 books"), ("Bạn bán 23 gạo", "You sell 23 rice")]
    assert accuracy("cognates", "toy", cognates(pairs)).forward == 1.0
    monkeypatch.setattr("models.recipes.embedding.baselines._PIECES", 122)
    assert accuracy("lexicon", "toy", Lexicon(state).scores(pairs)).forward == 1.0


def test_the_command_names_what_it_needs() -> None:
    command = [sys.executable, "-m", "models.recipes.embedding", "--help"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(name in run.stdout for name in ("--corpus", "--dev", "--state", "--out"))
