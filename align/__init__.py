"""Translate and align texts under a term base that is obeyed."""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from align.api import (
        AlignedPair,
        Alignment,
        TranslatedDocument,
        align_documents,
        translate_documents,
    )

__version__ = version("align-workbench")
__all__ = [
    "AlignedPair",
    "Alignment",
    "TranslatedDocument",
    "__version__",
    "align_documents",
    "translate_documents",
]

# To a type checker it would make every name exist.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load the interface for Python when it is asked for: the commands have no need of it."""
        if name in __all__:
            return getattr(import_module("align.api"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
