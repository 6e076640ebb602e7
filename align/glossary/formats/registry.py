"""Formats of term bases by name; listing them loads none."""

from importlib import import_module
from pathlib import Path

from align.errors import GlossaryError, SettingsError
from align.glossary.formats.base import TermFormat

_HERE = "align.glossary.formats"
_FORMATS = {
    "yaml": f"{_HERE}.yaml_format:Yaml",
    "tsv": f"{_HERE}.table_format:Tsv",
    "csv": f"{_HERE}.table_format:Csv",
    "tbx": f"{_HERE}.tbx_format:Tbx3",
    "tbx-dct": f"{_HERE}.tbx_format:Tbx3Dct",
    "tbx2": f"{_HERE}.tbx_format:Tbx2",
    "utx": f"{_HERE}.utx_format:Utx",
}
_ENDINGS = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".txt": "tsv",
    ".utf8": "tsv",
    ".csv": "csv",
    ".tbx": "tbx",
    ".xml": "tbx",
    ".utx": "utx",
}
_MARKUP = (b"<?xml", b"<tbx", b"<martif", b"<!DOCTYPE")


def names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(_FORMATS)


def get(name: str) -> TermFormat:
    """Return the format of that name.

    Raises:
        SettingsError: there is none; the message names those that are.
    """
    if name not in _FORMATS:
        raise SettingsError(
            f"unknown format of a term base '{name}'",
            hint=f"choose one of {', '.join(_FORMATS)}",
        )
    module, _, attribute = _FORMATS[name].partition(":")
    made = getattr(import_module(module), attribute)()
    if not isinstance(made, TermFormat):
        raise TypeError(f"{_FORMATS[name]} is not a TermFormat")
    return made


def for_path(path: Path) -> TermFormat:
    """Return the format that the ending of a file name stands for.

    Raises:
        GlossaryError: there is none for it.
    """
    suffix = path.suffix.lower()
    if suffix not in _ENDINGS:
        raise GlossaryError(
            f"'{suffix}' is no format of a term base" if suffix else "the name has no extension",
            where=str(path),
            hint=f"use one of {', '.join(_ENDINGS)}",
        )
    return get(_ENDINGS[suffix])


def recognised(path: Path, raw: bytes) -> TermFormat:
    """Return the format of a file, by its ending and, where that is vague, its beginning.

    Raises:
        GlossaryError: there is none for its ending.
    """
    format = for_path(path)
    head = raw[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if format.name in {"tsv", "csv"}:
        if head.startswith(b"#UTX"):
            return get("utx")
        if head.startswith(_MARKUP):
            return get("tbx")
    return format
