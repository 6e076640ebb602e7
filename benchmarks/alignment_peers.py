"""Other aligners, as far as they are installed; none of them needs weights or a network."""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from benchmarks.alignment_sets import HardSet, Link

Answer = tuple[list[Link] | None, str]
"""The links, or None and why there are none."""

SECONDS = 600

_GALE_CHURCH = """
import json, sys
from nltk.translate.gale_church import align_blocks
data = json.load(open(sys.argv[1], encoding="utf-8"))
lengths = [[max(1, len(text)) for text in data[side]] for side in ("source", "target")]
json.dump(align_blocks(*lengths), sys.stdout)
"""


def gale_church(one: HardSet, python: str) -> Answer:
    """Align by length alone, as NLTK does (Gale and Church 1993; Apache-2.0)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps({"source": one.source, "target": one.target}), encoding="utf-8")
        done = _run([python, "-c", _GALE_CHURCH, str(path)])
    if isinstance(done, str):
        return None, done
    pairs = [(int(i), int(j)) for i, j in json.loads(done.stdout)]
    return _joined(pairs, len(one.source), len(one.target)), ""


def hunalign(one: HardSet, python: str) -> Answer:
    """Align by length and the words both texts share (Varga et al. 2005; LGPL)."""
    del python
    program = shutil.which("hunalign")
    if program is None:
        return None, "not installed"
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("none.dic", "s.txt", "t.txt")]
        texts: tuple[list[str], ...] = ([], one.source, one.target)
        for path, lines in zip(paths, texts, strict=True):
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        done = _run([program, *map(str, paths)])
    if isinstance(done, str):
        return None, done
    rungs = [tuple(map(int, line.split("\t")[:2])) for line in done.stdout.splitlines()]
    links = [(tuple(range(a[0], b[0])), tuple(range(a[1], b[1]))) for a, b in pairwise(rungs)]
    return _single_drops(links), ""


def _run(command: list[str]) -> "subprocess.CompletedProcess[str] | str":
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"not done after {SECONDS} s"
    if done.returncode:
        missing = "ModuleNotFoundError" in done.stderr
        return "not installed" if missing else (done.stderr.splitlines() or ["failed"])[-1]
    return done


def _joined(pairs: list[tuple[int, int]], rows: int, columns: int) -> list[Link]:
    """Make links of pairs of single sentences: what shares one belongs together."""
    links: list[tuple[set[int], set[int]]] = []
    for i, j in sorted(pairs):
        if links and (i in links[-1][0] or j in links[-1][1]):
            links[-1][0].add(i)
            links[-1][1].add(j)
        else:
            links.append(({i}, {j}))
    found: list[Link] = [(tuple(sorted(left)), tuple(sorted(right))) for left, right in links]
    left = {i for link in found for i in link[0]}
    right = {j for link in found for j in link[1]}
    found += [((i,), ()) for i in range(rows) if i not in left]
    found += [((), (j,)) for j in range(columns) if j not in right]
    return found


def _single_drops(links: list[Link]) -> list[Link]:
    found: list[Link] = []
    for left, right in links:
        if left and right:
            found.append((left, right))
        else:
            found += [((i,), ()) for i in left] + [((), (j,)) for j in right]
    return found


PEERS: dict[str, Callable[[HardSet, str], Answer]] = {
    "Gale-Church (NLTK)": gale_church,
    "hunalign": hunalign,
}
