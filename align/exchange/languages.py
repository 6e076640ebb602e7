"""Language tags as exchange formats want them."""

import regex

from align.errors import SettingsError
from align.exchange.base import Facts

# language [-extlang] [-script] [-region] [-variant or extension or private use ...]: RFC 5646,
# section 2.1. Language subtags of four to eight letters are reserved, so "English" is refused.
_TAG = regex.compile(
    r"[a-z]{2,3}(-[a-z]{3})?(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-[a-z0-9]{1,8})*",
    regex.IGNORECASE,
)


def check_languages(facts: Facts) -> None:
    """Make sure that both languages are BCP 47 tags and not the same.

    Raises:
        SettingsError: one is not, or both are.
    """
    for tag in (facts.source, facts.target):
        if not _TAG.fullmatch(tag):
            raise SettingsError(
                f"{tag!r} is not a language tag",
                hint="write one such as vi or vi-VN, with a hyphen",
            )
    if facts.source.casefold() == facts.target.casefold():
        raise SettingsError(
            f"source and target language are both {facts.source!r}", hint="name two languages"
        )
