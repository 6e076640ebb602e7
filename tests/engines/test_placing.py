"""What a typed beginning says of each part of a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.engines.placing import place_prefix

MET = "The district committee met in May,"
LEFT = "and the delegates left for the communes."


@pytest.mark.parametrize(
    ("prefix", "plain", "said"),
    [
        ("", ["We", "met."], [""]),
        ("We met", ["We", "met."], ["We", "met"]),
        ("We", ["We", "met."], ["We"]),
        ("They met", ["We", "met."], ["They met"]),
        ("We met. So", ["We", "met."], ["We", "met. So"]),
        ("They met; and the", ["We met;", "and they left."], ["They met;", "and the"]),
        ("They met;", ["We met;", "and they left."], ["They met;"]),
        ("I; you; and the", ["We; you;", "and they left."], ["I; you;", "and the"]),
        ("In May the committee of the", [MET, LEFT], ["In May the committee of the"]),
        (
            "In May the committee of the district met, and the",
            [MET, LEFT],
            ["In May the committee of the district met,", "and the"],
        ),
        (
            "In May, the committee met, thereupon all went to",
            [MET, LEFT],
            ["In May, the committee met,", "thereupon all went to"],
        ),
        ("It met and the delegates", [MET, LEFT], ["It met", "and the delegates"]),
        (f"{MET} {LEFT}", [MET, LEFT, "Others stayed."], [MET, LEFT]),
        ("a; b; c", ["x;", "y;", "z."], ["a;", "b;", "c"]),
    ],
)
def test_place_prefix(prefix: str, plain: list[str], said: list[str]) -> None:
    assert place_prefix(prefix, plain) == said


@given(st.text("ab ,;", max_size=30), st.lists(st.text("ab ,;", max_size=9), min_size=1))
def test_nothing_of_a_prefix_is_lost(prefix: str, plain: list[str]) -> None:
    said = place_prefix(prefix, plain)
    assert "".join(said).replace(" ", "") == prefix.replace(" ", "")
    assert 1 <= len(said) <= len(plain)
