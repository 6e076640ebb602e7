"""The estimator in the box: what it must never do, and which way it must lean."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import EngineError
from align.estimation import Candidate, Estimator, get
from align.estimation.features import PLAIN, SCORE
from align.estimation.weights import SHIPPED, load
from align.units import Outcome, TermHit, TermUse, Tier

SOURCE = "Tỉnh ủy họp hội nghị bàn về sản xuất lúa ở các huyện miền núi năm 1967."
GOOD = (
    "The provincial Party committee met to discuss rice production in the mountain districts"
    " in 1967."
)
HIT = TermHit(0, 7, "Tỉnh ủy", "tỉnh ủy", Tier.EXACT)


@pytest.fixture(scope="module")
def surface() -> Estimator:
    return get()


def one(estimator: Estimator, target: str, score: float | None = -0.5) -> float:
    return estimator.estimate([Candidate(SOURCE, target, score, "compact")])[0]


@pytest.mark.parametrize(
    "worse",
    [
        pytest.param(GOOD[:40], id="half of it"),
        pytest.param(f"{GOOD} {GOOD}", id="twice"),
        pytest.param("the the the the the the the the the the", id="a loop"),
        pytest.param(SOURCE, id="not translated"),
        pytest.param("A dog was sitting on the roof of our neighbour's house today.", id="another"),
        pytest.param(GOOD.replace("1967", "1976"), id="another year"),
    ],
)
def test_what_is_worse_is_less_sure(surface: Estimator, worse: str) -> None:
    assert one(surface, worse) < one(surface, GOOD)
    assert one(surface, worse, None) < one(surface, GOOD, None)


def test_a_lower_score_is_less_sure(surface: Estimator) -> None:
    assert one(surface, GOOD, -2.0) < one(surface, GOOD, -0.7) < one(surface, GOOD, -0.2)


def test_scores_of_other_engines_are_on_other_scales(surface: Estimator) -> None:
    other = [Candidate(SOURCE, GOOD, score, "openai") for score in (-3.0, -0.1, None)]
    assert len(set(surface.estimate(other))) == 1


def test_broken_terms_are_less_sure(surface: Estimator) -> None:
    fine = Candidate(SOURCE, GOOD, -0.5, "compact", (TermUse(HIT, Outcome.HONOURED),))
    broken = replace(fine, terms=(TermUse(HIT, Outcome.MISSING), *fine.terms))
    sure = surface.estimate([fine, broken])
    assert sure[1] < sure[0]
    assert (fine.broken, broken.broken) == (0.0, 0.5)


@pytest.mark.parametrize("target", ["", "  ", "\n"])
def test_nothing_is_worth_nothing(surface: Estimator, target: str) -> None:
    assert one(surface, target) == 0.0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=4))
def test_any_text_is_between_0_and_1_and_stands_alone(pairs: list[tuple[str, str]]) -> None:
    surface = _SHARED
    candidates = [Candidate(source, target) for source, target in pairs]
    sure = surface.estimate(candidates)
    assert all(0 <= value <= 1 for value in sure)
    assert sure == pytest.approx([surface.estimate([c])[0] for c in candidates])


_SHARED = get()


@pytest.mark.parametrize(
    ("name", "languages", "said"),
    [
        ("surfce", ("vi", "en"), "use surface"),
        ("surface", ("de", "fr"), "not de to fr"),
        ("surface", ("en", "vi"), "not en to vi"),
    ],
)
def test_what_it_does_not_know(name: str, languages: tuple[str, str], said: str) -> None:
    with pytest.raises(EngineError, match=said):
        get(name, source=languages[0], target=languages[1])


def test_regions_do_not_matter() -> None:
    assert get(source="vi-VN", target="en-GB").revision == get().revision


def test_the_weights_say_how_they_were_made() -> None:
    data = json.loads(SHIPPED.read_text(encoding="utf-8"))
    assert data["card"]["made by"] == "python -m benchmarks.confidence --fit"
    model = load()
    assert model.scored.features == (*PLAIN, SCORE)
    assert model.unscored.features == PLAIN


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"languages": ["vi"]}'])
def test_damaged_weights(tmp_path: Path, text: str) -> None:
    path = tmp_path / "surface.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EngineError, match="install the package again"):
        load(path)
