"""One parsed unit of an XLIFF as pairs of texts with what is said of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from align.exchange.reading.codes import local
from align.exchange.reading.units import tidy
from align.exchange.reading.xliff_codes import Inline, Numbers
from align.exchange.reading.xliff_states import State, new_state, old_state
from align.exchange.said import TERM
from align.exchange.terms import parse

Complain = Callable[[str, str], None]
Content = tuple[str, tuple[str, ...]]
"""A text with placeholders, and its codes."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NOTHING: Content = ("", ())


@dataclass(frozen=True, slots=True)
class Pair:
    """One segment of a unit, or the unit as a whole."""

    key: str
    """Identifier of the unit, with that of the segment behind a slash where there are several."""
    source: Content
    target: Content
    state: State
    language: str = ""
    """What the target says of its language."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a unit."""

    props: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    alternatives: int
    """Translations that the unit offers besides its own."""


def old_pairs(unit: Element, complain: Complain, *, whole: bool) -> Iterator[Pair]:
    """Yield the segments of a ``trans-unit`` (XLIFF 1.2, 2.2.5 and ``seg-source``)."""
    key, numbers = unit.get("id", ""), Numbers()
    source, target = _child(unit, "source"), _child(unit, "target")
    segmented = _child(unit, "seg-source")
    if source is None:
        source = segmented
    if source is None:
        complain("a trans-unit has no source", "nothing")
        return
    attributes = target.attrib if target is not None else {}
    language = attributes.get(LANGUAGE, "")
    marks = [] if segmented is None else _marks(segmented)
    translated = {one.get("mid"): one for one in (_marks(target) if target is not None else ())}
    if whole or not marks:
        bare = [one for one in marks if _said(one) and not _said(translated.get(one.get("mid")))]
        if bare and len(bare) < len(marks):
            complain("a part of the unit has no target", "nothing of its target")
            target = None
        state = old_state(attributes, unit.attrib, _studio(unit).get(""))
        both = (_content([one], numbers, complain) for one in (source, target))
        yield Pair(key, next(both), next(both), state, language)
        return
    studio = _studio(unit)
    for mark in marks:
        number = mark.get("mid", "")
        yield Pair(
            f"{key}/{number}" if len(marks) > 1 else key,
            _content([mark], numbers, complain),
            _content([translated.get(mark.get("mid"))], numbers, complain),
            old_state(attributes, unit.attrib, studio.get(number)),
            language,
        )


def new_pairs(unit: Element, complain: Complain, *, whole: bool) -> Iterator[Pair]:
    """Yield the segments of a ``unit`` (XLIFF 2.1, 4.2.2)."""
    key = unit.get("id", "")
    numbers = Numbers({one.get("id", ""): "".join(one.itertext()) for one in _every(unit, "data")})
    parts = [one for one in unit if local(one.tag) in ("segment", "ignorable")]
    segments = [one for one in parts if local(one.tag) == "segment"]
    if not segments:
        complain("a unit has no segment", "nothing")
    elif whole:
        sources = [_child(one, "source") for one in parts]
        source = _content(sources, numbers, complain)
        bare = [
            one
            for one in segments
            if _said(_child(one, "source")) and not _said(_child(one, "target"))
        ]
        if bare and len(bare) < len(segments):
            complain("a part of the unit has no target", "nothing of its target")
        target = _NOTHING if bare else _content(_ordered(parts), numbers, complain)
        # A unit is as far as the least of its segments.
        states = [new_state(one.attrib) for one in segments]
        yield Pair(key, source, target, min(states, key=lambda one: one[1] != "draft"))
    else:
        for number, segment in enumerate(segments, 1):
            both = (
                _content([_child(segment, name)], numbers, complain)
                for name in ("source", "target")
            )
            name = f"{key}/{segment.get('id') or number}" if len(segments) > 1 else key
            yield Pair(name, next(both), next(both), new_state(segment.attrib))


def said_of(unit: Element) -> Said:
    """Return the notes and properties of a unit of any version, and how much it offers."""
    props: list[tuple[str, str]] = []
    notes: list[str] = []
    alternatives = 0
    for element in _outside(unit):
        name, text = local(element.tag), tidy("".join(element.itertext()))
        if name == "note" and text:
            kind = element.get("category") or element.get("from")
            if kind == TERM and parse(text) is not None:
                props.append(("x-term", text))
            else:
                notes.append(text)
        elif name in ("meta", "context", "prop") and text:
            kind = element.get("type") or element.get("context-type") or element.get("prop-type")
            props.append((kind or "x-property", text))
        elif name in ("alt-trans", "match"):
            alternatives += 1
    return Said(tuple(props), tuple(notes), alternatives)


def _outside(unit: Element) -> Iterator[Element]:
    """Yield what stands in a unit outside its texts and alternatives."""
    for child in unit:
        name = local(child.tag)
        if name in ("alt-trans", "match"):
            yield child
        elif name not in ("source", "seg-source", "target", "segment", "ignorable"):
            yield child
            yield from _outside(child)


def _content(elements: "list[Element | None]", numbers: Numbers, complain: Complain) -> Content:
    """Return the text of some elements, one behind the other."""
    inline = Inline(numbers)
    for element in elements:
        if element is not None:
            inline.add(element)
    if inline.too_deep:
        complain("elements stand too deep in each other", "those that do not")
    text = "".join(inline.text)
    return (tidy(text), tuple(inline.codes)) if text else _NOTHING


def _ordered(parts: list[Element]) -> "list[Element | None]":
    """Return the targets in the order in which they are to be read (4.3.1.21 ``order``)."""
    places = {id(one): _order(one) or place for place, one in enumerate(parts, 1)}
    return [
        _child(one, "target") if local(one.tag) == "segment" else _spacing(one)
        for one in sorted(parts, key=lambda one: places[id(one)])
    ]


def _order(part: Element) -> int | None:
    target = _child(part, "target")
    said = target.get("order", "") if target is not None else ""
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else None


def _spacing(part: Element) -> Element | None:
    target = _child(part, "target")
    return target if target is not None else _child(part, "source")


def _marks(element: Element) -> list[Element]:
    return [one for one in element.iter() if local(one.tag) == "mrk" and one.get("mtype") == "seg"]


def _studio(unit: Element) -> dict[str, str]:
    """Return what Trados Studio says of each segment; of the unit itself if it has just one."""
    found = {one.get("id", ""): one.get("conf", "") for one in _every(unit, "seg")}
    return {**found, "": next(iter(found.values()))} if len(found) == 1 else found


def _said(element: Element | None) -> bool:
    """Tell whether there is more than white space in it."""
    return element is not None and bool("".join(element.itertext()).strip())


def _child(element: Element, name: str) -> Element | None:
    return next((one for one in element if local(one.tag) == name), None)


def _every(element: Element, name: str) -> Iterator[Element]:
    return (one for one in element.iter() if local(one.tag) == name)
