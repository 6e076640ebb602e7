from __future__ import annotations

import random
from pathlib import Path

import pytest

_WORDS = {
    "tôi": "I", "bạn": "you", "chúng ta": "we", "đọc": "read", "viết": "write", "mua": "buy",
    "bán": "sell", "sách": "books", "báo": "newspapers", "gạo": "rice", "nghị quyết": "resolutions",
    "hôm nay": "today", "ngày mai": "tomorrow",
}  # fmt: skip

RECIPE = """
name = "toy"
source = "vi"
target = "en"
seed = 5
held_out = 0.1
max_pieces = 60
[vocabulary]
size = 560
markers = ["⟦t⟧", "⟦=⟧", "⟦/t⟧"]
[network]
width = 16
encoder_layers = 1
decoder_layers = 1
heads = 2
feed_forward = 32
dropout = 0.1
[training]
label_smoothing = 0.1
alignment_weight = 0.5
annotated_share = 0.5
warmup = 4
ema = 0.9
peak_muon = 0.02
peak_adam = 0.01
decay_steps = 100
batch_tokens = [120, 200]
batch_growth = 10
[[opening]]
column = "start"
pieces = 8
[[corpus]]
file = "written/prose.tsv"
kind = "prose"
licence = "A"
weight = 1.0
start = 1.0
held_out = true
[[corpus]]
file = "dict.tsv"
kind = "glosses"
licence = "B"
weight = 0.5
start = 1.0
[[corpus]]
file = "crawl.tsv"
kind = "prose"
licence = "C"
weight = 1.0
start = 1.0
"""


def _sentences(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    words = list(_WORDS.items())
    subjects, verbs, objects, times = words[:3], words[3:7], words[7:11], words[11:]
    lines = []
    for number in range(count):
        parts = [chance.choice(group) for group in (subjects, verbs, objects, times)]
        source = " ".join(part[0] for part in parts) + f" {number}."
        target = " ".join(part[1] for part in parts) + f" {number}."
        lines.append(f"{source[0].upper()}{source[1:]}\t{target[0].upper()}{target[1:]}\n")
    return lines


class Toy:
    """A made-up corpus with recipe and development folder."""

    def __init__(self, root: Path) -> None:
        self.corpus, self.dev, self.recipe = root / "corpus", root / "dev", root / "toy.toml"
        (self.corpus / "written").mkdir(parents=True)
        self.dev.mkdir()
        self.recipe.write_text(RECIPE, encoding="utf-8")
        glosses = [f"{vi}\t{en}; to {en} (made up)\n" for vi, en in _WORDS.items()]
        self._write(self.corpus / "written" / "prose.tsv", _sentences(80, 1))
        self._write(self.corpus / "crawl.tsv", _sentences(40, 2))
        self._write(self.corpus / "dict.tsv", glosses)
        self._write(self.dev / "news-dev.tsv", _sentences(5, 3))

    @staticmethod
    def _write(path: Path, lines: list[str]) -> None:
        path.write_text("".join(lines), encoding="utf-8")


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Toy:
    return Toy(tmp_path_factory.mktemp("toy"))
