from __future__ import annotations

import pytest

from align.languages import language
from models.recipes.lemmas import bare, lemmas

KNOWN = lemmas(
    ["consolidate; reinforce", "meet", "meeting", "cooperative", "hold", "policy", "Hanoi", "left"],
    language("en"),
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("consolidated", "consolidate"),
        ("Consolidating leadership", "Consolidate leadership"),
        ("agricultural cooperatives", "agricultural cooperative"),
        ("policies", "policy"),
        ("held", "hold"),
        ("meeting", "meeting"),
        ("left", "left"),
        ("Hanois", "Hanois"),
        ("the masses", "the masses"),
    ],
)
def test_the_head_word_of_a_rendering_is_told_bare(text: str, wanted: str) -> None:
    assert bare(text, KNOWN) == wanted
