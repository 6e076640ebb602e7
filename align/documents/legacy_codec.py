"""The older encodings of Vietnamese as codecs of Python, so that any text file is read in them.

``mixed-NAME`` is a file whose lines are in several encodings, in NAME where they do not say.
"""

import codecs
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from align.languages.vi_encodings import FILE_ENCODINGS, VietnameseEncoding, find
from align.languages.vi_encodings.decision import of_line
from align.languages.vi_encodings.evidence import AS_IS

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

MIXED = "mixed-"
# Bytes without a space or line end from which on there is no waiting for one.
_LONGEST = 1 << 16
_LONGEST_LINE = 1 << 20


class _Decoder(codecs.BufferedIncrementalDecoder):
    """Reads bytes in pieces; a word that may go on in the next piece waits for it."""

    def __init__(self, encoding: VietnameseEncoding, errors: str = "strict") -> None:
        super().__init__(errors)
        self._encoding = encoding

    def _buffer_decode(self, data: "ReadableBuffer", errors: str, final: bool) -> tuple[str, int]:
        data = bytes(data)
        end = len(data) if final else _last_gap(data)
        return self._encoding.read(data[:end].decode("latin-1")), end


def _last_gap(data: bytes) -> int:
    """Return where the last word begins; one without an end in sight is cut."""
    gap = max(data.rfind(b" "), data.rfind(b"\n"))
    return gap + 1 if gap >= 0 or len(data) < _LONGEST else len(data)


class _MixedDecoder(codecs.BufferedIncrementalDecoder):
    """Reads bytes line by line, each in the encoding that it is in."""

    def __init__(self, usual: str, errors: str = "strict") -> None:
        super().__init__(errors)
        self._usual = usual
        self._before = AS_IS

    def _buffer_decode(self, data: "ReadableBuffer", errors: str, final: bool) -> tuple[str, int]:
        data = bytes(data)
        end = len(data) if final else data.rfind(b"\n") + 1
        if not end and len(data) > _LONGEST_LINE:
            end = data.rfind(b" ") + 1
        return "".join(map(self._line, data[:end].splitlines(keepends=True))), end

    def _line(self, data: bytes) -> str:
        text, self._before = read_line(data, self._usual, self._before)
        return text


def read_line(data: bytes, usual: str, before: str = AS_IS) -> tuple[str, str]:
    """Return a line as text, and the encoding that its bytes (or its characters) were in.

    Args:
        data: the line.
        usual: the encoding of lines that are in an older one and say too little.
        before: the encoding of the line before.
    """
    if data.isascii():
        return data.decode("ascii"), before if data.strip() else AS_IS
    try:
        text = data.decode("utf-8")
        sound = True
    except UnicodeDecodeError:
        text = data.decode("latin-1")
        sound = False
    name = of_line(text, usual, sound=sound, before=before)
    if encoding := find(name) if name else None:
        return encoding.decode(text), name
    return text if sound else _western(data), AS_IS


def _western(data: bytes) -> str:
    """Read bytes as Windows-1252, those without a meaning as C1 controls (WHATWG)."""
    return "".join(bytes([b]).decode("cp1252") if b not in _OPEN else chr(b) for b in data)


_OPEN = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))


def _mixed(name: str) -> codecs.CodecInfo | None:
    usual = find(name)
    if usual is None:
        return None

    def decode(data: "ReadableBuffer", errors: str = "strict", /) -> tuple[str, int]:
        return _MixedDecoder(usual.name).decode(bytes(data), True), len(bytes(data))

    return codecs.CodecInfo(
        _refuse, decode, incrementaldecoder=partial(_MixedDecoder, usual.name), name=MIXED + name
    )


def _refuse(text: str, errors: str = "strict", /) -> tuple[bytes, int]:
    raise UnicodeEncodeError(MIXED, text, 0, 1, "a mixture cannot be written")


def _plain(encoding: VietnameseEncoding) -> codecs.CodecInfo:
    def decode(data: "ReadableBuffer", errors: str = "strict", /) -> tuple[str, int]:
        return encoding.read(bytes(data).decode("latin-1")), len(bytes(data))

    def encode(text: str, errors: str = "strict", /) -> tuple[bytes, int]:
        return encoding.encode(text), len(text)

    return codecs.CodecInfo(
        encode, decode, incrementaldecoder=partial(_Decoder, encoding), name=encoding.name
    )


@lru_cache
def _search(name: str) -> codecs.CodecInfo | None:
    """Find a codec by the name that Python has normalised; Python's own codecs come first."""
    dashed = name.replace("_", "-")
    if dashed.startswith(MIXED):
        return _mixed(dashed.removeprefix(MIXED))
    encoding = find(dashed)
    return _plain(encoding) if encoding in FILE_ENCODINGS else None


codecs.register(_search)
