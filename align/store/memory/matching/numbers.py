"""Put the numbers of a new segment into the translation of one that differs in nothing else."""

import re
from collections import Counter

_NUMBER = re.compile(r"(?<![^\W_])[0-9]+(?:[.,][0-9]+)*(?![^\W_])")
_SWAPPED = str.maketrans(".,", ",.")


def substituted(old: str, new: str, target: str) -> str | None:
    """Return the target with the numbers that changed from ``old`` to ``new`` changed likewise.

    A number is looked for in the target as it is written in the source, and with point and
    comma changing places (``1.234,5`` is ``1,234.5`` in English); the new one is written in the
    same way. None if a changed number cannot be told for certain: it is not in the target, or
    there more or less often than in the source, two places ask for different things, or the
    old number does not show how the target writes a separator that the new one has.
    """
    before, after = _NUMBER.findall(old), _NUMBER.findall(new)
    if len(before) != len(after) or before == after:
        return None
    wanted: dict[str, str] = {}
    for was, becomes in zip(before, after, strict=True):
        if wanted.setdefault(was, becomes) != becomes:
            return None
    written = _written(Counter(before), {w: b for w, b in wanted.items() if w != b}, target)
    if written is None:
        return None
    return _NUMBER.sub(lambda match: written.get(match.group(), match.group()), target)


def _written(count: Counter[str], wanted: dict[str, str], target: str) -> dict[str, str] | None:
    """Return, for each changed number as the target writes it, the new one in that manner."""
    there = Counter(_NUMBER.findall(target))
    written: dict[str, str] = {}
    for was, becomes in wanted.items():
        ways = {was: becomes, was.translate(_SWAPPED): becomes.translate(_SWAPPED)}
        found = [way for way in ways if there[way] == count[was]]
        unsure = was.isdigit() and not becomes.isdigit()
        if unsure or len(found) != 1 or found[0] in written:
            return None
        written[found[0]] = ways[found[0]]
    return written
