"""Inline codes as the DTD of TMX 1.4 wants them, whatever the file they came from thought.

Pairs have numbers of their own in each segment, what has lost its partner is an ``it``, and
attributes that TMX does not know are left out (https://gala-global.org/tmx-14b, section 3.3).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

_CODE = re.compile(r"<(bpt|ept|ph|it|ut|hi)((?:\s[^<>]*)?)(/?)>(.*)", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w:.-]+)="([^"]*)"')
_ALLOWED = {
    "bpt": ("i", "x", "type"),
    "ept": ("i",),
    "it": ("pos", "x", "type"),
    "ph": ("x", "assoc", "type"),
    "hi": ("x", "type"),
    "ut": ("x",),
}
_CLOSED = "</hi>"


@dataclass(slots=True)
class _Code:
    name: str
    attributes: dict[str, str]
    inside: str
    """What stands between the tags; for ``hi`` nothing, because its end is a code of its own."""
    dropped: bool = False

    def __str__(self) -> str:
        if self.dropped:
            return ""
        values = "".join(
            f' {name}="{self.attributes[name]}"'
            for name in self.attributes
            if name in _ALLOWED[self.name]
        )
        end = "" if self.name == "hi" else f"</{self.name}>"
        return f"<{self.name}{values}>{self.inside}{end}"


@dataclass(slots=True)
class _Pairs:
    """Codes of one segment whose partner has not come yet."""

    used: set[str] = field(default_factory=set)
    open: list[tuple[str, _Code]] = field(default_factory=list)
    """The number a ``bpt`` had in the file, with the code."""
    around: list[_Code] = field(default_factory=list)

    def begin(self, code: _Code) -> None:
        said = code.attributes.get("i", "")
        number = said
        while not number or number in self.used:
            number = str(int(number) + 1) if number.isdecimal() else str(len(self.used) + 1)
        self.used.add(number)
        code.attributes = {"i": number} | {
            name: value for name, value in code.attributes.items() if name != "i"
        }
        self.open.append((said, code))

    def end(self, code: _Code) -> None:
        said = code.attributes.get("i", "")
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == said:
                code.attributes["i"] = self.open.pop(place)[1].attributes["i"]
                return
        _isolate(code, "end")


def _isolate(code: _Code, position: str) -> None:
    code.name = "it"
    code.attributes = {"pos": position} | code.attributes


@lru_cache(maxsize=4096)
def strict(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of one segment so that each segment they stand in is valid TMX 1.4.

    Codes that are valid already come back as they are, character by character.
    """
    pairs = _Pairs()
    made: list[_Code | str] = []
    for original in codes:
        if original == _CLOSED:
            made.append(_CLOSED if pairs.around else "")
            if pairs.around:
                pairs.around.pop()
            continue
        code = _read(original)
        made.append(code or original)
        if code is not None:
            _settle(code, pairs)
    for _, code in pairs.open:
        _isolate(code, "begin")
    for code in pairs.around:
        code.dropped = True
    return tuple(map(str, made))


def _settle(code: _Code, pairs: _Pairs) -> None:
    if code.name == "bpt":
        pairs.begin(code)
    elif code.name == "ept":
        pairs.end(code)
    elif code.name == "hi":
        pairs.around.append(code)
    elif code.name == "it" and code.attributes.get("pos") not in ("begin", "end"):
        code.attributes = {"pos": "begin"} | {
            name: value for name, value in code.attributes.items() if name != "pos"
        }


def _read(original: str) -> _Code | None:
    found = _CODE.fullmatch(original)
    if not found:
        return None
    name, attributes, empty, rest = found.groups()
    end = f"</{name}>"
    inside = "" if empty or name == "hi" else rest.removesuffix(end)
    return _Code(name, dict(_ATTRIBUTE.findall(attributes)), inside)
