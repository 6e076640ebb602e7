"""What is read from files in every state; each row is one flaw."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import InputError, SettingsError
from align.exchange.reading import PLACEHOLDER as P
from align.exchange.reading import Problem, Translated, read_tmx, read_units, restored
from align.exchange.reading.codes import numbered, unnumbered
from align.exchange.xmltext import content
from align.units import Origin, Status

HEAD = '<?xml version="1.0"?>\n<tmx version="1.4">\n<header srclang="vi"/>\n<body>\n'
FOOT = "</body></tmx>"


def _unit(source: str = "a", target: str = "b", inside: str = "", attributes: str = "") -> str:
    one = f'<tuv xml:lang="vi"><seg>{source}</seg></tuv>'
    other = f'<tuv xml:lang="en"><seg>{target}</seg></tuv>'
    return f"<tu{attributes}>{inside}{one}{other}</tu>\n"


def _file(*units: str, head: str = HEAD) -> str:
    return head + "".join(units) + FOOT


def _read(
    path: Path, data: str | bytes, source: str = "vi", target: str = "en"
) -> tuple[list[Translated], list[Problem]]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    problems: list[Problem] = []
    units = list(read_tmx(path, source=source, target=target, problem=problems.append))
    return units, problems


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.tmx"


@pytest.mark.parametrize(
    ("source", "text", "reason", "kept"),
    [
        ("a\x0bb", "ab", "XML does not allow (U+000B)", "without them"),
        ("a&#x1F;b", "ab", "XML does not allow (U+001F)", "without them"),
        ("a&#0;b&#xFFFFFFFF;", "ab", "XML does not allow (U+0000, U+FFFFFFFF)", "without them"),
        ("a&nbsp;b", "a\xa0b", "'&nbsp;' is not defined", "the character of HTML"),
        ("a&company;b", "a&company;b", "'&company;' is not defined", "it as text"),
        ("R & D", "R & D", "'&' is not defined", "it as text"),
        ("1 < 2", "1 < 2", "'<' stands for itself", "it as text"),
        ("a <b>c</b>", f"a {P}c{P}", "<b> is not an element of TMX", "as a code"),
        ("a<br/>c", f"a{P}c", "<br> is not an element of TMX", "as a code"),
        ("a <b c>d</b>", f"a {P}d{P}", "the markup is broken", "compare it"),
        ("a" + "<q>" * 90 + "x" + "</q>" * 90, None, "too deep", "those that do not"),
    ],
)
def test_a_flaw_costs_no_more_than_it_must(
    path: Path, source: str, text: str | None, reason: str, kept: str
) -> None:
    units, problems = _read(path, _file(_unit("1"), _unit(source), _unit("3")))
    assert [unit.source for unit in units[::2]] == ["1", "3"]
    assert text is None or units[1].source == text
    assert units[1].target == "b"
    told = [one for one in problems if reason in one.reason]
    assert told
    assert kept in told[0].kept
    assert {(one.unit, one.line) for one in problems} == {(2, 6)}


def test_bad_bytes_are_marked(path: Path) -> None:
    data = _file(_unit("1"), _unit("caf@"), _unit("3")).encode().replace(b"@", b"\xe9")
    units, problems = _read(path, data)
    assert [unit.source for unit in units] == ["1", "caf\ufffd", "3"]
    (problem,) = problems
    assert (problem.unit, problem.line) == (2, 6)
    assert "bytes are not of the file's encoding" in problem.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("declared", ["", ' encoding="UTF-8"', ' encoding="UTF-16"'])
@pytest.mark.parametrize("packed", ["", "gz", "zip"])
def test_encodings_and_archives(path: Path, encoding: str, declared: str, packed: str) -> None:
    text = _file(_unit("tỉnh ủy 😀", "e"), head=HEAD.replace('"1.0"', f'"1.0"{declared}'))
    data = text.encode(encoding)
    if packed == "gz":
        data = gzip.compress(data)
    elif packed == "zip":
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.tmx", data)
            archive.writestr("b/c.TMX", data)
            archive.writestr("readme.txt", "x")
        data = stream.getvalue()
    units, problems = _read(path, data)
    assert [unit.source for unit in units] == ["tỉnh ủy 😀"] * (2 if packed == "zip" else 1)
    assert problems == []


@pytest.mark.parametrize("encoding", ["windows-1258", "windows-1252", "iso-8859-1", "koi8-r"])
def test_declared_encodings_are_followed(path: Path, encoding: str) -> None:
    text = "\u0434" if encoding == "koi8-r" else "é"
    head = HEAD.replace('"1.0"', f'"1.0" encoding="{encoding}"')
    units, problems = _read(path, _file(_unit(text), head=head).encode(encoding))
    assert (units[0].source, problems) == (text, [])


def test_the_caller_knows_the_encoding_better(path: Path) -> None:
    path.write_bytes(_file(_unit("é")).encode("cp1252"))
    read = list(read_tmx(path, source="vi", target="en", encoding="cp1252"))
    assert read[0].source == "é"
    with pytest.raises(SettingsError, match="unknown encoding 'klingon'"):
        list(read_tmx(path, source="vi", target="en", encoding="klingon"))


@pytest.mark.parametrize("declared", ["klingon", "unicode_escape", "utf-7", "rot13", "hex"])
def test_an_encoding_that_is_none_is_told(path: Path, declared: str) -> None:
    head = HEAD.replace('"1.0"', f'"1.0" encoding="{declared}"')
    units, problems = _read(path, _file(_unit("\\u0041"), head=head))
    assert units[0].source == "\\u0041"
    assert problems[0].reason == f"the encoding {declared!r} is not known"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (b" \n\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"<html><body>x</body></html>", "this is not a TMX file"),
        (b"plain text", "this is not a TMX file"),
        (b"\x00\x01\x02" * 99, "this is not a TMX file"),
        (b"PK\x03\x04rubbish", "the zip archive is damaged"),
        (b"PK\x05\x06" + b"\0" * 18, "the archive holds no .tmx or .xml file"),
    ],
)
def test_what_is_no_tmx_is_refused(path: Path, data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        _read(path, data)


def test_a_missing_file_is_told(path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        list(read_units(path))
    with pytest.raises(InputError, match="this is a folder"):
        list(read_units(path.parent))


@pytest.mark.parametrize("cut", [0.55, 0.8, 0.95])
@pytest.mark.parametrize("packed", [False, True])
def test_a_file_that_breaks_off_keeps_what_is_complete(
    path: Path, cut: float, packed: bool
) -> None:
    data = _file(*(_unit(f"câu {n}", f"{n}") for n in range(2000))).encode()
    data = gzip.compress(data) if packed else data
    units, problems = _read(path, data[: int(len(data) * cut)])
    assert 200 < len(units) < 2000
    assert [unit.source for unit in units] == [f"câu {n}" for n in range(len(units))]
    assert any("ends before </tmx>" in one.reason for one in problems)
    assert any("cut off" in one.reason for one in problems) == packed


def test_a_unit_without_end_keeps_its_complete_languages(path: Path) -> None:
    broken = _unit("2").replace("</tu>", "")
    half = '<tu><tuv xml:lang="vi"><seg>x</seg></tuv><tuv xml:lang="en"><seg>ha'
    units, problems = _read(path, HEAD + _unit("1") + broken + _unit("3") + half)
    assert [unit.source for unit in units] == ["1", "2", "3"]
    assert {one.unit for one in problems} == {0, 2, 4}


@pytest.mark.parametrize(
    "text",
    [
        _file("<!-- " + _unit("no") + " -->", _unit("yes")),
        _file(_unit("yes", "x", "<note><![CDATA[ </tu> <tu> ]]></note>")),
        _file(_unit("yes"), "<?pi <tu> ?>"),
        _file("<tu/>", _unit("yes")),
        _file(_unit("<![CDATA[yes]]>")),
        _file(_unit("y<!-- no -->es")),
        _file(_unit("yes").replace("</tu>", "</tu >")),
        _file(_unit("yes"), head=HEAD.replace("<tmx", '<tmx xmlns="http://x"')),
        _file(
            _unit("yes").replace("<tu", "<t:tu").replace("</tu", "</t:tu").replace("tuv", "tuv"),
            head=HEAD.replace("<tmx", '<t:tmx xmlns:t="http://x"'),
        ).replace("</tmx", "</t:tmx"),
        _file(_unit("yes"), "<!-- " + "x" * 100_000 + " -->", _unit("no").replace("en", "fr")),
        HEAD.replace("<header", "<!-- <tu> " + "y" * 70_000 + "--><header") + _unit("yes") + FOOT,
    ],
)
def test_units_are_found_where_xml_has_them(path: Path, text: str) -> None:
    units, _ = _read(path, text)
    assert [unit.source for unit in units] == ["yes"]


@pytest.mark.parametrize(
    ("tags", "source", "target", "found"),
    [
        (("vi", "en"), "vi", "en", ["0>1"]),
        (("en", "vi"), "vi", "en", ["1>0"]),
        (("VI-vn", "EN"), "vi", "en", ["0>1"]),
        (("vi_VN", "en_US"), "vi", "en", ["0>1"]),
        (("vie", "eng"), "vi", "en", ["0>1"]),
        (("Vietnamese", "English (UK)"), "vi", "en", ["0>1"]),
        (("vi-VN", "en-GB", "en", "fr"), "vi", "en", ["0>1", "0>2"]),
        (("vi", "en-GB", "en"), "vi", "en-GB", ["0>1"]),
        (("vi", "en-US", "en"), "vi", "en-GB", ["0>2"]),
        (("en-US", "en-GB"), "en-GB", "en-US", ["1>0"]),
        (("en-US", "en-GB"), "en-US", "en-GB", ["0>1"]),
        (("vi-VN", "vi", "en"), "vi", "en", ["1>2"]),
        (("vi", "fr"), "vi", "en", []),
        (("en",), "vi", "en", []),
        (("en", "en"), "en", "en-GB", []),
    ],
)
def test_languages_as_they_are_written(
    path: Path, tags: tuple[str, ...], source: str, target: str, found: list[str]
) -> None:
    inside = "".join(f'<tuv xml:lang="{t}"><seg>{n}</seg></tuv>' for n, t in enumerate(tags))
    units, problems = _read(path, _file(f"<tu>{inside}</tu>"), source, target)
    assert [f"{unit.source}>{unit.target}" for unit in units] == found
    assert bool(problems) == (not found)


@pytest.mark.parametrize("said", ["", ' srclang="*all*"', ' srclang="fr"', ' srclang="en"'])
def test_the_source_language_of_the_file_need_not_be_right(path: Path, said: str) -> None:
    units, _ = _read(path, _file(_unit(), head=HEAD.replace(' srclang="vi"', said)))
    assert (units[0].source, units[0].target) == ("a", "b")


def test_lang_stands_for_xml_lang(path: Path) -> None:
    units, _ = _read(path, _file(_unit().replace("xml:lang", "lang")))
    assert units[0].source_language == "vi"


def test_what_is_said_of_a_unit_is_kept(path: Path) -> None:
    said = (
        '<note>one</note><prop type="x-document">d.txt</prop><prop type="x-status">draft</prop>'
        '<prop type="x-context-pre">&lt;seg&gt;before&lt;/seg&gt;</prop><prop type="next">n</prop>'
        '<prop type="x-engine">compact</prop><prop type="client">C</prop><prop>bare</prop>'
    )
    attributes = ' tuid="7" creationid="anna" changeid="ben" usagecount="3" creationdate="soon"'
    units, problems = _read(
        path, _file(_unit(inside=said, attributes=attributes + ' changedate="20260102T030405Z"'))
    )
    (unit,) = units
    assert unit.notes == ("one",)
    assert (unit.document, unit.before, unit.after) == ("d.txt", "before", "n")
    assert (unit.key, unit.author, unit.created, unit.changed) == (
        "7",
        "ben",
        "",
        "2026-01-02T03:04:05Z",
    )
    assert (unit.status, unit.origin) == (Status.DRAFT, Origin("compact"))
    assert unit.props == (
        ("client", "C"),
        ("x-property", "bare"),
        ("x-creationid", "anna"),
        ("x-usagecount", "3"),
        ("x-creationdate", "soon"),
    )
    assert [one.reason for one in problems] == ["a prop has no type"]


def test_machine_translation_is_a_draft(path: Path) -> None:
    units, _ = _read(path, _file(_unit(attributes=' creationid="MT!"')))
    assert (units[0].status, units[0].origin) == (Status.DRAFT, Origin("mt"))


def test_codes_become_placeholders(path: Path) -> None:
    seg = (
        'a <bpt i="1" x="1">&lt;b&gt;</bpt>b<ept i="1">&lt;/b&gt;</ept> <hi type="t">c</hi>'
        '<ph>x<sub>y</sub></ph><it pos="begin">z</it><ut/>' + P
    )
    (unit,), problems = _read(path, _file(_unit(seg)))
    assert unit.source == f"a {P}b{P} {P}c{P}{P}{P}{P}{P}"
    assert unit.source_codes == (
        '<bpt i="1" x="1">&lt;b&gt;</bpt>',
        '<ept i="1">&lt;/b&gt;</ept>',
        '<hi type="t">',
        "</hi>",
        "<ph>x<sub>y</sub></ph>",
        '<it pos="begin">z</it>',
        "<ut></ut>",
        P,
    )
    assert restored(unit.source, unit.source_codes) == seg.replace("<ut/>", "<ut></ut>")
    assert problems == []


def test_nothing_outside_the_file_is_read(path: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    doctype = (
        f'<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY x SYSTEM "{tmp_path}/secret">'
        '<!ENTITY lol "lol"><!ENTITY big "&lol;&lol;&lol;"><!ENTITY firm "Công ty">]>\n'
    )
    head = HEAD.replace("<tmx", doctype + "<tmx")
    units, problems = _read(path, _file(_unit("&x;", "&big;"), _unit("&firm;"), head=head))
    assert (units[0].source, units[0].target) == ("&x;", "&big;")
    assert units[1].source == "Công ty"
    assert "declares external entities" in problems[0].reason


def test_an_archive_that_grows_too_much_is_stopped(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("align.exchange.reading.opening.FREE_EXPANSION", 1 << 20)
    data = gzip.compress((HEAD + _unit() * 100 + " " * 9_000_000 + FOOT).encode())
    units, problems = _read(path, data)
    assert len(units) == 100
    assert any("grow beyond" in one.reason for one in problems)


def test_a_giant_unit_costs_only_itself(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("align.exchange.reading.cutting.LONGEST", 100_000)
    giant = _unit("x" * 400_000)
    units, problems = _read(path, _file(_unit("1"), giant, _unit("3")))
    assert [unit.source for unit in units] == ["1", "3"]
    assert problems


@pytest.mark.parametrize("noise", ["<!--", "<tu ", "<tu>", "</tu>", "<![CDATA[", "<?", "<a>", "&"])
def test_noise_takes_linear_time(path: Path, noise: str) -> None:
    path.write_text(HEAD + noise * 20_000)
    list(read_units(path))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=6))
def test_any_text_is_read_as_a_parser_would(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]
) -> None:
    from align.exchange.reading.units import tidy
    from align.exchange.xmltext import legal

    path = tmp_path_factory.mktemp("x") / "x.tmx"
    legal_pairs = [(legal(a)[0], legal(b)[0]) for a, b in pairs]
    units, _ = _read(path, _file(*(_unit(content(a), content(b)) for a, b in legal_pairs)))
    wanted = [(tidy(a), tidy(b)) for a, b in legal_pairs]
    assert [(one.source, one.target) for one in units] == [one for one in wanted if all(one)]


@given(st.lists(st.sampled_from(["a", "{1}", "{9}", P, "b"]), max_size=8))
def test_people_write_codes_as_numbers(pieces: list[str]) -> None:
    codes = ("<ph>x</ph>", P)
    text, used = unnumbered("".join(pieces), codes)
    assert text.count(P) == len(used)
    assert unnumbered(numbered(text, used), used) == (text, used)
