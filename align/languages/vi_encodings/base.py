"""The contract of an encoding of Vietnamese.

The work is done on *byte characters*: text in which the byte 0xB5 is the character U+00B5. Bytes
from a file get that shape by Latin-1; so does text that some program has read as Windows-1252
already, by undoing that.
"""

import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Iterator


def _undone() -> dict[int, str]:
    """Return for each character of Windows-1252 that Latin-1 has not the byte it came from."""
    table: dict[int, str] = {}
    for byte in range(0x80, 0xA0):
        try:
            table[ord(bytes([byte]).decode("cp1252"))] = chr(byte)
        except UnicodeDecodeError:
            continue  # Five bytes stand for nothing; programs leave them as C1 controls.
    # Fonts and converters put the Greek letter for the micro sign, which it looks like.
    return table | {0x3BC: "\xb5"}


_UNDONE = _undone()


def byte_characters(text: str) -> str:
    """Return text that was read as Windows-1252 or Latin-1 as the bytes it came from.

    A character that is in neither stays what it is.
    """
    return text if text.isascii() else text.translate(_UNDONE)


class VietnameseEncoding(ABC):
    """One encoding; it holds no state.

    Args:
        name: the name it is known by, lower case.
        aliases: other names, lower case, hyphens between words.
        title: how a person calls it.
    """

    def __init__(self, name: str, title: str, *aliases: str) -> None:
        self.name = name
        self.title = title
        self.aliases = aliases

    @abstractmethod
    def read(self, characters: str) -> str:
        """Turn byte characters into text; what is no byte stays what it is."""

    @abstractmethod
    def write(self, text: str) -> str:
        """Turn text into byte characters.

        Raises:
            UnicodeEncodeError: the encoding has no such character.
        """

    def clusters(self, characters: str) -> Iterator[str]:
        """Cut byte characters into the smallest parts that can be read one by one."""
        return iter(characters)

    def decode(self, data: bytes | str) -> str:
        """Return the text, in NFC.

        Args:
            data: bytes, or text that was read from them as Windows-1252 or Latin-1.
        """
        characters = data.decode("latin-1") if isinstance(data, bytes) else byte_characters(data)
        return unicodedata.normalize("NFC", self.read(characters))

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text, so that ``decode`` gives its NFC back.

        Raises:
            UnicodeEncodeError: the encoding cannot write the text.
        """
        return self.write(unicodedata.normalize("NFC", text)).encode("latin-1")


def refused(name: str, text: str, at: int) -> UnicodeEncodeError:
    """Say that an encoding has no place for a character."""
    return UnicodeEncodeError(name, text, at, at + 1, "the encoding has no such character")
