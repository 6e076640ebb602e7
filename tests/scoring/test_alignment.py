from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import InputError
from align.scoring.alignment import (
    AlignmentTally,
    GoldLinks,
    Links,
    read_gold,
    tally_links,
)

LINKS = st.frozensets(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6)
GOLD = st.builds(lambda sure, other: GoldLinks(sure, other - sure), LINKS, LINKS)


def links(text: str) -> Links:
    """Return the links of ``00 12``: source token 0 and target token 0, 1 and 2."""
    return frozenset((int(word[0]), int(word[1])) for word in text.split())


@pytest.mark.parametrize(
    ("found", "sure", "unsure", "precision", "recall", "error_rate"),
    [
        ("00 11", "00 11", "", 1, 1, 0),
        ("", "00", "", 0, 0, 1),
        ("", "", "", 0, 0, 0),
        ("01", "00", "", 0, 0, 1),
        # A possible link costs nothing whether it is found or not.
        ("00", "00", "01", 1, 1, 0),
        ("00 01", "00", "01", 1, 1, 0),
        ("01", "00", "01", 1, 0, 0.5),
        ("00 01 02", "00 11", "01", 2 / 3, 1 / 2, 1 - 3 / 5),
        ("00 22", "00 11", "", 1 / 2, 1 / 2, 1 / 2),
        ("00", "", "00", 1, 0, 0),
    ],
)
def test_rates(
    found: str, sure: str, unsure: str, precision: float, recall: float, error_rate: float
) -> None:
    tally = tally_links(links(found), GoldLinks(links(sure), links(unsure)))
    rates = (tally.precision, tally.recall, tally.error_rate)
    assert rates == pytest.approx((precision, recall, error_rate))


@settings(deadline=None)
@given(LINKS, GOLD)
def test_rates_are_shares(found: Links, gold: GoldLinks) -> None:
    tally = tally_links(found, gold)
    assert 0 <= tally.found_sure <= tally.found_possible <= tally.found
    for rate in (tally.precision, tally.recall, tally.error_rate):
        assert -1e-12 <= rate <= 1


@settings(deadline=None)
@given(LINKS, GOLD)
def test_without_possible_links_the_error_is_the_complement_of_f1(
    found: Links, gold: GoldLinks
) -> None:
    tally = tally_links(found, GoldLinks(gold.sure))
    p, r = tally.precision, tally.recall
    if found or gold.sure:
        assert tally.error_rate == pytest.approx(1 - (2 * p * r / (p + r) if p + r else 0))


@settings(deadline=None)
@given(GOLD, LINKS)
def test_any_choice_of_possible_links_over_all_sure_ones_has_no_error(
    gold: GoldLinks, some: Links
) -> None:
    assert tally_links(gold.sure | gold.unsure & some, gold).error_rate == pytest.approx(0)


@settings(deadline=None)
@given(st.lists(st.tuples(LINKS, GOLD), max_size=4))
def test_counts_add_up(pairs: list[tuple[Links, GoldLinks]]) -> None:
    total = sum((tally_links(*pair) for pair in pairs), start=AlignmentTally())
    assert total.found == sum(len(found) for found, _ in pairs)
    assert total.sure == sum(len(gold.sure) for _, gold in pairs)


@pytest.mark.parametrize("head", ["", "source\ttarget\tlinks\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_gold_file_is_read(head: str, end: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    path.write_bytes(f"{head}Đảng ta, năm 1945.\tOur Party, 1945.\t0-1 1-0 2?2 3-2{end}".encode())
    (pair,) = read_gold(path)
    assert pair.number == 1 + bool(head)
    assert [token.text for token in pair.source_tokens] == ["Đảng", "ta", "năm", "1945"]
    assert [token.text for token in pair.target_tokens] == ["Our", "Party", "1945"]
    assert pair.links == GoldLinks(links("01 10 32"), links("22"))
    assert pair.links.possible == links("01 10 22 32")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("một hai\tone two\n", "line 1: this is no pair"),
        ("một\tone\t0-0\textra\n", "line 1: this is no pair"),
        ("một\tone\t0-0\nhai\ttwo\t0:0\n", "line 2: '0:0' is no link"),
        ("một\tone\t0--0\n", "'0--0' is no link"),
        ("một\tone\t-1-0\n", "'-1-0' is no link"),
        ("một\tone\t٠-0\n", "'٠-0' is no link"),
        ("một\tone\t" + "9" * 5000 + "-0\n", "is no link"),
        ("một\tone\t1-0\n", "1-0 is of no token, for there are 1 and 1 of them"),
        ("một\tone\t0?1\n", "0[?]1 is of no token"),
        ("một\tone\t0-0 0?0\n", "0[?]0 is there twice"),
        ("", "there is no pair"),
        ("source\ttarget\tlinks\n", "there is no pair"),
    ],
)
def test_a_malformed_file_is_told(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told) as caught:
        read_gold(path)
    assert str(caught.value).startswith(str(path))


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    latin = tmp_path / "latin.tsv"
    latin.write_bytes("tr\xe8s\tvery\t0-0\n".encode("latin-1"))
    for path in (tmp_path / "absent.tsv", tmp_path, latin):
        with pytest.raises(InputError, match="cannot be read"):
            read_gold(path)
