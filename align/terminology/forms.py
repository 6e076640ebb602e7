"""Which of its forms a term should take in a certain sentence."""

from collections.abc import Sequence

from align.engines.base import TermRequest
from align.glossary import Glossary
from align.languages import language
from align.units import TermHit


def ordered(glossary: Glossary, source: str, hit: TermHit) -> tuple[str, ...]:
    """Return the allowed forms of a term, the likeliest first.

    That is the preferred form, in the plural where the source says that there are several.
    """
    entry = glossary[hit.entry]
    forms = entry.renderings
    if not language(glossary.source).says_several(source[: hit.start]):
        return forms
    plural = language(entry.language).plural(forms[0])
    return tuple(dict.fromkeys((plural, *forms))) if plural in forms else forms


def told(source: str, hits: Sequence[TermHit], glossary: Glossary) -> tuple[TermRequest, ...]:
    """Return what to tell an engine about the terms of a source."""
    return tuple(TermRequest(hit.start, hit.end, ordered(glossary, source, hit)) for hit in hits)
