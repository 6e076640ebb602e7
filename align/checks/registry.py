"""The checks by name. Listing the names loads none of them."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from align.checks.base import Across, Check, Setting
from align.errors import SettingsError

_EACH = {
    "empty": "empty:Empty",
    "same-as-source": "untranslated:SameAsSource",
    "untranslated": "untranslated:PartlyTranslated",
    "leftover": "leftover:Leftover",
    "terms": "terms:MissingTerms",
    "forbidden-terms": "terms:ForbiddenTerms",
    "numbers": "numbers:Numbers",
    "ordinals": "ordinals:Ordinals",
    "dates": "dates:Dates",
    "number-format": "number_format:NumberFormat",
    "units": "measures:Measures",
    "names": "names:Names",
    "placeholders": "placeholders:Placeholders",
    "links": "placeholders:Links",
    "encoding": "damage:Damage",
    "loops": "loops:Loops",
    "length": "length:Length",
    "doubled-word": "doubled:DoubledWords",
    "end-mark": "end_mark:EndMark",
    "brackets": "pairs:Brackets",
    "quotes": "pairs:Quotes",
    "spacing": "spacing:Spacing",
    "edges": "spacing:Edges",
    "capital": "capital:Capital",
    "sentences": "sentences:Sentences",
    "house-style": "house_style:HouseStyle",
    "spelling": "spelling:Spelling",
    "fuzzy-kept": "fuzzy_kept:FuzzyKept",
}
_ACROSS = {
    "inconsistent": "consistency:Inconsistent",
    "same-target": "consistency:SameTarget",
}
_NEEDY = frozenset({"terms", "forbidden-terms", "spelling"})


def check_names() -> tuple[str, ...]:
    """Return the names of all checks: those of single pairs, then those across pairs."""
    return (*_EACH, *_ACROSS)


def surface_names() -> tuple[str, ...]:
    """Return the surface checks: all that need nothing but the texts.

    The others need a term base, or a dictionary that may not be there. None needs a model or an
    engine.
    """
    return tuple(name for name in check_names() if name not in _NEEDY)


def create_each(name: str, setting: Setting) -> Check:
    """Make a check of single pairs; ``KeyError`` if it is none."""
    return cast(Callable[[Setting], Check], _loaded(_EACH[name]))(setting)


def create_across(name: str, setting: Setting) -> Across:
    """Make a check across pairs, for one run; ``KeyError`` if it is none."""
    return cast(Callable[[Setting], Across], _loaded(_ACROSS[name]))(setting)


def is_across(name: str) -> bool:
    """Tell whether a check compares pairs with one another."""
    return name in _ACROSS


def described(name: str) -> Check | Across:
    """Return any check by its name, for what it says of itself; ``KeyError`` if it is none."""
    create = create_across if is_across(name) else create_each
    return create(name, Setting())


def known(name: str) -> str:
    """Return the name of a check.

    Raises:
        SettingsError: there is no such check.
    """
    if name not in _EACH and name not in _ACROSS:
        from difflib import get_close_matches

        close = get_close_matches(name, check_names(), n=1)
        hint = f"did you mean {close[0]}?" if close else f"choose from {', '.join(check_names())}"
        raise SettingsError(f"there is no check '{name}'", hint=hint)
    return name


def _loaded(place: str) -> object:
    module, attribute = place.split(":")
    made: object = getattr(import_module(f"align.checks.{module}"), attribute)
    return made
