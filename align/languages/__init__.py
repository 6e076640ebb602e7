"""The languages of the house, by code."""

from functools import cache
from importlib import import_module

from align.languages.base import Language, Token

__all__ = ["Language", "Token", "language"]

# A language is imported when it is first asked for: listing them costs nothing.
_ROOMS = {
    "en": ("align.languages.en", "English"),
    "vi": ("align.languages.vi", "Vietnamese"),
}


@cache
def language(code: str) -> Language:
    """Return the language of an ISO 639-1 or BCP 47 code, such as ``vi`` or ``en-GB``.

    The region is kept in ``Language.code`` and otherwise ignored; a code without a room of its
    own gets a language without peculiarities.
    """
    primary = code.replace("_", "-").split("-")[0].lower()
    if primary not in _ROOMS:
        return Language(code)
    module, name = _ROOMS[primary]
    room: type[Language] = getattr(import_module(module), name)
    return room(code)
