"""Decode a term base: UTF-8, or UTF-16 with a byte order mark, as spreadsheets write it."""

from pathlib import Path

from align.errors import GlossaryError
from align.text import plain


def raw_of(path: Path) -> bytes:
    """Return the bytes of a term base.

    Raises:
        GlossaryError: the file cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise GlossaryError(
            "there is no such file", where=str(path), hint="check the path"
        ) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise GlossaryError(
            f"the term base cannot be read: {reason}", where=str(path), hint="check the path"
        ) from None


def text_of(raw: bytes, path: str) -> str:
    """Return the text of a term base in NFC, without byte order mark; ``path`` is for messages.

    Raises:
        GlossaryError: it is in another encoding, or no text.
    """
    encoding = "utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise GlossaryError(
            f"the text is not {encoding.removesuffix('-sig').upper()}",
            where=f"{path}: line {line}",
            hint="save the term base as UTF-8",
        ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise GlossaryError(
            "a NUL byte stands in the text",
            where=f"{path}: line {line}",
            hint="save the term base as plain UTF-8 text",
        )
    return plain(text)
