from __future__ import annotations

import pytest

from models.recipes.clean import fold, rejection, tidy
from models.recipes.corpus import harvest, is_held_out
from models.recipes.glosses import renderings
from models.recipes.settings import load_recipe
from tests.recipes.conftest import Toy


def test_tidy_repairs_composition_entities_and_csv_quotes() -> None:
    assert tidy("Ha\u0300 No\u0323\u0302i\u200b &amp;\u00a0 Huế\x07") == "Hà Nội & Huế"
    assert tidy('"Ông nói: ""Vâng"""') == 'Ông nói: "Vâng"'


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        ("Hà Nội", "ha noi", None),
        ("Windows 10", "Windows 10.", "identical"),
        ("123", "456", "no letters"),
        ("Tôi đọc sách.", "我读书我读书", "wrong script"),
        ("Tôi đọc sách hôm nay.", "Tôi được đọc sách của họ hôm nay.", "target is Vietnamese"),
        ("This is plain English text here", "Here is the text", "source is not Vietnamese"),
        ("Vâng.", "Yes, and this goes on far beyond what was said there.", "length ratio"),
        ("Tôi đọc sách.", "I read books.", None),
    ],
)
def test_every_rule_rejects_what_it_names(source: str, target: str, rule: str | None) -> None:
    assert rejection(source, target, strict=True) == rule


def test_glosses_are_split_and_freed_of_notes() -> None:
    assert renderings("dừng", "to stop ; to stay; to delay", 2) == ["stop", "stay"]
    assert renderings("đau đẻ", "Labour pain", 2) == ["labour pain"]
    assert renderings("Hà Lan", "Holland / the Netherlands", 2) == ["Holland", "the Netherlands"]
    assert renderings("người Anh", "Englishman (of England)", 1) == ["Englishman"]
    assert renderings("nhờ nhợ", "xem nhợ (láy)", 2) == []


def test_held_out_pairs_are_stable_and_never_trained_on(toy: Toy) -> None:
    found = harvest(load_recipe(toy.recipe), [toy.corpus], toy.dev)
    held = {fold(pair.source) for pair in found.held_out}
    assert held and not held & {fold(pair.source) for pair in found.train}
    assert all(is_held_out(pair.source, 5, 0.1) for pair in found.held_out)
    counts = found.counts["written/prose.tsv"]
    assert counts["kept"] + counts["held out"] + counts["development text"] == counts["lines"]


def test_a_licence_class_can_be_left_out(toy: Toy) -> None:
    files = {entry.file for entry in load_recipe(toy.recipe, "BC").corpus}
    assert files == {"written/prose.tsv"}
