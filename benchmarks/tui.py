"""The workbench on a large project, as a terminal sees it: ``python -m benchmarks.tui``.

``align edit`` runs in a pseudo-terminal of 120 columns and 36 lines. Keys are written to it and
what it draws is read: a time ends when the frame that shows the outcome has come through, which
includes the terminal driver, the layout and the transaction on the disk. A memory, the term base
in the box, the checks and completion by the engine of the settings are on.
"""

import argparse
import fcntl
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL

from align.pipeline import project_at
from align.store import DocumentRecord
from align.store.memory import Memory, Translated
from align.text import OffsetMap
from align.units import Draft, Origin, Segment

PHRASES = (
    ("Huyện ủy họp bàn về vụ mùa", "The district Party committee discussed the harvest"),
    ("Hợp tác xã nộp báo cáo đúng hạn", "The cooperative handed in its report in time"),
    ("Xã viên gặt lúa từ sáng sớm", "The members reaped rice from early morning"),
    ("Ban chỉ huy ra lệnh hành quân", "The command gave the order to march"),
)
GOALS = {"first paint, s": 1.5, "confirm, p95 ms": 50, "key echo, p95 ms": 16, "memory, MB": 300}
_START = "import typer; from align.cli.edit import edit; typer.run(edit)"
_PATIENCE = 60.0


def source(number: int) -> str:
    """Return the source of a segment; its number stands at the head and nowhere else."""
    return f"S{number:06} {PHRASES[number % len(PHRASES)][0]}."


def make(folder: Path, segments: int, units: int) -> tuple[Path, Path]:
    """Write a project and a memory."""
    project, memory = folder / "big.align", folder / "big.tm"
    with project_at(project) as opened:
        opened.set_fact("source", "vi")
        opened.set_fact("target", "en")
        rows = [
            Segment("big.txt", (number + 1) // 2, number, source(number), OffsetMap())
            for number in range(1, segments + 1)
        ]
        opened.add_document(DocumentRecord("big.txt", digest="1"), rows)
        made = Origin("compact", "1")
        opened.save(
            Draft(unit.identity, f"{PHRASES[unit.segment.number % len(PHRASES)][1]}.", made, -0.5)
            for unit in opened.units()
        )
    with Memory.open(memory, create=True) as opened_memory:
        opened_memory.add(
            Translated(
                f"{PHRASES[n % 4][0]} lần thứ {n}.", f"{PHRASES[n % 4][1]}, {n}.", "vi", "en"
            )
            for n in range(units)
        )
    return project, memory


@dataclass(slots=True)
class Terminal:
    """A process in a pseudo-terminal."""

    pid: int
    handle: int
    seen: bytearray = field(default_factory=bytearray)

    @classmethod
    def start(cls, *words: str) -> "Terminal":
        """Run this Python with some arguments."""
        pid, handle = pty.fork()
        if not pid:
            os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execv(sys.executable, [sys.executable, *words])
        fcntl.ioctl(handle, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
        return cls(pid, handle)

    def until(self, text: str) -> float:
        """Read until a text has been drawn; return when."""
        wanted, deadline = text.encode(), time.perf_counter() + _PATIENCE
        while wanted not in self.seen:
            if not select.select([self.handle], [], [], 1)[0]:
                if time.perf_counter() > deadline:
                    raise TimeoutError(
                        f"'{text}' was not drawn; seen: {bytes(self.seen[-2000:])!r}"
                    )
                continue
            self.seen += os.read(self.handle, 1 << 16)
        return time.perf_counter()

    def rest(self, seconds: float) -> None:
        """Read what comes for a while, and forget all that was drawn."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.handle], [], [], left)[0]:
                os.read(self.handle, 1 << 16)
        self.seen.clear()

    def timed(self, keys: str, text: str) -> float:
        """Press keys; return the seconds until a text was drawn."""
        self.seen.clear()
        begun = time.perf_counter()
        os.write(self.handle, keys.encode())
        return self.until(text) - begun

    def megabytes(self) -> float:
        """Return the largest resident memory so far."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0.0

    def cpu(self) -> float:
        """Return the seconds of processor time so far, of all threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Leave."""
        with suppress(OSError):
            os.write(self.handle, b"\x11")
            self.rest(2)
        with suppress(ProcessLookupError):
            os.kill(self.pid, SIGKILL)
        os.waitpid(self.pid, 0)


def p95(times: list[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return 1000 * sorted(times)[int(0.95 * (len(times) - 1))]


def measure(project: Path, memory: Path, rounds: int, *more: str) -> dict[str, float]:
    """Open, confirm, type."""
    begun = time.perf_counter()
    words = ["-c", _START, str(project), "-M", str(memory), *more]
    terminal = Terminal.start(*words)
    try:
        paint = terminal.until("S000001") - begun
        spent = terminal.cpu()
        terminal.rest(10)
        bare = terminal.megabytes()
        confirms, before = [], terminal.cpu()
        for number in range(2, rounds + 2):
            confirms.append(terminal.timed("\n", f"S{number:06}"))
            terminal.rest(0.3)
        confirming = 1000 * (terminal.cpu() - before) / rounds
        # Letters that stand nowhere else, one at a time.
        echoes = []
        for number in range(rounds):
            echoes.append(terminal.timed(chr(0x4E00 + number), chr(0x4E00 + number)))
            terminal.rest(0.12)
        return {
            "first paint, s": paint,
            "confirm, p95 ms": p95(confirms),
            "key echo, p95 ms": p95(echoes),
            "memory, MB": bare,
            "confirm, median ms": 1000 * sorted(confirms)[len(confirms) // 2],
            "key echo, median ms": 1000 * sorted(echoes)[len(echoes) // 2],
            "first paint, processor s": spent,
            "confirm and all it causes, processor ms": confirming,
            "memory with the engine, MB": terminal.megabytes(),
        }
    finally:
        terminal.end()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--units", type=int, default=20_000, help="of the memory")
    parser.add_argument("--rounds", type=int, default=100)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = name
        project, memory = make(folder, said.segments, said.units)
        # The first opening fills the caches and makes the indexes, as the day before did.
        measure(project, memory, 3)
        found = measure(project, memory, said.rounds)
    load = os.getloadavg()[0]
    print(f"{said.segments:,} segments, memory of {said.units:,} units; load of the machine {load}")
    for what, value in found.items():
        goal = f"  (goal: < {GOALS[what]})" if what in GOALS else ""
        print(f"{what:<42}{value:>9.2f}{goal}")


if __name__ == "__main__":
    main()
