"""Profiles: which checks are worth a person's time in which work."""

from collections.abc import Iterable

from align.checks.registry import check_names, known
from align.errors import SettingsError

_LOUD = frozenset({"edges", "sentences", "same-target", "spelling"})
"""Checks that clean translations set off too often for every day."""
_GRAVE = (
    "empty same-as-source untranslated leftover forbidden-terms numbers ordinals dates "
    "number-format placeholders links encoding loops"
)

PROFILES: dict[str, tuple[str, ...]] = {
    "default": tuple(name for name in check_names() if name not in _LOUD),
    "strict": check_names(),
    "errors": tuple(_GRAVE.split()),
    "terms": ("terms", "forbidden-terms"),
}


def chosen(
    profile: str = "default", *, only: Iterable[str] = (), skip: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the names of the checks of a profile, or ``only`` some, without those to skip.

    Raises:
        SettingsError: a profile or a check is unknown.
    """
    if profile not in PROFILES:
        raise SettingsError(
            f"there is no profile '{profile}'", hint=f"choose one of {', '.join(PROFILES)}"
        )
    wanted = [known(name) for name in only] or PROFILES[profile]
    unwanted = {known(name) for name in skip}
    return tuple(name for name in dict.fromkeys(wanted) if name not in unwanted)
