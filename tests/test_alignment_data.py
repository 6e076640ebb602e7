"""The gold word alignment of ``data/alignment`` is what its README says, and can be scored."""

import re
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest

from align.engines.base import Alignment, Engine, Hypothesis, Request
from align.errors import InputError, TranslationError
from align.scoring.alignment import GoldPair, read_gold
from models.recipes.alignment import attentions, by_attention, main, sample, strongest
from models.recipes.corpus import is_held_out
from models.recipes.settings import load_recipe

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "data" / "alignment"
WRITTEN = ROOT / "data" / "corpus" / "written"
PAIRS = read_gold(FOLDER / "gold.tsv")


def named(pair: GoldPair) -> str:
    return f"line {pair.number}: {pair.source}"


def test_its_size_is_what_the_readme_says() -> None:
    text = " ".join((FOLDER / "README.md").read_text(encoding="utf-8").split())
    sure = sum(len(pair.links.sure) for pair in PAIRS)
    unsure = sum(len(pair.links.unsure) for pair in PAIRS)
    sources = sum(len(pair.source_tokens) for pair in PAIRS)
    targets = sum(len(pair.target_tokens) for pair in PAIRS)
    assert f"{len(PAIRS)} sentence pairs" in text
    assert f"{sure} sure and {unsure} possible links" in text
    assert f"{sources} Vietnamese and {targets} English tokens" in text


def test_it_is_clean_text() -> None:
    assert len({pair.source for pair in PAIRS}) == len(PAIRS)
    for pair in PAIRS:
        for text in (pair.source, pair.target):
            assert unicodedata.is_normalized("NFC", text), named(pair)
            assert text == " ".join(text.split()), named(pair)


def test_no_model_has_seen_it() -> None:
    recipe = load_recipe(ROOT / "models" / "recipes" / "vi-en-compact.toml")
    seen = [p for p in PAIRS if not is_held_out(p.source, recipe.seed, recipe.held_out)]
    assert [named(pair) for pair in seen] == []


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: str(pair.number))
def test_every_pair_is_linked_well_enough(pair: GoldPair) -> None:
    assert 8 <= len(pair.source_tokens) <= 30
    linked = pair.links.possible
    assert len({i for i, _ in linked}) >= 0.8 * len(pair.source_tokens)
    assert len({j for _, j in linked}) >= 0.5 * len(pair.target_tokens)
    assert 2 * len(pair.links.sure) >= len(pair.links.unsure)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: str(pair.number))
def test_numbers_and_names_that_stand_on_both_sides_are_linked(pair: GoldPair) -> None:
    for i, token in enumerate(pair.source_tokens):
        same = {j for j, other in enumerate(pair.target_tokens) if other.text == token.text}
        if same and (token.text.isdigit() or token.text.istitle()):
            assert any((i, j) in pair.links.sure for j in same), token.text


def test_the_links_are_written_in_order() -> None:
    for row in (FOLDER / "gold.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        written = row.split("\t")[2].split()
        assert written == sorted(written, key=lambda link: [*map(int, re.split("[-?]", link))])


class Diagonal(Engine):
    """Says what it is told to and looks at the token of the same number."""

    name = "diagonal"
    revision = settings = ""

    def translate(self, requests: Sequence[Request]) -> list[Hypothesis]:
        return [self.answer(request) for request in requests]

    def answer(self, request: Request) -> Hypothesis:
        source, target = map(spans, (request.source, request.prefix))
        rows = [[0.9 * (i == j) for i in range(len(source))] for j in range(len(target))]
        seen = Alignment(source, target, tuple(map(tuple, rows)))
        return Hypothesis(request.prefix + " .", alignment=seen)


class Blind(Diagonal):
    """Does not tell where it looks."""

    def answer(self, request: Request) -> Hypothesis:
        return Hypothesis(request.prefix)


class Wilful(Diagonal):
    """Says something else."""

    def answer(self, request: Request) -> Hypothesis:
        return super().answer(Request(request.source, prefix="No."))


def spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in re.finditer(r"\S+", text))


