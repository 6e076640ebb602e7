"""What a sequence of pieces has said, against what the text that they spell says."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.engines.constrained import Demands
from align.engines.constrained_automaton import AFTER_WORD
from align.engines.constrained_pieces import Pieces, goes_on, levelled, opens
from align.engines.constrained_tables import Tables
from align.engines.decoder import Job, Wording
from align.engines.pieces import assemble
from align.glossary.entry import Entry
from align.glossary.occurrences import allowed_spans
from tests.engines.conftest import needs_torch

NAMES = [
    *("</s>", "<unk>", "▁", "▁Party", "▁comm", "ittee", "s", "▁committee", "▁com", "mittee"),
    *("▁P", "art", "y", "'s", "'", "’", "-", '▁"', "Party", "man", ",", "▁member", "er"),
    *("▁the", "▁Central", "▁c", "o", "<0xC5>", "<0xBB>", "(", "ell", "▁-", "t"),
]
FORMS = ["Party", "Party committee", "committee member", "Party cell", "the Party", "Ż"]


def pieces() -> Pieces:
    return Pieces.of({name: n for n, name in enumerate(NAMES)}, len(NAMES), {0, 1})


def job(*must: Sequence[str]) -> Job:
    """A job whose forms no tokenizer has cut: the vocabulary has to spell them."""
    return Job((), limit=400, must=tuple(tuple(Wording(f, ("?",)) for f in m) for m in must))


def read(tokens: Sequence[int], *must: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the constraints that a sequence does not meet."""
    import torch

    wanted = job(*must)
    demand = Demands(pieces()).of(wanted)
    tables = Tables.of([demand.automaton], pieces(), torch.device("cpu"))
    node, met = tables.start[:, None], torch.zeros(1, 1, dtype=torch.int64)
    for token in tokens:
        node, met, _ = tables.step(node, met, torch.tensor([[token]]))
    return demand.unmet(wanted, int(tables.ended(node, met)))


def ids(names: str) -> list[int]:
    return [NAMES.index(name) for name in names.split()]


def count(form: str, tokens: Sequence[int]) -> int:
    """Count a form in the text of some tokens, as the judge of a term base does."""
    text, _ = assemble([NAMES[token] for token in tokens])
    entry = Entry(id="x", source="x", target=form, inflect=False)
    ends: list[tuple[int, int]] = []
    for start, end in sorted(allowed_spans(entry, text)):
        if text[start:end][:1] == form[:1] and (not ends or ends[-1][1] <= start):
            ends.append((start, end))
    return len(ends)


@needs_torch
@pytest.mark.parametrize(
    ("said", "must", "unmet"),
    [
        ("▁Party", [["Party"]], ()),
        ("Party ,", [["Party"]], ()),
        ("▁P art y ▁the", [["Party"]], ()),
        ("▁ Party", [["Party"]], ()),
        ("▁Party man", [["Party"]], (0,)),
        ("▁Party s ▁the", [["Party"]], (0,)),
        ("▁Party 's ▁the", [["Party"]], ()),
        ("▁Party ' s ▁the", [["Party"]], ()),
        ("▁Party ’ s", [["Party"]], ()),
        ("▁Party ' ▁the", [["Party"]], ()),
        ("▁Party 's man", [["Party"]], (0,)),
        ("▁Party ' t", [["Party"]], (0,)),
        ("▁Party - man", [["Party"]], (0,)),
        ("▁Party - ▁the", [["Party"]], ()),
        ("▁Party ▁- man", [["Party"]], ()),
        ("▁the Party", [["Party"]], (0,)),
        ("▁the - Party", [["Party"]], (0,)),
        ("▁- Party", [["Party"]], ()),
        ('▁" Party', [["Party"]], ()),
        ("( Party", [["Party"]], ()),
        ("▁Party", [["Party"], ["Party"]], (1,)),
        ("▁Party ▁Party", [["Party"], ["Party"]], ()),
        ("▁Party ▁committee", [["Party"], ["Party committee"]], (0,)),
        ("▁Party ▁comm er", [["Party"], ["Party committee"]], (1,)),
        ("▁Party ▁comm er ▁Party ▁committee", [["Party"], ["Party committee"]], ()),
        ("▁Party ▁committee ▁Party ▁committee", [["Party"], ["Party committee"]], ()),
        ("▁Party ▁committee ▁member", [["committee member"]], ()),
        ("▁Party ▁committee ▁member", [["Party cell"], ["committee member"]], (0,)),
        ("▁Party ▁committee ▁member", [["Party committee"], ["committee member"]], (1,)),
        ("▁Party ▁committee ▁member", [["Party"], ["committee member"]], ()),
        ("▁committee", [["Party", "committee"]], ()),
        ("▁Party", [["Party", "committee"], ["Party"]], (0,)),
        ("<0xC5> <0xBB> ▁the", [["Ż"]], ()),
        ("▁ <0xC5> <0xBB> art", [["Ż"]], (0,)),
        ("▁the", [["Żółć"]], (0,)),
        ("▁the", [[], [""], ["the"]], (0, 1)),
    ],
)
def test_what_is_said(said: str, must: list[list[str]], unmet: tuple[int, ...]) -> None:
    assert read(ids(said), *must) == unmet


