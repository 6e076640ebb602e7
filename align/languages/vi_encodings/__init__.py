"""How Vietnamese was written in bytes before Unicode: tables, conversion both ways, fonts.

TCVN3 (ABC), TCVN 5712 VN1, VNI, VISCII, VPS, VIQR and Windows-1258. Each conversion is exact in
both directions; what an encoding cannot write is refused.
"""

from align.languages.vi_encodings.base import VietnameseEncoding
from align.languages.vi_encodings.registry import ENCODINGS, FILE_ENCODINGS, find, of_font
from align.languages.vi_encodings.syllables import is_syllable

__all__ = [
    "ENCODINGS",
    "FILE_ENCODINGS",
    "VietnameseEncoding",
    "find",
    "is_syllable",
    "of_font",
]
