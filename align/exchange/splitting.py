"""A TMX of ours in parts of limited size, each a TMX of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from align.errors import SettingsError
from align.exchange.atomic import fresh_file

_END = b"</tu>\n"
_FOOT = b"</body>\n</tmx>\n"
_BODY = b"<body>\n"


def split(whole: Path, path: Path, limit: int, *, force: bool = False) -> list[Path]:
    """Write the units of a file to ``NAME-001.tmx``, ``NAME-002.tmx`` … and return their names.

    Args:
        whole: a TMX as ``align.exchange`` writes it.
        path: what the parts are called after.
        limit: bytes that a part may have; only a unit that is larger by itself exceeds it.
        force: replace parts that exist.

    Raises:
        OutputError: a part exists and ``force`` is false, or it cannot be written.
        SettingsError: the limit leaves no room for units.
    """
    with whole.open("rb") as stream:
        head = _head(stream)
        if limit <= len(head) + len(_FOOT):
            raise SettingsError(
                f"parts of {limit:,} bytes hold no unit", hint="allow at least 10 kB"
            )
        elements = _elements(stream)
        names: list[Path] = []
        waiting = next(elements, b"")
        while waiting or not names:
            names.append(path.with_name(f"{path.stem}-{len(names) + 1:03}{path.suffix}"))
            with fresh_file(names[-1], force=force) as part:
                part.write(head)
                size = len(head) + len(_FOOT)
                while waiting:
                    part.write(waiting)
                    size += len(waiting)
                    waiting = next(elements, b"")
                    if size + len(waiting) > limit:
                        break
                part.write(_FOOT)
    return names


def _head(stream: BinaryIO) -> bytes:
    lines = []
    for line in stream:
        lines.append(line)
        if line == _BODY:
            break
    return b"".join(lines)


def _elements(stream: BinaryIO) -> Iterator[bytes]:
    # No text can hold the end tag as such: "<" is always escaped in it.
    lines: list[bytes] = []
    for line in stream:
        lines.append(line)
        if line.endswith(_END):
            yield b"".join(lines)
            lines.clear()
