"""Find out which encoding a text file is in.

In this order: what the user says, a byte order mark, UTF-16 without one, what the file itself
declares, strict UTF-8, the older encodings of Vietnamese by their syllables, and charset-normalizer
for whatever else is older than Unicode.
"""

import codecs
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from align.documents.decoding import CHUNK, BadByteError, decoded
from align.documents.legacy_detect import Guess, in_bytes, in_utf8
from align.documents.legacy_found import Found
from align.errors import InputError, SettingsError

# UTF-32 LE begins with the mark of UTF-16 LE, so it is asked first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPED = regex.compile("[\udc80-\udcff]")
_NON_ASCII = regex.compile(r"[^\x00-\x7f]")

# What a page says that holds text of fonts with an encoding of their own.
_LATIN = frozenset({"iso8859-1", "windows-1252", "ascii", "latin-1"})

# Bytes that are enough to see whether a reading makes sense.
_SAMPLE = 1 << 16
# Up to this many NUL bytes are a slip of some program; more of them, and denser, are no text.
_FEW_NULS = 8
_DENSE_NULS = 1 / 500


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to read a text file."""

    name: str
    """A name that Python and a reader both know, such as ``utf-8`` or ``windows-1258``."""
    mark: int = 0
    """Bytes of the byte order mark at the start."""
    notices: tuple[str, ...] = ()
    """What the user should know of how the file is read."""
    found: tuple[Found, ...] = ()
    """What was found of older encodings of Vietnamese."""


def detect(path: Path, given: str | None = None, declared: str | None = None) -> Encoding:
    """Find the encoding of a file and make sure that the whole file can be read in it.

    Args:
        path: the file.
        given: an encoding the user insists on.
        declared: an encoding the file itself names (HTML); taken if it is true.

    Raises:
        SettingsError: ``given`` is no text encoding that Python knows.
        InputError: the file is binary, broken, or in an encoding that cannot be told.
    """
    with path.open("rb") as file:
        head = file.read(CHUNK)
    if given is not None:
        return _checked(path, _known(given, head))
    for mark, name in _MARKS:
        if head.startswith(mark):
            return _checked(path, Encoding(name, len(mark)))
    if (found := _utf16(path, head) or _declared(path, declared, head)) and not (
        found.name in _LATIN and (older := in_bytes(path))
    ):
        return found
    try:
        sound = _checked(path, Encoding("utf-8"))
    except BadByteError as error:
        if older := in_bytes(path):
            return _vietnamese(path, older)
        if _mostly_utf8(path):
            raise
        return _legacy(path, head, error)
    older = in_utf8(path)
    return _vietnamese(path, older) if older else sound


def _vietnamese(path: Path, guess: Guess) -> Encoding:
    """Read a file in an older encoding of Vietnamese, or in several."""
    others = ", ".join(found.encoding for found in guess.found)
    inside = f" (lines in {others})" if guess.name not in others else ""
    told = f"encoding guessed: {guess.name}{inside}; --encoding NAME overrides it"
    return _checked(path, Encoding(guess.name, notices=(told,), found=guess.found))


def _known(given: str, head: bytes) -> Encoding:
    """Look up an encoding by the name the user gave."""
    try:
        codec = codecs.lookup(given)
    except (LookupError, ValueError):
        codec = None
    if codec is None or not getattr(codec, "_is_text_encoding", True):
        raise SettingsError(
            f"unknown encoding '{given}'",
            hint="name one such as utf-8, utf-16, windows-1258 or windows-1252",
        )
    for mark, name in _MARKS:
        if head.startswith(mark) and name.startswith(codec.name):
            return Encoding(name, len(mark))
    return Encoding(_display(codec.name))


def _display(codec: str) -> str:
    """Return the registered name of a codec where Python uses a shorter one."""
    name = codec.replace("_", "-").lower()
    return regex.sub(r"^cp(125\d)$", r"windows-\1", name)


def _utf16(path: Path, head: bytes) -> Encoding | None:
    """Recognise UTF-16 without a mark: Latin letters leave every other byte zero."""
    even, odd = head[0::2], head[1::2]
    if not odd:
        return None
    zero_even, zero_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    # In a short file a few stray NUL bytes look like a habit.
    wanted = 0.2 if len(head) > 200 else 0.4
    if max(zero_even, zero_odd) < wanted or min(zero_even, zero_odd) > 0.01:
        return None
    name = "utf-16-le" if zero_odd > zero_even else "utf-16-be"
    start = head[:_SAMPLE].decode(name, "ignore")
    if sum(char.isprintable() or char.isspace() for char in start) < 0.9 * len(start):
        return None
    told = f"encoding guessed: {name}, without a byte order mark"
    return _if_true(path, Encoding(name, notices=(told,)))


def _declared(path: Path, declared: str | None, head: bytes) -> Encoding | None:
    """Take the encoding a file names, if there is such a one and the file is in it."""
    if declared is None:
        return None
    try:
        return _if_true(path, _known(declared, head))
    except SettingsError:
        return None


def _if_true(path: Path, encoding: Encoding) -> Encoding | None:
    try:
        return _checked(path, encoding)
    except BadByteError:
        return None


def _mostly_utf8(path: Path) -> bool:
    """Tell a damaged UTF-8 file from one in another encoding.

    In an eight-bit encoding a letter is hardly ever followed by what UTF-8 wants there, so well
    formed sequences that outnumber the broken bytes are no accident.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            text = decoder.decode(chunk)
            if not text.isascii():
                broken = len(_ESCAPED.findall(text))
                good += len(_NON_ASCII.findall(text)) - broken
                bad += broken
    return good >= 3 * bad


def _legacy(path: Path, head: bytes, error: BadByteError) -> Encoding:
    """Ask charset-normalizer which eight-bit or East Asian encoding this may be."""
    from charset_normalizer import from_bytes

    if head.count(0) > _FEW_NULS and head.count(0) > len(head) * _DENSE_NULS:
        raise _binary(path) from None
    best = from_bytes(head).best()
    if best is None:
        raise InputError(
            f"the encoding cannot be told (not UTF-8 from byte {error.offset} on)",
            where=f"{path}, line {error.line}",
            hint="name it with --encoding NAME or convert the file to UTF-8",
        ) from None
    name = _display(best.encoding)
    return _checked(
        path, Encoding(name, notices=(f"encoding guessed: {name}; --encoding NAME overrides it",))
    )


def _checked(path: Path, encoding: Encoding) -> Encoding:
    """Read the file through once; count the NUL characters, which no text should hold."""
    count = line = size = 0
    lines = 1
    for text in decoded(path, encoding.name, encoding.mark):
        if nuls := text.count("\0"):
            if not count:
                line = lines + text.count("\n", 0, text.index("\0"))
            count += nuls
        lines += text.count("\n")
        size += len(text)
    if not count:
        return encoding
    if count > _FEW_NULS and count > size * _DENSE_NULS:
        raise _binary(path)
    told = f"{count} NUL byte{'s' if count > 1 else ''} left out, the first in line {line}"
    return replace(encoding, notices=(*encoding.notices, told))


def _binary(path: Path) -> InputError:
    return InputError(
        "the file holds NUL bytes throughout, so it is not a text",
        where=str(path),
        hint="give it the extension of its real format or convert it to a text file",
    )
