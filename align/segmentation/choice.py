"""Which splitter a language gets."""

import re
from functools import lru_cache
from pathlib import Path

from align.errors import SettingsError
from align.segmentation.base import Splitter

_CODE = re.compile(r"([A-Za-z]{2,8})(?:[-_][A-Za-z0-9]{1,8})*")


def splitter_for(language: str, srx: Path | None = None) -> Splitter:
    """Return the splitter of a language.

    The rules of ``data/segmentation`` serve Vietnamese (``vi``) and English (``en``), with or
    without a region (``vi-VN``). Any other language gets rules that know its punctuation but
    no abbreviations: a final mark ends a sentence if a space and anything but a lowercase
    letter follow.

    Args:
        language: a BCP 47 code.
        srx: a file of SRX rules to use instead.

    Raises:
        SettingsError: ``language`` is not a language code.
        RulesError: the file of rules is malformed or has none for the language.
    """
    code = _CODE.fullmatch(language)
    if code is None:
        raise SettingsError(
            f"{language!r} is not a language code", hint="use one like vi, en or vi-VN"
        )
    if srx is not None:
        # lxml is only needed by those who bring a file of their own.
        from align.segmentation.srx import SrxSplitter

        return SrxSplitter.read(srx, language)
    return _by_rules(code[1].lower())


@lru_cache(maxsize=8)
def _by_rules(language: str) -> Splitter:
    from align.segmentation.rule_splitter import RuleSplitter
    from align.segmentation.rules_file import load_rules

    return RuleSplitter(load_rules(language))
