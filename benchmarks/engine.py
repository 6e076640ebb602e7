"""Words a second of the model in the box, beside the same weights in transformers.

Run: python -m benchmarks.engine [--segments 200] [--threads 1 2]

One run measures all: CTranslate2 int8 as shipped and transformers (torch, float32) with weights
unpacked from the same file, greedy and beam 4, by the clock. Each row is a process of its own, so
that no runtime keeps threads for another. Words are those between white space in the source:
syllables, for Vietnamese.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "data" / "corpus" / "written"


def sources(count: int) -> list[str]:
    """Return segments of the written corpus, evenly from every file of prose."""
    files = [path for path in sorted(CORPUS.glob("*.tsv")) if "lexicon" not in path.name]
    share = -(-count // len(files))
    rows = [
        line.split("\t")[0]
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()[40 : 40 + share]
    ]
    return rows[:count]


def measure(checkpoint: str, beam: int, threads: int, segments: int) -> dict[str, float]:
    """Load an engine and translate; ``checkpoint`` empty stands for the model in the box."""
    from align.engines.base import Request
    from align.engines.options import EngineOptions, Runtime
    from align.engines.registry import create

    begun = time.perf_counter()
    options = EngineOptions(
        beam=beam, threads=threads, model=checkpoint, runtime=Runtime.TORCH, source="vi"
    )
    engine = create("transformers" if checkpoint else "compact", options)
    loaded = time.perf_counter()
    texts = sources(segments)
    engine.translate([Request(text) for text in texts[:8]])
    warm, used = time.perf_counter(), time.process_time()
    engine.translate([Request(text) for text in texts])
    seconds = time.perf_counter() - warm
    words = sum(len(text.split()) for text in texts)
    return {
        "load": loaded - begun,
        "words_s": words / seconds,
        "words_cpu_s": words / (time.process_time() - used),
    }


def _row(*arguments: object) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.engine", "--row", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=200)
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--row", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.row:
        checkpoint, beam, threads, segments = given.row
        name = "" if checkpoint == "-" else checkpoint
        print(json.dumps(measure(name, int(beam), int(threads), int(segments))))
        return
    from models.recipes.unpack import unpack

    model = ROOT / "models" / "vi-en-compact"
    size = sum(file.stat().st_size for file in model.iterdir()) / 1e6
    print(f"{model.name}: {size:.1f} MB; {given.segments} segments")
    print(f"{'runtime':<14}{'beam':>5}{'threads':>9}{'load s':>8}{'words/s':>9}{'per CPU s':>11}")
    with tempfile.TemporaryDirectory() as folder:
        unpack(model, Path(folder))
        for beam in (1, 4):
            for threads in given.threads:
                for runtime, checkpoint in (("CTranslate2", "-"), ("transformers", folder)):
                    row = _row(checkpoint, beam, threads, given.segments)
                    print(
                        f"{runtime:<14}{beam:>5}{threads:>9}{row['load']:>8.2f}"
                        f"{row['words_s']:>9.0f}{row['words_cpu_s']:>11.0f}",
                        flush=True,
                    )


if __name__ == "__main__":
    main()
