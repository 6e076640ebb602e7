"""Which word of a sentence is which word of its translation."""

from align.wordalign.base import Advance, Aligner, Links, Pair
from align.wordalign.registry import get, lexicon, names, symmetrised

__all__ = ["Advance", "Aligner", "Links", "Pair", "get", "lexicon", "names", "symmetrised"]
