import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.glossary import Glossary
from align.session.assist.predicting import BEGUN, Asked, Predictor
from tests.session.assist_engine import ByHeart
from tests.session.samples import GLOSSARY

SOURCE = "Tỉnh ủy họp hôm nay."
PARTY = "The provincial Party committee meets today."
PLAIN = "The committee meets today."
KNOWN = {SOURCE: [PLAIN, PARTY, "Today the provincial Party committee meets."]}


def completed(
    typed: str,
    engine: ByHeart | None = None,
    glossary: Glossary | None = None,
    released: frozenset[str] = frozenset(),
) -> str:
    predictor = Predictor(engine or ByHeart(KNOWN), glossary)
    return predictor.complete(Asked(SOURCE, typed, released))


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("", PLAIN),
        ("The", " committee meets today."),
        ("The ", "committee meets today."),
        ("The prov", "incial Party committee meets today."),
        ("The provincial Pa", "rty committee meets today."),
        ("Tod", "ay the provincial Party committee meets."),
        ("The council", ""),
        (PLAIN, ""),
        (PLAIN + " ", ""),
    ],
)
def test_the_sentence_goes_on(typed: str, rest: str) -> None:
    assert completed(typed) == rest


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("", PARTY),
        ("The ", "provincial Party committee meets today."),
        ("The provincial ", "Party committee meets today."),
        ("The committee ", "meets today."),
    ],
)
def test_terms_are_said_and_what_is_typed_stays(typed: str, rest: str) -> None:
    assert completed(typed, glossary=GLOSSARY) == rest


@settings(max_examples=60)
@given(st.text("Tody the comit", max_size=12))
def test_no_forbidden_form_is_ever_shown(typed: str) -> None:
    engine = ByHeart(
        {SOURCE: ["Today the committee and the committee meet.", f"{PARTY} the committee"]}
    )
    shown = typed + completed(typed, engine, GLOSSARY)
    assert "the committee" not in shown.casefold()


def test_a_completion_ends_before_a_forbidden_form() -> None:
    stubborn = ["Today the committee meets.", "Provincial Party committee or the committee."]
    engine = ByHeart({SOURCE: stubborn})
    assert completed("", engine, GLOSSARY) == "Today"
    assert completed("Today ", engine) == "the committee meets."
    assert completed("Today ", engine, GLOSSARY, frozenset({"tỉnh ủy"})) == "the committee meets."


@pytest.mark.parametrize(
    "engine",
    [
        pytest.param(ByHeart(KNOWN, forced=False), id="cannot be forced"),
        pytest.param(ByHeart(KNOWN, score=BEGUN - 1), id="lost the thread"),
        pytest.param(ByHeart({SOURCE: ["The day day day day day day."]}), id="runs in a circle"),
    ],
)
def test_silence(engine: ByHeart) -> None:
    assert completed("The ", engine) == ""


@settings(max_examples=60)
@given(st.text("The provincal committee tdy.ốé ", max_size=20))
def test_nothing_typed_is_changed(typed: str) -> None:
    rest = completed(typed, glossary=GLOSSARY)
    assert not rest or any((typed + rest).split() == text.split() for text in KNOWN[SOURCE])


def test_the_compact_engine_goes_on_in_the_middle_of_a_word() -> None:
    from align.engines.options import EngineOptions
    from align.engines.registry import create

    predictor = Predictor(create("compact", EngineOptions(threads=1)), None)
    source = "Năm 1966, tỉnh Lạng Sơn được mùa lớn."
    whole = predictor.complete(Asked(source, ""))
    assert whole
    at = len(whole) // 2
    assert predictor.complete(Asked(source, whole[:at])) == whole[at:]
