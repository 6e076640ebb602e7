"""What the editor asks: note, number, reason, filter, replacement, term."""

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from align.glossary import Entry
from align.store.editing import Side
from align.tui.dialogs.asking import NoteForm, NumberForm, ReasonForm
from align.tui.dialogs.filtering import Filter, FilterForm
from align.tui.dialogs.replacing import ReplaceForm, Wish
from align.tui.dialogs.terms import TermForm
from align.tui.start.form import Form
from align.units import Status
from tests.session.samples import made, opened
from tests.tui.dialog_desk import NOTHING, Steps, ask, filling

OLD = Entry(
    "u", "huyện ủy", "district Party committee", allowed=("a, b", "c"), note="one\ntwo", domain="x"
)
FULL = Filter(
    "[b]lúa",
    regex=True,
    case=True,
    side=Side.TARGET,
    statuses=frozenset({Status.NEW, Status.DRAFT}),
    origin="memory",
    below=-0.5,
    terms=True,
    typed=True,
)


def test_answers() -> None:
    cases: list[tuple[Form[Any], tuple[str, ...], dict[str, str | bool], object]] = [
        (NoteForm("one\ntwo [b]"), ("enter",), {}, "one\ntwo [b]"),
        (NoteForm("gone"), ("enter",), {"note": "  "}, ""),
        (NumberForm(12), ("enter",), {"number": "12"}, 12),
        (NumberForm(12), ("escape",), {"number": "12"}, None),
        (ReasonForm("[/b]"), ("f10",), {"reason": "as the  party wants"}, "as the party wants"),
        (FilterForm(Filter()), ("enter",), {}, Filter()),
        (FilterForm(FULL), ("ctrl+j",), {}, FULL),
        (FilterForm(Filter()), ("enter",), {"below": "0,6", "target": False},
         Filter(side=Side.SOURCE, below=0.6)),
        (ReplaceForm(None), ("f10",), {"pattern": " a", "replacement": " "}, Wish(" a", " ")),
        (ReplaceForm(Wish("a", "b", True)), ("f10",), {"case": True}, Wish("a", "b", True, True)),
        (TermForm(None, "tỉnh ủy", ""), ("f10",), {"target": "x", "forbidden": "y; z;"},
         Entry("", "tỉnh ủy", "x", forbidden=("y", "z"))),
        (TermForm(OLD, "", ""), ("f10",), {}, OLD),
    ]  # fmt: skip
    answers = ask(*((form, filling(*keys, **lines)) for form, keys, lines, _ in cases))
    assert answers == [wanted for *_, wanted in cases]


@pytest.mark.parametrize("size", [(80, 24), (20, 5)])
def test_what_is_wrong_is_said_and_the_form_stays(size: tuple[int, int]) -> None:
    cases: list[tuple[Form[Any], dict[str, str | bool], str]] = [
        (NumberForm(12), {"number": "13"}, "there is no segment '13'; name one from 1 to 12"),
        (NumberForm(12), {"number": "²"}, "no segment"),
        (NumberForm(12), {"number": "9" * 5000}, "no segment"),
        (FilterForm(Filter()), {"text": "(", "regex": True}, "is no regular expression"),
        (FilterForm(Filter()), {"below": "much"}, "'much' is neither a confidence nor a score"),
        (FilterForm(Filter()), {"below": "nan"}, "neither"),
        (ReplaceForm(None), {"replacement": "x"}, "there is nothing to look for"),
        (ReplaceForm(None), {"pattern": "[", "regex": True}, "is no regular expression"),
        (TermForm(None, "", "x"), {}, "the source is empty"),
        (TermForm(None, "x", ""), {}, "the target is empty"),
        (TermForm(None, "…", "x"), {}, "'…' holds no word"),
        (TermForm(None, "x", "y"), {"forbidden": "y"}, "'y' is both allowed and forbidden"),
    ]
    said: list[str] = []

    def listening(**lines: str | bool) -> Steps:
        async def steps(pilot: Pilot[None]) -> None:
            await filling("ctrl+j", **lines)(pilot)
            await pilot.pause()
            said.append(str(pilot.app.screen.query_one("#fault", Static).content))

        return steps

    dialogs = [(form, listening(**lines)) for form, lines, _ in cases]
    assert ask(*dialogs, size=size) == [NOTHING] * len(cases)
    for sentence, (_, _, part) in zip(said, cases, strict=True):
        assert part in sentence, sentence


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (Filter(), ""),
        (Filter("lúa"), "“lúa”"),
        (Filter("a.b", regex=True, side=Side.SOURCE), "/a.b/ in the source"),
        (Filter(statuses=frozenset({Status.DRAFT, Status.NEW})), "new or draft"),
        (Filter(below=0.6, terms=True), "confidence ≤ 0.6, terms amiss"),
        (Filter(below=-1.25, origin="memory, person"), "by memory, person, score ≤ -1.25"),
    ],
)
def test_the_words_of_a_filter(wanted: Filter, words: str) -> None:
    assert wanted.words() == words


def test_a_filter_finds_what_it_says(tmp_path: Path) -> None:
    found = {
        Filter(): 6,
        Filter("LÚA"): 2,
        Filter("LÚA", case=True): 0,
        Filter("good", side=Side.SOURCE): 0,
        Filter("^g.*e", regex=True, side=Side.TARGET): 2,
        Filter(statuses=frozenset({Status.NEW})): 1,
        Filter(origin="compact, person"): 5,
        Filter(origin="person"): 0,
        Filter(below=-0.4): 3,
        Filter(below=0.4): 0,
        Filter("lúa", below=-0.4, origin="compact"): 2,
        Filter(noted=True): 1,
        Filter(bookmarked=True, locked=True): 1,
        Filter(bookmarked=True, typed=True): 0,
        Filter(typed=True): 1,
    }
    with opened(made(tmp_path / "p.align")) as session:
        session.note("[b]")
        session.bookmark()
        session.lock()
        session.go_to(2)
        session.type("mine")
        session.keep()
        counts = {wanted: session.filter(wanted.where()) for wanted in found}
    assert counts == found
