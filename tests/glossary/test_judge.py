import pytest

from align.glossary import Entry, Glossary, judge
from align.units import Outcome, TermUse

GLOSSARY = Glossary(
    (
        Entry(
            "tỉnh ủy",
            "tỉnh ủy",
            "provincial Party committee",
            forbidden=("provincial committee",),
        ),
        Entry("cấp ủy", "cấp ủy", "Party committee"),
        Entry("đảng ủy", "đảng ủy", "Party committee", allowed=("committee",)),
        Entry("Trung ương", "Trung ương", "Central Committee"),
        Entry("đảng viên", "đảng viên", "Party member", forbidden=("party member",)),
        Entry("chi bộ", "chi bộ", "Party cell", forbidden=("branch",)),
        Entry("bốn tốt", "bốn tốt", "four-good", any_case=True, inflect=False),
        Entry("nông dân", "nông dân", "peasants' association"),
    )
)
YES, NO, BAD = Outcome.HONOURED, Outcome.MISSING, Outcome.FORBIDDEN


def verdicts(source: str, target: str) -> tuple[TermUse, ...]:
    return judge(GLOSSARY.find(source), target, GLOSSARY)


@pytest.mark.parametrize(
    ("source", "target", "outcomes"),
    [
        ("tỉnh ủy", "the provincial Party committee met", [YES]),
        ("tỉnh ủy", "two provincial Party committees", [YES]),
        ("tỉnh ủy", "the provincial Party committee's plan", [YES]),
        ("tỉnh ủy", "the provincial Party committees’ plans", [YES]),
        ("tỉnh ủy", "the provincial\u00a0Party  committee", [YES]),
        ("tỉnh ủy", "the provincial committee", [BAD]),
        ("tỉnh ủy", "The Provincial Committees met", [BAD]),
        ("tỉnh ủy", "the committee of the province", [NO]),
        ("tỉnh ủy", "", [NO]),
        ("chi bộ", "Party cellar", [NO]),
        ("chi bộ", "the Party cell-based system", [NO]),
        ("đảng viên", "non-Party members", [NO]),
        ("chi bộ", "a branch and a Party cell", [YES]),
        ("chi bộ và chi bộ", "a branch and a Party cell", [YES, BAD]),
        ("chi bộ", "branching out", [NO]),
        ("nông dân", "the peasants’ association", [YES]),
    ],
)
def test_forms(source: str, target: str, outcomes: list[Outcome]) -> None:
    assert [use.outcome for use in verdicts(source, target)] == outcomes


@pytest.mark.parametrize(
    ("target", "outcome"),
    [
        ("Provincial Party committee meetings", YES),
        ("It met. Provincial Party committees too.", YES),
        ("Note: Provincial Party committees", YES),
        ('He said, "Provincial Party committees must lead."', YES),
        ("II. Provincial Party committees", YES),
        ("a) Provincial Party committees", YES),
        ("- Provincial Party committees", YES),
        ("It met.\nProvincial Party committees", YES),
        ("Met\tProvincial Party committees\t12", YES),
        ("Met, Provincial Party committees\t12", NO),
        ("the Provincial Party committee met", NO),
        ("first, Provincial Party committees", NO),
        ("CONSOLIDATING THE PROVINCIAL PARTY COMMITTEE", YES),
        ("II. CONSOLIDATE THE PROVINCIAL PARTY COMMITTEE'S WORK", YES),
        ("PROVINCIAL PARTY COMMITTEE on the harvest", YES),
        ("the PROVINCIAL PARTY COMMITTEE met", NO),
        ("Strengthening the Provincial Party Committee of Lang Son", YES),
        ("they strengthen the Provincial Party Committee", NO),
        ("the provincial party committee", NO),
    ],
)
def test_case_of_a_lower_case_form(target: str, outcome: Outcome) -> None:
    assert [use.outcome for use in verdicts("tỉnh ủy", target)] == [outcome]


@pytest.mark.parametrize(
    ("source", "target", "outcome"),
    [
        ("Trung ương", "the Central Committee", YES),
        ("Trung ương", "the central committee", NO),
        ("Trung ương", "Central committee", NO),
        ("Trung ương", "THE CENTRAL COMMITTEE", YES),
        ("bốn tốt", "the Four-Good campaign", YES),
        ("đảng viên", "a party member", BAD),
        ("đảng viên", "some Party Members", NO),
    ],
)
def test_case_of_a_form_with_capitals(source: str, target: str, outcome: Outcome) -> None:
    assert [use.outcome for use in verdicts(source, target)] == [outcome]


@pytest.mark.parametrize(
    ("source", "target", "outcomes"),
    [
        ("Trung ương và Trung ương", "the Central Committee", [YES, NO]),
        ("Trung ương và Trung ương", "Central Committee and Central Committee", [YES, YES]),
        ("tỉnh ủy, cấp ủy", "the provincial Party committee", [YES, NO]),
        ("tỉnh ủy, cấp ủy", "provincial Party committee and Party committees", [YES, YES]),
        ("cấp ủy, đảng ủy", "the Party committee", [YES, NO]),
        ("đảng ủy, cấp ủy", "the Party committee and the committee", [YES, YES]),
        ("cấp ủy, đảng ủy", "the Party committee and the committee", [YES, YES]),
    ],
)
def test_every_occurrence_needs_its_own(source: str, target: str, outcomes: list[Outcome]) -> None:
    assert [use.outcome for use in verdicts(source, target)] == outcomes


def test_a_verdict_shows_its_place() -> None:
    target = "Two Party cells, one Party cell."
    uses = verdicts("chi bộ, chi bộ", target)
    assert [(use.form, target[use.start : use.end]) for use in uses] == [
        ("Party cells", "Party cells"),
        ("Party cell", "Party cell"),
    ]
    assert uses[0].start < uses[1].start
    assert {use.rung for use in uses} == {""}


def test_what_is_missing_has_no_place() -> None:
    (use,) = verdicts("chi bộ", "nothing")
    assert (use.form, use.start, use.end) == ("", -1, -1)


def test_no_hits_no_verdicts() -> None:
    assert judge([], "anything", GLOSSARY) == ()


def test_many_occurrences_are_no_trouble() -> None:
    source = "chi bộ, cấp ủy, đảng ủy; " * 700
    target = "a Party cell, a Party committee, a committee; " * 700
    assert {use.outcome for use in verdicts(source, target)} == {YES}
