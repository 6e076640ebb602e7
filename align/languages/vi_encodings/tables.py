"""Encodings that are a table: of bytes, or of bytes and pairs of bytes."""

import codecs
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from align.languages.vi_encodings.base import VietnameseEncoding, refused


def load(name: str) -> dict[str, str]:
    """Read a table: for one or two byte characters, the character they stand for."""
    path = Path(__file__).with_name(f"{name}.map")
    table: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, char = line.split(" ", 1)
            known = chr(int(char[2:], 16)) if char.startswith("U+") else char
            table[bytes.fromhex(code).decode("latin-1")] = known
    return table


class SingleByte(VietnameseEncoding):
    """An encoding of one byte a character; bytes that its table leaves out are ASCII."""

    @cached_property
    def _read(self) -> dict[int, str]:
        return {ord(byte): char for byte, char in load(self.name).items()}

    @cached_property
    def _decoding(self) -> str:
        return "".join(self._read.get(byte, chr(byte)) for byte in range(256))

    @cached_property
    def _write(self) -> dict[str, str]:
        return {self._read.get(byte, chr(byte)): chr(byte) for byte in range(256)}

    def read(self, characters: str) -> str:
        """Look every byte up."""
        try:
            data = characters.encode("latin-1")
        except UnicodeEncodeError:
            return characters.translate(self._read)
        # Many times as fast as str.translate, and most of what a long file costs.
        return codecs.charmap_decode(data, "strict", self._decoding)[0]

    def write(self, text: str) -> str:
        """Look every character up."""
        table = self._write
        try:
            return "".join([table[char] for char in text])
        except KeyError:
            at = next(i for i, char in enumerate(text) if char not in table)
            raise refused(self.name, text, at) from None


class Capitals(VietnameseEncoding):
    """TCVN3 in a font whose small letters are drawn as capitals (``.VnTimeH``)."""

    def __init__(self, small: SingleByte, name: str, title: str, *aliases: str) -> None:
        super().__init__(name, title, *aliases)
        self._small = small

    def read(self, characters: str) -> str:
        """Return what the font shows."""
        return self._small.read(characters).upper()

    def write(self, text: str) -> str:
        """Return the small letters that the font shows as the text.

        Raises:
            UnicodeEncodeError: a character is no capital: the font cannot show it.
        """
        for at, char in enumerate(text):
            if char.upper() != char or len(char.lower()) != 1:
                raise refused(self.name, text, at)
        # Capitals without a tone have bytes of their own, which show the same.
        return self._small.write(text.lower())


class Marked(VietnameseEncoding):
    """VNI: a letter, and behind it a byte that draws its marks.

    A mark drawn for the other case is read as well, for it looks the same on the page; it is
    written in the case of its letter.
    """

    @cached_property
    def _table(self) -> dict[str, str]:
        table = load(self.name)
        lenient = {code[0] + code[1].swapcase(): c for code, c in table.items() if len(code) == 2}
        marks = _windows_marks()
        return lenient | table | marks

    @cached_property
    def _codes(self) -> re.Pattern[str]:
        pairs = [code for code in self._table if len(code) == 2]
        letters = "".join(sorted({code[0] for code in pairs}))
        marks = "".join(sorted({code[1] for code in pairs}))
        return re.compile(f"[{letters}][{marks}]|[\x80-\xff]")

    @cached_property
    def _write(self) -> dict[str, str]:
        return {char: code for code, char in {**self._table, **load(self.name)}.items()}

    def read(self, characters: str) -> str:
        """Join each letter with its mark."""
        return self._codes.sub(self._known, characters)

    def clusters(self, characters: str) -> Iterator[str]:
        """Keep each letter with its mark."""
        return cut(self._codes, characters)

    def _known(self, match: re.Match[str]) -> str:
        code = match.group()
        if len(code) == 1 or code in self._table:
            return self._table.get(code, code)
        return "".join(self._table.get(part, part) for part in code)

    def write(self, text: str) -> str:
        """Part each letter from its mark; a foreign letter must not look like a mark."""
        table = self._write
        parts: list[str] = []
        for at, char in enumerate(text):
            code = table.get(char, char)
            if code >= "\x80" and (len(code) > 2 or max(code) > "\xff" or self._taken(code, char)):
                raise refused(self.name, text, at)
            if parts and len(code) == 1 and parts[-1][-1] + code in self._table:
                raise refused(self.name, text, at)
            parts.append(code)
        return "".join(parts)

    def _taken(self, code: str, char: str) -> bool:
        return len(code) == 1 and self._table.get(code, code) != char


def cut(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """Yield the matches of a pattern whole, and what is between them character by character."""
    done = 0
    for match in pattern.finditer(text):
        yield from text[done : match.start()]
        yield match.group()
        done = match.end()
    yield from text[done:]


def _windows_marks() -> dict[str, str]:
    """Return what Windows-1252 has at 80 to 9F: quotation marks, dashes, the ellipsis."""
    marks: dict[str, str] = {}
    for byte in range(0x80, 0xA0):
        try:
            marks[chr(byte)] = bytes([byte]).decode("cp1252")
        except UnicodeDecodeError:
            continue
    return marks
