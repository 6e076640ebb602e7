"""The sample article against boundaries that were checked by reading every segment.

``lang_son_1966.tsv`` holds no text: start and end in the file, and a hash of the segment with
its white space made one.
"""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from align.documents import open_document, paragraphs
from align.segmentation import segments, splitter_for
from align.units import Segment

ARTICLE = Path(__file__).parents[2] / "../shared/seed/lang-son-1966.txt"
CHECKED = Path(__file__).with_name("lang_son_1966.tsv")

pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the article is not here")


class Boundary(NamedTuple):
    """One segment of the article."""

    start: int
    end: int
    digest: str


def checked() -> list[Boundary]:
    rows = (line.split("\t") for line in CHECKED.read_text().splitlines())
    return [Boundary(int(start), int(end), digest) for start, end, digest in rows]


def found() -> list[Segment]:
    content = paragraphs(open_document(ARTICLE))
    return list(segments(content, ARTICLE.name, splitter_for("vi")))


def digest(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def test_every_segment_is_right() -> None:
    assert [digest(segment.text) for segment in found()] == [row.digest for row in checked()]


def test_offsets_lead_back_to_the_file() -> None:
    raw = ARTICLE.read_text(encoding="utf-8")
    for segment, row in zip(found(), checked(), strict=True):
        assert (segment.start, segment.end) == (row.start, row.end)
        assert raw[row.start] == segment.text[0]
        assert raw[row.end - 1] == segment.text[-1]
