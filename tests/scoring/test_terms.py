import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.glossary import Entry, Glossary
from align.glossary.entry import Part
from align.scoring import TermCase, TermTally, tally, window_overlaps

GLOSSARY = Glossary(
    (
        Entry("chi bộ", "chi bộ", "Party cell"),
        Entry("tự phê bình", "tự phê bình", "self-criticism"),
        Entry("pbtpb", "phê bình và tự phê bình", "criticism and self-criticism"),
        Entry("củng cố", "củng cố", "reinforce", part_of_speech=Part.VERB, forbidden=("fortify",)),
        Entry("việc", "việc", "job"),
        Entry("cầu", "cầu", "bridge"),
    )
)


def case(source: str, reference: str, *wrong: str) -> TermCase:
    return TermCase(tuple(GLOSSARY.find(source)), reference, wrong)


CELL = case("Chi bộ họp.", "The Party cell met.")
TWICE = case("Chi bộ giúp chi bộ.", "A Party cell helps a Party cell.")


@pytest.mark.parametrize(
    ("held", "output", "figures"),
    [
        (CELL, "The Party cell met.", {"lenient": 1, "accuracy": 1}),
        (CELL, "The party cells met.", {"lenient": 1, "accuracy": 0}),
        (CELL, "Party cellular phones.", {"lenient": 1, "accuracy": 0}),
        (CELL, "The branch met.", {"lenient": 0, "accuracy": 0}),
        (case("Có việc.", "There is a job."), "The jobless.", {"lenient": 1, "accuracy": 0}),
        (case("Củng cố.", "Reinforce."), "It was reinforced.", {"lenient": 1, "accuracy": 1}),
        (case("Củng cố.", "Reinforce."), "It was fortified.", {"forbidden_rate": 1}),
        (case("Củng cố.", "Reinforce."), "We fortify it.", {"forbidden_rate": 1, "accuracy": 0}),
        (TWICE, "A Party cell helps.", {"lenient": 1, "accuracy": 0.5}),
        (TWICE, "A Party cell helps a Party cell.", {"accuracy": 1, "over_generation": 0}),
        (CELL, "A Party cell helps a Party cell.", {"accuracy": 1, "over_generation": 1}),
        (
            case("Chi bộ.", "The Party cell of Party cells."),
            "A Party cell and a Party cell.",
            {"over_generation": 0, "doubling": 0},
        ),
        (CELL, "The Party cell, party cell met.", {"over_generation": 1, "doubling": 1}),
        (CELL, "The Party cell of Party cell met.", {"doubling": 1}),
        (CELL, "The Party cell met with a Party cell.", {"doubling": 0}),
        (CELL, "It met the Party cell.", {"stuck_at_end": 1}),
        (case("Tới chi bộ.", "To the Party cell."), "At the Party cell!", {"stuck_at_end": 0}),
        (CELL, "The the Party cell met.", {"stutter": 1}),
        (CELL, "", {"lenient": 0, "accuracy": 0, "window": 0}),
        (
            case("Phê bình và tự phê bình.", "Criticism and self-criticism."),
            "Criticism and self-criticism.",
            {"accuracy": 1, "over_generation": 0},
        ),
    ],
)
def test_figures(held: TermCase, output: str, figures: dict[str, float]) -> None:
    rates = tally(held, output, GLOSSARY).rates()
    assert {name: rates[name] for name in figures} == figures


@pytest.mark.parametrize(
    ("output", "fired"),
    [
        ("A rainbow appeared.", 0),
        ("A bridge appeared.", 1),
        ("Bridges appeared.", 1),
        ("A bridgehead appeared.", 0),
    ],
)
def test_a_wrong_sense_fires(output: str, fired: int) -> None:
    counts = tally(TermCase((), "A rainbow appeared.", ("cầu",)), output, GLOSSARY)
    assert (counts.wrong, counts.wrong_fired) == (1, fired)


def test_a_word_that_the_reference_has_too_is_no_wrong_sense() -> None:
    held = TermCase((), "He built bridges.", ("cầu",))
    assert tally(held, "He built a bridge.", GLOSSARY).wrong_fired == 0
    assert tally(held, "A bridge, a bridge.", GLOSSARY).wrong_fired == 1


def test_a_nested_rendering_does_not_count_for_the_inner_term() -> None:
    both = "Criticism and self-criticism, then self-criticism."
    held = case("Phê bình và tự phê bình, rồi tự phê bình.", both)
    counts = tally(held, both, GLOSSARY)
    assert (counts.pairs, counts.honoured, counts.over_generated) == (2, 2, 0)


REFERENCE = "Yesterday the old Party cell met three farmers."


@pytest.mark.parametrize(
    ("output", "width", "overlap"),
    [
        (REFERENCE, 2, 1.0),
        ("Old Party cell met farmers.", 2, 0.5),
        ("Three farmers met the old Party cell.", 1, 0.5),
        ("Farmers and the Party cell.", 2, 0.0),
        ("The branch met.", 2, None),
    ],
)
def test_window_overlap(output: str, width: int, overlap: float | None) -> None:
    held = case("Hôm qua chi bộ cũ gặp ba nông dân.", REFERENCE)
    assert window_overlaps(held, output, GLOSSARY, width) == [overlap]


def test_tallies_add_up() -> None:
    right = tally(CELL, "The Party cell met.", GLOSSARY)
    wrong = tally(CELL, "The branch met.", GLOSSARY)
    both = right + wrong
    assert (both.segments, both.occurrences, both.accuracy) == (2, 2, 0.5)
    assert sum([right, wrong], TermTally()) == both


def test_nothing_is_no_success() -> None:
    assert set(TermTally().rates().values()) == {0.0}


@given(st.text(max_size=60))
def test_rates_are_shares_whatever_the_output(output: str) -> None:
    rates = tally(TWICE, output, GLOSSARY).rates()
    assert all(0 <= rate <= 1 for rate in rates.values())


@given(st.lists(st.sampled_from(["Party", "cell", "cells", "the", "met", ".", ","]), max_size=9))
def test_honoured_by_word_is_said_leniently(words: list[str]) -> None:
    counts = tally(CELL, " ".join(words), GLOSSARY)
    assert counts.pairs_said >= counts.honoured
