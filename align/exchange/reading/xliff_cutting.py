"""An XLIFF of any version in start tags and whole units, found without trusting the markup.

As with TMX, a parser never sees more than one unit, so that a flaw costs a unit at most.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from align.exchange.reading.cutting import LONGEST

_NAME = r"(?:[\w.-]{1,40}:)?"
_TOKEN = re.compile(
    rf"<!--|<!\[CDATA\[|<\?|<{_NAME}(xliff|file|trans-unit|unit)(?=[\s/>])", re.ASCII
)
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_UNITS = frozenset(("trans-unit", "unit"))
_BORDER = re.compile(rf"<(/?){_NAME}(trans-unit|unit)(?=[\s/>])[^<>]*>", re.ASCII)
_TAG = re.compile(r"""<[\w:.-]+((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(
    r"""([\w:.-]{1,60})\s{0,40}=\s{0,40}(?:"([^"<]{0,2000})"|'([^'<]{0,2000})')"""
)
_REFERENCES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
# Longer than any token, so that one which a block cuts in two is found with the next block.
_OVERLAP = 128
_LONGEST_TAG = 1 << 17


@dataclass(frozen=True, slots=True)
class Start:
    """The start tag of ``xliff`` or ``file``."""

    name: str
    attributes: dict[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class UnitText:
    """A ``trans-unit`` or ``unit`` with its tags."""

    text: str
    line: int
    closed: bool
    """Whether it has its end tag."""


class _Window:
    """The part of the file that is looked at; it grows on demand.

    What is of interest begins at ``text[at]``.
    """

    def __init__(self, blocks: Iterable[str]) -> None:
        self._blocks = iter(blocks)
        self._line = 1
        self._ended = False
        self._base = 0
        self._barren: dict[str, int] = {}
        self.text = ""
        self.at = 0

    @property
    def size(self) -> int:
        """Characters from ``at`` on."""
        return len(self.text) - self.at

    def grow(self) -> bool:
        """Read as much again as there is; looking again then takes linear time in all."""
        if self._ended:
            return False
        wanted = max(1, self.size)
        read = [self.text[self.at :]]
        while wanted > 0 and not self._ended:
            block = next(self._blocks, "")
            self._ended = not block
            read.append(block)
            wanted -= len(block)
        self._base += self.at
        self.at = 0
        self.text = "".join(read)
        return len(self.text) > len(read[0])

    def drop(self, end: int) -> int:
        """Go on at ``end``; return the line of what stood before."""
        line = self._line
        self._line += self.text.count("\n", self.at, end)
        self.at = end
        return line

    def find(self, text: str) -> int:
        """Return where a text stands, -1 if nowhere; no part is looked through twice."""
        known = self._barren.get(text, 0) - self._base
        found = self.text.find(text, max(self.at, known))
        if found < 0:
            self._barren[text] = self._base + max(0, len(self.text) - len(text) + 1)
        return found


def pieces(blocks: Iterable[str]) -> Iterator[Start | UnitText]:
    """Yield start tags and units in the order of the file, in constant memory."""
    window = _Window(blocks)
    while True:
        found = _TOKEN.search(window.text, window.at)
        if found is None:
            window.drop(max(window.at, len(window.text) - _OVERLAP))
            if not window.grow():
                return
            continue
        window.drop(found.start())
        yield from _piece(window, found[0], found[1])


def _piece(window: _Window, token: str, name: str | None) -> Iterator[Start | UnitText]:
    """Yield what begins where the window does, and drop it."""
    if name is None:
        end = _after(window, _ENDS[token])
        window.drop(end or window.at + len(token))
    elif name in _UNITS:
        yield from _unit(window, len(token))
    elif (tag := _tag(window)) is not None:
        line = window.drop(window.at + len(tag))
        yield Start(name, attributes_of(tag), line)
    else:
        window.drop(window.at + len(token))


def _after(window: _Window, end: str) -> int:
    """Return where something ends, 0 if it does not."""
    while (found := window.find(end)) < 0:
        if window.size > LONGEST or not window.grow():
            return 0
    return found + len(end)


def _tag(window: _Window) -> str | None:
    while (found := _TAG.match(window.text, window.at)) is None:
        if window.size > _LONGEST_TAG or not window.grow():
            return None
    return found[0]


def _unit(window: _Window, begun: int) -> Iterator[UnitText]:
    """Yield the unit where the window begins; it ends where the next one begins at the latest.

    One that is empty (``<unit id="1"/>``) is passed over.
    """
    tag = _TAG.match(window.text, window.at)
    if tag is not None and tag[0].endswith("/>"):
        window.drop(tag.end())
        return
    while (found := _BORDER.search(window.text, window.at + begun)) is None:
        if window.size > LONGEST or not window.grow():
            rest = window.text[window.at :]
            yield UnitText(rest, window.drop(len(window.text)), closed=False)
            return
    closed = found[1] == "/"
    end = found.end() if closed else found.start()
    text = window.text[window.at : end]
    yield UnitText(text, window.drop(end), closed)


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes of a start tag, by the name as written."""
    return {name: _plain(one or two) for name, one, two in _ATTRIBUTE.findall(tag)}


def _plain(value: str) -> str:
    if "&" in value:
        for reference, character in _REFERENCES:
            value = value.replace(reference, character)
    return value
