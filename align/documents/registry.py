"""Which reader opens which file, by extension."""

from importlib import import_module
from pathlib import Path

from align.documents.base import Document
from align.documents.signatures import check_signature
from align.errors import InputError

# A reader is imported when a file of its kind is opened, and its library with it.
_READERS = {
    "txt": "align.documents.plain:PlainText",
    "text": "align.documents.plain:PlainText",
    "md": "align.documents.markdown:Markdown",
    "markdown": "align.documents.markdown:Markdown",
    "html": "align.documents.html:Html",
    "htm": "align.documents.html:Html",
    "docx": "align.documents.word:Word",
    "odt": "align.documents.odt:Odt",
    "epub": "align.documents.epub:Epub",
    "pdf": "align.documents.pdf:Pdf",
}
# Read where they are named; a folder of documents holds pictures of other things, too.
_PICTURES = dict.fromkeys(("png", "jpg", "jpeg", "tif", "tiff"), "align.documents.image:Image")


def known_extensions() -> tuple[str, ...]:
    """Return the extensions of documents, without their dots; pictures can be read as well."""
    return tuple(_READERS)


def open_document(path: Path, *, encoding: str | None = None) -> Document:
    """Open a document with the reader for its extension.

    Args:
        path: the file.
        encoding: the encoding of a text format, if it is not to be detected.

    Raises:
        InputError: the file is missing, unreadable, empty, of an unknown kind, or not what its
            extension says.
        SettingsError: ``encoding`` is unknown.
    """
    extension = path.suffix.removeprefix(".").lower()
    try:
        _check_readable(path)
        if extension not in _READERS | _PICTURES:
            kind = f"files of type .{extension}" if extension else "files without an extension"
            known = ", ".join(f".{name}" for name in _READERS | _PICTURES)
            raise InputError(f"{kind} are not known", where=str(path), hint=f"known are {known}")
        check_signature(path, extension)
        return _reader(extension)(path, encoding)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            f"cannot be read: {reason}", where=str(path), hint="check the file and its rights"
        ) from error


def _check_readable(path: Path) -> None:
    if not path.exists():
        raise InputError("there is no such file", where=str(path), hint="check the name")
    if path.is_dir():
        raise InputError(
            "this is a directory", where=str(path), hint="name the files that are to be read"
        )
    if path.is_file() and path.stat().st_size == 0:
        raise InputError("the file is empty", where=str(path), hint="name one that holds text")


def _reader(extension: str) -> type[Document]:
    module, _, name = (_READERS | _PICTURES)[extension].partition(":")
    reader: type[Document] = getattr(import_module(module), name)
    return reader
