"""Bytes of an XML file become text; a byte that is none becomes a mark, never an error.

Which encoding a file has is told as in appendix F of https://www.w3.org/TR/xml/: by a byte order
mark, by the pattern of zero bytes, and only then by what the file declares of itself.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

MARK = "[\udc00-\udcff]"
"""Regular expression for a byte that could not be decoded: U+DC00 plus its value."""
_HANDLER = "align-mark"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_SAMPLE = 512
# These are codecs of Python that transform text, or read ASCII as something else.
_REFUSED = {"utf-7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in bad), error.end


codecs.register_error(_HANDLER, _mark)


def decoded(
    blocks: Iterable[bytes], complain: Callable[[str, str], None], encoding: str | None = None
) -> Iterator[str]:
    """Yield the text block by block, without byte order mark.

    Args:
        blocks: the file.
        complain: told a reason and what was kept when the declaration cannot be followed.
        encoding: to be used whatever the file says.
    """
    stream = iter(blocks)
    first = b""
    for block in stream:
        first += block
        if len(first) >= _SAMPLE:
            break
    name, skip = (encoding, 0) if encoding else _encoding_of(first, complain)
    decoder = codecs.getincrementaldecoder(name)(_HANDLER)
    begun = False
    for block in chain((first[skip:],), stream):
        if text := decoder.decode(block):
            yield text if begun else text.lstrip("\ufeff")
            begun = True
    if text := decoder.decode(b"", final=True):
        yield text


def _encoding_of(first: bytes, complain: Callable[[str, str], None]) -> tuple[str, int]:
    """Return the name of the encoding and how many bytes its mark has."""
    for mark, name in _BOMS:
        if first.startswith(mark):
            return name, len(mark)
    sample = first[:_SAMPLE]
    pairs = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if even > 0.7 or odd > 0.7:
        if even > 0.3 and odd > 0.3:
            return ("utf-32-le" if sample[:1] != b"\0" else "utf-32-be"), 0
        return ("utf-16-le" if odd > even else "utf-16-be"), 0
    found = _DECLARED.search(first[:2048])
    if not found:
        return "utf-8", 0
    declared = found[1].decode("ascii")
    name = _known(declared)
    if not name:
        complain(f"the encoding {declared!r} is not known", "the file is read as UTF-8")
    # What is UTF-16 or UTF-32 has been found out above; ASCII is a part of UTF-8.
    if not name or name.startswith(("utf-16", "utf-32")) or name == "ascii":
        name = "utf-8"
    return name, 0


def _known(name: str) -> str:
    """Return Python's name of an encoding that may be used, empty if it is none."""
    try:
        found = codecs.lookup(name)
        plain = b"<?xml".decode(found.name) == "<?xml"
    except (LookupError, UnicodeError):
        return "utf-16" if name.lower().replace("-", "").startswith(("utf16", "ucs2")) else ""
    if found.name.replace("_", "-") in _REFUSED or found.incrementaldecoder is None:
        return ""
    return found.name if plain or found.name.startswith(("utf-16", "utf-32")) else ""


def usable(name: str) -> bool:
    """Tell whether there is an encoding of that name that holds text."""
    return bool(_known(name))