@needs_torch
@settings(deadline=None)
@given(
    st.lists(st.integers(2, len(NAMES) - 1), max_size=9),
    st.sampled_from(FORMS),
)
def test_what_counts_is_found_by_the_judge(tokens: list[int], form: str) -> None:
    assert read(tokens, [form]) or count(form, tokens)


@needs_torch
@settings(deadline=None)
@given(st.lists(st.sampled_from(ids("▁Party ▁committee ▁member ▁the ell ▁c s ,")), max_size=12))
def test_as_often_as_the_judge_finds_it(tokens: list[int]) -> None:
    most = count("Party", tokens)
    assert len(read(tokens, *[["Party"]] * 12)) == max(0, 12 - most)


@needs_torch
@pytest.mark.parametrize(
    ("said", "needless"),
    [("▁Party", 0), ("▁Party ▁Party ▁the", 1), ("▁Party ▁Party man", 0), ("▁Party 's ▁Party ,", 1)],
)
def test_what_is_said_too_often_is_noticed(said: str, needless: int) -> None:
    import torch

    tables = Tables.of(
        [Demands(pieces()).of(job(["Party"])).automaton], pieces(), torch.device("cpu")
    )
    node, met = tables.start[:, None], torch.zeros(1, 1, dtype=torch.int64)
    found = 0
    for token in ids(said):
        node, met, extra = tables.step(node, met, torch.tensor([[token]]))
        found += int(extra)
    assert found == needless


def test_forms_are_led_through() -> None:
    made = Demands(pieces()).of(job(["Party committee"], ["Party"])).automaton
    begun = made.starts[AFTER_WORD]
    assert begun == {NAMES.index("▁Party"): 0b11}
    [token] = made.next[made.edges[AFTER_WORD, NAMES.index("▁Party")]]
    assert NAMES[token] == "▁committee"


def test_what_has_no_room_is_left_out() -> None:
    wanted = Job((), limit=4, must=job(["Party committee member"], ["the Party"]).must)
    assert Demands(pieces()).of(wanted).numbers == (1,)


@pytest.mark.parametrize(
    ("text", "goes", "open_"),
    [
        ("man", True, False),
        ("-man", True, False),
        ("'t", True, False),
        (" man", False, False),
        ("-", False, False),
        (" -", False, True),
        (' "', False, True),
        ("(", False, True),
        (" ('", False, True),
        ("'", False, False),
        (",", False, True),
        ("", False, False),
        ("5", True, False),
    ],
)
def test_words(text: str, goes: bool, open_: bool) -> None:
    assert goes_on(text) is goes
    assert opens(text) is open_


def test_alike_marks_are_one() -> None:
    assert levelled("Workers’  Party‑cell") == "Workers' Party-cell"
