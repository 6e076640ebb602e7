"""What a recipe trains on: TMX beside TSV, and licence classes left out on the command line."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from models.recipes.classes import check_state, left_out
from models.recipes.corpus import harvest
from models.recipes.memories import UNREADABLE, is_memory, rows
from models.recipes.prepare import BITEXT
from models.recipes.runfile import note_run
from models.recipes.settings import load_recipe
from tests.recipes.conftest import Toy

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="x" '
    'creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="vi" '
    'datatype="plaintext"/><body>'
)
UNITS = [
    ("vi", "en", "Tôi đọc sách.", "I read books."),
    ("vi-VN", "en-GB", "Bạn viết báo.", "You write newspapers."),
    ("vi", "fr", "Bạn bán gạo.", "Tu vends du riz."),
    ("vi", "en", "Bạn <ph x='1'/>bán gạo.", "You <ph x='1'/>sell rice."),
    ("vi", "en", "Chúng ta mua sách.", ""),
    ("vi", "en", "Nghị quyết mới.", "nghị quyết mới"),
]


def memory(path: Path, *, draft: bool = False) -> Path:
    prop = '<prop type="x-status">draft</prop>' if draft else ""
    units = [
        f'<tu>{prop}<tuv xml:lang="{a}"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="{b}"><seg>{target}</seg></tuv></tu>\n'
        for a, b, source, target in UNITS
    ]
    path.write_text(f"{HEAD}{''.join(units)}</body></tmx>", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "known"), [("a.tmx", True), ("a.TMX", True), ("a.tmx.gz", True), ("a.tsv", False)]
)
def test_a_memory_is_known_by_its_name(name: str, known: bool) -> None:
    assert is_memory(Path(name)) is known


def test_units_of_the_two_languages_are_taken(tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    found = list(rows(memory(tmp_path / "m.tmx"), "vi", "en", counts))
    assert found == [list(unit[2:]) for unit in (UNITS[0], UNITS[1], UNITS[5])]
    assert counts == {"lines": 3, "inline codes": 1, UNREADABLE: 2}


def test_drafts_are_not_taken(tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    assert not list(rows(memory(tmp_path / "m.tmx", draft=True), "vi", "en", counts))
    assert counts["not confirmed"] == 3


@pytest.mark.parametrize("content", [b"", b"no TMX at all", b"<html><body/></html>"])
def test_what_is_no_memory_is_said(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "m.tmx"
    path.write_bytes(content)
    with pytest.raises(SystemExit, match=r"m\.tmx"):
        list(rows(path, "vi", "en", Counter()))


def test_a_tmx_is_a_corpus_file_like_any_other(toy: Toy, tmp_path: Path) -> None:
    memory(tmp_path / "m.tmx")
    text = toy.recipe.read_text(encoding="utf-8").replace("crawl.tsv", "m.tmx")
    (tmp_path / "recipe.toml").write_text(text, encoding="utf-8")
    recipe = load_recipe(tmp_path / "recipe.toml")
    found = harvest(recipe, [tmp_path, toy.corpus], toy.dev)
    counts = found.counts["m.tmx"]
    assert counts["kept"] == 2 and counts["identical"] == 1 and counts["lines"] == len(UNITS)
    assert counts["kept"] == sum(pair.origin == 2 for pair in found.train)
    without = dataclasses.replace(recipe, corpus=recipe.corpus[:2])
    assert "m.tmx" not in harvest(without, [tmp_path, toy.corpus], toy.dev).counts


@pytest.mark.parametrize(
    ("said", "meant"), [("", ""), ("C", "C"), ("c", "C"), ("CB", "BC"), ("b, c", "BC")]
)
def test_classes_are_named_loosely(said: str, meant: str, toy: Toy) -> None:
    assert left_out(said, toy.recipe) == meant
    kept = {entry.licence for entry in load_recipe(toy.recipe, meant).corpus}
    assert kept == set("ABC") - set(meant)


@pytest.mark.parametrize(
    ("said", "answer"), [("D", "no licence class D; it has A, B, C"), ("ABC", "nothing of")]
)
def test_a_class_that_means_nothing_is_refused(said: str, answer: str, toy: Toy) -> None:
    with pytest.raises(SystemExit, match=answer):
        left_out(said, toy.recipe)


@pytest.mark.parametrize(
    ("begun", "without", "answer"),
    [
        ("", "C", "begun with all licence classes, not without class C; use another"),
        ("C", "", "begun without class C, not with all licence classes"),
        ("C", "C", ""),
    ],
)
def test_a_state_keeps_its_classes(
    begun: str, without: str, answer: str, toy: Toy, tmp_path: Path
) -> None:
    note_run(tmp_path, toy.recipe, begun, 1)
    check_state(tmp_path, without)
    (tmp_path / BITEXT).touch()
    if not answer:
        check_state(tmp_path, without)
        return
    with pytest.raises(SystemExit, match=answer):
        check_state(tmp_path, without)


def test_the_command_leaves_out_a_class(toy: Toy, tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="training needs the neural extra")
    pytest.importorskip("transformers", reason="training needs the neural extra")
    command = [sys.executable, "-m", "models.recipes.train", "--recipe", str(toy.recipe)]
    command += ["--corpus", str(toy.corpus), "--dev", str(toy.dev), "--state", str(tmp_path)]
    root = Path(__file__).parents[2]

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *more], cwd=root, env=os.environ, text=True, capture_output=True, timeout=240
        )

    first = run("--without-class", "c", "--steps", "1")
    assert first.returncode == 0, first.stderr
    assert "crawl.tsv" not in (tmp_path / "counts.json").read_text(encoding="utf-8")
    other = run("--steps", "2")
    assert other.returncode == 1 and "use another state folder" in other.stderr
