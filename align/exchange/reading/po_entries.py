"""The lines of a PO file as entries, whatever state they are in."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

Complain = Callable[[int, str, str], None]
"""Told a line, a reason and what was kept."""

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,3})\])?\s*(.*)", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


@dataclass(slots=True)
class Entry:
    """One entry while it is read."""

    line: int = 0
    """Line of its first keyword, counted from 1."""
    texts: dict[str, list[str]] = field(default_factory=dict)
    """By keyword; ``msgstr`` is ``msgstr[0]``."""
    comments: list[str] = field(default_factory=list)
    """Of the translator."""
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    obsolete: bool = False

    def text(self, keyword: str) -> str | None:
        """Return a text, None if the entry has no such keyword."""
        return "".join(self.texts[keyword]) if keyword in self.texts else None


def entries(lines: Iterable[str], complain: Complain) -> Iterator[Entry]:
    """Yield the entries of a file; obsolete ones have their lines read like the others'."""
    entry, last = Entry(), ""
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line:
            last = ""
            continue
        obsolete = line.startswith("#~")
        if obsolete:
            line = line[2:].strip()
        begins = line.startswith(("#", "msgctxt", "msgid"))
        if begins and "msgstr[0]" in entry.texts:
            yield entry
            entry, last = Entry(), ""
        entry.obsolete = entry.obsolete or obsolete
        if line.startswith("#"):
            _comment(entry, line)
        elif line.startswith('"') and last:
            entry.texts[last].append(_string(line, number, complain))
        elif (found := _KEYWORD.fullmatch(line)) is not None:
            name, index, rest = found.groups()
            last = f"msgstr[{int(index or 0)}]" if name == "msgstr" else name
            entry.line = entry.line or number
            entry.texts.setdefault(last, []).append(_string(rest, number, complain))
        elif line not in ("|", ""):
            if not line.startswith("|"):
                complain(number, "this is no line of a PO file", "the entry without it")
            last = ""
    if entry.texts:
        yield entry


def _comment(entry: Entry, line: str) -> None:
    kind, text = line[1:2], line[2:].strip()
    if kind == ".":
        entry.extracted.append(text)
    elif kind == ":":
        entry.references.append(text)
    elif kind == ",":
        entry.flags += [flag for one in text.split(",") if (flag := one.strip())]
    elif kind != "|":
        # Whatever follows without a space is still what somebody wrote.
        entry.comments.append(line[1:].removeprefix(" "))


def _string(written: str, line: int, complain: Complain) -> str:
    found = _STRING.fullmatch(written)
    if found is None:
        complain(line, "a string is not quoted as it should be", "its text")
        inside = written.removeprefix('"').removesuffix('"')
    else:
        inside = found[1]
    return _ESCAPE.sub(_character, inside) if "\\" in inside else inside


def _character(found: re.Match[str]) -> str:
    said = found[1]
    if said[0] == "x" and len(said) > 1:
        return chr(int(said[1:], 16))
    if said[0] in "01234567":
        return chr(int(said, 8) & 0xFF)
    return _LETTERS.get(said, said)
