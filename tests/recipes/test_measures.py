from __future__ import annotations

from models.recipes.guards import loops, too_long, untranslated
from models.recipes.terms import note, terms_of


def test_loops_are_found_at_every_size() -> None:
    assert loops("no no no no") and loops("x of the party of the party of the party")
    assert not loops("no no no") and not loops("step by step by step, and then on")


def test_other_signs() -> None:
    assert too_long("Vâng ạ.", "Yes, " * 10) and not too_long("Vâng.", "Yes, yes.")
    assert untranslated("the tỉnh ủy of Huế") and not untranslated("Trần Thị Bảy of Đà Nẵng")


def test_terms_are_found_and_noted() -> None:
    lexicon = {"tỉnh ủy": ["provincial Party committee"], "nghị quyết": ["decision", "resolution"]}
    source = "Tỉnh ủy ra nghị quyết."
    terms = terms_of(source, "The Provincial Party Committee passed a resolution.", lexicon)
    assert [(t.begin, t.end) for t in terms] == [(0, 7), (11, 21)]
    assert note(source, terms, ("⟦t⟧", "⟦=⟧", "⟦/t⟧")) == (
        "⟦t⟧ Tỉnh ủy⟦=⟧ Provincial Party Committee⟦/t⟧ ra⟦t⟧ nghị quyết⟦=⟧ resolution⟦/t⟧."
    )
    assert terms_of(source, "They met.", lexicon) == []
