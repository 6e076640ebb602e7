"""Formats by name: listing them loads none."""

from importlib import import_module
from pathlib import Path

from align.errors import SettingsError
from align.exchange.base import Format

_FORMATS = {
    "tmx": "align.exchange.tmx:Tmx",
    "xlf": "align.exchange.xliff:Xliff",
    "xlf12": "align.exchange.xliff12:Xliff12",
    "po": "align.exchange.po:Po",
    "tsv": "align.exchange.tables:Tsv",
    "csv": "align.exchange.tables:Csv",
    "docx": "align.exchange.review_docx:ReviewDocx",
}
_ENDINGS = {"xliff": "xlf"}
"""Other endings that files of a format have."""


def names() -> tuple[str, ...]:
    """Return the names of all formats; each is also an ending of its files."""
    return tuple(_FORMATS)


def get(name: str) -> Format:
    """Return the format of that name.

    Raises:
        SettingsError: there is none; the message names those that are.
    """
    if name not in _FORMATS:
        raise SettingsError(f"unknown format {name!r}", hint=f"choose one of {', '.join(_FORMATS)}")
    module, _, attribute = _FORMATS[name].partition(":")
    made = getattr(import_module(module), attribute)()
    if not isinstance(made, Format):
        raise TypeError(f"{_FORMATS[name]} is not a Format")
    return made


def for_path(path: Path) -> Format:
    """Return the format that the ending of a file name stands for.

    Raises:
        SettingsError: there is none for it.
    """
    ending = path.suffix.lower().lstrip(".")
    return get(_ENDINGS.get(ending, ending) or path.name)
