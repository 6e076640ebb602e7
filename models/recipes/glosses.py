"""Dictionary entries as training pairs: split renderings, drop notes, level the capitals."""

from __future__ import annotations

import re

_NOTE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BREAK = re.compile(r"\s*[;,]\s*|\s+/\s+")
_PROPER = re.compile(r"^(I|I'.*|.+[A-Z].*|.*(an|ese|ish|ism|ist)s?|God|Buddha.*|Jesus|Christ.*)$")


def level(source: str, rendering: str) -> str:
    """Lower the first letter of a rendering whose headword is lower case and is no name."""
    first = rendering.split(" ", 1)[0]
    if source[:1].islower() and first[:1].isupper() and not _PROPER.match(first):
        return rendering[0].lower() + rendering[1:]
    return rendering


def renderings(source: str, field: str, most: int) -> list[str]:
    """Up to `most` renderings of a headword from a dictionary field such as "to stop ; delay".

    The infinitive's "to" goes, since the headword stands for every form of the verb.
    """
    if field.lower().startswith(("xem ", "như ", "cf ", "see ")):
        return []
    found: list[str] = []
    for part in _BREAK.split(_NOTE.sub(" ", field)):
        text = " ".join(part.split()).strip(" .!?:-")
        text = re.sub(r"^(to|To) (?=\w)", "", text)
        if text and text.isascii() and len(text) > 1:
            text = level(source, text)
            if text not in found:
                found.append(text)
    return found[:most]
