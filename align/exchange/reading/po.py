"""PO and POT of GNU gettext.

``fuzzy`` is a draft, anything else that is translated counts as confirmed. ``msgctxt`` is the
identifier. Of a plural the singular goes with ``msgstr[0]`` and ``msgid_plural`` with every
further form, or with the only one. Obsolete entries are counted and left.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from align.errors import InputError, SettingsError
from align.exchange.reading.decoding import usable
from align.exchange.reading.lines import lines
from align.exchange.reading.opening import Part, parts
from align.exchange.reading.paired import Found, Tell, record, silent
from align.exchange.reading.po_entries import Entry, entries
from align.exchange.reading.records import PLACEHOLDER, Problem, Translated
from align.exchange.reading.tags import distance
from align.exchange.reading.units import tidy
from align.exchange.said import TERM
from align.exchange.xmltext import legal

SUFFIXES = (".po", ".pot")
"""Endings of PO files."""
_CHARSET = re.compile(rb"charset=([A-Za-z0-9._:-]{1,40})")
_PROPERTY = re.compile(r"(x-[a-z-]+|term): (.+)", re.DOTALL)


def read_po(
    path: Path,
    *,
    source: str,
    target: str,
    problem: Tell | None = None,
    encoding: str | None = None,
    passed: Callable[[int], None] | None = None,
    whole: bool = False,
) -> Iterator[Translated]:
    """Yield the translations of a PO file (plain, gzip or zip), in constant memory.

    What the header does not say of the languages is taken as wanted.

    Args:
        path: the file.
        source: language wanted as source, BCP 47.
        target: language wanted as target.
        problem: told of everything that is not as it should be.
        encoding: of the file, where what it says of itself is wrong.
        passed: told how many bytes of the file on the disk were read since the last call.
        whole: also yield entries without a translation.

    Raises:
        InputError: the file is missing, no PO, or in other languages.
        SettingsError: there is no such encoding.
    """
    tell = problem or silent
    if encoding is not None and not usable(encoding):
        raise SettingsError(
            f"unknown encoding {encoding!r}", hint="write one such as utf-8 or windows-1252"
        )
    for part in parts(path, SUFFIXES):
        where = f"{path}/{part.name}" if part.name else str(path)
        yield from _Reader(where, part, tell, (source, target), whole).records(encoding, passed)


class _Reader:
    """Reads one file."""

    def __init__(
        self, where: str, part: Part, tell: Tell, wanted: tuple[str, str], whole: bool
    ) -> None:
        self._where, self._part, self._tell = where, part, tell
        self._wanted = self._languages = wanted
        self._whole = whole
        self._number = 0

    def records(
        self, encoding: str | None, passed: Callable[[int], None] | None
    ) -> Iterator[Translated]:
        obsolete, empty = 0, True
        text = lines(self._part, self._complain, lambda first: _encoding(first, encoding), passed)
        for entry in entries(text, self._complain):
            source = entry.text("msgid")
            if entry.obsolete:
                obsolete += 1
            elif source is None:
                self._complain(entry.line, "an entry has no msgid", "nothing")
            elif not source and entry.text("msgctxt") is None:
                self._head(entry.text("msgstr[0]") or "")
            else:
                self._number += 1
                yield from self._records(entry)
            empty = False
        if empty:
            raise InputError(
                "there is no entry of a PO file in it", where=self._where, hint="export it again"
            )
        if obsolete:
            self._complain(0, f"{obsolete} entries are obsolete", "nothing of them")

    def _head(self, text: str) -> None:
        """Take the languages from the header."""
        fields = dict(re.findall(r"^([\w-]+):[ \t]*(.*?)[ \t]*$", text, re.MULTILINE))
        source, target = self._wanted
        other = fields.get("Language", "").partition("@")[0]
        one = fields.get("X-Source-Language", "").partition("@")[0]
        if not other or other.lower() == "und":
            return
        if distance(other, target) < 9:
            self._languages = (one or source, other)
        elif distance(other, source) < 9:
            self._languages = (one or target, other)
        if distance(other, target) == distance(other, source) == 9 or (
            one and distance(one, source) == distance(one, target) == 9
        ):
            raise InputError(
                f"the file translates {f'{one} ' if one else ''}into {other}, "
                f"not {source} into {target}",
                where=self._where,
                hint="choose its languages with --source and --target",
            )

    def _records(self, entry: Entry) -> Iterator[Translated]:
        fuzzy = "fuzzy" in entry.flags
        state = ("fuzzy", "draft") if fuzzy else ("confirmed", "confirmed")
        props, notes = _said(entry)
        for source, target in _texts(entry):
            found = Found(
                self._number,
                entry.line,
                entry.text("msgctxt") or "",
                _content(source),
                _content(target),
                self._languages,
                state if target.strip() else ("", ""),
                props,
                notes,
            )
            made = record(found, self._wanted)
            if made is not None and made.source and (made.target or self._whole):
                yield made
            else:
                self._complain(entry.line, "the entry is not translated", "nothing")

    def _complain(self, line: int, reason: str, kept: str) -> None:
        number = self._number if line else 0
        self._tell(Problem(number, line, reason, kept, self._part.name))


def _encoding(first: bytes, encoding: str | None) -> str | None:
    """Return the encoding that was given, or that the header of the file says."""
    if encoding is None and (found := _CHARSET.search(first)) is not None:
        said = found[1].decode("ascii")
        return said if usable(said) and not said.lower().startswith("utf-16") else None
    return encoding


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    yield entry.text("msgid") or "", entry.text("msgstr[0]") or ""
    plural = entry.text("msgid_plural")
    if plural is not None:
        forms = [name for name in entry.texts if name.startswith("msgstr[")]
        for name in [one for one in forms if one != "msgstr[0]"] or forms:
            yield plural, entry.text(name) or ""


def _content(text: str) -> tuple[str, tuple[str, ...]]:
    kept = tidy(legal(text)[0])
    return kept, (PLACEHOLDER,) * kept.count(PLACEHOLDER)


def _said(entry: Entry) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the properties and the notes of an entry."""
    props: list[tuple[str, str]] = []
    notes = [tidy("\n".join(entry.comments))]
    for line in entry.extracted:
        if found := _PROPERTY.fullmatch(line):
            props.append(("x-term" if found[1] == TERM else found[1], found[2]))
        else:
            notes.append(line)
    if entry.references and not any(name == "x-document" for name, _ in props):
        props.append(("x-reference", " ".join(entry.references)))
    flags = [flag for flag in entry.flags if flag != "fuzzy"]
    if flags:
        props.append(("x-flags", ", ".join(flags)))
    return tuple(props), tuple(one for one in notes if one)
