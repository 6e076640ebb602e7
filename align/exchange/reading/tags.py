"""Language tags as tools write them: ``vi``, ``vi-VN``, ``vi_VN``, ``VI-vn``, ``vie``."""

from functools import lru_cache

from align.exchange.reading.tag_table import NAMES, SHORT

ANY = "*all*"
"""Source language of a unit that may be read from any of its languages."""


@lru_cache(maxsize=4096)
def canonical(tag: str) -> str:
    """Return a tag in lower case with hyphens, beginning with the shortest code of the language.

    ``VIE`` and ``vi_vn.UTF-8`` become ``vi`` and ``vi-vn``; ``Vietnamese`` and
    ``English (United States)`` become ``vi`` and ``en``; what is unknown stays as it is.
    """
    lowered = tag.strip().lower().replace("_", "-")
    lowered = lowered.split(".")[0].split("@")[0]
    first, hyphen, rest = lowered.partition("-")
    if first in SHORT:
        first = SHORT[first]
    elif len(first) > 3:
        word = first.partition("(")[0].strip()
        return NAMES.get(word, lowered)
    return f"{first}{hyphen}{rest}"


@lru_cache(maxsize=4096)
def distance(tag: str, wanted: str) -> int:
    """Return how far a tag is from the one that is wanted.

    0 the same, 1 the language without region, 2 the language with another region or script, 9
    another language. This is the order in which OmegaT prefers the languages of a unit.
    """
    here, there = canonical(tag), canonical(wanted)
    if here == there:
        return 0
    language = there.partition("-")[0]
    if here == language:
        return 1
    return 2 if here.partition("-")[0] == language else 9
