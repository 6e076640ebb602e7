"""Names of bodies of which there are many: Provincial Party Committee, or with small letters."""

import re
from collections.abc import Iterator

from align.conventions.change import Change
from align.conventions.places import begins_sentence

_LEVELS = "provincial|municipal|city|district|commune|village|ward|township|hamlet|zone|regional"
_BODIES = (
    rf"(?:(?:{_LEVELS}) )?party (?:committee|branch|cell|chapter|organi[sz]ation)s?",
    rf"(?:{_LEVELS}) (?:committee|council|union|federation)s?",
    rf"(?:(?:{_LEVELS}) )?people['’]s (?:committee|council|court|procuracy)s?",
    r"(?:party )?central committee",
    r"(?:party )?executive committees?",
    r"standing committees?",
    r"political bureau",
    r"politburo",
    r"secretariat",
    r"(?:party )?control commissions?",
    r"council of ministers",
    r"(?:administrative|military) committees?",
)
_BODY = re.compile(rf"(?<![\w-])(?:{'|'.join(_BODIES)})(?![\w-])", re.IGNORECASE)
_SMALL = frozenset({"of", "the", "and", "for"})
# The Party and the people's assemblies of a country keep their capitals in either style.
_ALWAYS = frozenset({"party"})


def bodies(text: str, style: str) -> Iterator[Change]:
    """Yield names of bodies against a style: ``capitals`` or ``lower``.

    With small letters the Party keeps its capital, and so does what begins a sentence. A line in
    capitals is left alone.
    """
    for match in _BODY.finditer(text):
        found = match.group()
        if found.isupper():
            continue
        words = found.split(" ")
        if style == "capitals":
            proper = [w if w.lower() in _SMALL else w[0].upper() + w[1:] for w in words]
        else:
            proper = [_small(word) for word in words]
            if begins_sentence(text, match.start()):
                proper[0] = words[0]
        yield Change(*match.span(), found, " ".join(proper), "bodies")


def _small(word: str) -> str:
    lower = word[0].lower() + word[1:]
    return word if lower in _ALWAYS else lower
