r"""VIQR: Vietnamese in ASCII, ``Ti?nh u?y La.ng So+n`` (RFC 1456, section 3).

Behind a vowel ``( ^ +`` make ă, â ê ô, ơ ư, then ``' \` ? ~ .`` set the tone; ``dd`` is đ. A
backslash takes its meaning from the mark behind it: ``ai\?`` is ai and a question mark.
"""

import re
import unicodedata
from collections.abc import Iterator

from align.languages.vi_encodings.base import VietnameseEncoding, refused
from align.languages.vi_encodings.tables import cut

_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_SHAPES = {"(": "aA", "^": "aAeEoO", "+": "oOuU"}
_COMBINING = {"(": "\u0306", "^": "\u0302", "+": "\u031b"}
_CODE = re.compile(
    r"(?P<escaped>\\.)|(?P<d>dd|DD|Dd|dD)"
    r"|(?P<letter>[aA][(^]?|[eE]\^?|[oO][\^+]?|[uU]\+?|[iIyY])(?P<tone>['`?~.]?)",
    re.S,
)
_VOWELS = frozenset("aeiouyAEIOUY")
_MARKS = frozenset("(^+'`?~.")


def _letters() -> dict[str, str]:
    """Return for each letter with marks how it is written."""
    table = {"đ": "dd", "Đ": "DD"}
    for letter in "aeiouyAEIOUY":
        for shape in ("", *(mark for mark, bases in _SHAPES.items() if letter in bases)):
            for tone in ("", *_TONES):
                marks = _COMBINING.get(shape, "") + _TONES.get(tone, "")
                composed = unicodedata.normalize("NFC", letter + marks)
                table[composed] = letter + shape + tone
    return {char: code for char, code in table.items() if len(code) > 1}


class Viqr(VietnameseEncoding):
    """Vietnamese Quoted-Readable. Every ASCII text is some VIQR; only some of it was meant so."""

    def __init__(self, name: str, title: str, *aliases: str) -> None:
        super().__init__(name, title, *aliases)
        self._write = _letters()
        self._read = {code: char for char, code in self._write.items()}

    def read(self, characters: str) -> str:
        """Compose each letter with its marks and drop the backslashes that keep marks apart."""
        return _CODE.sub(self._composed, characters)

    def clusters(self, characters: str) -> Iterator[str]:
        """Keep each letter with its marks."""
        return cut(_CODE, characters)

    def _composed(self, match: re.Match[str]) -> str:
        code = match.group()
        if match["escaped"]:
            return code[1] if code[1] in _MARKS or code[1] in "\\dD" else code
        if match["d"]:
            return "Đ" if code[0] == "D" else "đ"
        return self._read.get(code, code)

    def write(self, text: str) -> str:
        """Spell each letter, with a backslash where a mark or a d would be misread."""
        parts: list[str] = []
        for at, char in enumerate(text):
            code = self._write.get(char, char)
            if not code.isascii():
                raise refused(self.name, text, at)
            last = parts[-1] if parts else ""
            if char == "\\" or self._joins(last, char):
                code = "\\" + code
            parts.append(code)
        return "".join(parts)

    def _joins(self, last: str, char: str) -> bool:
        """Tell whether a character would be read together with what stands before it."""
        if char in _MARKS:
            toned = len(last) > 1 and last[-1] in _TONES
            return last[:1] in _VOWELS and not toned
        return char in ("d", "D") and last[-1:] in ("d", "D")
