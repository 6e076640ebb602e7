"""Text as an XML 1.0 file can hold it."""

import unicodedata
from functools import lru_cache

import regex

# Everything but Char of https://www.w3.org/TR/xml/#charsets, including unpaired surrogates.
# Such a character makes a file unreadable even as a reference, so it can only be left out.
_ILLEGAL = regex.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


# A segment is asked for three times, as itself and as the context of both its neighbours, and
# most other values are the same from unit to unit.
@lru_cache(maxsize=64)
def legal(text: str) -> tuple[str, int]:
    """Return the text in NFC with line feeds and legal characters only, and how many went."""
    kept, gone = _ILLEGAL.subn("", text)
    if "\r" in kept:
        # A parser would make these line feeds (https://www.w3.org/TR/xml/#sec-line-ends).
        kept = kept.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", kept), gone


def content(text: str) -> str:
    """Return a legal text as the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Return a legal text as the value of an attribute, with its double quotes."""
    return f'"{content(text).replace(chr(34), "&quot;")}"'
