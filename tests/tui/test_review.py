"""The review on the screen: a doubtful bead from the listing to the corrected export."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Checkbox, Input

from align.exchange.reading import read_tmx
from align.session.reviewing import Review
from align.store import DocumentRecord, Project
from align.store.bitexts import Bitext, Link
from align.tui.action import called
from align.tui.review import ReviewScreen
from align.tui.review.actions import ACTIONS, SPLIT
from align.tui.review.detail import BeadDetail
from align.tui.review.forms import ExportForm, FindForm, NumberForm
from align.tui.review.listing import BeadList
from align.tui.review.splitting import SplitDialog
from align.units import Origin, Segment
from tests.bitext.reviewed import LINES, aligned

Walk = Callable[[Pilot[None], ReviewScreen], Awaitable[None]]


class Bench(App[None]):
    """As much of an application as the screen needs."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return aligned(tmp_path)


def review(
    path: Path, walk: Walk, size: tuple[int, int] = (120, 36), *, read_only: bool = False
) -> bool | None:
    """Walk through a review and return what the screen answered, None if it was left open."""
    answers: list[bool | None] = []

    async def run() -> None:
        app = Bench()
        async with app.run_test(size=size) as pilot:
            screen = ReviewScreen(path, "lan", read_only=read_only)
            await app.push_screen(screen, answers.append)
            await pilot.pause()
            await walk(pilot, screen)

    asyncio.run(run())
    return answers[0] if answers else None


