"""Sentence segmentation: by the rules of a language, or by an SRX file."""

from align.segmentation.base import Span, Splitter
from align.segmentation.choice import splitter_for
from align.segmentation.segments import segments

__all__ = ["Span", "Splitter", "segments", "splitter_for"]
