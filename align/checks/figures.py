"""Write a number in figures by the conventions of a language."""

import re

from align.checks.conventions import Conventions


def written(value: float, like: str, room: Conventions) -> str:
    """Write a value, grouped by thousands if ``like`` is, with as many decimals as ``like`` has."""
    decimals = 0
    if value != int(value):
        decimals = len(re.split(r"[.,]", like)[-1])
    text = f"{value:,.{decimals}f}"
    if not re.search(r"[., \u00a0\u202f]", like):
        text = text.replace(",", "")
    return text.translate(str.maketrans(",.", room.group + room.decimal))
