"""The ladder on a scripted engine: every rung, and everything it must not do."""

from typing import Any

import pytest

from align.conventions import EnglishSettings
from align.engines.base import Request
from align.glossary import Entry, Glossary
from align.glossary.entry import Part
from align.terminology import enforce
from align.units import Outcome
from tests.terminology.scripted import Scripted

GLOSSARY = Glossary(
    (
        Entry("tinh-uy", "tỉnh ủy", "provincial Party committee", forbidden=("province board",)),
        Entry("htx", "hợp tác xã", "cooperative", allowed=("co-op",)),
        Entry("xa", "xã", "commune", forbidden=("village",)),
        Entry("an-toan-khu", "an toàn khu", "ATK", do_not_translate=False, inflect=False),
    )
)
PLAIN = {
    "tỉnh ủy": "provincial committee",
    "hợp tác xã": "cooperatives",
    "xã": "hamlet",
    "làng": "village",
    "họp": "met",
    "với": "with the",
    "một": "a",
    "an toàn khu": "safe zone",
    "của": "of the",
    "Các": "The",
    ".": ".",
}
CASES = [
    # source, plain dictionary changes, target, outcome and rung of each use
    ("họp với .", {}, "met with the.", []),
    ("họp với hợp tác xã .", {}, "met with the cooperatives.", [("honoured", "plain")]),
    (
        "họp với tỉnh ủy .",
        {},
        "met with the provincial Party committee.",
        [("repaired", "forced")],
    ),
    ("tỉnh ủy họp .", {}, "Provincial Party committee met.", [("repaired", "forced")]),
    (
        "họp với tỉnh ủy của xã .",
        {},
        "met with the provincial Party committee of the commune.",
        [("repaired", "forced"), ("repaired", "span")],
    ),
    (
        "xã họp với xã .",
        {},
        "Commune met with the commune.",
        [("repaired", "forced"), ("repaired", "span")],
    ),
    (
        "họp với tỉnh ủy .",
        {"tỉnh ủy": "province board"},
        "met with the provincial Party committee.",
        [("repaired", "forced")],
    ),
    ("họp với một an toàn khu .", {}, "met with the an ATK.", [("repaired", "forced")]),
    (
        "xã họp với làng .",
        {"xã": "commune"},
        "commune met with the village.",
        [("honoured", "plain")],
    ),
]


@pytest.mark.parametrize(("source", "changes", "target", "uses"), CASES)
def test_ladder(
    source: str, changes: dict[str, str], target: str, uses: list[tuple[str, str]]
) -> None:
    [result] = enforce(Scripted(PLAIN | changes), [source], GLOSSARY)
    assert result.text == target
    assert [(use.outcome.value, use.rung) for use in result.uses] == uses
    for use in result.uses:
        assert result.text[use.start : use.end] == use.form


def test_a_segment_without_a_term_gets_the_plain_request() -> None:
    engine = Scripted(PLAIN)
    sources = ["họp với .", "họp với tỉnh ủy .", "họp ."]
    with_terms = enforce(engine, sources, GLOSSARY)
    without = enforce(Scripted(PLAIN), sources, None)
    assert engine.asked[0] == [Request(source) for source in sources]
    assert [with_terms[0], with_terms[2]] == [without[0], without[2]]
    assert all(not request.source.endswith("họp .") for b in engine.asked[1:] for request in b)


def test_honoured_segments_are_not_asked_for_again() -> None:
    engine = Scripted(PLAIN)
    enforce(engine, ["họp với hợp tác xã .", "họp ."], GLOSSARY)
    assert len(engine.asked) == 1


def test_all_repairs_of_a_round_share_a_batch() -> None:
    engine = Scripted(PLAIN)
    enforce(engine, ["họp với tỉnh ủy ."] * 20, GLOSSARY)
    assert len(engine.asked) == 2


UNHELPFUL = [
    pytest.param({"forced": False, "aligned": False}, "missing", id="no prefix, no alignment"),
    pytest.param(
        {"aligned": False, "after_prefix": "the provincial Party committee"},
        "missing",
        id="says the term twice",
    ),
    pytest.param(
        {"aligned": False, "after_prefix": "met met met met met"}, "missing", id="runs in a circle"
    ),
    pytest.param(
        {"aligned": False, "after_prefix": " ".join(map(str, range(99)))},
        "missing",
        id="goes on and on",
    ),
    pytest.param(
        {"soft_terms": True, "obedient": False, "forced": False, "aligned": False},
        "missing",
        id="does not do what it is told",
    ),
    pytest.param(
        {"constrained": True, "held": "nonsense", "forced": False, "aligned": False},
        "missing",
        id="search breaks its word",
    ),
]