def toy(folder: Path) -> list[GoldPair]:
    path = folder / "gold.tsv"
    rows = ("tôi đọc sách\tI read books\t0-0 1-1 2-2", "anh viết\tyou write\t0-0 1-1")
    path.write_text("\n".join(rows), encoding="utf-8")
    return read_gold(path)


def test_attention_is_judged(tmp_path: Path) -> None:
    for row in by_attention(Diagonal(), toy(tmp_path)):
        assert (row.tally.found, row.tally.error_rate) == (5, 0), row.system


@pytest.mark.parametrize("engine", [Blind(), Wilful()], ids=lambda engine: type(engine).__name__)
def test_an_engine_that_cannot_be_forced_is_told(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(TranslationError, match="line 1: the engine gives no alignment"):
        attentions(engine, toy(tmp_path))


@pytest.mark.parametrize(
    ("weights", "least", "wanted"),
    [
        ([[0.6, 0.4], [0.2, 0.8]], 0.0, {(0, 0), (1, 1)}),
        ([[0.6, 0.4], [0.2, 0.8]], 0.7, {(1, 1)}),
        ([[0.0, 0.0], [0.2, 0.1]], 0.0, {(0, 1)}),
        ([[]], 0.0, set()),
        ([], 0.0, set()),
    ],
)
def test_strongest(weights: list[list[float]], least: float, wanted: set[tuple[int, int]]) -> None:
    assert strongest(weights, least) == wanted


def test_the_sample_is_the_same_each_time() -> None:
    first = sample(WRITTEN, PAIRS, 100)
    assert first == sample(WRITTEN, PAIRS, 100)
    assert 90 < len(first) <= 100


@pytest.mark.parametrize(("size", "count"), [(0, 0), (1, 1), (2, 2), (9, 2)])
def test_the_sample_knows_no_gold_sentence_and_no_lexicon(
    size: int, count: int, tmp_path: Path
) -> None:
    (tmp_path / "lexicon_a.tsv").write_text("ăn\teat\tverb\n", encoding="utf-8")
    long = "dài " * 81 + "\tlong\n"
    gold = f"{PAIRS[0].source}\t{PAIRS[0].target}\n"
    text = gold + "Tôi đọc.\tI read.\nmột mình\n" + "Anh viết.\tYou write.\n"
    (tmp_path / "a.tsv").write_text(text, encoding="utf-8")
    pairs = sample(tmp_path, PAIRS, size)
    assert len(pairs) == count
    assert {" ".join(pair[1]) for pair in pairs} <= {"i read", "you write"}
    (tmp_path / "a.tsv").write_text(text + long, encoding="utf-8")
    assert len(sample(tmp_path, PAIRS, 9)) == 2


def test_a_folder_without_pairs_is_told(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "absent"):
        with pytest.raises(InputError, match="there is no TSV file"):
            sample(folder, [], 10)


def test_the_command_prints_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "gold.tsv"
    rows = (FOLDER / "gold.tsv").read_text(encoding="utf-8").splitlines()[:4]
    path.write_text("\n".join(rows), encoding="utf-8")
    model = str(ROOT / "models" / "vi-en-compact")
    monkeypatch.setattr(sys, "argv", ["alignment", model, "--gold", str(path)])
    main()
    printed = capsys.readouterr().out
    assert printed.startswith("3 pairs, ")
    for system in ("attention > 0.0", "attention, both ways", "hmm", "ibm1"):
        assert re.search(rf"^{re.escape(system)} +\d", printed, re.M)


@pytest.mark.parametrize(
    ("model", "gold", "told"),
    [
        ("absent", str(FOLDER / "gold.tsv"), "absent"),
        (str(ROOT / "models" / "vi-en-compact"), "absent.tsv", "cannot be read"),
    ],
)
def test_a_bad_path_is_one_sentence(
    model: str,
    gold: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["alignment", model, "--gold", gold])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    printed = capsys.readouterr().err
    assert told in printed and printed.count("\n") == 1
