"""How Vietnamese is spelled: one folding for search, one optional normalisation for output."""

from align.languages.vi_lookalikes import without_lookalikes
from align.languages.vi_orthography.folding import Folded, fold_text, occurrences
from align.languages.vi_orthography.tones import Style, normalise, usual_style

__all__ = [
    "Folded",
    "Style",
    "fold_text",
    "normalise",
    "occurrences",
    "usual_style",
    "without_lookalikes",
]
