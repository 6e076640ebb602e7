"""TMX of any tool and in any state: 1.1 to 1.4b, levels 1 and 2, plain, gzip or zip.

Nothing outside the file is ever fetched, DTDs are not read, and memory does not grow with the
file. What cannot be read costs the unit it stands in and no other; each such case is told as a
``Problem``.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from align.errors import InputError, SettingsError
from align.exchange.reading.choice import pairs
from align.exchange.reading.cutting import LONGEST, Cutter, Piece, spans
from align.exchange.reading.decoding import decoded, usable
from align.exchange.reading.facts import translated
from align.exchange.reading.header import Header, header_of
from align.exchange.reading.opening import BrokenError, Part, parts
from align.exchange.reading.plain import has_plain_text, plain_unit
from align.exchange.reading.records import FileUnit, Problem, Translated
from align.exchange.reading.salvage import parsed, salvaged
from align.exchange.reading.units import unit_of

Tell = Callable[[Problem], None]


def read_tmx(
    path: Path,
    *,
    source: str,
    target: str,
    problem: Tell | None = None,
    encoding: str | None = None,
    passed: Callable[[int], None] | None = None,
) -> Iterator[Translated]:
    """Yield what a TMX has in two languages, one record for each variant of the target.

    Args:
        path: the file: TMX, gzip of one, or zip of some.
        source: language wanted as source, BCP 47; a bare one stands for all its regions.
        target: language wanted as target, likewise.
        problem: told of everything that is not as it should be.
        encoding: of the file, where what it says of itself is wrong.
        passed: told how many bytes of the file on the disk were read since the last call.

    Raises:
        InputError: the file is missing, empty, no TMX, or an archive that cannot be unpacked.
        SettingsError: there is no such encoding.
    """
    tell = problem or _silent
    for unit in read_units(path, problem=tell, encoding=encoding, passed=passed):
        variants = unit.variants
        languages = tuple([one.language for one in variants])
        best, targets = pairs(languages, unit.source_language, source, target)
        if not targets:
            reason = _lacking(languages, source if best < 0 else target)
            tell(Problem(unit.number, unit.line, reason, "nothing"))
            continue
        original = variants[best]
        for place in targets:
            one = variants[place]
            if original.text and one.text:
                yield translated(unit, original, one)
            else:
                side = "target" if original.text else "source"
                tell(Problem(unit.number, unit.line, f"the {side} is empty", "nothing"))


def _silent(_: Problem) -> None:
    return


def _lacking(languages: Iterable[str], language: str) -> str:
    has = ", ".join(dict.fromkeys(languages)) or "no language"
    return f"the unit has no other text in {language} (it has {has})"


def read_units(
    path: Path,
    *,
    problem: Tell | None = None,
    encoding: str | None = None,
    passed: Callable[[int], None] | None = None,
) -> Iterator[FileUnit]:
    """Yield every unit of a TMX with all its languages; see ``read_tmx``."""
    if encoding is not None and not usable(encoding):
        raise SettingsError(
            f"unknown encoding {encoding!r}", hint="write one such as utf-8 or windows-1252"
        )
    number = 0
    for part in parts(path, (".tmx", ".xml")):
        where = f"{path}/{part.name}" if part.name else str(path)
        reader = _Reader(where, part.name, problem or _silent, number)
        blocks = part.blocks if passed is None else _counted(part, passed)
        yield from reader.units(blocks, encoding)
        number = reader.number


def _counted(part: Part, passed: Callable[[int], None]) -> Iterator[bytes]:
    before = part.position()
    for block in part.blocks:
        yield block
        here = max(before, part.position())
        passed(here - before)
        before = here


class _Reader:
    """Reads one file; ``number`` and ``line`` say where it is."""

    def __init__(self, where: str, part: str, tell: Tell, number: int) -> None:
        self._where = where
        self._part = part
        self._tell = tell
        self.number = number
        self._line = 1
        self._header = Header(is_tmx=False)
        self._root = "<body>"

    def units(self, blocks: Iterable[bytes], encoding: str | None) -> Iterator[FileUnit]:
        text = decoded(self._unbroken(blocks), self._complain_of_file, encoding)
        cutter = Cutter(text)
        self._begin(cutter.head())
        for piece in cutter.pieces():
            rest = yield from self._plain(piece)
            if rest.text:
                yield from self._parsed(rest, cutter)
        if "</tmx" not in cutter.tail.replace(":tmx", "tmx"):
            self._complain_of_file("the file ends before </tmx>", "the units before that")

    def _unbroken(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        try:
            yield from blocks
        except BrokenError as error:
            self._complain_of_file(str(error), "the units before that")

    def _begin(self, head: Piece) -> None:
        text = head.text
        if head.last and not text.strip("\ufeff \t\r\n\0"):
            raise InputError("the file is empty", where=self._where, hint="export it again")
        self._header = header_of(text)
        if not self._header.is_tmx:
            raise InputError(
                "this is not a TMX file", where=self._where, hint="name a .tmx, .tmx.gz or .zip"
            )
        self._root = f"<body{self._header.name_spaces}>"
        if self._header.external:
            self._complain_of_file("the file declares external entities", "they are not fetched")

    def _wrapped(self, text: str) -> str:
        return f"{self._root}{text}</body>"

    def _strict(self, text: str) -> Element | None:
        try:
            return parsed(self._wrapped(text))
        except (ParseError, UnicodeEncodeError):
            return None

    def _plain(self, piece: Piece) -> Generator[FileUnit, None, Piece]:
        """Read units as long as they are plain or well-formed; return what comes behind them.

        Nothing that such units hold reaches beyond them, so the rest is read as if it were all.
        """
        text, line, at = piece.text, piece.line, 0
        language, plain = self._header.source_language, True
        if len(text) > LONGEST or not has_plain_text(text):
            return piece
        while at < len(text):
            found = plain_unit(text, at, self.number + 1, line, language)
            if found is not None:
                unit, end = found
                self.number += 1
                yield unit
            else:
                end = text.find("</tu>", at) + len("</tu>")
                one = Piece(text[at:end], line, last=False)
                # Where such units are many it is cheaper to parse them together.
                root = self._alone(one.text) if plain else None
                if root is None:
                    break
                yield from self._together(root, one)
            plain = found is not None
            line += text.count("\n", at, end)
            at = end
        return Piece(text[at:], line, piece.last)

    def _alone(self, text: str) -> Element | None:
        """Parse what may be one unit, without comments or the like, and no unit within it."""
        if "<!" in text or "<?" in text or text.count("<tu") != text.count("<tuv") + 1:
            return None
        root = self._strict(text)
        return root if root is not None and _only_units(root, text) and len(root) == 1 else None

    def _parsed(self, piece: Piece, cutter: Cutter) -> Iterator[FileUnit]:
        root = self._strict(piece.text)
        if root is not None and _only_units(root, piece.text):
            yield from self._together(root, piece)
        else:
            yield from self._one_by_one(piece, cutter)

    def _together(self, root: Element, piece: Piece) -> Iterator[FileUnit]:
        """Read the units of a piece that is well-formed."""
        language, text, complain = self._header.source_language, piece.text, self._complain
        number, line, at = self.number, piece.line, 0
        for element in root:
            number += 1
            start = text.find("<tu", at)
            line += text.count("\n", at, start)
            at = text.find("</tu>", start)
            self.number, self._line = number, line
            yield unit_of(element, number, line, language, complain)
            line += text.count("\n", start, at)

    def _one_by_one(self, piece: Piece, cutter: Cutter) -> Iterator[FileUnit]:
        """Read what can be read of a piece that is not well-formed."""
        found, settled = spans(piece)
        if settled < len(piece.text):
            cutter.give_back(piece, settled)
        at, self._line = 0, piece.line
        for span in found:
            self._line += piece.text.count("\n", at, span.start)
            at = span.start
            self.number += 1
            text = piece.text[span.start : span.end]
            element = self._unit(text, closed=span.closed)
            if element is not None:
                language = self._header.source_language
                yield unit_of(element, self.number, self._line, language, self._complain)

    def _unit(self, text: str, *, closed: bool) -> Element | None:
        if closed:
            root = self._strict(text)
            if root is not None and len(root) == 1:
                return root[0]
        element, reports = salvaged(text, self._wrapped, self._header.entities, closed=closed)
        for report in reports:
            self._complain(report.reason, report.kept)
        return element

    def _complain(self, reason: str, kept: str) -> None:
        self._tell(Problem(self.number, self._line, reason, kept, self._part))

    def _complain_of_file(self, reason: str, kept: str) -> None:
        self._tell(Problem(0, 0, reason, kept, self._part))


def _only_units(root: Element, text: str) -> bool:
    """Tell whether a piece holds units alone, and none of them in a comment or the like."""
    return text.count("</tu>") == len(root) == len(root.findall("tu"))
