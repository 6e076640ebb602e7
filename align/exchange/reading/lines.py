"""A part of a file as lines of clean text."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from align.exchange.reading.cutting import LONGEST
from align.exchange.reading.decoding import MARK, decoded
from align.exchange.reading.opening import BrokenError, Part

_BAD = re.compile(f"{MARK}|[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_END = re.compile(r"\r\n?|\n")


def lines(
    part: Part,
    complain: Callable[[int, str, str], None],
    encoding: Callable[[bytes], str | None],
    passed: Callable[[int], None] | None = None,
) -> Iterator[str]:
    """Yield lines with a line feed at their end, without what no text holds.

    Args:
        part: the file.
        complain: told a line, a reason and what was kept.
        encoding: told the first bytes, returns the encoding, None if it is to be found out.
        passed: told how many bytes of the file on the disk were read since the last call.
    """
    number = 0
    blocks = _counted(part, lambda reason: complain(number, reason, "the lines before"), passed)
    first = next(blocks, b"")
    text = decoded(
        chain((first,), blocks),
        lambda reason, kept: complain(0, reason, kept),
        encoding(first),
    )
    for line in _lines(text):
        number += 1
        clean, bad = _BAD.subn("\ufffd", line)
        if bad:
            complain(number, f"{bad} bytes are no text", "U+FFFD in their place")
        yield clean


def _counted(
    part: Part, broken: Callable[[str], None], passed: Callable[[int], None] | None
) -> Iterator[bytes]:
    before = part.position()
    try:
        for block in part.blocks:
            yield block
            if passed is not None:
                here = max(before, part.position())
                passed(here - before)
                before = here
    except BrokenError as error:
        broken(str(error))


def _lines(blocks: Iterable[str]) -> Iterator[str]:
    rest = ""
    for block in blocks:
        # A carriage return at the end may be half a line end.
        held = "\r" if block.endswith("\r") else ""
        *whole, rest = _END.split(rest + block.removesuffix("\r"))
        yield from (f"{line}\n" for line in whole)
        rest += held
        if len(rest) > LONGEST:
            yield rest
            rest = ""
    yield from (f"{line}\n" for line in _END.sub("\n", rest).split("\n") if line)
