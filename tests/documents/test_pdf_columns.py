"""Columns of PDF pages come in reading order, and nothing else is torn apart."""

import random
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pytest

from align.documents import open_document, paragraphs
from tests.documents.pdfs import Shown, pdf, rule
from tests.documents.writers import texts

SAID = """
xã viên làm đường mương bờ ruộng lúa khoai giống phân gieo cấy gặt chăm đội tổ kho thóc trâu cày
bừa nước đê kênh họp bàn góp sức công điểm chia vui khỏe trẻ già
"""
WORDS = SAID.split()

SIZE = 10.0
PITCH = 13.0
TITLES = ("", "VỤ CHIÊM", "MÙA GẶT", "KHO THÓC")


def prose(words: int, seed: int = 0) -> str:
    """Write sentences without sense, but with capitals and full stops."""
    chance = random.Random(seed)
    said: list[str] = []
    while words > 0:
        count = chance.randint(8, 16)
        said.append(" ".join(chance.choices(WORDS, k=count)).capitalize() + ".")
        words -= count
    return " ".join(said)


def wrapped(text: str, width: float) -> list[str]:
    """Break a text into lines of a width in points; a letter has half an em."""
    return textwrap.wrap(text, int(width / (SIZE / 2)))


def set_in(
    lines: Sequence[str], x: float, top: float, *, size: float = SIZE, pitch: float = PITCH
) -> list[Shown]:
    return [Shown(line, x, top - i * pitch, size) for i, line in enumerate(lines)]


def across(shown: Sequence[Shown]) -> list[Shown]:
    """Return what a program writes that goes over the page line by line."""
    return sorted(shown, key=lambda s: (-s.y, s.x))


def columns(count: int, seed: int = 0) -> tuple[list[str], list[Shown]]:
    """Set a text in columns; return the columns' texts and what is shown."""
    width = {2: 215.0, 3: 135.0}[count]
    lines = wrapped(prose(90 * count, seed), width)
    height = -(-len(lines) // count)
    parts = [lines[i : i + height] for i in range(0, len(lines), height)]
    shown = [s for i, part in enumerate(parts) for s in set_in(part, 60 + i * (width + 18), 700)]
    return [" ".join(part) for part in parts], shown


def read(path: Path, pages: Sequence[Sequence[Shown]], *drawn: str) -> list[str]:
    path.write_bytes(pdf(pages, drawn=drawn))
    return texts(open_document(path))


@pytest.mark.parametrize("by_lines", [False, True])
@pytest.mark.parametrize("count", [2, 3])
def test_columns_come_one_after_the_other(count: int, by_lines: bool, tmp_path: Path) -> None:
    parts, shown = columns(count)
    found = read(tmp_path / "x.pdf", [across(shown) if by_lines else shown])
    assert found == [" ".join(parts)]


@pytest.mark.parametrize("by_lines", [False, True])
def test_head_title_and_number_stand_over_the_columns(by_lines: bool, tmp_path: Path) -> None:
    pages: list[list[Shown]] = []
    expected: list[str] = []
    for number in range(1, 4):
        parts, shown = columns(2, seed=number)
        head = [Shown("Báo cáo năm", 60, 780, SIZE), Shown(str(number), 500, 780, SIZE)]
        title = Shown(TITLES[number], 60, 730, 14)
        foot = Shown(f"- {number} -", 290, 40, SIZE)
        whole = [*head, title, *shown, foot]
        pages.append(across(whole) if by_lines else whole)
        expected += [TITLES[number], " ".join(parts)]
    assert read(tmp_path / "x.pdf", pages) == expected


def test_a_paragraph_goes_on_in_the_next_column_and_overleaf(tmp_path: Path) -> None:
    first, shown = columns(2, seed=1)
    second, more = columns(2, seed=2)
    # The last line ends in the middle of a sentence.
    cut = shown[-1].text.rpartition(" ")[0].removesuffix(".") + " và còn nhiều việc nữa"
    shown[-1] = Shown(cut[:43], shown[-1].x, shown[-1].y, SIZE)
    more[0] = Shown(more[0].text.lower(), more[0].x, more[0].y, SIZE)
    found = read(tmp_path / "x.pdf", [across(shown), across(more)])
    assert len(found) == 1
    assert found[0].startswith(first[0][:200])
    assert found[0].endswith(second[1][-200:])


@pytest.mark.parametrize("title", ["PHẦN HAI: VỤ CHIÊM VÀ CÁC VIỆC KHÁC TRONG XÃ", "VỤ MÙA"])
def test_a_title_between_columns_parts_bands(title: str, tmp_path: Path) -> None:
    parts, shown = columns(2, seed=3)
    more, below = columns(2, seed=4)
    lowest = min(s.y for s in shown)
    place = Shown(title, 60 if title == "VỤ MÙA" else 120, lowest - 40, 12)
    below = [Shown(s.text, s.x, s.y - 700 + lowest - 75, SIZE) for s in below]
    found = read(tmp_path / "x.pdf", [across([*shown, place, *below])])
    assert found == [" ".join(parts), title, " ".join(more)]


def test_a_table_over_the_columns_parts_bands(tmp_path: Path) -> None:
    parts, shown = columns(2, seed=5)
    top = min(s.y for s in shown) - 40
    table = [
        Shown(text, x, top - i * PITCH, SIZE)
        for i, row in enumerate(
            (("Xã", "Ruộng", "Thóc"), ("Tân Lập", "120", "300"), ("Yên Bình", "98", "240"))
        )
        for x, text in zip((80, 240, 400), row, strict=True)
    ]
    rules = [rule(60, 530, top + 12 - i * PITCH) for i in range(4)]
    found = read(tmp_path / "x.pdf", [across([*shown, *table])], *rules)
    assert found == [" ".join(parts), "Xã\tRuộng\tThóc", "Tân Lập\t120\t300", "Yên Bình\t98\t240"]


def test_one_column_stays_one(tmp_path: Path) -> None:
    text = prose(300)
    shown = set_in(wrapped(text, 460), 60, 760)
    # Justified lines have wide spaces.
    loose = [
        part
        for s in shown
        for part in (
            Shown(s.text[:30].rpartition(" ")[0], s.x, s.y, SIZE),
            Shown(
                s.text[len(s.text[:30].rpartition(" ")[0]) + 1 :],
                s.x + 5 * len(s.text[:30].rpartition(" ")[0]) + 7.5,
                s.y,
                SIZE,
            ),
        )
    ]
    assert read(tmp_path / "a.pdf", [shown]) == [text]
    assert read(tmp_path / "b.pdf", [loose]) == [text]


VERSE = [
    "Ruộng đồng mưa thuận gió hòa",
    "Nhà nhà đủ thóc, người ta đủ nghề",
    "Chiều nay trống gọi ven đê",
    "Gánh rơm vàng óng em về cùng anh",
]


@pytest.mark.parametrize("caesura", [False, True])
def test_verse_keeps_its_lines(caesura: bool, tmp_path: Path) -> None:
    shown: list[Shown] = []
    for i, line in enumerate(VERSE * 3):
        x = 150 if i % 2 else 165
        words = line.split()
        if caesura:
            half, rest = " ".join(words[:3]), " ".join(words[3:])
            shown += [
                Shown(half, x, 700 - i * PITCH, SIZE),
                Shown(rest, x + 5 * len(half) + 12, 700 - i * PITCH, SIZE),
            ]
        else:
            shown.append(Shown(line, x, 700 - i * PITCH, SIZE))
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([shown]))
    lines = [line.strip() for line in open_document(path).text().split("\n") if line.strip()]
    assert lines == VERSE * 3


