"""Units as nearly every tool writes them, read without a parser.

One regular expression says what a plain unit is, so narrowly that a parser could not see another
one in it; what does not fit, or holds anything uncertain, is left to the parser. Inline codes, of
which a file has few different ones, are read by the parser, once.
"""

import re
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError

from align.exchange.reading.records import PLACEHOLDER, FileUnit, Variant
from align.exchange.reading.salvage import parsed
from align.exchange.reading.units import segment_of, tidy

# Everything but Char of https://www.w3.org/TR/xml/#charsets would end a parser's work, and a
# placeholder of the file's own is a code.
_CHARACTERS = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffb\ufffd\U00010000-\U0010ffff]*")
_SPACE = r"[ \t\r\n]"
_VALUE = r'[^"<&\t\r\n]'
_SAID = rf'(?:{_SPACE}++(?:xml:lang|[a-zA-Z-]++)="{_VALUE}*+")*'
_ASIDE = rf'(?:<prop type="{_VALUE}++">[^<]*+</prop>|<note>[^<]*+</note>){_SPACE}*+'
_CODE = r"(?:bpt|ept|ph|it|ut)\b"
_SEGMENT = rf"[^<]*+(?:</?{_CODE}[^<]*+)*"
_VARIANT = rf"<tuv({_SAID}){_SPACE}*+>{_SPACE}*+<seg>({_SEGMENT})</seg>{_SPACE}*+</tuv>{_SPACE}*+"
_UNIT = re.compile(
    rf"{_SPACE}*+<tu({_SAID}){_SPACE}*+>{_SPACE}*+((?:{_ASIDE})*){_VARIANT}{_VARIANT}"
    rf"((?:{_VARIANT})*)</tu>"
)
_VARIANTS = re.compile(_VARIANT)
_LANGUAGE = ' xml:lang="'
_ASIDES = re.compile(r'<prop type="([^"]+)">([^<]*)|<note>([^<]*)')
_CODES = re.compile(rf"(<{_CODE}[^<>]*+>(?:[^<]*+</{_CODE}>)?)")
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));|&")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_KNOWN = 1024
_LONG = 500
"""Characters that markup may have to be worth remembering."""

_Asides = tuple[tuple[tuple[str, str], ...], tuple[str, ...]]
_NOTHING: _Asides = ((), ())


class _NotPlainError(Exception):
    """Only the parser knows what this is."""


def has_plain_text(text: str) -> bool:
    """Tell whether a text holds only characters of which units can be plain."""
    legal = _CHARACTERS.match(text)
    return legal is not None and legal.end() == len(text) and "]]>" not in text


def plain_unit(
    text: str, at: int, number: int, line: int, source_language: str
) -> tuple[FileUnit, int] | None:
    """Read the unit that begins behind white space.

    Args:
        text: part of a file that ``has_plain_text``.
        at: a place in it outside of any unit, comment and the like.
        number: number of the unit in the file.
        line: line of ``at``.
        source_language: the header's.

    Returns:
        The unit, just as the parser would give it without a complaint, and where it ends; None
        if it is not plain.
    """
    found = _UNIT.match(text, at)
    if found is None:
        return None
    said, asides, first, segment, second, other, more, _, _ = found.groups()
    try:
        attributes = _attributes(said)
        props, notes = _asides(asides) if asides else _NOTHING
        variants = _variant(first, segment), _variant(second, other)
        others = [_variant(*one) for one in _VARIANTS.findall(more)] if more else ()
    except _NotPlainError:
        return None
    if "xml:lang" in attributes:
        return None
    if "srclang" in attributes:
        source_language = attributes.pop("srclang")
    line += text.count("\n", at, found.start(1))
    unit = FileUnit(number, line, source_language, (*variants, *others), props, notes, attributes)
    return unit, found.end()


def _attributes(said: str) -> dict[str, str]:
    if len(said) > _LONG:
        raise _NotPlainError
    pieces = said.split('"')
    return dict(zip(_names(tuple(pieces[::2])), pieces[1::2], strict=True))


@lru_cache(_KNOWN)
def _names(before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of attributes, of what stands before each value and behind the last."""
    names = tuple(one.strip(" \t\r\n=") for one in before[:-1])
    if len(set(names)) < len(names) or "xmlns" in names:
        raise _NotPlainError
    return names


def _asides(written: str) -> _Asides:
    """Return properties and notes."""
    return _few_asides(written) if len(written) <= _LONG else _few_asides.__wrapped__(written)


@lru_cache(_KNOWN)
def _few_asides(written: str) -> _Asides:
    props: list[tuple[str, str]] = []
    notes: list[str] = []
    for kind, value, note in _ASIDES.findall(written):
        if kind:
            props.append((kind, _text(value)))
        elif text := _text(note):
            notes.append(text)
    return tuple(props), tuple(notes)


def _variant(said: str, segment: str) -> Variant:
    text, codes = (_text(segment), ()) if "<" not in segment else _mixed(segment)
    if said.startswith(_LANGUAGE) and said.count('"') == 2:
        # What most files consist of.
        language, attributes = said[len(_LANGUAGE) : -1], {}
    else:
        attributes = _attributes(said)
        language = attributes.pop("xml:lang", "")
    if not language or "lang" in attributes:
        raise _NotPlainError
    return Variant(language, text, codes, (), (), attributes)


def _text(written: str) -> str:
    if "&" in written:
        # A parser settles line ends before references, which may stand for such characters.
        written = written.replace("\r\n", "\n").replace("\r", "\n")
        written = _REFERENCE.sub(_character, written)
    return tidy(written)


def _character(reference: re.Match[str]) -> str:
    name, decimal, hexadecimal = reference.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal or "0", 16)
    character = chr(code) if code <= 0x10FFFF else ""
    if not _CHARACTERS.fullmatch(character) or not character:
        raise _NotPlainError
    return character


def _mixed(segment: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a segment with placeholders, and its codes."""
    pieces = _CODES.split(segment)
    text = PLACEHOLDER.join(pieces[::2])
    if "<" in text:
        raise _NotPlainError
    codes = _codes("".join(pieces[1::2]))
    if len(codes) != len(pieces) // 2:
        raise _NotPlainError
    return _text(text), codes


@lru_cache(_KNOWN)
def _codes(written: str) -> tuple[str, ...]:
    return segment_of(_parsed(f"<seg>{written}</seg>"), _refuse)[1]


def _parsed(written: str) -> Element:
    if len(written) > _LONG:
        raise _NotPlainError
    try:
        return parsed(written)
    except ParseError as error:
        raise _NotPlainError from error


def _refuse(_: str, __: str) -> None:
    raise _NotPlainError
