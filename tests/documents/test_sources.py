"""The sample article that this project is about, and the one that ships."""

import textwrap
import tracemalloc
from pathlib import Path

import pytest

from align.documents import decoding, open_document, paragraphs
from align.shipped import data_path
from align.units import Kind
from tests.documents.writers import WRITERS, removed, texts

ARTICLE = Path(__file__).resolve().parents[3] / "shared/seed/lang-son-1966.txt"
SAMPLE = data_path("samples", "cung-co-lanh-dao-1967.txt")

needs_article = pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not here")


def lines_between(numbers: tuple[int, int]) -> str:
    """Return two lines of the article, counted from 1, as one paragraph."""
    lines = ARTICLE.read_text(encoding="utf-8").split("\n")
    return " ".join(lines[n - 1].strip() for n in numbers)


@needs_article
def test_article_loses_its_five_notices() -> None:
    gone = removed(open_document(ARTICLE))
    assert [g.reason for g in gone] == ["notice of a program"] * 20
    source = ARTICLE.read_text(encoding="utf-8")
    assert all(source[g.start : g.end] == g.text for g in gone)
    assert sum(g.text.startswith("www.") for g in gone) == 5


@needs_article
@pytest.mark.parametrize(
    "numbers", [(4, 5), (27, 29), (33, 35), (57, 67), (71, 73), (77, 79), (85, 89), (93, 103)]
)
def test_article_is_joined(numbers: tuple[int, int]) -> None:
    assert lines_between(numbers) in texts(open_document(ARTICLE))


@needs_article
def test_article_is_joined_nowhere_else() -> None:
    found = list(paragraphs(open_document(ARTICLE)))
    lines = [line for line in ARTICLE.read_text(encoding="utf-8").split("\n") if line.strip()]
    assert len(found) == len(lines) - 20 - 8 == 28
    headings = [p.number for p in found if p.kind is Kind.HEADING]
    assert headings == [1, 2, 6, 15, 24]


@needs_article
@pytest.mark.parametrize("extension", ["md", "html", "docx", "pdf"])
def test_article_is_the_same_in_other_formats(extension: str, tmp_path: Path) -> None:
    lines = ARTICLE.read_text(encoding="utf-8").split("\n")
    path = tmp_path / f"x.{extension}"
    if extension == "md":
        path.write_text("\n".join(lines), encoding="utf-8")
    else:
        WRITERS[extension](path, [(Kind.TEXT, line) for line in lines if line])
    once = texts(open_document(ARTICLE))[5:]
    assert texts(open_document(path))[-len(once) :] == once
    assert not any("notice" in text or "unlock" in text for text in texts(open_document(path)))


@needs_article
def test_article_a_hundred_times_is_a_hundred_articles(tmp_path: Path) -> None:
    source = ARTICLE.read_text(encoding="utf-8")
    path = tmp_path / "long.txt"
    path.write_text("\n\n\n".join([source] * 20), encoding="utf-8")
    once = texts(open_document(ARTICLE))
    assert texts(open_document(path)) == once * 20


def test_sample_is_as_described() -> None:
    document = open_document(SAMPLE)
    gone = [r.reason for r in removed(document)]
    assert gone.count("notice of a program") == 14
    assert gone.count("page number") == 3
    assert gone.count("running head") == 2
    found = list(paragraphs(document))
    assert [p.number for p in found if p.kind is Kind.HEADING] == [1, 5, 8, 14]
    assert len(found) == 17


@pytest.mark.parametrize(
    "whole",
    [
        "khi có giấy triệu tập",
        "Ban Chấp hành Trung ương về chuyển hướng",
        "thiếu trâu... rồi bàn",
        "những đoạn đê bị bom",
        "kể cả những xã trước đây",
        "VÂN GIANG ĐỐI VỚI",
    ],
)
def test_sample_is_whole_again(whole: str) -> None:
    assert any(whole in text for text in texts(open_document(SAMPLE)))


def test_sample_keeps_its_furniture_when_told_to() -> None:
    kept = list(paragraphs(open_document(SAMPLE), keep_furniture=True))
    assert len(kept) == 17 + 19 + 5


def test_sample_is_the_same_hard_wrapped(tmp_path: Path) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").split("\n")
    path = tmp_path / "wrapped.txt"
    path.write_text("\n".join(textwrap.fill(line, 72) for line in lines), encoding="utf-8")
    assert texts(open_document(path)) == texts(open_document(SAMPLE))


def peak(copies: int, folder: Path) -> int:
    """Return the most bytes in use while a long document is cleaned."""
    path = folder / f"{copies}.txt"
    path.write_text("\n\n".join([SAMPLE.read_text(encoding="utf-8")] * copies), encoding="utf-8")
    document = open_document(path)
    tracemalloc.start()
    try:
        assert sum(1 for _ in paragraphs(document)) == 17 * copies
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_length(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Both are much longer than what is read from the disk at a time; 30 samples are 330 kB.
    monkeypatch.setattr(decoding, "CHUNK", 1 << 13)
    assert peak(40, tmp_path) - peak(10, tmp_path) < 40_000
