"""Decode a file piece by piece, so that its size does not matter."""

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from align.errors import InputError

CHUNK = 1 << 20
"""Bytes read at a time."""

# What ends a line in any of the systems a text may come from (UAX 14, class BK, CR, LF, NL).
# A form feed ends one as well: it is how a text file says that a page ends.
_LINE_END = regex.compile("\r\n|[\n\r\x0c\x85\u2028\u2029]")


class BadByteError(InputError):
    """A file is not what its encoding says.

    Args:
        path: the file.
        codec: the encoding it should be in.
        line: where the first such byte is, counted from 1.
        offset: the same in bytes from the start of the file.
        hint: what the reader can do.
    """

    def __init__(self, path: Path, codec: str, line: int, offset: int, hint: str) -> None:
        self.line = line
        self.offset = offset
        super().__init__(
            f"the byte at offset {offset} is not valid {codec}",
            where=f"{path}, line {line}",
            hint=hint,
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, without what ends it."""

    start: int
    """Where it starts: code points into the decoded file."""
    text: str
    end: str
    """What ends it; empty at the end of the file."""


def decoded(path: Path, codec: str, skip: int = 0) -> Iterator[str]:
    """Yield the text of a file in pieces of about ``CHUNK`` bytes.

    Args:
        path: the file.
        codec: a text encoding that Python knows.
        skip: bytes to leave out at the start (a byte order mark).

    Raises:
        BadByteError: the file is not in that encoding.
    """
    decoder = codecs.getincrementaldecoder(codec)("strict")
    done = skip
    lines = 1
    with path.open("rb") as file:
        file.seek(skip)
        last = False
        while not last:
            chunk = file.read(CHUNK)
            last = not chunk
            held = decoder.getstate()[0]
            try:
                text = decoder.decode(chunk, final=last)
            except UnicodeDecodeError as error:
                good = bytes(error.object[: error.start]).decode(codec, "replace")
                raise BadByteError(
                    path,
                    codec,
                    lines + good.count("\n"),
                    done - len(held) + error.start,
                    "name the right encoding with --encoding NAME or convert the file to UTF-8",
                ) from None
            done += len(chunk)
            lines += text.count("\n")
            if text:
                yield text


def lines(pieces: Iterable[str]) -> Iterator[Line]:
    """Cut a text that comes in pieces into its lines; the last one may be empty."""
    start = 0
    parts: list[str] = []
    held = ""
    for new in pieces:
        # A CR at the end of a piece may be half of a CR LF.
        piece = held + new
        held = "\r" if piece.endswith("\r") else ""
        piece = piece.removesuffix(held)
        begin = 0
        for match in _LINE_END.finditer(piece):
            parts.append(piece[begin : match.start()])
            text = "".join(parts)
            parts = []
            yield Line(start, text, match.group())
            begin = match.end()
            start += len(text) + len(match.group())
        parts.append(piece[begin:])
    text = "".join(parts)
    yield Line(start, text, held)
    if held:
        yield Line(start + len(text) + len(held), "", "")
