"""Amounts told in words: parse them, and tell whether two may be the same."""

from functools import cache
from importlib import import_module
from types import ModuleType

from align.checks.counting.base import Amount, Reader
from align.checks.counting.dimensions import same_measure

__all__ = ["Amount", "Reader", "reader", "same_measure"]

_KNOWN = ("en", "vi")


@cache
def reader(code: str) -> Reader | None:
    """Return what reads the amounts of a language by its primary code, None if nothing does."""
    if code not in _KNOWN:
        return None
    module: ModuleType = import_module(f"align.checks.counting.{code}")
    made: Reader = module.READER
    return made
