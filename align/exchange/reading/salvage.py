"""A unit that no parser accepts is mended step by step, and every step is told."""

import re
from collections.abc import Callable, Mapping
from html.entities import html5
from xml.etree.ElementTree import Element, ParseError, fromstring

from align.exchange.reading.decoding import MARK
from align.exchange.reading.records import Report

Wrap = Callable[[str], str]
"""Puts the root with its name spaces around a unit."""

_MARKED = re.compile(MARK)
# Everything but Char of https://www.w3.org/TR/xml/#charsets.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9A-Fa-f]{1,10})|([0-9]{1,12}));|([\w.:-]{1,64});)?")
_LONE = re.compile(r"<(?![A-Za-z_/!?:])")
_XML = frozenset(("lt", "gt", "amp", "quot", "apos"))
_LIMIT = 1 << 20
"""Characters that declared entities may add to one unit."""
_CUT = re.compile(r"</(?:[\w.-]{1,40}:)?tuv\s*>")


def parsed(text: str) -> Element:
    """Parse a document that has no DTD, so that no entity can be declared or fetched.

    Raises:
        ParseError: it is not well-formed.
        UnicodeEncodeError: it holds marks of bad bytes.
    """
    return fromstring(text.encode())


def salvaged(
    text: str, wrap: Wrap, entities: Mapping[str, str], *, closed: bool
) -> tuple[Element | None, list[Report]]:
    """Parse one unit, mending it as far as is needed.

    Args:
        text: the unit from its start tag to its end.
        wrap: puts a root around it.
        entities: what the file declares of itself, by name.
        closed: whether the end tag is there; if not, only what stands in a finished ``tuv``
            is used.

    Returns:
        The ``tu``, None if nothing could be read, and what was done.
    """
    reports: list[Report] = []
    if not closed:
        ends = [found.end() for found in _CUT.finditer(text)]
        text = text[: ends[-1]] if ends else ""
        reports.append(Report("the unit has no end", "the languages that are complete"))
        if not text:
            return None, [Report("the unit has no end", "nothing")]
        text += _end_tag(text)
    for step in (_characters, _references(entities), _brackets):
        text = step(text, reports)
        if (element := _strict(wrap(text))) is not None:
            return element, reports
    return _loose(wrap(text), reports)


def _end_tag(text: str) -> str:
    name = re.match(r"<([\w.:-]+)", text)
    return f"</{name[1]}>" if name else "</tu>"


def _strict(text: str) -> Element | None:
    try:
        root = parsed(text)
    except (ParseError, UnicodeEncodeError):
        return None
    return root[0] if len(root) else None


def _loose(text: str, reports: list[Report]) -> tuple[Element | None, list[Report]]:
    """Let libxml2 make sense of broken markup; it reads no DTD and nothing outside either."""
    from lxml import etree

    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, remove_pis=True
    )
    found: Element | None = None
    try:
        root = etree.fromstring(text.encode(), parser)
        found = _strict(etree.tostring(root, encoding="unicode")) if root is not None else None
    except (etree.XMLSyntaxError, UnicodeEncodeError, ValueError):
        pass
    errors = [one.message.strip() for one in parser.error_log]
    reason = f"the markup is broken ({errors[0] if errors else 'not well-formed'})"
    kept = "nothing" if found is None else "what could be read; compare it with the file"
    return found, [*reports, Report(reason, kept)]


def _characters(text: str, reports: list[Report]) -> str:
    """Take out what no XML file can hold."""
    text, bad = _MARKED.subn("\ufffd", text)
    if bad:
        reports.append(
            Report(f"{bad} bytes are not of the file's encoding", "U+FFFD in their place")
        )
    found = _ILLEGAL.findall(text)
    if found:
        reports.append(Report(_illegal(map(ord, found)), "the text without them"))
        text = _ILLEGAL.sub("", text)
    return text


def _illegal(characters: "map[int]") -> str:
    names = ", ".join(f"U+{code:04X}" for code in list(dict.fromkeys(characters))[:5])
    return f"characters that XML does not allow ({names})"


def _references(entities: Mapping[str, str]) -> Callable[[str, list[Report]], str]:
    """Return the step that settles references which no parser accepts."""

    def step(text: str, reports: list[Report]) -> str:
        illegal: list[int] = []
        named: dict[str, str] = {}
        added = 0

        def settle(found: re.Match[str]) -> str:
            nonlocal added
            hexadecimal, decimal, name = found.groups()
            if hexadecimal or decimal:
                code = int(hexadecimal, 16) if hexadecimal else int(decimal)
                if code <= 0x10FFFF and not _ILLEGAL.match(chr(code)):
                    return f"&#{code};"
                illegal.append(code)
                return ""
            if name in _XML:
                return found[0]
            value = entities.get(name or "")
            if value is not None and added + len(value) <= _LIMIT:
                added += len(value)
                return value
            character = html5.get(f"{name};")
            named[found[0]] = "the character of HTML" if character else "it as text"
            return (
                character.replace("&", "&amp;").replace("<", "&lt;") if character else _text(found)
            )

        text = _REFERENCE.sub(settle, text)
        if illegal:
            reports.append(Report(_illegal(map(int, illegal)), "the text without them"))
        for name, kept in list(named.items())[:5]:
            reports.append(Report(f"{name!r} is not defined in XML", kept))
        return text

    return step


def _text(found: re.Match[str]) -> str:
    return f"&amp;{found[0][1:]}"


def _brackets(text: str, reports: list[Report]) -> str:
    text, lone = _LONE.subn("&lt;", text)
    if lone:
        reports.append(Report("a '<' stands for itself", "it as text"))
    return text
