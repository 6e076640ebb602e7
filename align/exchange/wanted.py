"""What of a project is to be written, and how it is to be called."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import regex

from align.units import Status

_UNSAFE = regex.compile(r"[^\w.()+-]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Options of an export; the default is everything that is translated, once."""

    statuses: Collection[Status] | None = None
    """Only units with one of these; None for all."""
    source: str = ""
    """Language tag for sources instead of the project's, such as ``vi-VN``."""
    target: str = ""
    """Likewise for targets."""
    alternatives: bool = False
    """Also what stood in a unit before."""


def file_for(path: Path, document: str, taken: Collection[Path]) -> Path:
    """Return the name of the file for one document: ``OUT.a.txt.tmx`` for ``OUT.tmx``.

    Letters, digits and a few signs of the document's name stay; a number tells apart what would
    be the same then.
    """
    # A file name has at most 255 bytes on the usual file systems, a letter up to four.
    kept = _UNSAFE.sub("_", document).strip("._")[-40:] or "document"
    found = path.with_name(f"{path.stem}.{kept}{path.suffix}")
    number = 2
    while found in taken:
        found = path.with_name(f"{path.stem}.{kept}-{number}{path.suffix}")
        number += 1
    return found
