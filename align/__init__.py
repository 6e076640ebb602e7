"""Translate and align texts under a term base that is obeyed."""

from importlib.metadata import version

__version__ = version("align-workbench")
