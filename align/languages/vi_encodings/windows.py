"""Windows-1258: base letters composed, tones apart."""

import unicodedata
from functools import lru_cache

from align.languages.vi_encodings.base import VietnameseEncoding, refused

_TONES = "\u0300\u0301\u0303\u0309\u0323"


class Windows1258(VietnameseEncoding):
    """The code page of Windows for Vietnamese (Microsoft; WHATWG index-windows-1258).

    What it has composed is written composed, as Windows does; for every other letter with a tone
    the tone follows the letter. Python has the table; it can read it but not write NFC.
    """

    def read(self, characters: str) -> str:
        """Look every byte up; the tones stay apart, NFC joins them."""
        return characters.translate(_table())

    def write(self, text: str) -> str:
        """Part the tones from letters that the code page has not got."""
        parts: list[str] = []
        for at, char in enumerate(text):
            code = _written(char)
            if not code:
                raise refused(self.name, text, at)
            parts.append(code)
        return "".join(parts)


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for byte in range(0x80, 0x100):
        try:
            table[byte] = bytes([byte]).decode("cp1258")
        except UnicodeDecodeError:
            continue
    return table


@lru_cache(maxsize=1024)
def _written(char: str) -> str:
    """Return the byte characters of a character, empty if the code page cannot write it."""
    for code in (char, _apart(char)):
        try:
            return code.encode("cp1258").decode("latin-1")
        except UnicodeEncodeError:
            continue
    # The bytes without a meaning are C1 controls, as WHATWG has it.
    return char if "\x80" <= char <= "\x9f" and ord(char) not in _table() else ""


def _apart(char: str) -> str:
    """Return a letter without its tone, composed, and the tone behind it."""
    parts = unicodedata.normalize("NFD", char)
    tones = "".join(mark for mark in parts if mark in _TONES)
    bare = "".join(mark for mark in parts if mark not in _TONES)
    return unicodedata.normalize("NFC", bare) + tones
