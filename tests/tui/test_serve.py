"""The server answers nobody but the page that was opened with its token."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("textual_serve")

from aiohttp import ClientSession, WSServerHandshakeError
from aiohttp.test_utils import make_mocked_request

from align.errors import SettingsError
from align.store import Project
from align.tui.serve.guard import admits, new_token
from align.tui.serve.server import serve
from align.units import Status
from tests.tui.serving import STAND_IN, Served, alive, children, open_page, serving, shown
from tests.tui.start_desk import project

TOKEN = new_token()
HOST = "127.0.0.1:8017"
OURS = f"http://{HOST}"
WS = {"Upgrade": "websocket"}

REQUESTS: list[tuple[str, dict[str, str], bool]] = [
    (f"/{TOKEN}/", {"Host": HOST}, True),
    (f"/{TOKEN}/", {"Host": "localhost:9000"}, True),
    (f"/{TOKEN}/", {"Host": "LOCALHOST"}, True),
    (f"/{TOKEN}/", {"Host": HOST, "Origin": OURS}, True),
    (f"/{TOKEN}/ws", {"Host": HOST, "Origin": OURS, **WS}, True),
    ("/", {"Host": HOST}, False),
    ("/ws", {"Host": HOST, "Origin": OURS, **WS}, False),
    ("/static/js/textual.js", {"Host": HOST}, False),
    (f"/{TOKEN[:-1]}/", {"Host": HOST}, False),
    (f"/{TOKEN}x/", {"Host": HOST}, False),
    (f"/x/{TOKEN}/", {"Host": HOST}, False),
    (f"/?{TOKEN}", {"Host": HOST}, False),
    ("/%C4%91/", {"Host": HOST}, False),
    (f"/{TOKEN}/", {}, False),
    (f"/{TOKEN}/", {"Host": ""}, False),
    (f"/{TOKEN}/", {"Host": "evil.example:8017"}, False),
    (f"/{TOKEN}/", {"Host": "127.0.0.1.evil.example"}, False),
    (f"/{TOKEN}/", {"Host": "127.0.0.1@evil.example"}, False),
    (f"/{TOKEN}/", {"Host": "[::1"}, False),
    (f"/{TOKEN}/", {"Host": HOST, "Origin": "https://evil.example"}, False),
    (f"/{TOKEN}/", {"Host": HOST, "Origin": "null"}, False),
    (f"/{TOKEN}/ws", {"Host": HOST, **WS}, False),
    (f"/{TOKEN}/ws", {"Host": HOST, "Origin": "http://127.0.0.1:9999", **WS}, False),
    (f"/{TOKEN}/ws", {"Host": HOST, "Origin": "http://evil.example", **WS}, False),
    (f"/{TOKEN}/ws", {"Host": HOST, "Origin": f"https://{HOST}", **WS}, False),
]


@pytest.mark.parametrize(("path", "headers", "admitted"), REQUESTS)
def test_guard(path: str, headers: dict[str, str], admitted: bool) -> None:
    assert admits(make_mocked_request("GET", path, headers), TOKEN) is admitted


def test_tokens_are_long_and_never_the_same() -> None:
    assert len({new_token() for _ in range(100)}) == 100
    assert min(len(new_token()) for _ in range(100)) >= 43


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return project(tmp_path, confirmed=0, drafts=0)


@pytest.fixture
def served(path: Path) -> Iterator[Served]:
    with serving(sys.executable, STAND_IN, path) as one:
        yield one


def test_nothing_is_answered_without_the_token(served: Served) -> None:
    async def steps() -> None:
        root = f"http://{served.host}"
        async with ClientSession() as client:
            for name in ("/", "/ws", "/static/js/textual.js", "/page/page.js", "/x/", "/static/"):
                async with client.get(root + name) as answer:
                    assert answer.status == 403
                    assert "with its token" in await answer.text()
            for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}):
                async with client.get(served.address, headers=headers) as answer:
                    assert answer.status == 403
            for origin in (None, "http://evil.example"):
                with pytest.raises(WSServerHandshakeError) as refused:
                    await client.ws_connect(served.socket, origin=origin)
                assert refused.value.status == 403

    asyncio.run(steps())


def test_page_loads_nothing_from_elsewhere(served: Served) -> None:
    async def steps() -> None:
        async with ClientSession() as client:
            async with client.get(served.address) as answer:
                text = await answer.text()
                assert answer.status == 200
                assert "<title>Báo &lt;cáo&gt;</title>" in text
                assert "://" not in text
                policy = answer.headers["Content-Security-Policy"]
                assert policy.startswith("default-src 'none'; script-src 'self';")
                assert answer.headers["Referrer-Policy"] == "no-referrer"
            async with client.get(served.address.rstrip("/")) as answer:
                assert str(answer.url) == served.address
            for name in (
                "page/page.js",
                "page/page.css",
                "static/js/textual.js",
                "static/css/xterm.css",
                "static/fonts/RobotoMono-VariableFont_wght.ttf",
            ):
                async with client.get(served.address + name) as answer:
                    assert answer.status == 200
                    assert answer.headers["X-Content-Type-Options"] == "nosniff"
            for name in ("static/", "page/../server.py", "page/%2e%2e/server.py", "nothing"):
                async with client.get(served.address + name) as answer:
                    assert answer.status in (403, 404)

    asyncio.run(steps())


def confirmed(path: Path) -> int:
    with Project.open(path, read_only=True) as opened:
        return opened.count()[Status.CONFIRMED]


def test_what_is_typed_in_the_page_is_confirmed(served: Served, path: Path) -> None:
    async def steps() -> None:
        async with ClientSession() as client:
            page = await open_page(client, served)
            await shown(page, "WRITABLE")
            await page.send_json(["focus"])
            await page.send_json(["stdin", "Tiếng Việt.\n"])
            await shown(page, "CONFIRMED")
            await page.close()

    asyncio.run(steps())
    assert confirmed(path) == 1


def test_second_page_reads_and_a_page_loaded_again_writes(served: Served, path: Path) -> None:
    async def steps() -> None:
        async with ClientSession() as client:
            first = await open_page(client, served)
            await shown(first, "WRITABLE")
            second = await open_page(client, served)
            await shown(second, "READ-ONLY Lan")
            await second.close()
            await first.close()
            again = await open_page(client, served)
            await shown(again, "WRITABLE")
            await again.close()

    asyncio.run(steps())
    served.process.terminate()
    assert served.process.wait(timeout=60) == 0
    assert not path.with_name(f"{path.name}.lock").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_processes_end_with_the_server(served: Served, path: Path, number: int) -> None:
    async def steps() -> set[int]:
        async with ClientSession() as client:
            page = await open_page(client, served)
            await shown(page, "WRITABLE")
            begun = children(served.process.pid)
            assert begun
            os.kill(served.process.pid, number)
            async for _ in page:
                pass
            return begun

    begun = asyncio.run(steps())
    assert served.process.wait(timeout=60) == 0
    assert not any(map(alive, begun))


@pytest.mark.skipif(sys.platform != "linux", reason="needs prctl(2)")
def test_processes_end_when_the_server_is_killed(served: Served, path: Path) -> None:
    async def steps() -> set[int]:
        async with ClientSession() as client:
            page = await open_page(client, served)
            await shown(page, "WRITABLE")
            begun = children(served.process.pid)
            served.process.kill()
            while any(map(alive, begun)):
                await asyncio.sleep(0.05)
            return begun

    assert asyncio.run(asyncio.wait_for(steps(), 60))
    assert not path.with_name(f"{path.name}.lock").exists()


MALFORMED = (
    "no json",
    "[]",
    "{}",
    '["stdin"]',
    '["stdin", 3]',
    '["resize", {}]',
    '["resize", null]',
    '["what", 1]',
    "1" * 99,
)
ECHO = """
import os
os.write(1, b"__GANGLION__\\nD\\0\\0\\0\\x04here")
while os.read(0, 1024).find(b"quit") < 0:
    pass
