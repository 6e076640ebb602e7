import io
import re
import shutil
import subprocess
import sys
import tracemalloc
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from align.errors import SettingsError
from align.exchange.base import Facts, Report
from align.exchange.terms import parse
from align.exchange.tmx import Tmx, write_tmx
from align.units import Status, Unit

from .samples import FACTS, HONOURED, SHARED, article, unit

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
_MARKUP = st.sampled_from(["<b>", "&amp;", "]]>", "&#31;", "<!--", "\r\n", "a\u0301", "\x0b", ""])
_SEG = st.tuples(_TEXT, _MARKUP, _TEXT).map("".join)


def _tmx(*units: Unit, facts: Facts = FACTS) -> tuple[bytes, Report]:
    stream = io.BytesIO()
    report = Tmx().write(stream, units, facts)
    return stream.getvalue(), report


def _segs(content: bytes) -> list[tuple[str, str]]:
    """Read source and target of each unit with lxml, as strictly as it can."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    return [tuple(seg.text or "" for seg in tu.iter("seg")) for tu in root.iter("tu")]  # type: ignore[misc]


def _props(content: bytes) -> list[list[tuple[str, str]]]:
    root = etree.fromstring(content)
    return [
        [(str(prop.get("type")), prop.text or "") for prop in tu.iter("prop")]
        for tu in root.iter("tu")
    ]


def _expected(text: str) -> str:
    legal = _ILLEGAL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", legal).strip()


def test_the_head_says_what_readers_require() -> None:
    content, _ = _tmx()
    assert content.decode().splitlines()[:2] == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    ]
    root = etree.fromstring(content)
    assert root.get("version") == "1.4"
    header = root.find("header")
    assert header is not None
    assert {str(name): value for name, value in header.attrib.items()} == {
        "creationtool": "align-workbench",
        "creationtoolversion": "0.1.0",
        "segtype": "sentence",
        "o-tmf": "align-workbench",
        "adminlang": "en",
        "srclang": "vi",
        "datatype": "plaintext",
        "creationdate": "20261125T080005Z",
    }


def test_a_unit_says_where_it_comes_from() -> None:
    content, _ = _tmx(*article())
    assert _props(content)[0] == [
        ("x-status", "draft"),
        ("x-document", "a.txt"),
        ("x-paragraph", "1"),
        ("x-segment", "2"),
        ("x-start", "200"),
        ("x-end", "215"),
        ("x-context-pre", "I. Tình hình chung"),
        ("x-context-post", "Chưa dịch."),
        ("x-engine", "compact"),
        ("x-revision", "r1"),
        ("x-glossary", "0badc0de"),
        ("x-settings", "beam=4"),
        ("x-score", "-0.2500"),
        (
            "x-term",
            "tỉnh ủy [0:7] exact → provincial Party committee [4:30] honoured (plain) #tinh-uy",
        ),
    ]
    root = etree.fromstring(content)
    assert [tu.get("changedate") for tu in root.iter("tu")] == ["20261124T020741Z"] * 7
    assert [note.text for note in root.iter("note")] == ["so & so"]
    assert {tu.get("tuid") for tu in root.iter("tu")} == {None}
    assert [tuv.get(_LANG) for tuv in root.iter("tuv")] == ["vi", "en"] * 7


def test_context_is_only_what_stands_next_in_the_document() -> None:
    content, _ = _tmx(
        unit(1, "a", "A"),
        unit(2, "b", "B"),
        unit(4, "d", "D"),
        unit(5, "e", "E", document="b"),
        unit(6, " f ", "F", document="b"),
    )
    context = [
        {name: text for name, text in props if "context" in name} for props in _props(content)
    ]
    assert context == [
        {"x-context-post": "b"},
        {"x-context-pre": "a"},
        {},
        {"x-context-post": "f"},
        {"x-context-pre": "e"},
    ]


def test_what_a_person_confirmed_comes_last() -> None:
    content, report = _tmx(*article())
    assert report.written == 7
    statuses = [dict(props)["x-status"] for props in _props(content)]
    assert statuses == ["draft"] * 5 + ["confirmed"] * 2
    last = dict(_segs(content))
    assert last["Lặp lại."] == "Once more."


@pytest.mark.parametrize(
    ("source", "target", "status"),
    [
        ("a", "", Status.DRAFT),
        ("a", " \n\x0b", Status.CONFIRMED),
        ("\u00a0", "b", Status.DRAFT),
        ("a", "b", Status.NEW),
    ],
)
def test_nothing_empty_is_written(source: str, target: str, status: Status) -> None:
    content, report = _tmx(unit(1, source, target, status))
    assert (report.written, report.untranslated) == (0, 1)
    assert _segs(content) == []


def test_terms_stand_where_they_stand_in_the_file() -> None:
    hit = replace(HONOURED.hit, start=2, end=9)
    use = replace(HONOURED, hit=hit, start=6, end=32)
    moved = unit(
        1, "\x01 tỉnh ủy", " \x02the  provincial Party committee"[:6] + HONOURED.form, None, use
    )
    content, report = _tmx(moved)
    ((source, target),) = _segs(content)
    (line,) = [text for name, text in _props(content)[0] if name == "x-term"]
    written = parse(line)
    assert written is not None
    assert source[written.hit.start : written.hit.end] == use.hit.surface
    assert target[written.start : written.end] == use.form
    assert report.stripped == 2


@settings(deadline=None, max_examples=200)
@given(_SEG, _SEG, _TEXT)
def test_any_text_survives(source: str, target: str, other: str) -> None:
    content, report = _tmx(replace(unit(1, source, target, Status.DRAFT), note=other))
    wanted = (_expected(source), _expected(target))
    if not all(wanted):
        assert (report.written, report.untranslated) == (0, 1)
        return
    assert _segs(content) == [wanted]
    assert report.stripped == sum(len(_ILLEGAL.findall(text)) for text in (source, target))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(_SEG, _SEG), max_size=5))
def test_the_translate_toolkit_reads_what_was_written(pairs: list[tuple[str, str]]) -> None:
    tmx = pytest.importorskip("translate.storage.tmx")
    content, report = _tmx(*(unit(i, a, b, Status.DRAFT) for i, (a, b) in enumerate(pairs, 1)))
    store = tmx.tmxfile(io.BytesIO(content), sourcelanguage="vi", targetlanguage="en")
    assert len(store.units) == report.written
    wanted = [(_expected(a), _expected(b)) for a, b in pairs]
    assert [(one.source, one.target) for one in store.units] == [one for one in wanted if all(one)]


@pytest.mark.parametrize(
    ("source", "target"),
    [("vi", "en"), ("vi-VN", "en-GB"), ("zh-Hant-TW", "es-419"), ("sr-Latn", "de-CH-1996")],
)
def test_language_tags_are_written_as_given(source: str, target: str) -> None:
    content, _ = _tmx(unit(1, "a", "b"), facts=replace(FACTS, source=source, target=target))
    assert f'srclang="{source}"'.encode() in content
    assert f'xml:lang="{target}"'.encode() in content


@pytest.mark.parametrize(
    ("source", "target", "what"),
    [
        ("vi_VN", "en", "'vi_VN' is not a language tag"),
        ("vi", "English", "'English' is not a language tag"),
        ("", "en", "'' is not a language tag"),
        ("vi", "en-", "'en-' is not a language tag"),
        ("*all*", "en", "is not a language tag"),
        ("vi", "VI", "are both 'vi'"),
    ],
)
def test_other_language_names_are_refused(
    tmp_path: Path, source: str, target: str, what: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        write_tmx(tmp_path / "x.tmx", [], source=source, target=target, tool_version="1")
    assert what in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_time_without_zone_is_utc(tmp_path: Path) -> None:
    naive = datetime(2026, 1, 2, 3, 4, 5)
    write_tmx(tmp_path / "x.tmx", [], tool_version='0.1 "β"', created=naive)
    content = (tmp_path / "x.tmx").read_bytes()
    assert b'creationdate="20260102T030405Z"' in content
    header = etree.fromstring(content).find("header")
    assert header is not None
    assert header.get("creationtoolversion") == '0.1 "β"'


def test_a_time_that_is_none_is_left_out() -> None:
    content, _ = _tmx(replace(unit(1, "a", "b"), changed="yesterday"))
    assert b"changedate" not in content


def test_memory_does_not_grow_with_the_project(tmp_path: Path) -> None:
    def many(size: int) -> Iterator[Unit]:
        for number in range(1, size + 1):
            status = Status.CONFIRMED if number % 2 else Status.DRAFT
            yield unit(number, f"câu số {number}", f"sentence {number}", status, HONOURED)

    def peak(size: int) -> int:
        tracemalloc.start()
        write_tmx(tmp_path / f"{size}.tmx", many(size), tool_version="1")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(100)
    assert peak(4000) < 1.3 * peak(1000)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the judges are not here")
def test_the_gate_has_nothing_to_say(tmp_path: Path) -> None:
    path = tmp_path / "x.tmx"
    write_tmx(path, article(), tool_version="0.1.0")
    gate: list[str | Path] = [sys.executable, SHARED / "interop" / "tmx_gate.py", path]
    judged = subprocess.run(gate, capture_output=True, text=True, check=False)
    assert (judged.returncode, judged.stdout.split()) == (0, ["ok", str(path)]), judged


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the judges are not here")
@pytest.mark.skipif(
    not Path("/usr/share/omegat/OmegaT.jar").is_file() or not shutil.which("java"),
    reason="OmegaT is not installed",
)
@pytest.mark.parametrize(("mode", "code"), [("auto", 0), ("plain", 3)])
def test_omegat_uses_every_unit(tmp_path: Path, mode: str, code: int) -> None:
    units = [one for one in article() if one.target and one.segment.text != one.target]
    (tmp_path / "source.txt").write_text("\n".join(one.segment.text for one in units))
    write_tmx(tmp_path / "x.tmx", units, tool_version="0.1.0")
    check = [SHARED / "interop" / "omegat_check.sh", tmp_path / "source.txt", tmp_path / "x.tmx"]
    judged = subprocess.run(
        ["bash", *check, "vi", "en", mode], capture_output=True, text=True, check=False
    )
    assert judged.returncode == code, judged.stdout + judged.stderr
    if mode == "auto":
        assert "Lặp lại.\t=>\tOnce more." in judged.stdout
    else:
        assert "0/6 source segments" in judged.stderr
