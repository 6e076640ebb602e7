"""Inline elements of XLIFF 1.2 and 2.x as placeholders with codes of TMX.

The codes are those of TMX, as everywhere in the house (see ``PLACEHOLDER``): ``bpt``, ``ept``,
``ph`` and ``it`` hold the native code where the file has it (XLIFF 1.2 in the element, XLIFF 2 in
``originalData``), and else the markup of the XLIFF element itself. Annotations (``mrk``, ``sm``,
``em``) say something of the text and are no codes: their text stays, they do not.

Sections: XLIFF 1.2, 2.4 (inline elements); XLIFF 2.1, 4.7 (inline content).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from align.exchange.reading.codes import DEEPEST, local, markup
from align.exchange.reading.records import PLACEHOLDER
from align.exchange.xmltext import attribute, content, legal

_ANNOTATIONS = frozenset(("mrk", "sm", "em"))
_AROUND = frozenset(("g", "pc"))
_BEGIN = frozenset(("bpt", "bx", "sc"))
_END = frozenset(("ept", "ex", "ec"))


@dataclass(slots=True)
class Numbers:
    """Numbers for the pairs of one unit, the same in its source and its target."""

    data: Mapping[str, str] = field(default_factory=dict)
    """Native codes that the unit keeps apart, by identifier (``originalData`` of XLIFF 2)."""
    _given: dict[str, str] = field(default_factory=dict)

    def of(self, identifier: str) -> str:
        """Return the number of a pair."""
        if identifier not in self._given:
            taken = set(self._given.values())
            number = identifier if identifier.isascii() and identifier.isdecimal() else "1"
            while number in taken:
                number = str(int(number) + 1)
            self._given[identifier] = number
        return self._given[identifier]


@dataclass(slots=True)
class Inline:
    """Text and codes of some content while it is read."""

    numbers: Numbers
    text: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    too_deep: bool = False

    def add(self, element: Element, depth: int = 0) -> None:
        """Read what is inside an element."""
        self.say(element.text)
        for child in element:
            if depth >= DEEPEST:
                self.too_deep = True
            else:
                self._element(child, local(child.tag), depth + 1)
            self.say(child.tail)

    def say(self, text: str | None) -> None:
        """Take text that stands for itself."""
        if text:
            self.text.append(text)
            self.codes += [PLACEHOLDER] * text.count(PLACEHOLDER)

    def _element(self, child: Element, name: str, depth: int) -> None:
        if name in _ANNOTATIONS:
            self.add(child, depth)
        elif name == "cp":
            self.say(_character(child.get("hex", "")))
        elif name in _AROUND:
            number = self.numbers.of(_pair(child))
            begin = self._native(child, "dataRefStart", _start(child, name))
            end = self._native(child, "dataRefEnd", f"</{name}>")
            self._code(f'<bpt i="{number}">{content(begin)}</bpt>')
            self.add(child, depth)
            self._code(f'<ept i="{number}">{content(end)}</ept>')
        else:
            self._lone(child, name)

    def _lone(self, child: Element, name: str) -> None:
        """Read an element that is one code."""
        native = self._native(child, "dataRef", _whole(child, name))
        inside = content(native)
        if name in _BEGIN and child.get("isolated") != "yes":
            self._code(f'<bpt i="{self.numbers.of(_pair(child))}">{inside}</bpt>')
        elif name in _END and child.get("isolated") != "yes":
            self._code(f'<ept i="{self.numbers.of(_pair(child))}">{inside}</ept>')
        elif name == "it" or name in _BEGIN or name in _END:
            ends = name in _END or child.get("pos") in ("close", "end")
            self._code(f'<it pos="{"end" if ends else "begin"}">{inside}</it>')
        else:
            self._code(f"<ph>{inside}</ph>")

    def _native(self, child: Element, reference: str, otherwise: str) -> str:
        return self.numbers.data.get(child.get(reference, ""), otherwise)

    def _code(self, original: str) -> None:
        self.codes.append(original)
        self.text.append(PLACEHOLDER)


def _pair(element: Element) -> str:
    """Return what tells a pair from the others of its unit."""
    said = element.attrib
    return said.get("rid") or said.get("startRef") or said.get("id", "")


def _start(element: Element, name: str) -> str:
    values = "".join(f" {local(key)}={attribute(said)}" for key, said in element.attrib.items())
    return f"<{name}{values}>"


def _whole(element: Element, name: str) -> str:
    """Return the native code inside an element, or its own markup if there is none."""
    if element.text is None and len(element) == 0:
        return _start(element, name)[:-1] + "/>"
    if name not in ("bpt", "ept", "ph", "it"):
        return markup(element)
    return "".join(element.itertext())


def _character(code: str) -> str:
    """Return the character that ``cp`` stands for, empty if no text of ours can hold it."""
    try:
        return legal(chr(int(code, 16)))[0]
    except (ValueError, OverflowError):
        return ""
