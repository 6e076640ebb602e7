"""Bytes of a file, of a gzip file or of the files in a zip archive, with a cap on expansion."""

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from align.errors import InputError

BLOCK = 1 << 14
"""Bytes read at once: what is made of them then fits a processor's cache."""
FREE_EXPANSION = 1 << 28
"""Bytes that an archive may always grow to."""
MOST_EXPANSION = 300
"""Times its size that an archive may grow beyond that; memories reach some 20, bombs 1000."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file as a stream of blocks."""

    name: str
    """Its name in the archive, empty where there is none."""
    blocks: Iterator[bytes]
    position: Callable[[], int]
    """How many bytes of the file on the disk have been read."""


class BrokenError(Exception):
    """The stream ends before its file does; what came before is good."""


def parts(path: Path, suffixes: tuple[str, ...]) -> Iterator[Part]:
    """Yield the file, unpacked if it is gzip, or each file of a zip archive with such an ending.

    What kind of file it is is told by its first bytes, not by its name. A part must be consumed
    before the next one is asked for.

    Raises:
        InputError: the file is missing, cannot be read, or is an archive without such a file.
        BrokenError: (from the blocks) the compressed data are damaged, cut off or grow too much.
    """
    with _told(path), path.open("rb") as file:
        magic = file.read(4)
        file.seek(0)
        size = path.stat().st_size
        if magic[:2] == b"\x1f\x8b":
            with gzip.open(file) as stream:
                yield Part("", _blocks(stream, _limit(size)), file.tell)
        elif magic == b"PK\x03\x04" or magic == b"PK\x05\x06":
            yield from _members(path, file, suffixes)
        else:
            yield Part("", _blocks(file, None), file.tell)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    where = str(path)
    if path.is_dir():
        raise InputError("this is a folder", where=where, hint="name a file in it")
    try:
        yield
    except FileNotFoundError as error:
        raise InputError("there is no such file", where=where, hint="check the name") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            f"the file cannot be read ({reason})", where=where, hint="check that you may read it"
        ) from error


def _limit(size: int) -> int:
    return max(FREE_EXPANSION, size * MOST_EXPANSION)


def _members(path: Path, file: IO[bytes], suffixes: tuple[str, ...]) -> Iterator[Part]:
    where = str(path)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(
            "the zip archive is damaged", where=where, hint="fetch or pack it again"
        ) from error
    with archive:
        wanted = [one for one in archive.infolist() if one.filename.lower().endswith(suffixes)]
        if not wanted:
            raise InputError(
                f"the archive holds no {' or '.join(suffixes)} file",
                where=where,
                hint="name another file",
            )
        for member in wanted:
            if member.flag_bits & 1:
                raise InputError(
                    f"{member.filename!r} in the archive is encrypted",
                    where=where,
                    hint="unpack it first",
                )
            yield Part(member.filename, _member(archive, member), file.tell)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        stream = archive.open(member)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise BrokenError(f"the archive cannot be unpacked ({error})") from error
    with stream:
        yield from _blocks(stream, _limit(member.compress_size))


def _blocks(stream: IO[bytes] | gzip.GzipFile, limit: int | None) -> Iterator[bytes]:
    total = 0
    while True:
        try:
            block = stream.read(BLOCK)
        except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
            raise BrokenError(f"the compressed data are damaged or cut off ({error})") from error
        if not block:
            return
        total += len(block)
        if limit is not None and total > limit:
            raise BrokenError(f"the compressed data grow beyond {limit:,} bytes")
        yield block
