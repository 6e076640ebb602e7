"""The encodings by name, and the fonts that tell which one a text is in."""

import re

from align.languages.vi_encodings.base import VietnameseEncoding
from align.languages.vi_encodings.tables import Capitals, Marked, SingleByte
from align.languages.vi_encodings.viqr import Viqr
from align.languages.vi_encodings.windows import Windows1258

_TCVN3 = SingleByte("tcvn3", "TCVN3 (ABC)", "abc", "x-viet-tcvn3", "vn3", "vscii-3", "tcvn")

# In the order in which they are believed where a text could be in several.
FILE_ENCODINGS: tuple[VietnameseEncoding, ...] = (
    _TCVN3,
    Marked("vni", "VNI", "vni-win", "vni-windows", "x-viet-vni"),
    Windows1258("windows-1258", "Windows-1258", "cp1258"),
    SingleByte("viscii", "VISCII", "csviscii", "viscii1.1"),
    SingleByte("vps", "VPS", "x-viet-vps", "vps-win"),
    SingleByte(
        "tcvn5712-1", "TCVN 5712 VN1", "tcvn5712", "tcvn-5712", "vscii", "x-viet-tcvn5712", "vn1"
    ),
    Viqr("viqr", "VIQR", "csviqr"),
)
"""What a whole file can be in."""

ENCODINGS: tuple[VietnameseEncoding, ...] = (
    *FILE_ENCODINGS,
    Capitals(_TCVN3, "tcvn3-capitals", "TCVN3 in capitals (.VnTimeH)", "tcvn3h"),
)
"""All encodings."""

_NAMES = {alias: encoding for encoding in ENCODINGS for alias in (encoding.name, *encoding.aliases)}
# A PDF names a font that it holds in part with six letters and a plus sign (ISO 32000-1, 9.6.4).
_SUBSET = re.compile(r"^[A-Z]{6}\+")
# Style names follow the family: ".VnTimeH,Bold", "VNI-Times-Italic".
_FONTS = (
    (re.compile(r"(?i:\.vn)[^,]*H(?![A-Za-z])"), "tcvn3-capitals"),
    (re.compile(r"\.vn", re.I), "tcvn3"),
    (re.compile(r"VNI[- ]", re.I), "vni"),
    (re.compile(r"VPS[- ]", re.I), "vps"),
    (re.compile(r"VI [A-Z]"), "viscii"),
)


def find(name: str) -> VietnameseEncoding | None:
    """Return the encoding of a name or alias, whatever its case; None if there is none."""
    return _NAMES.get(name.strip().lower().replace("_", "-"))


def of_font(font: str) -> VietnameseEncoding | None:
    """Return the encoding that a font was made for, by its name; None for any other font.

    ``.VnTime`` and its like are TCVN3, those that end in H draw capitals, ``VNI-…`` are VNI,
    ``VPS …`` VPS, ``VI …`` VISCII (the manual of WinVNKey names the same).
    """
    family = _SUBSET.sub("", font.strip())
    return next((_NAMES[name] for pattern, name in _FONTS if pattern.match(family)), None)
