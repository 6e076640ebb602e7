"""A tiny engine that can be adapted in a second, and a memory it can learn."""

import random
from pathlib import Path

import pytest

from align.training.records import Base, Entry
from tests.engines import tiny

_WORDS = {
    "Đảng bộ": "The Party committee", "Ban thường vụ": "The Standing Committee",
    "họp hội nghị": "held a conference", "báo cáo kết quả": "reported on the crop",
    "về nông nghiệp": "on agricultural cooperatives", "ở huyện Tràng Định": "of Lang Son",
    "năm": "in",
}  # fmt: skip


def sentences(count: int, seed: int = 3) -> list[Entry]:
    """Made-up pairs, each with a number of its own."""
    chance = random.Random(seed)
    words = list(_WORDS.items())
    made = []
    for number in range(1000, 1000 + count):
        parts = [chance.choice(group) for group in (words[:2], words[2:4], words[4:6], words[6:])]
        source = " ".join(part[0] for part in parts)
        target = " ".join(part[1] for part in parts)
        made.append(Entry(f"{source} {number} .", f"{target} {number} ."))
    return made


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    folder = tiny.compact(tmp_path_factory.mktemp("training") / "tiny")
    return Base("tiny", "1", folder, "vi", "en", tiny.MARKERS, beam=2, most=110)


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("memories") / "memory.tsv"
    rows = [f"{entry.source}\t{entry.target}\n" for entry in sentences(200)]
    path.write_text("".join(rows), "utf-8")
    return path
