"""The dialogs that show something: where to cut, what is replaced, what the memories have, keys."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from align.session import Preview, Substitution
from align.store.editing import Line
from align.store.editing.finding import Finder
from align.store.memory import PLACEHOLDER, Memory, Translated
from align.tui.dialogs.concordance import Concordance
from align.tui.dialogs.help import HelpScreen
from align.tui.dialogs.preview_list import PreviewList, old_spans
from align.tui.dialogs.replacing import PreviewDialog
from align.tui.dialogs.splitting import SplitSource
from align.tui.editor.actions import ACTIONS
from align.units import Status
from tests.tui.dialog_desk import NOTHING, Steps, ask, filling

SOURCE = "Mưa [b]to. Nắng e\u0301m."


def pressing(*keys: str) -> Steps:
    return filling(*keys)


def substitution(
    number: int, before: str, old: str, new: str, *, regex: bool = False
) -> Substitution:
    after, spans = Finder(old, regex).replaced(before, new)
    return Substitution(
        Line(
            number, "d", number, 1, "nguồn", before, Status.DRAFT, False, False, False, "", "",
            None, None, 0, None,
        ),
        after,
        spans,
    )  # fmt: skip


def test_where_to_cut() -> None:
    at = SOURCE.index("Nắng")
    cases: list[tuple[int, tuple[str, ...], object]] = [
        (at, ("enter",), at),
        (at, ("left", "enter"), at - 1),
        (at, ("right", "right", "left", "enter"), at + 1),
        (at, ("ctrl+right", "enter"), SOURCE.index("e\u0301m")),
        (at, ("ctrl+right", "right", "enter"), SOURCE.index("e\u0301m") + 2),
        (at, ("ctrl+left", "enter"), SOURCE.index("[b]")),
        (at, ("escape",), None),
        (0, ("enter",), NOTHING),
        (0, ("left", "ctrl+left", "enter"), NOTHING),
        (len(SOURCE), ("right", "ctrl+right", "enter"), NOTHING),
        (SOURCE.index("\u0301"), ("enter",), SOURCE.index("e\u0301m")),
    ]
    dialogs = [(SplitSource(SOURCE, at), pressing(*keys)) for at, keys, _ in cases]
    assert ask(*dialogs, size=(20, 5)) == [wanted for *_, wanted in cases]


@given(
    before=st.text("aab [", max_size=30),
    old=st.text("ab", min_size=1, max_size=3),
    new=st.text("abc", max_size=3),
)
def test_the_replaced_parts_are_found_again(before: str, old: str, new: str) -> None:
    one = substitution(1, before, old, new)
    places = old_spans(one)
    if not one.spans:
        return
    assert len(places) == len(one.spans)
    assert all(0 <= begin <= end <= len(before) for begin, end in places)
    # What is not replaced stands between the parts, whatever the parts are.
    rest, done = "", 0
    for begin, end in places:
        rest, done = rest + before[done:begin], end
    kept, done = "", 0
    for begin, end in one.spans:
        kept, done = kept + one.after[done:begin], end
    assert rest + before[places[-1][1] :] == kept + one.after[one.spans[-1][1] :]


def test_a_preview() -> None:
    many = tuple(
        substitution(number, f"[b]The Party {'x' * 100} and the Party", "party", "[/PARTY]")
        for number in range(1, 2001)
    )
    lines: list[str] = []

    async def look(pilot: Pilot[None]) -> None:
        shown = pilot.app.screen.query_one(PreviewList)
        lines.extend(shown.render_line(y).text.rstrip() for y in range(4))
        assert shown.virtual_size.height == 2 * 4000
        await pilot.press("pagedown", "down", "y")

    dialogs = [
        (PreviewDialog(Preview(many, 2)), look),
        (PreviewDialog(Preview(many[:1], 1)), pressing("enter", "escape")),
    ]
    assert dialogs[0][0].sentence.startswith("4,000 places in 2,000 segments; 2 more are locked")
    assert dialogs[1][0].sentence.startswith("2 places in 1 segment; 1 more is locked")
    assert ask(*dialogs, size=(60, 15)) == [True, False]
    assert lines[0].startswith("   1 − [b]The [-Party-] xxx")
    assert lines[1].startswith("     + [b]The {+[/PARTY]+} xxx")
    assert lines[2] == "   1 − …xxxxxxx and the [-Party-]"
    assert lines[3] == "     + …xxxxxxx and the {+[/PARTY]+}"


@pytest.fixture
def memories(tmp_path: Path) -> tuple[Path, ...]:
    paths = (tmp_path / "one.tm", tmp_path / "two.tm", tmp_path / "three.tm")
    pairs = (
        ("Khí hậu [/b] nóng.", f"A hot [b] climate{PLACEHOLDER}."),
        ("Bầu cử\nvà khi hau.", "An election."),
    )
    for path, (source, target) in zip(paths, pairs, strict=False):
        codes = ("<ph/>",) if PLACEHOLDER in target else ()
        with Memory.open(path, create=True) as memory:
            memory.add([Translated(source, target, "vi", "en", target_codes=codes)])
    paths[2].write_bytes(b"no memory")
    return paths


async def searched(pilot: Pilot[None], dialog: Concordance) -> None:
    """Wait until what is asked for now is answered."""
    await pilot.pause()
    for _ in range(500):
        if dialog.answer.wanted == dialog.wanted:
            return
        await pilot.pause(0.01)
    raise AssertionError(dialog.state)


def test_concordance(memories: tuple[Path, ...]) -> None:
    dialog = Concordance(memories, "khi\nhau")

    async def steps(pilot: Pilot[None]) -> None:
        await searched(pilot, dialog)
        assert [one.memory for one in dialog.answer.found] == ["one", "two"]
        assert "three.tm" in str(dialog.query_one("#fault", Static).content)
        await pilot.press("f4")
        await searched(pilot, dialog)
        assert [one.memory for one in dialog.answer.found] == ["two"]
        await pilot.press("f6")
        await searched(pilot, dialog)
        assert "nothing found" in dialog.state
        assert dialog.query_one(OptionList).option_count == 0
        await pilot.press("enter", "f4", "ctrl+u", *"climate")
        await searched(pilot, dialog)
        found = dialog.answer.found[0]
        assert found.target[slice(*found.spans[0])] == "climate"
        await pilot.press("down", "enter")

    assert ask((dialog, steps)) == ["A hot [b] climate."]


def test_concordance_without_a_memory() -> None:
    dialog = Concordance((), "x")

    async def steps(pilot: Pilot[None]) -> None:
        assert "no memory" in dialog.state
        await pilot.press("f4", "f6", "enter", "escape")

    assert ask((dialog, steps), size=(20, 5)) == [None]


def test_help() -> None:
    dialog = HelpScreen(ACTIONS, {"editor.split-segment": "f12", "editor.lock-segment": "<none>"})
    shown: list[str] = []

    async def steps(pilot: Pilot[None]) -> None:
        listed = dialog.query_one("#actions", Static)
        shown.append(str(listed.content))
        await pilot.press("pagedown", "down", *"split")
        await pilot.pause()
        shown.append(str(listed.content))
        await pilot.press(*"qqq")
        await pilot.pause()
        shown.append(str(listed.content))
        await pilot.press("escape")

    assert ask((dialog, steps), size=(60, 15)) == [None]
    for action in ACTIONS:
        assert action.name in shown[0]
        assert action.help in shown[0]
    assert "Lock  palette" in shown[0]
    assert "Split  F12" in shown[1]
    assert "Join" not in shown[1]
    assert "no action is called that" in shown[2]
