"""Files with random damage, and what must hold for each of them.

``python -m tests.exchange.mutants COUNT [SEED]`` tries many and prints the slowest and the peak.
"""

import gzip
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import FrameType

from align.errors import UserError
from align.exchange.reading import read_tmx, read_units

from .interop import INTEROP

LIMIT_SECONDS = 10
_SEED = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY a "b"><!ENTITY c "&a;&a;"><!ENTITY x SYSTEM "x">]>
<tmx version="1.4"><header srclang="vi" datatype="xml"><prop type="x-a">b</prop></header><body>
<tu tuid="1" changedate="20260101T000000Z"><note>n &amp; m</note><prop type="x-document">d</prop>
<tuv xml:lang="vi"><seg>Tỉnh ủy <bpt i="1">&lt;b&gt;</bpt>họp<ept i="1">&lt;/b&gt;</ept></seg></tuv>
<tuv xml:lang="en"><seg>The <hi>committee</hi> met<ph x="1">{0}</ph> &a;&nbsp;&#233;</seg></tuv>
</tu><!-- <tu> --><tu><tuv lang="vi_VN"><seg><![CDATA[a <tu> b]]></seg></tuv>
<tuv lang="EN-us"><seg>so <b>bold</b> <br/></seg></tuv></tu>
</body></tmx>
"""
_BITS = (
    b"<", b">", b"&", b'"', b"</tu>", b"<tu>", b"<tuv>", b"</seg>", b"<!--", b"-->", b"<![CDATA[",
    b"]]>", b"<?", b"&#0;", b"&#x1F;", b"&#xFFFFFFFFF;", b"&nbsp;", b"&x;", b"&c;",
    b"\x00", b"\x0b",
    b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"</body>", b"</tmx>",
    b"<x:y>",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<a>" * 3000, b"<ph>" * 200, b"<!--" * 2000, b"<tu " * 2000,
    b'xml:lang="en"', b"'", b"=", b"\r", b" " * 5000,
)  # fmt: skip


def seeds() -> list[bytes]:
    """Return the files to damage: the real ones where they are, and one of ours."""
    found = [path.read_bytes() for path in sorted((INTEROP / "files").glob("*.tmx"))]
    ours = _SEED.encode()
    return [
        *(one for one in found if one),
        ours,
        ours.decode().encode("utf-16"),
        gzip.compress(ours),
    ]


def mutant(seed: bytes, chance: random.Random) -> bytes:
    """Return a file with one to six damages."""
    data = bytearray(seed[:40_000])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(6)
        if kind == 0:
            data[at : at + 1] = bytes((chance.randrange(256),))
        elif kind == 1:
            del data[at : at + chance.randint(1, 40)]
        elif kind == 2:
            data[at:at] = chance.choice(_BITS)
        elif kind == 3:
            piece = data[at : at + chance.randint(1, 300)]
            place = chance.randrange(len(data) + 1)
            data[place:place] = piece
        elif kind == 4:
            del data[at:]
        else:
            data[at : at + 4] = chance.choice(_BITS)
    return bytes(data)


def attempt(data: bytes, path: Path) -> str:
    """Read a file both ways; return what went wrong, empty if nothing did."""
    path.write_bytes(data)

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LIMIT_SECONDS)
    try:
        for unit in read_units(path):
            for variant in unit.variants:
                variant.text.encode()
        for one in read_tmx(path, source="en", target="fr"):
            assert one.source.count("\ufffc") == len(one.source_codes)
    except UserError:
        return ""
    except TimeoutError:
        return f"takes more than {LIMIT_SECONDS} s"
    except Exception:
        return traceback.format_exc()
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    return ""


def main(count: int, seed: int = 1) -> int:
    """Try ``count`` mutants and print what was found."""
    chance = random.Random(seed)
    originals = seeds()
    failures, slowest = 0, 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.tmx"
        for number in range(count):
            data = mutant(chance.choice(originals), chance)
            begun = time.process_time()
            wrong = attempt(data, path)
            slowest = max(slowest, time.process_time() - begun)
            if wrong:
                failures += 1
                kept = Path(tempfile.gettempdir()) / f"mutant-{seed}-{number}.tmx"
                kept.write_bytes(data)
                print(f"{kept}: {wrong}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{count} mutants, {failures} failures, slowest {slowest:.2f} s of CPU, peak {peak} MB")
    return failures


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:3]))))
