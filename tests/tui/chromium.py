"""A real headless Chromium, driven through its DevTools protocol."""

import asyncio
import base64
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    "--window-size=1000,600",
)
_ALT, _CTRL = 1, 2


class Tab:
    """One page.

    Attributes:
        received: what the page got over websockets, as the terminal would.
        requested: addresses that the page asked for.
        failures: what the page has complained of.
    """

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.received = b""
        self.requested: list[str] = []
        self.failures: list[str] = []
        self._socket = socket
        self._sent = 0
        self._answers: dict[int, dict[str, Json]] = {}
        self._news = asyncio.Condition()

    async def listen(self) -> None:
        """Take what the browser says, until it is gone."""
        async for message in self._socket:
            if message.type is WSMsgType.TEXT:
                said: dict[str, Json] = message.json()
                async with self._news:
                    self._take(said)
                    self._news.notify_all()

    def _take(self, said: dict[str, Json]) -> None:
        number, parameters = said.get("id"), said.get("params")
        if isinstance(number, int):
            self._answers[number] = said
        if not isinstance(parameters, dict):
            return
        if said["method"] == "Network.webSocketFrameReceived":
            frame = parameters["response"]
            assert isinstance(frame, dict)
            if frame["opcode"] == 2:
                self.received += base64.b64decode(str(frame["payloadData"]))
        elif said["method"] == "Network.requestWillBeSent":
            request = parameters["request"]
            assert isinstance(request, dict)
            self.requested.append(str(request["url"]))
        elif said["method"] == "Network.webSocketCreated":
            self.requested.append(str(parameters["url"]))
        elif said["method"] == "Runtime.exceptionThrown":
            self.failures.append(str(parameters))
        elif said["method"] == "Log.entryAdded":
            entry = parameters["entry"]
            assert isinstance(entry, dict)
            # A machine without a graphics card warns of its slow WebGL.
            if entry["level"] == "error":
                self.failures.append(str(entry))

    async def call(self, method: str, **parameters: Json) -> dict[str, Json]:
        """Call a method of the protocol and return its result."""
        self._sent += 1
        number = self._sent
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        await self._until(lambda: number in self._answers)
        answer = self._answers.pop(number)
        assert "error" not in answer, answer
        result = answer["result"]
        assert isinstance(result, dict)
        return result

    async def _until(self, met: Callable[[], bool]) -> None:
        async with self._news:
            await asyncio.wait_for(self._news.wait_for(met), 60)

    async def shows(self, wanted: str) -> None:
        """Wait until the terminal has been told every word of a text; then begin anew."""
        words = [word.encode() for word in wanted.split()]
        try:
            await self._until(lambda: all(word in self.received for word in words))
        except TimeoutError as error:
            raise AssertionError(f"{wanted!r}: {self.received!r} {self.failures}") from error
        self.received = b""

    async def evaluate(self, script: str) -> Json:
        """Run a script in the page and return its value, or that of its promise."""
        answer = await self.call("Runtime.evaluate", expression=script, awaitPromise=True)
        result = answer["result"]
        assert isinstance(result, dict)
        return result.get("value")

    async def open(self, address: str) -> None:
        """Go to an address."""
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.call(f"{domain}.enable")
        await self.call("Page.navigate", url=address)

    async def insert(self, text: str) -> None:
        """Put a text in as an input method does."""
        await self.call("Input.insertText", text=text)

    async def press(self, letters: str, *, ctrl: bool = False) -> None:
        """Press the keys of some ASCII letters, one after the other."""
        for letter in letters:
            code = ord(letter.upper())
            key: dict[str, Json] = {"key": letter, "windowsVirtualKeyCode": code}
            key |= {"modifiers": _CTRL} if ctrl else {"text": letter}
            await self.call("Input.dispatchKeyEvent", type="keyDown", **key)
            await self.call("Input.dispatchKeyEvent", type="keyUp", **key)

    async def key(self, name: str) -> None:
        """Press a key by its name in the actions: ``enter``, ``f5``, ``ctrl+j``, ``alt+p``."""
        *held, last = name.split("+")
        said: dict[str, Json]
        if last == "enter":
            said = {"key": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
        elif last[1:].isdecimal():
            said = {"key": last.upper(), "windowsVirtualKeyCode": 111 + int(last[1:])}
        else:
            said = {"key": last, "windowsVirtualKeyCode": ord(last.upper())}
        said["modifiers"] = _CTRL * ("ctrl" in held) + _ALT * ("alt" in held)
        await self.call("Input.dispatchKeyEvent", type="keyDown", **said)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **said)

    async def picture(self, path: Path) -> None:
        """Keep a screenshot."""
        shot = await self.call("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(str(shot["data"])))


@asynccontextmanager
async def browser() -> AsyncIterator[Tab]:
    """Run a browser with one page, in a folder of its own."""
    with TemporaryDirectory(prefix="align-chromium-", ignore_cleanup_errors=True) as folder:
        process = subprocess.Popen(
            [PROGRAM, *_FLAGS, f"--user-data-dir={folder}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            port = await _port(Path(folder) / "DevToolsActivePort", process)
            async with ClientSession() as client:
                async with client.get(f"http://127.0.0.1:{port}/json/list") as answer:
                    pages = [one for one in await answer.json() if one["type"] == "page"]
                socket = await client.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0)
                tab = Tab(socket)
                listening = asyncio.create_task(tab.listen())
                try:
                    yield tab
                finally:
                    await socket.close()
                    await listening
        finally:
            process.terminate()
            process.wait(timeout=60)


async def _port(file: Path, process: "subprocess.Popen[bytes]") -> str:
    """Return the port that the browser has chosen, once it has written it down."""
    for _ in range(600):
        if file.exists() and (lines := file.read_text().splitlines()):
            return lines[0]
        assert process.poll() is None, "Chromium did not start"
        await asyncio.sleep(0.1)
    raise AssertionError("Chromium does not say where it listens")
