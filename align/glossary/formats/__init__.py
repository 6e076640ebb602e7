"""Files that term bases come in and go out as."""

from align.glossary.formats.base import TermFormat
from align.glossary.formats.registry import for_path, get, names, recognised

__all__ = ["TermFormat", "for_path", "get", "names", "recognised"]
