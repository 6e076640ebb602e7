"""XLIFF 1.0 to 1.2 and 2.0 to 2.2 of any tool and in any state.

Nothing outside the file is ever fetched, DTDs are not read, and memory does not grow with the
file. Groups are looked through, several ``file`` elements are read one after the other, what
other elements offer besides the target (``alt-trans``, ``mtc:match``) is counted and left.

Specifications: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html and
https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from align.errors import InputError, SettingsError
from align.exchange.reading.decoding import decoded, usable
from align.exchange.reading.opening import BrokenError, Part, parts
from align.exchange.reading.paired import Found, Tell, record, silent
from align.exchange.reading.records import Problem, Translated
from align.exchange.reading.salvage import parsed, salvaged
from align.exchange.reading.xliff_cutting import Start, UnitText, attributes_of, pieces
from align.exchange.reading.xliff_units import Pair, new_pairs, old_pairs, said_of
from align.exchange.xmltext import attribute

SUFFIXES = (".xlf", ".xliff", ".xlf12", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf")
"""Endings of XLIFF files, those of tools with a name of their own for it included."""
_OLD = ("1.0", "1.1", "1.2")
_NEW = ("2.0", "2.1", "2.2")


def read_xliff(
    path: Path,
    *,
    source: str,
    target: str,
    problem: Tell | None = None,
    encoding: str | None = None,
    passed: Callable[[int], None] | None = None,
    whole: bool = False,
) -> Iterator[Translated]:
    """Yield what an XLIFF has in two languages, in either direction.

    Args:
        path: the file: XLIFF, gzip of one, or zip of some.
        source: language wanted as source, BCP 47; a bare one stands for all its regions.
        target: language wanted as target, likewise.
        problem: told of everything that is not as it should be.
        encoding: of the file, where what it says of itself is wrong.
        passed: told how many bytes of the file on the disk were read since the last call.
        whole: yield a record for each unit, joined from its segments, and also those without a
            target; otherwise one for each segment that is translated.

    Raises:
        InputError: the file is missing, empty, no XLIFF or of a version that nobody knows.
        SettingsError: there is no such encoding.
    """
    tell, number = problem or silent, 0
    for part, reader in _readers(path, tell, encoding, whole=whole):
        reader.number = number
        others: Counter[tuple[str, str]] = Counter()
        for found in reader.found(part, encoding, passed, target):
            made = record(found, (source, target))
            if made is None:
                others[found.languages] += 1
            elif made.source and (made.target or whole):
                yield made
            else:
                side = "target" if made.source else "source"
                tell(Problem(found.number, found.line, f"the {side} is empty", "nothing"))
        number = reader.number
        for (one, other), count in others.items():
            reason = f"{count} texts are {one or 'no language'} → {other or 'no language'}"
            tell(Problem(0, 0, reason, "nothing", part.name))


def xliff_languages(path: Path, encoding: str | None, most: int) -> Iterator[tuple[str, str]]:
    """Yield the languages of the first units, source before target.

    Raises:
        InputError: the file cannot be read.
    """
    for part, reader in _readers(path, silent, encoding, whole=True):
        for found in reader.found(part, encoding, None, ""):
            yield found.languages
            if found.number >= most:
                return


def _readers(
    path: Path, tell: Tell, encoding: str | None, *, whole: bool
) -> "Iterator[tuple[Part, _Reader]]":
    if encoding is not None and not usable(encoding):
        raise SettingsError(
            f"unknown encoding {encoding!r}", hint="write one such as utf-8 or windows-1252"
        )
    for part in parts(path, SUFFIXES):
        where = f"{path}/{part.name}" if part.name else str(path)
        yield part, _Reader(where, part.name, tell, whole)


class _Reader:
    """Reads one file; ``number`` and ``line`` say where it is."""

    def __init__(self, where: str, part: str, tell: Tell, whole: bool) -> None:
        self._where, self._part, self._tell, self._whole = where, part, tell, whole
        self.number = 0
        self._line = 1
        self._new = False
        self._root: dict[str, str] = {}
        self._file: dict[str, str] = {}
        self._spaces: dict[str, str] = {}
        self._empty = True
        self._alternatives = 0
        self._tail = ""

    def found(
        self,
        part: Part,
        encoding: str | None,
        passed: Callable[[int], None] | None,
        target: str,
    ) -> Iterator[Found]:
        """Yield every pair; where the file names no target language it is taken as ``target``."""
        blocks = self._unbroken(part, passed)
        text = self._watched(decoded(blocks, self._complain_of_file, encoding))
        for piece in pieces(text):
            if isinstance(piece, Start):
                self._begin(piece)
            elif self._root:
                yield from self._unit(piece, target)
        if not self._root:
            what = "the file is empty" if self._empty else "this is not an XLIFF file"
            raise InputError(what, where=self._where, hint="export it again")
        if "</xliff" not in self._tail.replace(":xliff", "xliff"):
            self._complain_of_file("the file ends before </xliff>", "the units before that")
        if self._alternatives:
            reason = f"{self._alternatives} alternative translations stand beside the targets"
            self._complain_of_file(reason, "the targets")

    def _unbroken(self, part: Part, passed: Callable[[int], None] | None) -> Iterator[bytes]:
        before = part.position()
        try:
            for block in part.blocks:
                yield block
                if passed is not None:
                    here = max(before, part.position())
                    passed(here - before)
                    before = here
        except BrokenError as error:
            self._complain_of_file(str(error), "the units before that")

    def _watched(self, blocks: Iterable[str]) -> Iterator[str]:
        for block in blocks:
            self._empty = self._empty and not block.strip("\ufeff \t\r\n\0")
            self._tail = (self._tail + block)[-1000:]
            yield block

    def _begin(self, start: Start) -> None:
        said = start.attributes
        for name, value in said.items():
            if name.startswith("xmlns:"):
                self._spaces[name] = value
        if start.name == "file":
            self._file = said
            return
        version = said.get("version", "")
        self._new = version in _NEW
        if version not in _OLD + _NEW:
            has = f"version {version!r} of XLIFF is not known" if version else "no version is said"
            raise InputError(
                has,
                where=f"{self._where}, line {start.line}",
                hint="export it as XLIFF 1.2 or 2.1",
            )
        self._root = {"version": version, **said}

    def _languages(self, pair: Pair, target: str) -> tuple[str, str]:
        if self._new:
            return self._root.get("srcLang", ""), self._root.get("trgLang") or target
        other = self._file.get("target-language") or pair.language or target
        return self._file.get("source-language", ""), other

    def _unit(self, piece: UnitText, target: str) -> Iterator[Found]:
        self.number += 1
        self._line = piece.line
        unit = self._element(piece)
        if unit is None or self._untranslatable(unit):
            return
        said = said_of(unit)
        self._alternatives += said.alternatives
        read = new_pairs if self._new else old_pairs
        for pair in read(unit, self._complain, whole=self._whole):
            yield Found(
                self.number,
                piece.line,
                pair.key,
                pair.source,
                pair.target,
                self._languages(pair, target),
                pair.state,
                said.props,
                said.notes,
                self._file.get("original", ""),
            )

    def _untranslatable(self, unit: Element) -> bool:
        """Tell whether a unit is not for translation and has none: no flaw, no record."""
        return unit.get("translate") == "no" and not any(
            "".join(one.itertext()).strip() for one in unit.iter() if one.tag.endswith("target")
        )

    def _wrapped(self, text: str) -> str:
        spaces = "".join(f" {name}={attribute(value)}" for name, value in self._spaces.items())
        return f"<file{spaces}>{text}</file>"

    def _element(self, piece: UnitText) -> Element | None:
        """Parse a unit, mending it as far as is needed."""
        if piece.closed:
            for name, value in attributes_of(piece.text[: piece.text.find(">")]).items():
                if name.startswith("xmlns:"):
                    self._spaces.setdefault(name, value)
            try:
                return parsed(self._wrapped(piece.text))[0]
            except (ParseError, UnicodeEncodeError):
                pass
        element, reports = salvaged(piece.text, self._wrapped, {}, closed=piece.closed)
        for report in reports:
            self._complain(report.reason, report.kept)
        return element

    def _complain(self, reason: str, kept: str) -> None:
        self._tell(Problem(self.number, self._line, reason, kept, self._part))

    def _complain_of_file(self, reason: str, kept: str) -> None:
        self._tell(Problem(0, 0, reason, kept, self._part))
