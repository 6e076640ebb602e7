"""Every format runs the same tests."""

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from translate.storage import tbx as toolkit

from align.errors import GlossaryError, SettingsError
from align.glossary import Context, Entry, Glossary, Part, load_glossary
from align.glossary.draft import DraftGlossary, finished
from align.glossary.formats import for_path, get, names
from align.shipped import house_glossary
from tests.glossary.entries import glossaries

NAMED = {"yaml", "tbx", "tbx-dct", "tbx2", "utx"}
FULL = Entry(
    id="the | one",
    source="tỉnh ủy",
    target="provincial Party committee",
    variants=("tỉnh uỷ ta",),
    allowed=("Provincial | Party", "committee"),
    forbidden=("province committee",),
    note="align.note: said <so> & so",
    part_of_speech=Part.NAME,
    domain="party; bodies",
    case_sensitive=True,
    any_case=True,
    inflect=False,
    when=Context(before=("bí thư",), anywhere=("họp", "a \\ b")),
    unless=Context(after=("cũ",)),
)


def written(glossary: Glossary, name: str) -> tuple[bytes, Counter[str]]:
    stream = io.BytesIO()
    lost = get(name).write(stream, glossary)
    return stream.getvalue(), lost


def read(raw: bytes, name: str) -> Glossary:
    draft = DraftGlossary("t", "", "vi", "en")
    get(name).read(raw, draft)
    return finished(draft)


@pytest.mark.parametrize("name", names())
@settings(max_examples=30, deadline=None)
@given(glossary=glossaries())
def test_what_is_written_is_read_back(name: str, glossary: Glossary) -> None:
    raw, lost = written(glossary, name)
    back = read(raw, name)
    assert back.entries == glossary.entries
    assert set(lost) <= {"name of the term base"}
    if name in NAMED - {"utx"}:
        assert back.name == glossary.name


@pytest.mark.parametrize("name", names())
def test_an_entry_with_everything(name: str) -> None:
    raw, _ = written(Glossary((FULL,)), name)
    assert read(raw, name).entries == (FULL,)


@pytest.mark.parametrize("name", names())
def test_the_house_term_base(name: str, tmp_path: Path) -> None:
    house = load_glossary(house_glossary())
    raw, lost = written(house, name)
    path = tmp_path / f"house{get(name).suffixes[0]}"
    path.write_bytes(raw)
    back = load_glossary(path)
    assert back.entries == house.entries
    assert back.digest == house.digest
    assert lost == ({} if name in NAMED else {"name of the term base": 1})
    assert back.name == (house.name if name in NAMED else "house")


@pytest.mark.parametrize("name", sorted(set(names()) - {"yaml"}))
def test_lines_of_a_note_are_counted_as_lost(name: str) -> None:
    raw, lost = written(Glossary((replace(FULL, note="one\n\ntwo"),)), name)
    assert lost["line breaks in notes"] == 1
    assert read(raw, name).entries[0].note == "one two"


def test_what_xml_cannot_hold_is_counted() -> None:
    raw, lost = written(Glossary((Entry("a", "a", "b\x01\ufffec"),)), "tbx")
    assert lost == {"characters that XML cannot hold": 2}
    assert read(raw, "tbx").entries[0].target == "bc"


@pytest.mark.parametrize("name", names())
def test_a_broken_file_is_one_sentence(name: str) -> None:
    for raw in (b"", b"\xff\xfe\x00", b"\xe1\xba", b"<", b"a\tb\0", b"\x00\x01\x02"):
        draft = DraftGlossary("t", "", "vi", "en")
        try:
            get(name).read(raw, draft)
            finished(draft)
        except GlossaryError as error:
            assert "\n" not in str(error)
            assert str(error).startswith("t")


@pytest.mark.parametrize(
    ("file", "head", "name"),
    [
        ("a.tbx", b"<tbx/>", "tbx"),
        ("a.XML", b"", "tbx"),
        ("a.txt", b"\xef\xbb\xbf<?xml version='1.0'?>", "tbx"),
        ("a.tsv", b"#UTX 1.11; vi/en\n", "utx"),
        ("a.utf8", b"a\tb", "tsv"),
        ("a.csv", b"a,b", "csv"),
        ("a.yml", b"", "yaml"),
    ],
)
def test_a_file_is_recognised(file: str, head: bytes, name: str) -> None:
    from align.glossary.formats import recognised

    assert recognised(Path(file), head).name == name


def test_unknown_formats() -> None:
    with pytest.raises(SettingsError, match="unknown format of a term base 'xls'; choose one of"):
        get("xls")
    with pytest.raises(GlossaryError, match=r"'\.xls' is no format of a term base"):
        for_path(Path("a.xls"))


@pytest.mark.parametrize("name", ["tbx", "tbx2"])
def test_translate_toolkit_reads_our_tbx(name: str) -> None:
    house = load_glossary(house_glossary())
    raw, _ = written(house, name)
    if name == "tbx":
        # Its reader knows version 2 only; the structure is the same under other names.
        older = {"conceptEntry": "termEntry", "langSec": "langSet", "termSec": "tig"}
        for new, old in (older | {"<tbx ": "<martif ", "</tbx>": "</martif>"}).items():
            raw = raw.replace(new.encode(), old.encode())
    store = toolkit.tbxfile.parsestring(raw)
    store.setsourcelanguage("vi")
    store.settargetlanguage("en")
    assert [(unit.source, unit.target) for unit in store.units] == [
        (entry.source, entry.target) for entry in house.entries
    ]
