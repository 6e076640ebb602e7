"""A real terminal: ``align edit`` behind a pseudo-terminal, which can be killed at any moment."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import threading
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL

_PATIENCE = 120.0


class GoneError(Exception):
    """The process was killed."""


class Terminal:
    """``align edit`` in a terminal of 100 columns and 30 lines.

    Attributes:
        seen: what was drawn since the last key.
    """

    def __init__(self, project: Path, who: str) -> None:
        self.pid, self._handle = pty.fork()
        if not self.pid:
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            words = ["-m", "align", "edit", "--no-glossary", "--who", who, str(project)]
            os.execv(sys.executable, [sys.executable, *words])
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        self.seen = bytearray()

    def press(self, keys: str) -> None:
        """Send keys; what was drawn before is forgotten."""
        self.seen.clear()
        with suppress(OSError):
            os.write(self._handle, keys.encode())

    def read(self, seconds: float) -> bool:
        """Read what comes within some seconds; return whether anything came.

        Raises:
            GoneError: the process has ended.
        """
        if not select.select([self._handle], [], [], seconds)[0]:
            return False
        try:
            drawn = os.read(self._handle, 1 << 16)
        except OSError as error:
            raise GoneError from error
        if not drawn:
            raise GoneError
        self.seen += drawn
        return True

    def until(self, *texts: str) -> str:
        """Read until one of some texts has been drawn, and return it.

        Raises:
            GoneError: the process has ended.
        """
        while True:
            for text in texts:
                if text.encode() in self.seen:
                    return text
            assert self.read(_PATIENCE), f"{texts} not drawn: {bytes(self.seen[-3000:])!r}"

    def kill_after(self, seconds: float) -> threading.Timer:
        """Kill the process without a word in some seconds."""
        timer = threading.Timer(seconds, os.kill, (self.pid, SIGKILL))
        timer.start()
        return timer

    def close(self) -> None:
        """Take leave of a process that was killed."""
        os.waitpid(self.pid, 0)
        os.close(self._handle)
