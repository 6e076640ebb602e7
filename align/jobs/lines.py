"""JSON lines: one object a line, with the same bytes for the same object."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, TypeAlias

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Line: TypeAlias = dict[str, Json]


# Made once: with separators of its own, ``json.dumps`` makes an encoder for each call.
_ENCODER = json.JSONEncoder(separators=(",", ":"))


def line_of(found: Mapping[str, object]) -> bytes:
    """Return an object as one line. ASCII alone: a name that is no UTF-8 survives the way."""
    return _ENCODER.encode(found).encode() + b"\n"


def read_lines(lines: Iterable[bytes]) -> Iterator[Line]:
    """Yield the objects of lines; a last one that a crash cut off is passed over."""
    for line in lines:
        try:
            found = json.loads(line)
        except ValueError:
            continue
        if isinstance(found, dict):
            yield found


def file_lines(path: Path) -> Iterator[Line]:
    """Yield the objects of a file of lines, none where there is no file."""
    try:
        with path.open("rb") as file:
            yield from read_lines(file)
    except FileNotFoundError:
        return


_BLOCK = 1 << 16


def last_line(file: BinaryIO) -> bytes:
    """Return the last line of a file without reading what stands before it."""
    end = file.seek(0, os.SEEK_END)
    tail = b""
    while end > 0 and b"\n" not in tail[:-1]:
        begin = max(0, end - _BLOCK)
        file.seek(begin)
        tail = file.read(end - begin) + tail
        end = begin
    return tail[tail.rfind(b"\n", 0, -1) + 1 :]
