"""Reporting: a project on one page that needs nothing else."""

from align.reporting.content import Content, gather
from align.reporting.page import page

__all__ = ["Content", "gather", "page"]