@pytest.mark.parametrize(("traits", "outcome"), UNHELPFUL)
def test_what_cannot_be_repaired_is_left_and_flagged(traits: dict[str, Any], outcome: str) -> None:
    engine = Scripted(PLAIN, **traits)
    plain = engine.translate([Request("họp với tỉnh ủy .")])[0].text
    [result] = enforce(engine, ["họp với tỉnh ủy ."], GLOSSARY)
    assert [use.outcome.value for use in result.uses] == [outcome]
    assert result.text == plain


RUNGS = [
    # traits of the engine, source, target, rung
    (
        {"soft_terms": True, "forced": False, "aligned": False},
        "họp với tỉnh ủy .",
        "met with the provincial Party committee.",
        ["told"],
    ),
    (
        {"soft_terms": True},
        "họp với tỉnh ủy .",
        "met with the provincial Party committee.",
        ["forced"],
    ),
    (
        {
            "constrained": True,
            "held": "The provincial Party committee they met.",
            "forced": False,
            "aligned": False,
        },
        "họp với tỉnh ủy .",
        "The provincial Party committee they met.",
        ["constrained"],
    ),
    (
        {"constrained": True, "held": "Nonsense."},
        "họp với tỉnh ủy .",
        "met with the provincial Party committee.",
        ["forced"],
    ),
    (
        {"after_prefix": "the provincial Party committee"},
        "họp với tỉnh ủy .",
        "met with the provincial Party committee.",
        ["span"],
    ),
    (
        {"forced": False},
        "tỉnh ủy họp với một an toàn khu .",
        "Provincial Party committee met with the an ATK.",
        ["span", "span"],
    ),
]


@pytest.mark.parametrize(("traits", "source", "target", "rungs"), RUNGS)
def test_each_rung_does_what_the_one_before_could_not(
    traits: dict[str, Any], source: str, target: str, rungs: list[str]
) -> None:
    [result] = enforce(Scripted(PLAIN, **traits), [source], GLOSSARY)
    assert result.text == target
    assert [use.rung for use in result.uses] == rungs
    for use in result.uses:
        assert result.text[use.start : use.end] == use.form


SPANS = [
    # how the engine says the term, how the target ends
    ("province board", "met with the provincial Party committee."),
    ("provincial committees", "met with the provincial Party committees."),
]


@pytest.mark.parametrize(("said", "target"), SPANS)
def test_a_span_agrees_with_what_it_replaces(said: str, target: str) -> None:
    engine = Scripted(PLAIN | {"tỉnh ủy": said}, forced=False)
    [result] = enforce(engine, ["họp với tỉnh ủy ."], GLOSSARY)
    assert result.text == target


def test_a_forbidden_form_is_replaced_without_any_alignment() -> None:
    engine = Scripted(PLAIN | {"tỉnh ủy": "province board"}, forced=False, aligned=False)
    [result] = enforce(engine, ["họp với tỉnh ủy ."], GLOSSARY)
    assert result.text == "met with the provincial Party committee."
    assert [use.rung for use in result.uses] == ["span"]


PLURALS = [
    ("họp với các hợp tác xã .", "cooperatives"),
    ("họp với 5 hợp tác xã .", "cooperatives"),
    ("họp với hai mươi hợp tác xã .", "cooperatives"),
    ("họp với hợp tác xã .", "cooperative"),
    ("họp với hợp tác xã thứ hai hợp tác xã .", "cooperative"),
    ("họp với 1 hợp tác xã .", "cooperative"),
    ("họp với các tỉnh ủy .", "provincial Party committees"),
]


@pytest.mark.parametrize(("source", "form"), PLURALS)
def test_the_plural_is_asked_for_where_the_source_says_so(source: str, form: str) -> None:
    engine = Scripted({"họp": "met", "hợp tác xã": "farm"}, soft_terms=True, told_first=True)
    enforce(engine, [source], GLOSSARY)
    assert engine.asked[0][0].terms[-1].forms[0] == form


@pytest.mark.parametrize("broken", ["", "…", "\u200b"])
def test_an_empty_translation_is_judged_not_raised(broken: str) -> None:
    engine = Scripted({"xã": broken}, after_prefix="")
    [result] = enforce(engine, ["xã"], GLOSSARY)
    assert [use.outcome for use in result.uses] == [Outcome.REPAIRED]
    assert result.text == "Commune"


def test_without_alignment_the_place_is_guessed() -> None:
    [result] = enforce(Scripted(PLAIN, aligned=False), ["họp với tỉnh ủy ."], GLOSSARY)
    assert result.uses[0].outcome in {Outcome.REPAIRED, Outcome.MISSING}


