"""Formats in which work enters the house."""

from align.exchange.reading.anything import (
    Survey,
    is_database,
    is_table,
    read,
    read_whole,
    survey,
)
from align.exchange.reading.codes import restored
from align.exchange.reading.records import PLACEHOLDER, FileUnit, Problem, Translated, Variant
from align.exchange.reading.tmx import read_tmx, read_units

__all__ = [
    "PLACEHOLDER",
    "FileUnit",
    "Problem",
    "Survey",
    "Translated",
    "Variant",
    "is_database",
    "is_table",
    "read",
    "read_tmx",
    "read_units",
    "read_whole",
    "restored",
    "survey",
]