def test_offsets_and_pages_of_columns(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf([across(columns(2, seed=n)[1]) for n in (1, 2)]))
    document = open_document(path)
    text = document.text()
    for paragraph in paragraphs(document):
        content = paragraph.content
        back = "".join(text[content.offsets[i]] for i in range(len(content.text)))
        assert back.replace("\n", " ") == content.text
    assert {p.page for p in paragraphs(document)} <= {1, 2}


LEFT = [
    "Huyện ủy xét lại việc đắp đê năm xưa -",
    "vụ chiêm, vụ mùa - và thấy số công là",
    "200. Từ đó nhân dân các xã ở Tràng-",
    "định, Tân Lập cùng góp sức, góp của và",
    "góp cả trâu bò để làm cho xong đoạn đê",
    "phía dưới, trước khi nước sông lên to.",
]
RIGHT = [
    "The district also asked everyone for in-",
    "formation about the dike, and for more",
    "information about the men, their tools,",
    "their carts and what they had eaten on",
    "the days of the flood, when the water",
    "stood higher than in any year before.",
]


def test_ends_of_lines_in_columns(tmp_path: Path) -> None:
    shown = across([*set_in(LEFT, 60, 700), *set_in(RIGHT, 280, 700)])
    whole = " ".join([*LEFT, *RIGHT])
    whole = whole.replace("Tràng- định", "Tràng-định").replace("in- formation", "information")
    assert " ".join(read(tmp_path / "x.pdf", [shown])) == whole


def test_columns_under_a_text_of_full_width(tmp_path: Path) -> None:
    parts, shown = columns(2, seed=6)
    summary = prose(90, seed=7)
    above = [Shown(s.text, s.x, s.y, SIZE) for s in set_in(wrapped(summary, 448), 60, 790)]
    low = above[-1].y - 30
    below = [Shown(s.text, s.x, s.y - 700 + low, SIZE) for s in shown]
    assert read(tmp_path / "x.pdf", [across([*above, *below])]) == [summary, " ".join(parts)]


def test_a_turned_page_keeps_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    _, shown = columns(2)
    data = pdf([across(shown)])
    path.write_bytes(
        data.replace(b"/MediaBox [0 0 595 842]", b"/Rotate 90 /MediaBox [0 0 595 842]")
    )
    lines = [line for line in open_document(path).text().split("\n") if line.strip()]
    assert lines[0] == " ".join(s.text for s in across(shown)[:2])
