import pytest
from hypothesis import given
from hypothesis import strategies as st

from align.exchange.terms import describe, parse
from align.units import Outcome, TermHit, TermUse, Tier

_TEXT = st.text(st.sampled_from("aủ []()\\→#:1\n "), max_size=12)
_PLACE = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("use", "line"),
    [
        (
            TermUse(
                TermHit(12, 19, "tỉnh ủy", "tinh-uy", Tier.EXACT),
                Outcome.HONOURED,
                "provincial Party committee",
                4,
                30,
                "plain",
            ),
            "tỉnh ủy [12:19] exact → provincial Party committee [4:30] honoured (plain) #tinh-uy",
        ),
        (
            TermUse(TermHit(0, 9, "hợp tác-\nxã", "htx 1", Tier.FOLDED), Outcome.MISSING),
            "hợp tác-\nxã [0:9] folded → missing #htx 1",
        ),
        (
            TermUse(TermHit(0, 2, "[x", "", Tier.SKELETON), Outcome.FORBIDDEN, "(y)", 1, 4),
            r"\[x [0:2] skeleton → \(y\) [1:4] forbidden",
        ),
    ],
)
def test_a_verdict_reads_well(use: TermUse, line: str) -> None:
    assert describe(use) == line
    assert parse(line) == use


@given(
    st.builds(TermHit, _PLACE, _PLACE, _TEXT, _TEXT, st.sampled_from(Tier)),
    st.sampled_from(Outcome),
    _TEXT,
    _PLACE,
    _TEXT,
)
def test_any_verdict_is_read_back(
    hit: TermHit, outcome: Outcome, form: str, start: int, rung: str
) -> None:
    place = (start, start + len(form)) if form else (-1, -1)
    use = TermUse(hit, outcome, form, *place, rung)
    assert parse(describe(use)) == use


@pytest.mark.parametrize(
    "line",
    ["", "tỉnh ủy", "a [1:2] near → missing", "a [1:2] exact → lost", "a [1:x] exact → missing"],
)
def test_other_text_is_no_verdict(line: str) -> None:
    assert parse(line) is None
