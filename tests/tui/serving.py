"""A server as a process of its own, and a browser without a browser to talk to it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

STAND_IN = Path(__file__).with_name("serve_stand_in.py")
_SERVE = """
import sys
from align.tui.serve import child
child.PATIENCE_SECONDS = float(sys.argv.pop(1))
from align.tui.serve.server import serve
serve(sys.argv[2:], "Báo <cáo>", int(sys.argv[1]), lambda address: print(address, flush=True))
"""


@dataclass(frozen=True)
class Served:
    process: "subprocess.Popen[str]"
    address: str

    @property
    def host(self) -> str:
        return self.address.split("/")[2]

    @property
    def socket(self) -> str:
        return self.address.replace("http", "ws") + "ws?width=80&height=24"


@contextmanager
def serving(*command: object, patience: float = 20.0) -> Iterator[Served]:
    """Serve a command for as long as the block runs."""
    arguments = [sys.executable, "-c", _SERVE, str(patience), "0", *map(str, command)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process:
        try:
            yield Served(process, process.stdout.readline().strip())
        finally:
            process.terminate()


async def shown(page: ClientWebSocketResponse, wanted: str) -> None:
    """Read what comes until it holds a text, whatever stands between its words."""
    seen = b""
    async for message in page:
        if message.type is WSMsgType.BINARY:
            seen += message.data
            if all(word.encode() in seen for word in wanted.split()):
                return
    raise AssertionError(f"{wanted!r} is not in {seen!r}")


async def open_page(client: ClientSession, served: Served) -> ClientWebSocketResponse:
    return await client.ws_connect(served.socket, origin=f"http://{served.host}")


def children(pid: int) -> set[int]:
    """Return the processes that a process has begun and that still live."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.add(int(stat.parent.name))
    return found


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
