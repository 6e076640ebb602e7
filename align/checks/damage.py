"""Encoding damage: what is left of letters that a wrong decoding broke."""

import re
from collections.abc import Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import Signs

# UTF-8 read as Windows-1252: a lead byte (Ã, Â, Ä, Æ, á», áº, â€) and a continuation byte.
_TRAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# What ends or quotes a word in good text, and is a continuation byte as well.
_USUAL = "‘’“”–—…•\u00a0"
_MOJIBAKE = re.compile(
    rf"[ÃÂÄÆ][{_TRAIL}]|áº[{_TRAIL}]|á»[{_TRAIL}]|â€[{_TRAIL}]|\ufffd+|ï¿½|ï»¿"
    rf"|(?![À-ß][{_USUAL}])[ÅÇ-Ñ][{_TRAIL}]|[à-ï](?![{_USUAL}])[{_TRAIL}][{_TRAIL}]"
    rf"|ð[{_TRAIL}]{{2,3}}"
)
# Letters of VNI fonts: a vowel, and behind it what stands for its marks (Nguyeãn, Vieät).
_VNI = re.compile(r"(?<=[A-Za-z])(?:[aeAE][âãäåùûøõ]|[oO][âäåûø])(?=[a-zA-Z]|\b)")
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_CONTROL = re.compile(f"[{_CONTROLS}]")
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_LEAST_LOST = 2
# Entities of HTML, escapes of programs and of mail, zero-width characters amid a word.
_ESCAPED = re.compile(
    r"&(?:[A-Za-z]{2,8}\d?|#\d{2,6}|#x[0-9A-Fa-f]{2,5});"
    r"|(?:%[0-9A-F]{2}){2,}|\\u[0-9A-Fa-f]{4}|(?:\\x[0-9A-Fa-f]{2})+|(?:=[0-9A-F]{2}){2,}"
)
# Letters of TCVN3 fonts (L¹ng S¬n, §ång, ViÖt) are signs or capitals amid small letters.
_FONT = re.compile(
    r"(?<=[^\W\d_])[¡-©«-¬®-±´-¹»-¾×÷]+(?=[^\W\d_])|(?<=[a-z])[À-ÖØ-Þ](?=[a-z])"
    r"|(?<![^\W_])[§®](?=[^\W\d_])"
)


class Damage:
    """Mojibake, replacement characters, control characters, letters that became ``?``."""

    id = "encoding"
    title = "damage by a wrong encoding"
    severity = Severity.ERROR
    signs = Signs(
        target=rf"¡-ß€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ%âãäåùûøõ\ufffd?&\\=\u200b-\u200d\u2060\ufeff{_CONTROLS}"
    )

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each damaged place."""
        text = pair.target
        if not text.isascii():
            for match in _MOJIBAKE.finditer(text):
                yield self._found(f"'{match.group()}' is damage", match.span())
            for match in _FONT.finditer(text):
                if match.group() not in pair.source:
                    yield self._found(f"'{match.group()}' is damage", match.span())
            for match in _VNI.finditer(text):
                if match.group() not in pair.source:
                    yield self._found(f"'{match.group()}' is damage", match.span())
        for match in () if text.isprintable() else _CONTROL.finditer(text):
            message = f"control character U+{ord(match.group()):04X}"
            yield self._found(message, match.span(), "")
        for match in _ESCAPED.finditer(text) if _may_escape(text) else ():
            if match.group() not in pair.source:
                yield self._found(f"'{match.group()}' is an escaped character", match.span())
        yield from self._lost(pair)

    def _lost(self, pair: Pair) -> Iterator[Finding]:
        text = pair.target
        lost = list(_LOST.finditer(text)) if "?" in text else []
        if lost and "://" not in text and (len(lost) >= _LEAST_LOST or _known(pair, lost[0])):
            for match in lost:
                yield self._found("'?' inside a word", match.span())

    def _found(self, message: str, span: tuple[int, int], fix: str | None = None) -> Finding:
        return Finding(self.id, self.severity, message, *span, fix)


def _may_escape(text: str) -> bool:
    return "&" in text or "\\" in text or "=" in text or ("%" in text and "://" not in text)


def _known(pair: Pair, lost: re.Match[str]) -> bool:
    """Whether the word with a ``?`` inside is a word of the source but for one letter."""
    before = re.search(r"\w*$", pair.target[: lost.start()])
    behind = re.match(r"\w*", pair.target[lost.end() :])
    if before is None or behind is None:
        return False
    word = rf"(?<!\w){re.escape(before.group())}\w{re.escape(behind.group())}(?!\w)"
    return re.search(word, pair.source, re.IGNORECASE) is not None
