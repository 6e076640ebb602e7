"""From entries to pairs: cleaning, counting, holding out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import InputError
from align.training.division import LEAST, divide, held_out_count
from align.training.records import Entry, Pair
from align.training.tidying import KEPT, collect, fold, tidy
from tests.training.conftest import sentences

LONG_EN = "This is a plain English text that somebody has put on the wrong side"
LONG_VI = "Hội đồng nhân dân tỉnh đã thông qua nghị quyết về phát triển kinh tế nông nghiệp"
RULES = [
    (Entry("Tỉnh ủy họp.", "The committee met."), KEPT),
    (Entry("Tỉnh ủy họp.", "The committee met.", coded=True), "inline codes"),
    (Entry("Tỉnh ủy họp.", "The committee met.", draft=True), "not confirmed"),
    (Entry("", "The committee met."), "empty side"),
    (Entry("Tỉnh ủy họp.", " \u200b\t"), "empty side"),
    (Entry("1966", "In 1966"), "no letters"),
    (Entry("Windows 10", "windows 10."), "equal sides"),
    (Entry(LONG_EN, LONG_VI), "wrong language"),
    (Entry(LONG_EN, "Đây là một câu ngắn."), "wrong language"),
    (Entry(LONG_VI, LONG_VI.replace("đã", "") + "."), "wrong language"),
    (Entry("Vâng.", "Yes, and it goes on far beyond what was ever said there."), "length ratio"),
]


@pytest.mark.parametrize(("entry", "rule"), RULES)
def test_every_rule_leaves_out_what_it_names(entry: Entry, rule: str) -> None:
    found = collect([entry], "vi", "en")
    assert {name for name, count in found.counts.items() if count} == {rule}
    assert len(found.pairs) == (rule == KEPT)


def test_the_last_of_several_translations_counts() -> None:
    entries = [Entry("Tỉnh ủy họp.", text) for text in ("It met.", "The committee met.")]
    found = collect([*entries, Entry("tỉnh ủy  họp", "The committee held a meeting.")], "vi", "en")
    assert found.pairs == (Pair("tỉnh ủy họp", "The committee held a meeting."),)
    assert found.counts["same source again"] == 2


def test_a_language_without_counts_is_not_judged() -> None:
    assert collect([Entry(LONG_EN, LONG_VI)], "de", "fr").counts[KEPT] == 1


@given(st.text())
def test_tidy_is_idempotent_but_for_entities(text: str) -> None:
    once = tidy(text.replace("&", ""))
    assert tidy(once) == once
    assert once == " ".join(once.split())


@settings(max_examples=25)
@given(st.integers(LEAST, 400), st.integers(0, 60), st.integers(0, 3))
def test_what_is_held_out_of_a_grown_memory_was_held_out_before(
    size: int, more: int, seed: int
) -> None:
    pairs = [Pair(entry.source, entry.target) for entry in sentences(size + more)]
    learn, held = divide(pairs[:size], seed)
    assert len(held) == held_out_count(size) and not set(learn) & set(held)
    assert set(learn) | set(held) == set(pairs[:size])
    assert divide(list(reversed(pairs[:size])), seed) == (learn, held)
    if held_out_count(size + more) == len(held):
        assert not set(divide(pairs, seed)[1]) & set(learn)


def test_held_out_sources_are_apart_however_they_are_written() -> None:
    pairs = [Pair(entry.source, entry.target) for entry in sentences(LEAST)]
    learn, held = divide(pairs, 1)
    assert not {fold(pair.source) for pair in learn} & {fold(pair.source) for pair in held}


def test_too_small_a_memory_says_what_is_needed() -> None:
    with pytest.raises(InputError, match=f"149 usable pairs are too few .* at least {LEAST}"):
        divide([Pair(str(n), str(n)) for n in range(LEAST - 1)], 1)
