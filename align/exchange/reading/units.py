"""Elements of a parsed file as records."""

import unicodedata
from collections.abc import Callable
from xml.etree.ElementTree import Element

from align.exchange.codes_out import strict
from align.exchange.reading.codes import Codes, local
from align.exchange.reading.records import PLACEHOLDER, FileUnit, Variant

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
Complain = Callable[[str, str], None]
"""Told a reason and what was kept."""
Props = list[tuple[str, str]]


def unit_of(
    element: Element, number: int, line: int, source_language: str, complain: Complain
) -> FileUnit:
    """Read a ``tu``, which is used up; ``source_language`` is the header's."""
    variants: list[Variant] = []
    props: Props = []
    notes: list[str] = []
    for child in element:
        tag = child.tag
        if tag == "tuv":
            if (variant := _variant(child, complain)) is not None:
                variants.append(variant)
        elif tag == "prop" and not len(child):
            kind = child.get("type") or _untyped(complain)
            props.append((kind, tidy(child.text or "")))
        elif local(tag) == "tuv":
            if (variant := _variant(child, complain)) is not None:
                variants.append(variant)
        else:
            _aside(child, tag, props, notes, complain)
    attributes = element.attrib
    if "srclang" in attributes:
        source_language = attributes.pop("srclang")
    return FileUnit(
        number, line, source_language, tuple(variants), tuple(props), tuple(notes), attributes
    )


def _variant(element: Element, complain: Complain) -> Variant | None:
    attributes = element.attrib
    language = attributes.pop(LANGUAGE, "")
    if len(element) == 1 and language and not attributes and element[0].tag == "seg":
        # What most files consist of.
        return Variant(language, *segment_of(element[0], complain), (), (), attributes)
    if "lang" in attributes:
        # TMX 1.1 called it so; where there are both, xml:lang is the one tools read.
        written = attributes.pop("lang")
        language = language or written
    props: Props = []
    notes: list[str] = []
    segment: tuple[str, tuple[str, ...]] | None = None
    for child in element:
        tag = child.tag
        if tag != "seg" and local(tag) != "seg":
            _aside(child, tag, props, notes, complain)
        elif segment is None:
            segment = segment_of(child, complain)
        else:
            complain("a tuv has a second seg", "the first one")
    if segment is None or not language:
        lacks = "says no language" if segment else f"({language or 'no language'}) has no seg"
        complain(f"a tuv {lacks}", "the rest of the unit")
        return None
    return Variant(language, *segment, tuple(props), tuple(notes), attributes)


def segment_of(element: Element, complain: Complain) -> tuple[str, tuple[str, ...]]:
    """Return the text of a ``seg``, with a placeholder for each of its codes, and the codes."""
    if len(element) == 0:
        text = element.text or ""
        if PLACEHOLDER not in text:
            return tidy(text), ()
    found = Codes(element)
    for name in dict.fromkeys(found.foreign):
        complain(f"<{name}> is not an element of TMX", "its text, and the element as a code")
    if found.too_deep:
        complain("elements stand too deep in each other", "those that do not")
    codes = tuple(found.codes)
    if codes != strict(codes):
        complain("inline codes are not paired or not as TMX has them", "the codes as they are")
    return tidy("".join(found.text)), codes


def tidy(text: str) -> str:
    """Return a text in NFC with line feeds only and without outer white space."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()


def _aside(child: Element, tag: str, props: Props, notes: list[str], complain: Complain) -> None:
    """Read what is said of a unit or of one of its languages."""
    name = local(tag)
    text = child.text or ""
    if len(child):
        text = "".join(child.itertext())
    text = tidy(text)
    if name == "prop":
        props.append((child.get("type") or _untyped(complain), text))
    elif name == "note":
        if text:
            notes.append(text)
    elif text:
        complain(f"<{name}> is not an element of TMX here", "its text, as a property")
        props.append((f"x-{name}", text))


def _untyped(complain: Complain) -> str:
    complain("a prop has no type", "its text as x-property")
    return "x-property"
