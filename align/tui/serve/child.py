"""The process behind one open page."""

import asyncio
import ctypes
import shlex
import signal
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress

from textual_serve.app_service import AppService

PATIENCE_SECONDS = 5.0
"""How long a process may take to end by itself: it keeps what was typed meanwhile."""
_PR_SET_PDEATHSIG = 1
"""prctl(2), of Linux."""


class Child(AppService):
    """Runs the command without a shell, and makes sure that it ends."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        # A session of its own: Ctrl-C is for the server, which then lets the process save and go.
        self._process = process = await asyncio.create_subprocess_exec(
            *shlex.split(self.command),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width=width, height=height),
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )
        self._stdin = process.stdin
        return process

    async def run(self) -> None:
        """Pass on what the process shows; when it is gone, close the page."""
        await super().run()
        with suppress(ConnectionError):
            await self.remote_close()

    async def stop(self) -> None:
        """Ask the process to end, and end it where it does not."""
        process = self._process
        if process is None:
            return
        with suppress(asyncio.TimeoutError, ConnectionError):
            await asyncio.wait_for(super().stop(), PATIENCE_SECONDS)
        for end in (process.terminate, process.kill):
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)
                return
            with suppress(ProcessLookupError):
                end()
        await process.wait()


def _die_with_parent() -> None:
    """Be told to end when the server is killed: an orphan would hold the project for ever."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
