"""What a line of text looks like: heading, list item, begun or broken off."""

import regex

_CLOSERS = "\"'”’»)]}*_"
_FINAL = ".!?:;…"
_ELLIPSIS = ("...", "…", ". . .")
_LETTER = regex.compile(r"\p{L}")
_START = regex.compile(r"[\s\"'“‘«(\[*_]*(.)", regex.S)
_ROMAN = regex.compile(r"(?:[IVXLC]+|[A-E])[.)][ \u00a0]+[\"“(]?\p{Lu}")
_ARABIC = regex.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]?[ \u00a0]+[\"“(]?\p{Lu}")
_ITEM = regex.compile(
    r"[-–—•·*+▪◦‣][ \u00a0]*(?=\S)|(?:\(?(?:\d{1,3}|\p{L}|[ivx]{1,5})\)|\d{1,3}\.)[ \u00a0]+(?=\S)"
)
_HEADING_LENGTH = 200
_MARKS_DEPTH = 24


def begins_lowercase(text: str) -> bool:
    """Tell whether the first letter of a line, after quotes and brackets, is a small one."""
    match = _START.match(text)
    return match is not None and match.group(1).islower()


def broken_off(text: str) -> bool:
    """Tell whether a line ends before its sentence does, or in an ellipsis."""
    bare = text.rstrip().rstrip(_CLOSERS).rstrip()
    return bool(bare) and (bare[-1] not in _FINAL or bare.endswith(_ELLIPSIS))


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends in a mark that can end a sentence."""
    return text.rstrip().rstrip(_CLOSERS).endswith((*".!?:", "…"))


def ends_clause(text: str) -> bool:
    """Tell whether a line ends in a mark that no title ends in."""
    return text.rstrip().rstrip(_CLOSERS).endswith((*".!?:;,", "…"))


def in_capitals(text: str) -> bool:
    """Tell whether a short line is set in capitals."""
    if len(text) > _HEADING_LENGTH or not text.isupper():
        return False
    letters = sum(1 for _ in _LETTER.finditer(text))
    return letters >= 4 and 2 * letters > len(text.replace(" ", ""))


def is_item(text: str) -> bool:
    """Tell whether a line begins with a bullet or the number of a list item."""
    return _ITEM.match(text[:_MARKS_DEPTH].lstrip()) is not None


def is_numbered(text: str) -> bool:
    """Tell whether a line begins with the number of a heading or a list item."""
    return _ROMAN.match(text) is not None or is_item(text)


def is_heading(text: str) -> bool:
    """Tell whether a line is a heading: numbered or in capitals, without a full stop."""
    line = text.strip()
    if len(line) > _HEADING_LENGTH:
        return False
    if in_capitals(line):
        return True
    numbered = _ROMAN.match(line) or _ARABIC.match(line)
    return numbered is not None and line[-1] not in ".;:,?!…"


def arabic_numbered(text: str) -> bool:
    """Tell whether a heading is numbered with Arabic figures, as list items are too."""
    return _ARABIC.match(text.strip()) is not None
