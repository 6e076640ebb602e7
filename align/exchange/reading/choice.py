"""Which languages of a unit are the source and the targets that are wanted."""

from functools import lru_cache

from align.exchange.reading.tags import ANY, canonical, distance

_OTHER = 9
"""See ``distance``."""


# Millions of units have the same few sets of languages.
@lru_cache(maxsize=4096)
def pairs(
    languages: tuple[str, ...], said: str, source: str, target: str
) -> tuple[int, tuple[int, ...]]:
    """Return where the source stands among the languages of a unit, -1 if nowhere, and targets.

    A regional tag that the unit has exactly excludes other regions; a bare one takes all of
    them. What the unit says its source language is (``said``) only decides between equally good
    sources.
    """
    best, rank = -1, (_OTHER, True)
    for place, language in enumerate(languages):
        far = distance(language, source)
        if far < _OTHER:
            here = (far, said != ANY and canonical(language) != canonical(said))
            if here < rank:
                best, rank = place, here
    if best < 0:
        return best, ()
    taken = canonical(languages[best])
    found = [
        (distance(language, target), place)
        for place, language in enumerate(languages)
        if canonical(language) != taken
    ]
    found = [(far, place) for far, place in found if far < _OTHER]
    if "-" in canonical(target) and found:
        nearest = min(far for far, _ in found)
        found = [(far, place) for far, place in found if far == nearest]
    return best, tuple(place for _, place in found)
