"""Tell a file whose contents are not what its extension says, by its first bytes."""

from pathlib import Path

import regex

from align.errors import InputError

# (what the file begins with, what that is, the extensions it may have)
_SIGNATURES: tuple[tuple[bytes, str, frozenset[str]], ...] = (
    (b"%PDF-", "a PDF file", frozenset({"pdf"})),
    (
        b"PK\x03\x04",
        "a ZIP archive, such as a Word or EPUB file",
        frozenset({"docx", "odt", "epub"}),
    ),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file", frozenset()),
    (b"{\\rtf", "an RTF file", frozenset()),
    (b"\x89PNG", "a PNG image", frozenset({"png"})),
    (b"\xff\xd8\xff", "a JPEG image", frozenset({"jpg", "jpeg"})),
    (b"GIF8", "a GIF image", frozenset()),
    (b"II*\x00", "a TIFF image", frozenset({"tif", "tiff"})),
    (b"MM\x00*", "a TIFF image", frozenset({"tif", "tiff"})),
    (b"\x1f\x8b", "a gzip archive", frozenset()),
    (b"7z\xbc\xaf", "a 7-Zip archive", frozenset()),
    (b"SQLite format 3\x00", "an SQLite database", frozenset()),
)
_HTML = regex.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", regex.I)
_BINARY = {
    "pdf": ("a PDF file", b"%PDF-"),
    "docx": ("a Word file", b"PK\x03\x04"),
    "odt": ("an OpenDocument text", b"PK\x03\x04"),
    "epub": ("an EPUB book", b"PK\x03\x04"),
    "png": ("a PNG image", b"\x89PNG"),
    "jpg": ("a JPEG image", b"\xff\xd8\xff"),
    "jpeg": ("a JPEG image", b"\xff\xd8\xff"),
    "tif": ("a TIFF image", b"II*\x00"),
    "tiff": ("a TIFF image", b"II*\x00"),
}
_HEAD = 1024


def check_signature(path: Path, extension: str) -> None:
    """Compare a file's first bytes with its extension.

    Raises:
        InputError: they contradict each other.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for signature, what, extensions in _SIGNATURES:
        if head.startswith(signature):
            if extension not in extensions:
                raise _mismatch(path, what, extension)
            return
    if extension in _BINARY:
        what, signature = _BINARY[extension]
        # PDF readers accept rubbish before the header (ISO 32000-1, annex H, note 13).
        if extension != "pdf" or signature not in head:
            raise InputError(
                f"this is not {what}",
                where=str(path),
                hint="give it the extension of its real format",
            )
    elif extension not in ("html", "htm") and _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise _mismatch(path, "an HTML page", extension)


def _mismatch(path: Path, what: str, extension: str) -> InputError:
    encrypted = "encrypted" in what and extension == "docx"
    hint = (
        "remove its password or save it as .docx first"
        if encrypted
        else "give it the extension of its real format, or convert it if that one is not known"
    )
    return InputError(f"this is {what}, not what .{extension} says", where=str(path), hint=hint)