"""


def test_malformed_messages_do_no_harm() -> None:
    async def steps(served: Served) -> None:
        async with ClientSession() as client:
            for message in MALFORMED:
                page = await open_page(client, served)
                await shown(page, "here")
                await page.send_str(message)
                await page.close()
            page = await open_page(client, served)
            await shown(page, "here")
            await page.close()

    with serving(sys.executable, "-c", ECHO) as served:
        asyncio.run(steps(served))


def test_application_that_does_not_start_closes_the_page() -> None:
    async def steps(served: Served) -> None:
        async with ClientSession() as client:
            page = await open_page(client, served)
            async for _ in page:
                pass
            assert page.closed

    with serving(sys.executable, "-c", "raise SystemExit(2)") as served:
        asyncio.run(steps(served))


STUBBORN = """
import signal, sys, time
for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, signal.SIG_IGN)
print("__GANGLION__", flush=True)
sys.stdout.buffer.write(b"D\\0\\0\\0\\x04here")
sys.stdout.flush()
time.sleep(600)
"""


def test_process_that_does_not_want_to_end_is_ended() -> None:
    async def steps(served: Served) -> set[int]:
        async with ClientSession() as client:
            page = await open_page(client, served)
            await shown(page, "here")
            begun = children(served.process.pid)
            served.process.send_signal(signal.SIGINT)
            async for _ in page:
                pass
            return begun

    with serving(sys.executable, "-c", STUBBORN, patience=0.2) as served:
        begun = asyncio.run(steps(served))
        assert served.process.wait(timeout=60) == 0
    assert begun and not any(map(alive, begun))


def test_port_in_use_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"port {port} is in use; name another with --port"):
            serve([sys.executable], "x", port, print)


def test_only_loopback_listens(served: Served) -> None:
    port = int(served.host.rpartition(":")[2])
    rows = Path("/proc/net/tcp").read_text().splitlines()[1:]
    listening = [row.split()[1] for row in rows if row.split()[3] == "0A"]
    assert [one for one in listening if one.endswith(f":{port:04X}")] == [f"0100007F:{port:04X}"]
