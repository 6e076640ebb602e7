"""How fast TMX is read and written, and in how much memory.

Run ``python -m benchmarks.exchange [MEGABYTES]`` (20 if nothing is said, 1000 for the figure of the
README). A file of that size is made of random sentences, some with inline codes, all with
properties and dates. Each way is a process of its own, and loading packages is not counted:

=========  =====================================================================================
iterparse  what one would write without a reader: ``lxml.etree.iterparse`` that takes the same
           out of a file which must be flawless; it neither brings text to NFC nor checks codes
read       our reader
import     our reader, and every unit into a memory on the disk
export     units of a memory into TMX
=========  =====================================================================================
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

_VI = "tỉnh ủy đã họp với các đại biểu nhân dân huyện về công tác xây dựng đảng trong năm nay"
_EN = "the provincial committee met with delegates of the people about work in this year"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_EXPORTED = 50_000
"""Units that are held in memory to be exported, so that reading is not counted."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one way took."""

    units: int
    cpu: float
    wall: float
    peak: int
    """Resident memory in MB."""

    @property
    def rate(self) -> float:
        """Units a second of CPU."""
        return self.units / self.cpu


def main() -> None:
    """Print a line for each way."""
    if sys.argv[1:2] and sys.argv[1] in WAYS:
        print(json.dumps(asdict(_measured(WAYS[sys.argv[1]], Path(sys.argv[2])))))
        return
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.tmx"
        print(f"{size} MB, {make(path, size * 1_000_000):,} units")
        print(f"{'way':9} {'units/s of CPU':>14} {'CPU s':>8} {'wall s':>8} {'peak MB':>8}")
        peer = 0.0
        for way in WAYS:
            command = [sys.executable, "-m", "benchmarks.exchange", way, str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            one = Figure(**json.loads(done.stdout))
            peer = peer or one.rate
            text = f"{way:9} {one.rate:14,.0f} {one.cpu:8.2f} {one.wall:8.2f} {one.peak:8}"
            print(f"{text}   {one.rate / peer:.2f} of iterparse", flush=True)


def make(path: Path, size: int) -> int:
    """Write a TMX of about ``size`` bytes and return how many units it has."""
    chance = random.Random(1966)
    code = ' <bpt i="1">&lt;b&gt;</bpt>x<ept i="1">&lt;/b&gt;</ept>'
    done = count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?>\n<tmx version="1.4">\n<header srclang="vi"/>\n<body>\n')
        while done < size:
            count += 1
            extra = code if count % 5 == 0 else ""
            source = " ".join(chance.choices(_VI.split(), k=chance.randint(5, 40)))
            target = " ".join(chance.choices(_EN.split(), k=chance.randint(4, 35)))
            text = (
                f'<tu tuid="{count}" creationdate="20260101T000000Z" creationid="anna">\n'
                f'<prop type="x-document">doc{count // 100}.txt</prop>\n'
                '<prop type="x-client">Bình Giang</prop>\n'
                f'<tuv xml:lang="vi-VN"><seg>{source}{extra}</seg></tuv>\n'
                f'<tuv xml:lang="en-US"><seg>{target}{extra}</seg></tuv>\n</tu>\n'
            )
            file.write(text)
            done += len(text.encode())
        file.write("</body>\n</tmx>\n")
    return count


class _Clock:
    """Counts from when a way, with all it needs at hand, starts it."""

    _cpu = 0.0
    _wall = 0.0

    def start(self) -> None:
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    def figure(self, units: int) -> Figure:
        cpu, wall = time.process_time() - self._cpu, time.perf_counter() - self._wall
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return Figure(units, cpu, wall, peak)


Way = Callable[[Path, _Clock], int]


def _measured(way: Way, path: Path) -> Figure:
    clock = _Clock()
    return clock.figure(way(path, clock))


def _read(path: Path, clock: _Clock) -> int:
    from align.exchange.reading import read_tmx

    clock.start()
    return sum(1 for _ in read_tmx(path, source="vi", target="en"))


def _import(path: Path, clock: _Clock) -> int:
    from align.exchange.reading import read_tmx
    from align.store.memory import Memory

    place = path.with_suffix(".tm")
    clock.start()
    with Memory.create(place) as memory:
        return memory.add(read_tmx(path, source="vi", target="en")).added


def _export(path: Path, clock: _Clock) -> int:
    from itertools import islice

    from align.exchange import Facts
    from align.exchange.reading import read_tmx
    from align.exchange.tmx_memory import write_memory

    units = list(islice(read_tmx(path, source="vi", target="en"), _EXPORTED))
    facts = Facts("vi", "en", "1", datetime(2026, 11, 25, tzinfo=UTC))
    clock.start()
    with tempfile.TemporaryFile() as stream:
        return write_memory(stream, units, facts).written


def _peer(path: Path, clock: _Clock) -> int:
    from lxml import etree

    clock.start()
    count = 0
    for _event, unit in etree.iterparse(
        str(path), tag="tu", resolve_entities=False, no_network=True
    ):
        props = [(one.get("type"), one.text) for one in unit.iterfind("prop")]
        attributes = dict(unit.attrib)
        variants = []
        for variant in unit.iterfind("tuv"):
            segment = variant.find("seg")
            assert segment is not None
            text, codes = segment.text or "", []
            for code in segment:
                codes.append(etree.tostring(code, encoding="unicode", with_tail=False))
                text += "\ufffc" + (code.tail or "")
            variants.append((variant.get(_LANGUAGE), text.strip(), codes))
        assert props
        assert attributes
        assert variants
        assert unit.sourceline
        count += 1
        unit.clear()
        parent = unit.getparent()
        while parent is not None and unit.getprevious() is not None:
            del parent[0]
    return count


WAYS: dict[str, Way] = {"iterparse": _peer, "read": _read, "import": _import, "export": _export}

if __name__ == "__main__":
    main()
