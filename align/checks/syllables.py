"""Syllables of Vietnamese as they are written without diacritics."""

import re
from functools import lru_cache

from align.checks.folding import joined

SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiou]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
"""A syllable of a name as ``folding.joined`` writes it."""


@lru_cache(maxsize=1 << 14)
def is_foreign(word: str) -> bool:
    """Whether a word is no syllable of Vietnamese."""
    return SYLLABLE.fullmatch(joined(word)) is None