def test_soft_engines_are_told_their_terms_once() -> None:
    engine = Scripted(PLAIN, forced=False, soft_terms=True, told_first=True)
    results = enforce(engine, ["họp .", "họp với hợp tác xã ."], GLOSSARY)
    [[plain, told]] = engine.asked
    assert plain == Request("họp .")
    [term] = told.terms
    assert told.source[term.start : term.end] == "hợp tác xã"
    assert term.forms[0] == "cooperative"
    assert [use.rung for use in results[1].uses] == ["prompt"]


def test_a_forbidden_form_beside_an_allowed_one_is_found() -> None:
    engine = Scripted(PLAIN | {"xã": "village commune"}, forced=False)
    [result] = enforce(engine, ["họp với xã ."], GLOSSARY)
    [use] = result.uses
    assert use.outcome is Outcome.FORBIDDEN
    assert use.form == "village"


def test_a_released_term_is_reported_but_not_asked_for() -> None:
    engine = Scripted(PLAIN)
    source = "họp với tỉnh ủy của xã ."
    [result] = enforce(engine, [source], GLOSSARY, [{"tinh-uy"}])
    assert result.text == "met with the provincial committee of the commune."
    assert [(use.hit.entry, use.outcome.value) for use in result.uses] == [
        ("tinh-uy", "missing"),
        ("xa", "repaired"),
    ]
    [free] = enforce(Scripted(PLAIN), [source], GLOSSARY, [{"tinh-uy", "xa"}])
    assert free.text == Scripted(PLAIN).translate([Request(source)])[0].text


def test_a_term_said_too_often_is_said_less_often() -> None:
    held = "The commune met with the hamlet."
    twice = PLAIN | {"xã": "commune", "làng": "commune"}
    [result] = enforce(
        Scripted(twice, constrained=True, held=held), ["xã họp với làng ."], GLOSSARY
    )
    assert result.text == held
    assert [use.outcome for use in result.uses] == [Outcome.HONOURED]
    stubborn = Scripted(twice, constrained=True, held="Nonsense.")
    [result] = enforce(stubborn, ["xã họp với làng ."], GLOSSARY)
    assert result.text == "commune met with the commune."


@pytest.mark.parametrize(
    ("said", "target"),
    [
        ("commune of the commune", "met with the commune."),
        ("commune commune", "met with the commune."),
        ("commune and communes", "met with the communes."),
        ("communes for the commune", "met with the communes."),
        ("commune", "met with the commune."),
    ],
)
def test_what_is_said_twice_for_one_word_is_said_once(said: str, target: str) -> None:
    [result] = enforce(Scripted(PLAIN | {"xã": said}), ["họp với xã ."], GLOSSARY)
    assert result.text == target
    assert [use.outcome for use in result.uses] == [Outcome.HONOURED]
    start, end = result.uses[0].start, result.uses[0].end
    assert result.text[start:end] in {"commune", "communes"}


def test_a_term_said_for_another_word_stays() -> None:
    other = PLAIN | {"xã": "commune", "làng": "commune"}
    [result] = enforce(Scripted(other), ["xã họp với làng ."], GLOSSARY)
    assert result.text == "commune met with the commune."


@pytest.mark.parametrize("glossary", [None, GLOSSARY])
def test_what_comes_out_is_in_the_english_of_the_project(glossary: Glossary | None) -> None:
    said = PLAIN | {"họp": "organised", "xã": "commune"}
    american = EnglishSettings(spelling="american")
    [result] = enforce(Scripted(said), ["họp với xã ."], glossary, english=american)
    assert result.text == "organized with the commune."
    for use in result.uses:
        assert result.text[use.start : use.end] == "commune"


def test_forms_of_the_term_base_stay_as_they_are() -> None:
    british = Glossary((Entry("xa", "xã", "labour"),))
    american = EnglishSettings(spelling="american")
    said = PLAIN | {"xã": "labour", "họp": "organised"}
    [result] = enforce(Scripted(said), ["họp với xã ."], british, english=american)
    assert result.text == "organized with the labour."


def test_behind_an_article_a_span_becomes_a_noun() -> None:
    entry = Entry(
        "kien-toan",
        "kiện toàn",
        "consolidate",
        allowed=("consolidation",),
        part_of_speech=Part.VERB,
    )
    said = PLAIN | {"kiện toàn": "perfection", "họp": "discussed the", "với": "of"}
    engine = Scripted(said, forced=False)
    [result] = enforce(engine, ["họp kiện toàn với xã ."], Glossary((entry,)))
    assert result.text == "discussed the consolidation of hamlet."
