"""A person works in a real browser: opens the address, types, confirms."""

import asyncio
import sys
from pathlib import Path

import pytest

pytest.importorskip("textual_serve")

from align.store import Project
from align.units import Status
from tests.tui.chromium import PROGRAM, browser
from tests.tui.day import DAY, check, made
from tests.tui.serving import STAND_IN, Served, serving
from tests.tui.start_desk import project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PROGRAM, reason="there is no Chromium (Debian: apt install chromium)"),
]


def test_segment_is_confirmed_in_chromium(tmp_path: Path) -> None:
    path = project(tmp_path, confirmed=0, drafts=0)

    async def steps(served: Served) -> None:
        async with browser() as tab:
            await tab.open(served.address)
            await tab.shows("WRITABLE ủy sáng nay.")
            await tab.press("A ")
            await tab.insert("bữa họp")
            await tab.shows("bữa")
            await tab.picture(tmp_path / "page.png")
            await tab.press("j", ctrl=True)
            await tab.shows("CONFIRMED")
            assert tab.requested and all(
                one.startswith((served.address, served.socket[:20], "data:"))
                for one in tab.requested
            )
            assert tab.failures == []

    with serving(sys.executable, STAND_IN, path) as served:
        asyncio.run(steps(served))
    assert (tmp_path / "page.png").stat().st_size > 1000
    with Project.open(path, read_only=True) as opened:
        [unit] = opened.units(status=(Status.CONFIRMED,))
        assert unit.target == "A bữa họp"
        assert unit.segment.number == 1


def test_the_workbench_itself_is_used_in_chromium(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project(tmp_path, confirmed=0, drafts=0)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    async def steps(served: Served) -> None:
        async with browser() as tab:
            await tab.open(served.address)
            await tab.shows("Source Confirm")
            await tab.press("A ")
            await tab.insert("bữa họp")
            await tab.shows("bữa")
            await tab.press("j", ctrl=True)
            await tab.shows("1/3")
            await tab.picture(tmp_path / "page.png")
            assert tab.failures == []

    command = (sys.executable, "-m", "align", "edit", "--who", "Lan", "--", path)
    with serving(*command) as served:
        asyncio.run(asyncio.wait_for(steps(served), 120))
    with Project.open(path, read_only=True) as opened:
        [unit] = opened.units(status=(Status.CONFIRMED,))
        assert unit.segment.number == 1
        assert unit.target.endswith("A bữa họp")


def test_a_whole_day_in_chromium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = made(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    async def steps(served: Served) -> None:
        async with browser() as tab:
            await tab.open(served.address)
            for step in DAY:
                for key in step.keys:
                    await tab.key(key)
                if step.text:
                    await tab.insert(step.text)
                if step.shows:
                    await tab.shows(step.shows)
            await tab.picture(tmp_path / "page.png")
            assert tab.failures == []

    command = (sys.executable, "-m", "align", "edit", "--who", "Lan", "-g", place.terms)
    with serving(*command, "-M", place.memory, place.project) as served:
        asyncio.run(asyncio.wait_for(steps(served), 300))
    check(place)


STATUS = "fetch({!r}, {{mode: 'no-cors'}}).then(answer => answer.status)"
SOCKET = """
new Promise(done => {{
  const socket = new WebSocket({!r});
  socket.onopen = () => done("open");
  socket.onerror = () => done("refused");
}})
"""


def test_other_pages_and_wrong_tokens_are_refused_in_chromium(tmp_path: Path) -> None:
    path = project(tmp_path, confirmed=0, drafts=0)

    async def steps(served: Served) -> None:
        async with browser() as tab:
            await tab.open(served.address)
            await tab.shows("WRITABLE")
            assert await tab.evaluate(STATUS.format(served.address)) == 200
            for name in ("/", "/ws", "/static/js/textual.js", served.address[:-2] + "x/"):
                assert await tab.evaluate(STATUS.format(name)) == 403
            # Another page knows the address, but not how to pretend that it is ours.
            await tab.open("about:blank")
            assert await tab.evaluate("window.location.href") == "about:blank"
            assert await tab.evaluate(SOCKET.format(served.socket)) == "refused"

    with serving(sys.executable, STAND_IN, path) as served:
        asyncio.run(steps(served))


def test_page_that_is_loaded_again_writes_again(tmp_path: Path) -> None:
    path = project(tmp_path, confirmed=0, drafts=0)

    async def steps(served: Served) -> None:
        async with browser() as tab:
            await tab.open(served.address)
            for _ in range(3):
                await tab.shows("WRITABLE")
                await tab.call("Page.reload")
            await tab.shows("WRITABLE")

    with serving(sys.executable, STAND_IN, path) as served:
        asyncio.run(steps(served))


CLOSED = "getComputedStyle(document.getElementById('closed')).display"
AGAIN = "document.getElementById('again').click()"


def test_page_says_that_the_session_is_closed_and_opens_it_again(tmp_path: Path) -> None:
    path = project(tmp_path, confirmed=0, drafts=0)

    async def steps(served: Served) -> None:
        async with browser() as tab:
            await tab.open(served.address)
            await tab.shows("WRITABLE")
            assert await tab.evaluate(CLOSED) == "none"
            await tab.press("q", ctrl=True)
            while await tab.evaluate(CLOSED) == "none":
                await asyncio.sleep(0.05)
            await tab.picture(tmp_path / "closed.png")
            await tab.evaluate(AGAIN)
            await tab.shows("WRITABLE")

    with serving(sys.executable, STAND_IN, path) as served:
        asyncio.run(asyncio.wait_for(steps(served), 120))
