"""Letters of other scripts that stand for Vietnamese ones after a bad conversion or a scan."""

import re

# Eth and the African d are what Latin-1 and careless fonts leave of đ.
_STROKES = {"ð": "đ", "ɖ": "đ", "Ð": "Đ", "Ɖ": "Đ"}
_CYRILLIC = dict(zip("аеорсухіАЕОРСУХІВМНКТ", "aeopcyxiAEOPCYXIBMHKT", strict=True))
_ALIKE = str.maketrans(_STROKES | _CYRILLIC)
_STROKE_TABLE = str.maketrans(_STROKES)
_LATIN = re.compile("[A-Za-zđĐ\xc0-\u01b0\u1ea0-\u1ef9]")
_OTHER = re.compile("[\u0400-\u04ff]")


def without_lookalikes(word: str) -> str:
    """Return a word with look-alikes of its letters replaced, one code point by one.

    Cyrillic letters are replaced only in a word that has Latin ones: a Russian word stays one.
    """
    if word.isascii():
        return word
    if _OTHER.search(word) and _LATIN.search(word):
        return word.translate(_ALIKE)
    return word.translate(_STROKE_TABLE)