async def settle(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def shapes(screen: ReviewScreen) -> list[str]:
    return [
        f"{list(k.source)}:{list(k.target)}{'!' if k.pinned else ''}" for k in screen.review.links
    ]


def shown(screen: ReviewScreen) -> str:
    strips = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def test_from_the_doubtful_bead_to_the_corrected_export(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.tmx"

    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        assert screen.review.number == 2  # the first doubtful one
        await pilot.press("d")  # its last source sentence belongs to the next bead
        assert shapes(screen)[1:3] == ["[1]:[1]!", "[2]:[2]!"]
        await pilot.press("n")
        assert screen.review.number == 4
        await pilot.press("g")  # its last target sentence belongs to the next bead
        assert shapes(screen)[3:5] == ["[3]:[3]!", "[4]:[4]!"]
        assert screen.review.doubtful == 0
        await pilot.press("w")
        form = pilot.app.screen
        assert isinstance(form, ExportForm)
        form.query_one("#path", Input).value = str(out)
        form.query_one("#minimum", Input).value = "0.9"
        await pilot.press("f10")
        await settle(pilot)
        assert screen.message == f"{out}: 8 units"
        await pilot.press("escape")

    assert review(path, walk) is True
    found = {(u.source, u.target) for u in read_tmx(out, source="vi", target="en")}
    assert found == set(LINES)


def test_every_correction(path: Path) -> None:
    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        before = shapes(screen)
        for keys, left in [
            (["m"], "[1, 2]:[1, 2]!"),
            (["s", "down", "up", "enter"], "[1]:[1]!"),
            (["x"], "[1]:[]!"),
            (["space"], "[1]:[]"),
            (["space"], "[1]:[]!"),
        ]:
            await pilot.press(*keys)
            assert screen.message[:1] != "!"
            assert left in shapes(screen)
        for _ in range(5):
            await pilot.press("u")
        assert shapes(screen) == before
        assert screen.message == "undo: merge"
        await pilot.press("u")
        assert screen.message == "nothing to undo"
        await pilot.press("r")
        assert screen.message == "redo: merge"

    review(path, walk)


def test_linking_two_that_stand_alone(path: Path) -> None:
    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        screen.review.go_to(1)
        await pilot.press("l")  # it has both sides
        assert screen.message.startswith("! beads 1 and ")
        screen.review.go_to(3)
        await pilot.press("v")
        screen.review.go_to(5)
        await pilot.press("l")
        assert "[4]:[2]!" in shapes(screen)
        screen.review.go_to(5)
        await pilot.press("x", "l")  # parted, and linked again without a mark
        assert "[5]:[5]!" in shapes(screen)

    review(path, walk)


def test_accepting_goes_on(path: Path) -> None:
    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        walked = []
        while screen.review.doubtful:
            walked.append(screen.review.number)
            await pilot.press("enter")
        assert walked == [2, 3, 4, 5]
        await pilot.press("n")
        assert screen.message == "there is no doubtful bead behind this one"

    review(path, walk)


def test_looking(path: Path) -> None:
    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        await pilot.press("f")
        assert list(screen.review.view) == [2, 3, 4, 5]
        assert "ONLY DOUBTFUL" in shown(screen)
        await pilot.press("o")
        assert list(screen.review.view) == [4, 2, 3, 5]
        await pilot.press("f", "o", "end")
        assert screen.review.number == 8
        await pilot.press("home", "down", "pagedown", "pageup", "up")
        assert screen.review.number == 1
        await pilot.press("ctrl+l")
        assert isinstance(pilot.app.screen, NumberForm)
        await pilot.press("9", "9", "f10")
        assert isinstance(pilot.app.screen, NumberForm)  # there is no such bead, and it says so
        await pilot.press("backspace", "backspace", "7", "f10")
        assert screen.review.number == 7

    review(path, walk)


@pytest.mark.parametrize(("exact", "number"), [(False, 6), (True, 1)])
def test_finding(path: Path, exact: bool, number: int) -> None:
    word = max(LINES[5][0].split(), key=len)

    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        screen.review.go_to(1)
        await pilot.press("slash")
        form = pilot.app.screen
        assert isinstance(form, FindForm)
        form.query_one("#text", Input).value = word.upper()
        form.query_one("#exact", Checkbox).value = exact
        await pilot.press("f10")
        assert screen.review.number == number
        await pilot.press("f3")
        assert ("is in none of" in screen.message) is exact

    review(path, walk)


def test_why_it_doubts(path: Path) -> None:
    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        screen.weigh()
        await settle(pilot)
        why = screen.query_one(BeadDetail).why
        assert any("2:1 is rarer" in one for one in why)
        assert any("given to the next bead" in one for one in why)

    review(path, walk)


def test_the_rest_is_aligned_anew(path: Path) -> None:
    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        screen.review.go_to(6)
        await pilot.press("x")
        kept = [shape for shape in shapes(screen) if shape.endswith("!")]
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert screen.message == "the rest is aligned anew"
        assert screen.share is None
        assert set(kept) <= set(shapes(screen))
        assert "[1]:[1]" in shapes(screen)

    review(path, walk)


def test_aligning_the_rest_can_be_stopped(path: Path) -> None:
    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        before = shapes(screen)
        screen.action_realign()
        assert screen.share == 0.0
        screen.action_drop()
        assert screen.message == "! the rest is being aligned; Escape stops it"
        screen.action_close()
        await settle(pilot)
        assert screen.message == "stopped; nothing was changed"
        assert shapes(screen) == before
        await pilot.press("x")
        assert shapes(screen) != before

    review(path, walk)


def test_the_cut_is_chosen(path: Path) -> None:
    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        await pilot.press("s")
        dialog = pilot.app.screen
        assert isinstance(dialog, SplitDialog)
        assert dialog.cuts == [1, 1]
        await pilot.press("down", "enter")  # all in the first part: refused
        assert pilot.app.screen is dialog
        await pilot.press("tab", "up", "up", "enter")
        assert "[1, 2]:[]!" in shapes(screen)
        assert "[]:[1]!" in shapes(screen)
        screen.review.go_to(1)
        await pilot.press("x", "s")
        assert screen.message.endswith("holds one sentence and cannot be split")

    review(path, walk)


def test_somebody_else_holds_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.session.holding.is_here", lambda _: False)

    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        before = shapes(screen)
        assert "READ-ONLY" in screen.status
        assert "minh" in screen.status
        await pilot.press("x", "m", "space", "ctrl+r", "w", "n")
        assert shapes(screen) == before
        assert screen.review.number == 3
        await pilot.press("escape")

    with Review.open(path, who="minh"):
        assert review(path, walk) is False


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    Project.open(tmp_path / "p.align", create=True).close()

    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        assert "no document of this project is aligned" in screen.message
        await pilot.press("n", "x", "escape")

    assert review(tmp_path / "p.align", walk) is False


def test_a_full_disk_is_a_sentence(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        before = shapes(screen)
        with full_disk(screen):
            await pilot.press("m")
        assert screen.message.startswith("! ")
        assert shapes(screen) == before
        await pilot.press("m")
        assert screen.message == "merged"

    review(path, walk)


@contextmanager
def full_disk(screen: ReviewScreen) -> Iterator[None]:
    connection = screen.review.project._connection
    connection.execute(
        "CREATE TRIGGER temp.full BEFORE INSERT ON main.bead"
        " BEGIN SELECT raise(ABORT, 'disk is full'); END"
    )
    try:
        yield
    finally:
        connection.execute("DROP TRIGGER temp.full")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (50, 18), (20, 5), (4, 2)])
def test_sizes(path: Path, size: tuple[int, int]) -> None:
    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        for keys in (["n", "m", "u"], ["s", "escape"], ["slash", "escape"], ["end", "home"]):
            await pilot.press(*keys)
        await pilot.resize_terminal(30, 10)
        await pilot.resize_terminal(*size)
        beads = screen.query_one(BeadList)
        assert beads.stacked is (beads.room < 60)
        if size == (80, 24):
            assert "──┬──" in shown(screen)
            assert "▶" in shown(screen)

    review(path, walk, size)


def test_markup_and_escapes_in_the_text(tmp_path: Path) -> None:
    texts = ("[red]x[/b] \x1b[31m", "[/] [@click=app.quit]y[/]")
    segments = [
        tuple(Segment(name, n, n, texts[n - 1]) for n in (1, 2)) for name in ("a.txt", "b.txt")
    ]
    links = (Link((0,), (0,), 0.2), Link((1,), (1,), 0.3))
    path = tmp_path / "p.align"
    with Project.open(path, create=True) as opened:
        record = DocumentRecord("a.txt", "a.txt", "", "text/plain", "utf-8", ())
        opened.write_bitext(
            record, Bitext(segments[0], segments[1], links), Origin("aligned"), "lan"
        )

    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        await pilot.press("m")
        assert "[red]x[/b]" in shown(screen)
        assert "\x1b" not in shown(screen)
        await pilot.press("s", "enter")

    review(path, walk)


def test_a_large_alignment_draws_what_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = 3_000
    sides = [
        tuple(Segment(name, n, n, f"{name} {n}") for n in range(1, number + 1))
        for name in ("a.txt", "b.txt")
    ]
    links = tuple(Link((n,), (n,), 0.5 if n % 10 == 0 else 0.9) for n in range(number))
    path = tmp_path / "p.align"
    with Project.open(path, create=True) as opened:
        record = DocumentRecord("a.txt", "a.txt", "", "text/plain", "utf-8", ())
        opened.write_bitext(record, Bitext(sides[0], sides[1], links), Origin("aligned"), "lan")

    async def walk(pilot: Pilot[None], screen: ReviewScreen) -> None:
        drawn = 0
        before = Review.sides

        def counted(self: Review, link: Link) -> tuple[tuple[str, ...], tuple[str, ...]]:
            nonlocal drawn
            drawn += 1
            return before(self, link)

        monkeypatch.setattr(Review, "sides", counted)
        await pilot.press("end", "home", "n")
        assert drawn < 500
        assert screen.review.number == 11

    review(path, walk)


@pytest.mark.parametrize("table", [ACTIONS, SPLIT], ids=["review", "split"])
def test_actions_are_methods_with_keys_of_their_own(table: tuple[object, ...]) -> None:
    keys: list[str] = []
    for action in ACTIONS if table is ACTIONS else SPLIT:
        screen = ReviewScreen if table is ACTIONS else SplitDialog
        assert hasattr(screen, f"action_{called(action)[0]}")
        assert action.id.startswith("review.")
        keys += action.keys.split(",")
    assert len(keys) == len(set(keys))
