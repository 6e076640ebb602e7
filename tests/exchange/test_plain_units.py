"""What is read without a parser is what the parser reads, whatever a file holds."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from align.errors import InputError
from align.exchange.reading import PLACEHOLDER, read_units
from align.exchange.reading.plain import has_plain_text, plain_unit
from align.exchange.reading.units import unit_of

from .interop import INTEROP
from .mutants import mutant, seeds

_HEADS = (
    '<?xml version="1.0"?>\n<tmx version="1.4">\n<header srclang="vi"/>\n<body>\n',
    '<tmx version="1.4" xmlns:t="http://x" xmlns="http://y"><header srclang="*all*"/><body>',
    '<!DOCTYPE tmx [<!ENTITY firm "Công ty">]><tmx><header/><body>\r\n',
)
_TEXTS = (
    "",
    "a",
    "tỉnh ủy",
    "e\u0301\u0323",
    " \xa0 ",
    "\n b\t",
    "\r\n",
    "\r",
    "&amp;",
    "&lt;b&gt;",
    "&quot;&apos;",
    "&#10;",
    "&#13;",
    "&#x1EE7;",
    "&#233;",
    ">",
    "\"'",
    "😀",
    "\x85\u2028",
)
_CODES = (
    '<ph x="1">&lt;br/&gt;</ph>',
    "<ph/>",
    '<bpt i="1">{\\b </bpt>x<ept i="1">}</ept>',
    '<bpt i="1" x="1" type="bold"/>é<ept i="1"/>',
    '<it pos="begin">&lt;i></it>',
    "<ut>\r\n</ut>",
    "<ph x='1'/>",
)
_ODD_TEXTS = (
    "<![CDATA[ <tu> </tu> & ]]>",
    "<!-- </tu> -->",
    "<!-- <tu> -->",
    "<?pi </tu> ?>",
    "]]>",
    "&#xFFFC;",
    PLACEHOLDER,
    "&firm;",
    "&nbsp;",
    "&#0;",
    "&#xD800;",
    "&#x110000;",
    "&#99999999;",
    "&",
    "<",
    "\x0b",
    "\ufffe",
    "<b>c</b>",
    '<hi type="t">c</hi>',
    '<ept i="1"/>',
    '<ph a="1" a="2"/>',
    "<ph>x<sub>y</sub></ph>",
    "<ph>",
    "</ph>",
    "<ph><it/>z</ph>",
    "<ph t:x='1'/>",
    '<ph x="1"',
    "<seg>",
    "</seg>",
    "</tu>",
    "<tu>",
    "<tu/>",
)
_ATTRIBUTES = (
    ' tuid="7"',
    '\n\tcreationdate="20260101T000000Z"',
    ' creationid="R D"',
    '  changeid="é"',
    ' srclang="en"',
    ' usagecount=""',
    ' creationtool="a>b/"',
)
_ODD_ATTRIBUTES = (
    " tuid='7'",
    ' note="a&amp;b"',
    ' note="a\nb"',
    ' note = "a"',
    ' note="<"',
    ' xmlns="http://y"',
    ' xmlns:t="http://y"',
    ' t:x="1"',
    ' xml:space="preserve"',
    ' lang="fr"',
    ' xml:lang="fr"',
    "note",
    "/",
    "\xa0",
)


@st.composite
def _mixed(draw: st.DrawFn, usual: tuple[str, ...], odd: tuple[str, ...], most: int = 3) -> str:
    """Pieces, one of twelve of them odd."""
    pieces = [
        draw(st.sampled_from(odd if draw(st.integers(0, 11)) == 7 else usual))
        for _ in range(draw(st.integers(0, most)))
    ]
    return "".join(pieces)


_SPACES = _mixed((" ", "\n", "\r\n", "\t"), ("\xa0", "x", "<!-- <tu> -->", "<?pi ?>", "&amp;"), 2)
_SAID = _mixed(_ATTRIBUTES, _ODD_ATTRIBUTES)
_SEGMENTS = _mixed(_TEXTS + _CODES, _ODD_TEXTS, 6)
_ASIDES = _mixed(
    (
        '<prop type="x-client">A &amp; B</prop>',
        '<prop type="x-document">d</prop>\n',
        '<prop type="e\u0301"> é </prop>',
        "<note>one</note>",
        "<note> </note>",
    ),
    (
        "<prop>bare</prop>",
        '<prop type="">x</prop>',
        '<prop type="a&lt;"/>',
        '<prop type="x"><b>c</b></prop>',
        '<note xml:lang="en">x</note>',
        "<note><![CDATA[</tu>]]></note>",
        "<ude/>",
        "<map>x</map>",
        "<seg>x</seg>",
        "</prop>",
        "<prop>",
    ),
)


@st.composite
def _variants(draw: st.DrawFn) -> str:
    usual = (' xml:lang="vi"', ' xml:lang="en-US"', ' changeid="x" xml:lang="fr"')
    language = draw(st.sampled_from(usual + usual + ("", ' lang="vi"', " xml:lang='vi'")))
    said, asides, space = draw(_SAID), draw(_ASIDES), draw(_SPACES)
    segment = draw(_SEGMENTS)
    return f"<tuv{language}{said}>{space}{asides}<seg>{segment}</seg>{draw(_SPACES)}</tuv>"


@st.composite
def _units(draw: st.DrawFn) -> str:
    inside = [draw(_variants()) for _ in range(draw(st.sampled_from((2, 2, 2, 1, 3, 0))))]
    space = draw(_SPACES)
    unit = f"<tu{draw(_SAID)}>{space}{draw(_ASIDES)}{space.join(inside)}{space}</tu>"
    return draw(_SPACES) + unit


_FILES = st.builds(
    lambda head, units, foot: head + "".join(units) + foot,
    st.sampled_from(_HEADS),
    st.lists(_units(), max_size=6),
    st.sampled_from(("</body></tmx>", "\n</body>\n</tmx>\n", "", "</bo")),
)


def _log(path: Path) -> list[object]:
    """Return units and problems in the order they come, attributes in theirs."""
    log: list[object] = []
    try:
        for unit in read_units(path, problem=log.append):
            log.append(unit)
            log.append(list(unit.attributes.items()))
            log += [list(one.attributes.items()) for one in unit.variants]
    except InputError as error:
        log.append(str(error))
    return log


@contextmanager
def _parser_alone() -> Iterator[None]:
    with patch("align.exchange.reading.tmx.has_plain_text", lambda _: False):
        yield


def _same(path: Path) -> None:
    here = _log(path)
    with _parser_alone():
        there = _log(path)
    assert here == there


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plain") / "x.tmx"


@settings(deadline=None, max_examples=200)
@given(_FILES, st.sampled_from((64, 600, 1 << 14)))
def test_generated_files_read_alike(path: Path, text: str, block: int) -> None:
    path.write_bytes(text.encode())
    with patch("align.exchange.reading.opening.BLOCK", block):
        _same(path)


@settings(deadline=None, max_examples=100)
@given(_FILES, st.integers(0, 1 << 30))
def test_damaged_generated_files_read_alike(path: Path, text: str, seed: int) -> None:
    path.write_bytes(mutant(text.encode(), random.Random(seed)))
    _same(path)


def test_damaged_real_files_read_alike(path: Path) -> None:
    chance = random.Random(11)
    originals = seeds()
    for _ in range(100):
        path.write_bytes(mutant(chance.choice(originals), chance))
        _same(path)


@pytest.mark.skipif(not INTEROP.is_dir(), reason="the files are not here")
def test_real_files_read_alike() -> None:
    for one in sorted((INTEROP / "files").glob("*.tmx")):
        _same(one)


def _unit(source: str = "a", inside: str = "", said: str = "", there: str = "") -> str:
    one = f'<tuv xml:lang="vi"{there}><seg>{source}</seg></tuv>'
    return f'\n<tu{said}>{inside}{one}<tuv xml:lang="en"><seg>b</seg></tuv></tu>'


@pytest.mark.parametrize(
    "text",
    [
        _unit(),
        _unit("tỉnh ủy &amp; &#233;"),
        _unit(_CODES[2]),
        _unit(inside='<prop type="x">y</prop> <note>z</note>', said=' tuid="1" srclang="vi"'),
        _unit(there=' changeid="x"'),
        _unit(there=' creationid="a>b"').replace("<seg>b", "\n<seg>b"),
    ],
)
def test_usual_units_are_plain(text: str) -> None:
    assert has_plain_text(text)
    read = plain_unit(text + _unit("next"), 0, 5, 8, "*all*")
    assert read is not None
    unit, end = read
    assert (unit.number, unit.line, len(unit.variants)) == (5, 9, 2)
    assert end == len(text)


@pytest.mark.parametrize(
    "text",
    [
        *map(_unit, _ODD_TEXTS),
        *(_unit(said=one) for one in _ODD_ATTRIBUTES if "lang" not in one),
        _unit(there=' changeid="1" changeid="2"'),
        _unit(said=' tuid="1" tuid="2"'),
        _unit(inside="<prop>y</prop>"),
        _unit(there='><prop type="x">y</prop><note>z</note'),
        _unit(there=' lang="fr"'),
        _unit(said=' xml:lang="fr"'),
        _unit("<ph>" + "x" * 9999 + "</ph>"),
        "<!-- x -->" + _unit(),
        _unit().replace("<tu>", "<tu>x"),
    ],
)
def test_what_is_uncertain_is_left_to_the_parser(text: str) -> None:
    assert not has_plain_text(text) or plain_unit(text, 0, 1, 1, "vi") is None


@pytest.mark.parametrize("odd", ["<hi>c</hi>", "<b>c</b>", '<ept i="1"/>', "&#xFFFC;"])
def test_a_unit_that_is_not_plain_sends_only_itself_to_the_parser(path: Path, odd: str) -> None:
    units = [_unit(str(n)) for n in range(9)]
    path.write_text(_HEADS[0] + "".join((*units, _unit(odd), *units)) + "</body></tmx>")
    with patch("align.exchange.reading.tmx.unit_of", wraps=unit_of) as parser:
        assert sum(1 for _ in read_units(path)) == 19
    assert parser.call_count == 1
