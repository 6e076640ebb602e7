"""How a language is written, as far as checks need to know; one file a language."""

from functools import cache
from importlib import import_module

from align.checks.conventions.base import Conventions

__all__ = ["Conventions", "conventions"]

_KNOWN = ("en", "vi")


@cache
def conventions(code: str) -> Conventions:
    """Return the conventions of a BCP 47 code; a language without a file has no peculiarities."""
    primary = code.replace("_", "-").split("-")[0].lower()
    if primary not in _KNOWN:
        return Conventions(primary)
    made: Conventions = import_module(f"align.checks.conventions.{primary}").CONVENTIONS
    return made
