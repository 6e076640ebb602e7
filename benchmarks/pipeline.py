"""Segments a second and peak memory of the whole way, for a sample and the sample times 100.

Run: python benchmarks/pipeline.py [DOCUMENT] [--times 100]

Each row is a process of its own, so that its peak memory is its own. The peer is the bare engine
on the same segments in the same process: what reading, cleaning, splitting, term enforcement,
storing and exporting cost on top. The copies are numbered, so no two of them are the same text.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "data" / "samples" / "cung-co-lanh-dao-1967.txt"


def repeated(document: Path, times: int, into: Path) -> Path:
    """Write the document ``times`` times over, a numbered line before each copy."""
    text = document.read_text(encoding="utf-8")
    with into.open("w", encoding="utf-8") as file:
        for copy in range(1, times + 1):
            file.write(f"Bản sao số {copy}.\n\n{text}\n\n")
    return into


def measure(document: Path) -> dict[str, float]:
    """Take one document the whole way, then the bare engine over its segments."""
    from align.engines.base import Request
    from align.engines.options import EngineOptions
    from align.engines.registry import create
    from align.glossary import load_glossary
    from align.pipeline import WINDOW, ingest, translate, write
    from align.segmentation import splitter_for
    from align.shipped import house_glossary
    from align.store import Project

    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        engine = create("compact", EngineOptions())
        loaded = time.perf_counter()
        glossary = load_glossary(house_glossary())
        with Project.open(Path(folder) / "p.align", create=True) as project:
            begun_reading = time.perf_counter()
            segments = ingest(project, document, splitter_for("vi")).segments
            read = time.perf_counter()
            for _ in translate(project, engine, glossary):
                pass
            translated = time.perf_counter()
            write(project, Path(folder) / "p.tmx")
            done = time.perf_counter()
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            sources = [unit.segment.text for unit in project.units()]
        bare = time.perf_counter()
        for start in range(0, len(sources), WINDOW):
            engine.translate([Request(source) for source in sources[start : start + WINDOW]])
        bare = time.perf_counter() - bare
    return {
        "segments": segments,
        "load": loaded - begun,
        "read": read - begun_reading,
        "translate": translated - read,
        "export": done - translated,
        "bare": bare,
        "peak": peak,
    }


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("document", nargs="?", type=Path, default=SAMPLE)
    options.add_argument("--times", type=int, default=100)
    options.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        print(json.dumps(measure(given.document)))
        return
    header = ("text", "segments", "seg/s", "read s", "translate s", "export s", "÷ bare", "peak MB")
    print(("{:<12}" + "{:>12}" * 7).format(*header))
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, given.times):
            copies = repeated(given.document, times, Path(folder) / f"{times}.txt")
            command = [sys.executable, __file__, str(copies), "--child"]
            run = subprocess.run(command, check=True, capture_output=True, text=True)
            row = json.loads(run.stdout)
            total = row["read"] + row["translate"] + row["export"]
            print(
                f"{'sample × ' + str(times):<12}{row['segments']:>12}"
                f"{row['segments'] / total:>12.1f}{row['read']:>12.2f}{row['translate']:>12.2f}"
                f"{row['export']:>12.2f}{total / row['bare']:>12.2f}{row['peak']:>12.0f}"
            )


if __name__ == "__main__":
    main()
