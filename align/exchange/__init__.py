"""Formats in which work leaves the house."""

from align.exchange.atomic import check_output
from align.exchange.base import Facts, Format, Report
from align.exchange.export import export
from align.exchange.registry import for_path, get, names

__all__ = ["Facts", "Format", "Report", "check_output", "export", "for_path", "get", "names"]
