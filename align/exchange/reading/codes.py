"""Inline codes: out of a ``seg`` into placeholders, and back.

What is no element of TMX (``<b>bold</b>``, ``<br/>``) becomes codes of TMX that hold its markup:
a ``bpt`` and an ``ept`` around the text, or a ``ph``.
"""

import re
from xml.etree.ElementTree import Element

from align.exchange.reading.records import PLACEHOLDER
from align.exchange.xmltext import attribute, content

DEEPEST = 50
"""Elements inside each other that a segment may have; real files have three."""
_WHOLE = frozenset(("bpt", "ept", "ph", "it", "ut"))
_AROUND = "hi"
_XML = "{http://www.w3.org/XML/1998/namespace}"


class Codes:
    """The codes of one segment while it is read."""

    def __init__(self, segment: Element) -> None:
        self.text: list[str] = []
        self.codes: list[str] = []
        self.foreign: list[str] = []
        """Names of the elements that are not of TMX."""
        self.too_deep = False
        """Whether something was left out because it stands in too many elements."""
        self._segment = segment
        self._numbers: set[str] | None = None
        self._add(segment, 0)

    def _add(self, element: Element, depth: int) -> None:
        """Read what is inside an element."""
        self._say(element.text)
        for child in element:
            if depth >= DEEPEST:
                self.too_deep = True
            else:
                self._element(child, local(child.tag), depth + 1)
            self._say(child.tail)

    def _element(self, child: Element, name: str, depth: int) -> None:
        if name in _WHOLE:
            self._code(markup(child, depth))
        elif name == _AROUND:
            self._code(_opening(child, name))
            self._add(child, depth)
            self._code(f"</{name}>")
        else:
            self._stranger(child, name, depth)

    def _stranger(self, child: Element, name: str, depth: int) -> None:
        self.foreign.append(name)
        kind = attribute(f"x-{name}")
        if child.text is None and len(child) == 0:
            whole = content(_opening(child, name)[:-1] + "/>")
            self._code(f"<ph type={kind}>{whole}</ph>")
            return
        number = self._number()
        self._code(f'<bpt i="{number}" type={kind}>{content(_opening(child, name))}</bpt>')
        self._add(child, depth)
        self._code(f'<ept i="{number}">{content(f"</{name}>")}</ept>')

    def _number(self) -> str:
        """Return a number that no pair of this segment has yet."""
        if self._numbers is None:
            pairs = (one for one in self._segment.iter() if local(one.tag) in ("bpt", "ept"))
            self._numbers = {one.get("i", "") for one in pairs}
        number = len(self._numbers) + 1
        while str(number) in self._numbers:
            number += 1
        self._numbers.add(str(number))
        return str(number)

    def _code(self, original: str) -> None:
        self.codes.append(original)
        self.text.append(PLACEHOLDER)

    def _say(self, text: str | None) -> None:
        if text:
            self.text.append(text)
            if PLACEHOLDER in text:
                self.codes += [PLACEHOLDER] * text.count(PLACEHOLDER)


def local(tag: str) -> str:
    """Return the name of an element without its name space."""
    return tag.rpartition("}")[2] if "}" in tag else tag


def markup(element: Element, depth: int = 0) -> str:
    """Return an element as markup, without name spaces and without what follows it."""
    name = local(element.tag)
    inside = content(element.text) if element.text else ""
    if depth < DEEPEST:
        for child in element:
            inside += markup(child, depth + 1) + content(child.tail or "")
    return f"{_opening(element, name)}{inside}</{name}>"


def _opening(element: Element, name: str) -> str:
    said = element.attrib
    if not said:
        return f"<{name}>"
    values = (f"{_attribute_name(key)}={attribute(value)}" for key, value in said.items())
    return f"<{name} {' '.join(values)}>"


def _attribute_name(name: str) -> str:
    return f"xml:{local(name)}" if name.startswith(_XML) else local(name)


def restored(text: str, codes: tuple[str, ...]) -> str:
    """Return the content of a ``seg``: escaped text with each placeholder's original in place.

    A placeholder without a code is left out, and so is a code without a placeholder.
    """
    if PLACEHOLDER not in text:
        return content(text)
    pieces = content(text).split(PLACEHOLDER)
    missing = len(pieces) - 1 - len(codes)
    originals = (*codes, *("",) * missing)
    mixed = [pieces[0]]
    for original, piece in zip(originals, pieces[1:], strict=False):
        mixed += (original, piece)
    return "".join(mixed)


_NUMBERED = re.compile(r"\{([1-9][0-9]{0,3})\}")


def numbered(text: str, codes: tuple[str, ...]) -> str:
    """Return a text with ``{1}``, ``{2}`` … for its codes, as people read and write them."""
    pieces = text.split(PLACEHOLDER)
    shown = [pieces[0]]
    for number, piece in enumerate(pieces[1:], 1):
        literal = number <= len(codes) and codes[number - 1] == PLACEHOLDER
        shown += (PLACEHOLDER if literal else f"{{{number}}}", piece)
    return "".join(shown)


def unnumbered(text: str, codes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the text and the codes of what ``numbered`` showed and a person changed.

    A number that no code has is text, and so is a placeholder character that was typed.
    """
    used: list[str] = []

    def place(found: re.Match[str]) -> str:
        if found[1] is None:
            used.append(PLACEHOLDER)
            return PLACEHOLDER
        number = int(found[1])
        if number > len(codes):
            return found[0]
        used.append(codes[number - 1])
        return PLACEHOLDER

    marks = re.compile(f"{_NUMBERED.pattern}|{PLACEHOLDER}")
    return marks.sub(place, text), tuple(used)
