"""Every character of a paragraph is the character at its offset in the text as read."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from align.documents import Document, open_document, paragraphs
from align.errors import InputError
from align.text import Mapped

PIECES = st.lists(
    st.sampled_from(
        [
            *("tỉnh ủy", "Trung", "ương", "Tân- Lập", "Tràng-", "định", "...", ".", ",", ":", "…"),
            *(" ", "  ", "\t", "\n", "\n\n", "\r\n", "\f", "\u00ad\n", "-\n", "\u00a0", "\0"),
            *("I. Tình hình", "BÁO CÁO CỦA TỈNH", "- 15 -", "15", "- gạo", "1. Ngô", "\u0301"),
            *("\n\nEdited with Any PDF Editor\n", "\nTo remove this notice\n", "www.a.com\n"),
            unicodedata.normalize("NFD", "huyện ủy đã họp"),
            "một câu khá dài để thành một dòng đầy chữ trong đoạn văn này",
            *(
                "# ",
                "> ",
                "* ",
                "**",
                "`",
                "[a](b)",
                "| a | b |\n|---|---|\n",
                "\\*",
                "&amp;",
                "<b>",
            ),
        ]
    ),
    max_size=40,
)


def assert_traceable(document: Document, contents: list[Mapped]) -> None:
    text = document.text()
    for content in contents:
        for i, char in enumerate(content.text):
            place = content.offsets[i]
            # Control characters are taken out at the door, also between a letter and its mark.
            window = (c for c in text[place : place + 4] if c in "\t\n" or c.isprintable())
            cluster = unicodedata.normalize("NFC", "".join(window))
            assert (
                text[place] == char
                or cluster.startswith(char)
                # White space made of other white space, or put between two lines; an entity.
                or char in " \t\n"
                or text[place] == "&"
            ), (char, text[place : place + 4])


@pytest.mark.parametrize("extension", ["txt", "md", "html"])
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=PIECES)
@example(pieces=["tỉnh ủy", "\x0c", "\u0301"])
def test_characters_lead_back(pieces: list[str], extension: str, tmp_path: Path) -> None:
    path = tmp_path / f"x.{extension}"
    path.write_bytes("".join(["x", *pieces]).encode())
    document = open_document(path)
    assert_traceable(document, [block.content for block in document.blocks()])
    for keep in (False, True):
        try:
            found = list(paragraphs(document, keep_furniture=keep))
        except InputError:
            continue
        assert_traceable(document, [p.content for p in found])
        starts = [p.content.start for p in found]
        assert starts == sorted(starts)
        assert [p.number for p in found] == list(range(1, len(found) + 1))
        assert all(p.content.text == p.content.text.strip() != "" for p in found)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pieces=PIECES)
def test_nothing_is_lost(pieces: list[str], tmp_path: Path) -> None:
    """Letters are in a paragraph or among the removed, once and in their order."""
    path = tmp_path / "x.txt"
    path.write_bytes("".join(["x", *pieces]).encode())
    document = open_document(path)
    gone: list[tuple[int, str]] = []
    try:
        found = [
            (p.content.start, p.content.text)
            for p in paragraphs(document, on_removed=lambda r: gone.append((r.start, r.text)))
        ]
    except InputError:  # nothing but page furniture: refused, with a way to keep it
        return
    blocks = "".join(block.content.text for block in document.blocks())
    inside = sorted("".join(text for _, text in [*found, *gone]))
    assert [c for c in inside if c.isalpha()] == sorted(c for c in blocks if c.isalpha())


def test_a_paragraph_may_begin_with_a_line_of_no_break_spaces(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("\n-\n\u00a0\nTo remove\n", encoding="utf-8")
    document = open_document(path)
    assert_traceable(document, [block.content for block in document.blocks()])
