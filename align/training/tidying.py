"""Cleaning of the entries of a memory, by the rules of the recipe of the model in the box.

What is surely broken is repaired; a rule that leaves an entry out has a name, for the counts.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from align.languages import Language, language
from align.training.records import Collected, Entry, Pair

KEPT = "kept"
_SPACES = re.compile(r"\s+")
_LIMIT_RATIO = 2.4
_CUSHION = 15
_FEW_WORDS = 8
_LIKELY, _SURE = 0.2, 0.4
_SPACE_LIKE = frozenset({"Cc", "Zl", "Zp", "Zs"})
_NO_TEXT = frozenset({"Cf", "Co", "Cs", "Cn"})


def tidy(text: str) -> str:
    """Return a text in NFC, entities undone, without control characters, single-spaced."""
    kinds = (
        (c, unicodedata.category(c)) for c in unicodedata.normalize("NFC", html.unescape(text))
    )
    text = "".join(" " if kind in _SPACE_LIKE else c for c, kind in kinds if kind not in _NO_TEXT)
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return the key under which sentences count as the same: letters and digits, lower case."""
    return "".join(c for c in text.lower() if c.isalnum())


def collect(entries: Iterable[Entry], source: str, target: str) -> Collected:
    """Clean and deduplicate entries and count what became of each.

    Args:
        entries: of one or several memories; of entries with one source the last counts, for a
            memory grows at its end.
        source: language of the sources.
        target: language of the targets.
    """
    rooms = language(source), language(target)
    counts: Counter[str] = Counter()
    found: dict[str, Pair] = {}
    for entry in entries:
        pair = Pair(tidy(entry.source), tidy(entry.target))
        reason = _marked(entry) or rejection(pair, *rooms)
        if reason:
            counts[reason] += 1
            continue
        key = fold(pair.source)
        if key in found:
            counts["same source again"] += 1
            del found[key]
        found[key] = pair
    counts[KEPT] = len(found)
    return Collected(tuple(found.values()), counts)


def _marked(entry: Entry) -> str:
    """Return the rule that leaves an entry out for what is said of it."""
    if entry.draft:
        return "not confirmed"
    return "inline codes" if entry.coded else ""


def rejection(pair: Pair, source: Language, target: Language) -> str:
    """Return the name of the rule that leaves a tidied pair out, or nothing."""
    if not pair.source or not pair.target:
        return "empty side"
    if not _letters(pair.source) or not _letters(pair.target):
        return "no letters"
    if fold(pair.source) == fold(pair.target):
        return "equal sides"
    if _astray(source, pair.source, pair.target) or _astray(target, pair.target, pair.source):
        return "wrong language"
    ratio = (len(pair.source) + _CUSHION) / (len(pair.target) + _CUSHION)
    if not 1 / _LIMIT_RATIO < ratio < _LIMIT_RATIO:
        return "length ratio"
    return ""


def _letters(text: str) -> bool:
    return any(c.isalpha() for c in text)


def _astray(room: Language, own: str, other: str) -> bool:
    """Whether the text that should be in a language is not, or the other one is.

    Only a language that counts which syllables stand together can tell.
    """
    if type(room).attested is Language.attested:
        return False
    here, there = _attested(room, own), _attested(room, other)
    return (here == 0.0 and len(own.split()) >= _FEW_WORDS) or there > min(
        _SURE, max(_LIKELY, here)
    )


def _attested(room: Language, text: str) -> float:
    """Return the share of neighbouring words that often stand together in a language."""
    words = [room.fold(token.text) for token in room.tokens(text)]
    pairs = list(pairwise(words))
    return sum(room.attested(*pair) for pair in pairs) / len(pairs) if pairs else 0.0
