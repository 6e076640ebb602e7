"""How fast TMX is read and written, and in how much memory.

Run ``python -m benchmarks.exchange [MEGABYTES]`` (20 if nothing is said, 1000 for the figure of the
README). A file of that size is made of random sentences, some with inline codes, properties and
dates. The peer is what one would write without a reader: ``lxml.etree.iterparse`` that takes the
same out of a file which must be flawless. Every run is a process of its own.
"""

import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

WAYS = ("peer", "read", "write")
_VI = "tỉnh ủy đã họp với các đại biểu nhân dân huyện về công tác xây dựng đảng trong năm nay"
_EN = "the provincial committee met with delegates of the people about work in this year"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def main() -> None:
    """Print units a second of CPU and the peak for each way."""
    if sys.argv[1:2] and sys.argv[1] in WAYS:
        _one(sys.argv[1], Path(sys.argv[2]))
        return
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.tmx"
        count = make(path, size * 1_000_000)
        print(f"{size} MB, {count:,} units")
        for way in WAYS:
            command = [sys.executable, "-m", "benchmarks.exchange", way, str(path)]
            subprocess.run(command, check=True)


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


def _one(way: str, path: Path) -> None:
    import resource

    start, cpu = time.perf_counter(), time.process_time()
    if way == "write":
        count, used = _write(path)
    else:
        count = _peer(path) if way == "peer" else _read(path)
        used = time.process_time() - cpu
    wall = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{way:5} {count / used:9,.0f} units/s of CPU, {wall:6.1f} s by the clock, {peak} MB")


def _read(path: Path) -> int:
    from align.exchange.reading import read_tmx

    return sum(1 for _ in read_tmx(path, source="vi", target="en"))


def _write(path: Path) -> tuple[int, float]:
    """Write what fits in memory, again and again, so that reading is not counted."""
    from itertools import islice

    from align.exchange import Facts
    from align.exchange.reading import read_tmx
    from align.exchange.tmx_memory import write_memory

    units = list(islice(read_tmx(path, source="vi", target="en"), 50_000))
    facts = Facts("vi", "en", "1", datetime(2026, 11, 25, tzinfo=UTC))
    begun = time.process_time()
    with tempfile.TemporaryFile() as stream:
        report = write_memory(stream, units, facts)
    return report.written, time.process_time() - begun


def _peer(path: Path) -> int:
    from lxml import etree

    count = 0
    for _, unit in etree.iterparse(str(path), tag="tu", resolve_entities=False, no_network=True):
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


if __name__ == "__main__":
    main()
