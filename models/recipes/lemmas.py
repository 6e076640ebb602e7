"""Dictionary forms of the renderings that a pair's terms are told with.

A term base gives the bare form, a sentence needs "consolidated" or "cooperatives".  A model that
was only ever told the form of its reference copies what it is told; told the bare form of a share
of the terms, it learns to inflect (Bergmanis and Pinnis 2021, target lemma annotations).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from align.languages import Language

_PARTS = ("verb", "noun")


def lemmas(renderings: Iterable[str], language: Language) -> dict[str, str]:
    """Bare forms by their regular inflections, of all single words among the renderings.

    A form that is a rendering by itself (meeting, left) is no inflection.
    """
    said = {part.strip() for text in renderings for part in text.split(";")}
    words = sorted(part for part in said if part.isalpha() and part.islower() and len(part) > 2)
    found: dict[str, str] = {}
    for word in words:
        for part in _PARTS:
            for form in language.inflections(word, part):
                if form not in said:
                    found.setdefault(form, word)
    return found


def bare(text: str, known: Mapping[str, str]) -> str:
    """A rendering with the head word in its bare form: the first, a verb, or else the last."""
    words = text.split(" ")
    for at in (0, len(words) - 1):
        if lemma := known.get(words[at].lower()):
            cased = lemma.capitalize() if words[at][:1].isupper() else lemma
            return " ".join([*words[:at], cased, *words[at + 1 :]])
    return text
