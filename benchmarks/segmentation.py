"""How well and how fast Vietnamese is split into sentences.

Run ``python -m benchmarks.segmentation``. The set is running text built from sentences of the
Vietnamese Treebank (UD_Vietnamese-VTB, CC BY-SA 4.0), one a line in a file of your own: 25
sentences a paragraph, joined by a space, paragraph ends not scored. A boundary counts if it
falls right behind the last character of a sentence. The first half of the file is what the
rules were tuned on, the second half was left alone. The peers are the rule of thumb (a final
mark, a space, a capital) and a more generous one (or a number or an opening quotation mark).
The gates are F1 0.985 and 20,000 sentences a second on one core.
"""

import argparse
import itertools
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from align.segmentation import Span, splitter_for

VTB = Path(__file__).parents[1] / "../shared/dev/segmentation/vtb-train.txt"
A_PARAGRAPH = 25
ROUNDS = 5
GATE_F1 = 0.985
GATE_SPEED = 20_000
LINE = 10_000_000
MADE = (
    "Tỉnh ủy đã họp ngày 1. 5. 1967 tại TP. Lạng Sơn. Các đồng chí đều dự, trừ bí thư huyện. "
    "Sản lượng đạt 1.000.000 tấn, tăng 3,5 lần... đó là thành tích lớn! Vì sao? Vì dân tin Đảng. "
)

Split = Callable[[str], list[Span]]
_NAIVE = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s+\S)")


class Score(NamedTuple):
    """Boundaries found and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of the boundaries set that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the true boundaries that were set."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def naive(text: str, also: str = "") -> list[Span]:
    """Split where a final mark, white space and a capital, or one of ``also``, stand together."""
    places = [0]
    for mark in _NAIVE.finditer(text):
        end = mark.end()
        ahead = text[end : end + 8].lstrip()
        if ahead[:1].isupper() or ahead[:1] in tuple(also):
            places.append(end)
    return list(itertools.pairwise((*places, len(text))))


def generous(text: str) -> list[Span]:
    """Split like ``naive``, and before numbers and opening quotation marks."""
    return naive(text, also='0123456789"“‘')


def read_sentences(path: Path) -> list[str]:
    """Return the sentences of a file with one a line."""
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def running_text(sentences: Sequence[str]) -> list[list[str]]:
    """Return the sentences as paragraphs."""
    return [list(sentences[i : i + A_PARAGRAPH]) for i in range(0, len(sentences), A_PARAGRAPH)]


def score(split: Split, sentences: Sequence[str]) -> Score:
    """Compare the boundaries of a splitter inside the paragraphs with the true ones."""
    right = wrong = missed = 0
    for paragraph in running_text(sentences):
        lengths = [len(sentence) for sentence in paragraph]
        ends = itertools.accumulate(lengths, lambda end, length: end + 1 + length)
        true = set(list(ends)[:-1])
        found = {end for _, end in split(" ".join(paragraph))[:-1]}
        right += len(true & found)
        wrong += len(found - true)
        missed += len(true - found)
    return Score(right, wrong, missed)


def speed(split: Split, paragraphs: Sequence[str]) -> float:
    """Return sentences a second of one core, the best of some rounds."""
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        count = sum(len(split(paragraph)) for paragraph in paragraphs)
        best = max(best, count / (time.process_time() - start))
    return best


def main() -> None:
    """Print the figures; fail below the gates."""
    options = argparse.ArgumentParser(description="How well and how fast sentences are split.")
    options.add_argument("--vtb", type=Path, default=VTB, help="sentences, one a line")
    path: Path = options.parse_args().vtb
    splitter = splitter_for("vi")
    peers: dict[str, Split] = {splitter.name: splitter.split, "naive": naive, "generous": generous}
    passed = True
    if path.is_file():
        sentences = read_sentences(path)
        half = len(sentences) // 2
        parts = {"tuned on": sentences[:half], "left alone": sentences[half:], "all": sentences}
        for name, split in peers.items():
            for part, lines in parts.items():
                result = score(split, lines)
                print(
                    f"{name:9} {part:10} F1 {result.f1:.4f}"
                    f"  precision {result.precision:.4f}  recall {result.recall:.4f}"
                )
        passed = score(splitter.split, sentences).f1 >= GATE_F1
        paragraphs = [" ".join(paragraph) for paragraph in running_text(sentences)]
    else:
        print(f"There is no {path}, so F1 is not measured; name the sentences with --vtb.")
        paragraphs = [MADE * 5] * 50
    rates = {name: speed(split, paragraphs) for name, split in peers.items()}
    for name, rate in rates.items():
        print(f"{name:9} {rate:9,.0f} sentences/s")
    line = MADE * (LINE // len(MADE.encode()))
    start = time.process_time()
    count = len(splitter.split(line))
    took = time.process_time() - start
    print(f"{splitter.name:9} one line of 10 MB: {count:,} sentences, {took:.1f} s")
    if not passed or rates[splitter.name] < GATE_SPEED:
        sys.exit(f"below the gates: F1 {GATE_F1}, {GATE_SPEED:,} sentences/s")


if __name__ == "__main__":
    main()
