"""What every format must do that a translation is written back into."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from align.documents import open_document
from align.documents.writing import keeps_format, rewritten
from align.errors import InputError
from align.text import plain
from tests.documents.translating import letters, translated, units_of, wanted

Run = tuple[str, str]
"""A look (``""``, ``b``, ``i``, ``a``) and the words that have it."""
Block = tuple[str, Sequence[Run]]
"""A kind (``p``, ``h``, ``li``, ``tr``) and its runs; of a row each run is a cell."""

_MARKS = {"": "{}", "b": "**{}**", "i": "*{}*", "a": "[{}](http://a.example/b_c)"}
_TAGS = {"": "{}", "b": "<b>{}</b>", "i": "<i>{}</i>", "a": '<a href="http://a.example">{}</a>'}


def _text(path: Path, blocks: Sequence[Block]) -> None:
    parts = [(" " if kind != "tr" else " | ").join(w for _, w in runs) for kind, runs in blocks]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _markdown(path: Path, blocks: Sequence[Block]) -> None:
    parts: list[str] = []
    for kind, runs in blocks:
        cells = [_MARKS[look].format(words) for look, words in runs]
        if kind == "tr":
            parts.append(f"| {' | '.join(cells)} |\n|{'---|' * len(cells)}")
        else:
            parts.append({"h": "## ", "li": "- "}.get(kind, "") + " ".join(cells))
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _html(path: Path, blocks: Sequence[Block]) -> None:
    parts: list[str] = []
    for kind, runs in blocks:
        cells = [_TAGS[look].format(words) for look, words in runs]
        if kind == "tr":
            parts.append(f"<table><tr><td>{'</td><td>'.join(cells)}</td></tr></table>")
        else:
            tag = {"h": "h2"}.get(kind, kind)
            parts.append(f"<{tag}>{' '.join(cells)}</{tag}>")
    path.write_text(f'<meta charset="utf-8"><body>{"".join(parts)}', encoding="utf-8")


def _word(path: Path, blocks: Sequence[Block]) -> None:
    document = docx.Document()
    for kind, runs in blocks:
        if kind == "tr":
            row = document.add_table(rows=1, cols=len(runs)).rows[0]
            for cell, (look, words) in zip(row.cells, runs, strict=True):
                cell.paragraphs[0].add_run(words).bold = look == "b" or None
            continue
        style = {"h": "Heading 1", "li": "List Bullet"}.get(kind)
        paragraph = document.add_paragraph(style=style)
        for i, (look, words) in enumerate(runs):
            run = paragraph.add_run(words)
            run.bold, run.italic = look == "b" or None, look in ("i", "a") or None
            if i + 1 < len(runs):
                paragraph.add_run(" ")
    document.save(str(path))


WRITERS: dict[str, Callable[[Path, Sequence[Block]], None]] = {
    "txt": _text,
    "md": _markdown,
    "html": _html,
    "docx": _word,
}
BLOCKS: list[Block] = [
    ("h", [("", "Tình hình"), ("b", "chung"), ("", "năm nay")]),
    ("p", [("", "Huyện ủy họp"), ("b", "ba ngày"), ("", "ở"), ("a", "Hà Nội"), ("", "rồi.")]),
    ("p", [("", "Câu đầu. Câu"), ("i", "hai"), ("", "dài hơn. Câu ba.")]),
    ("li", [("", "Mục một.")]),
    ("li", [("b", "Mục hai.")]),
    ("tr", [("", "Gạo"), ("b", "tốt"), ("", "12")]),
    ("p", [("", "Hết.")]),
]


@pytest.fixture(params=WRITERS)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    extension: str = request.param
    made = tmp_path / f"báo cáo.{extension}"
    WRITERS[extension](made, BLOCKS)
    return made


def _same(text: str) -> str:
    return text


def _nothing(text: str) -> str:
    return ""


def _reworded(text: str) -> str:
    return "\t".join("x" * (1 + len(cell) % 7) + " y" for cell in text.split("\t"))


@pytest.mark.parametrize(
    "translation", [_same, str.upper, _reworded, lambda text: text.replace("\t", " ") + " (et al.)"]
)
def test_what_is_read_from_the_translation_are_the_targets(
    path: Path, translation: Callable[[str], str]
) -> None:
    made, written = translated(path, translation)
    assert letters(written) == wanted(path, translation)
    assert (made.translated, made.untranslated) == (len(units_of(path)[0]), 0)


def test_a_translation_that_is_the_source_changes_nothing_to_be_seen(path: Path) -> None:
    _, written = translated(path, _same)
    before, after = (
        [(block.kind, block.content.text) for block in open_document(one).blocks()]
        for one in (path, written)
    )
    assert after == before


def test_without_targets_the_source_stays_and_is_counted(path: Path) -> None:
    made, written = translated(path, _nothing)
    assert letters(written) == letters(path)
    assert (made.translated, made.untranslated) == (0, len(units_of(path)[0]))


def test_kinds_of_blocks_stay(path: Path) -> None:
    _, written = translated(path, str.upper)
    kinds = [[block.kind for block in open_document(one).blocks()] for one in (path, written)]
    assert kinds[0] == kinds[1]


def test_the_same_units_give_the_same_text_again(path: Path) -> None:
    first, second = (translated(path, str.upper)[0] for _ in range(2))
    if path.suffix == ".docx":
        texts = [docx.Document(BytesIO(one.content)).element.xml for one in (first, second)]
        assert texts[0] == texts[1]
    else:
        assert first.content == second.content


def _appended(path: Path) -> None:
    WRITERS[path.suffix[1:]](path, [*BLOCKS, ("p", [("", "Thêm một câu.")])])


def _replaced(path: Path) -> None:
    WRITERS[path.suffix[1:]](path, [("p", [("", "Một tài liệu khác hẳn.")])])


@pytest.mark.parametrize("change", [_appended, _replaced])
def test_another_file_is_refused_in_one_sentence(
    path: Path, change: Callable[[Path], None]
) -> None:
    units, gone = units_of(path)
    change(path)
    with pytest.raises(InputError, match="not the file that the project read") as caught:
        rewritten(open_document(path), units, gone, "en")
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_format_that_is_written_back_is_told_by_its_ending(path: Path) -> None:
    media = open_document(path).media
    assert keeps_format(media, path.suffix.upper())
    assert not keeps_format(media, ".pdf")


EXAMPLES = 25
_WORDS = st.sampled_from(
    ["Huyện ủy", "họp", "ba ngày", "12", "Hà Nội.", "Xong.", "ở", "a", "lu\u0301a"]
)
_RUNS = st.lists(st.tuples(st.sampled_from(["", "b", "i", "a"]), _WORDS), min_size=1, max_size=6)
_DOCUMENTS = st.lists(
    st.tuples(st.sampled_from(["p", "h", "li", "tr"]), _RUNS), min_size=1, max_size=4
)
_LINES = """
plain words;Huyện ủy ba ngày;1. first;2) second;# no heading;- no item;+ plus;> no quote
*a* _b_ **c** __d__;[z](w) ![i](j) [k];`c` ``d``;<b>t</b>;&amp &lt & AT&T;===;---;```;~~~
a_b_c;snake_ _case;* star;x #;#;=;<!-- c -->;http://a.example/b_c;“q” ‘r’;];(;+;-;1.;_;!;12
  a   b;a | b;|---|;back\\slash \\*
"""
_NASTY = st.sampled_from(
    [*regex.split("[;\n]", _LINES.strip()), "&amp; &lt;", "a\nb", "\u00a0a\u00a0", "lu\u0301a"]
)


@pytest.mark.parametrize("extension", WRITERS)
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(blocks=_DOCUMENTS, targets=st.lists(_NASTY, min_size=1, max_size=5))
def test_any_target_is_shown_letter_by_letter(
    extension: str, blocks: list[Block], targets: list[str]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"x.{extension}"
        WRITERS[extension](path, blocks)
        try:
            units, gone = units_of(path)
        except InputError:
            return
        units = [replace(u, target=targets[i % len(targets)]) for i, u in enumerate(units)]
        made = rewritten(open_document(path), units, gone, "en")
        written = path.with_name(f"y.{extension}")
        written.write_bytes(made.content)
        expected = "".join("".join(plain(unit.target).split()) for unit in units)
        kept = "".join("".join(one.text.split()) for one in gone)
        read = letters(written)
        assert len(read) == len(expected) + (len(kept) if extension != "txt" else 0)
        if not gone:
            assert read == expected
