"""Cleaning of one sentence pair: repair what is surely broken, name the rule that rejects."""

from __future__ import annotations

import html
import re
import unicodedata

_SPACES = re.compile(r"\s+")
_VIETNAMESE_ONLY = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)
_TONED = re.compile(r"[À-ÖØ-öø-ỹ]")
_LIMIT_RATIO = 2.4
_CUSHION = 15


def tidy(text: str) -> str:
    """NFC, entities and CSV quoting undone, control and format characters dropped, one space."""
    text = unicodedata.normalize("NFC", html.unescape(text))
    if len(text) > 2 and text[0] == text[-1] == '"' and '""' in text:
        text = text[1:-1].replace('""', '"')
    text = "".join(
        " " if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Zs"} else c
        for c in text
        if unicodedata.category(c) not in {"Cf", "Co", "Cs", "Cn"}
    )
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Key for comparing sentences: letters and digits only, lower case."""
    return "".join(c for c in text.lower() if c.isalnum())


def _foreign(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return False
    latin = sum(1 for c in letters if "LATIN" in unicodedata.name(c, ""))
    return latin < 0.8 * len(letters)


def rejection(source: str, target: str, strict: bool) -> str | None:
    """Name of the rule that rejects a tidied Vietnamese-English pair, or None.

    `strict` adds the rules that only hold for sentences: length ratio and Vietnamese letters.
    """
    if not any(c.isalpha() for c in source) or not any(c.isalpha() for c in target):
        return "no letters"
    if fold(source) == fold(target):
        return "identical"
    if _foreign(source) or _foreign(target):
        return "wrong script"
    marked = len(_VIETNAMESE_ONLY.findall(target))
    if marked > 3 and marked > 0.06 * len(target):
        return "target is Vietnamese"
    if not strict:
        return "target is Vietnamese" if marked and len(target) < 30 else None
    if len(source) > 25 and not _TONED.search(source):
        return "source is not Vietnamese"
    ratio = (len(source) + _CUSHION) / (len(target) + _CUSHION)
    if not 1 / _LIMIT_RATIO < ratio < _LIMIT_RATIO:
        return "length ratio"
    return None
