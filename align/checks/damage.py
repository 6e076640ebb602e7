"""Encoding damage: what is left of letters that a wrong decoding broke."""

import re
from collections.abc import Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import Signs

# UTF-8 read as Windows-1252: a lead byte (Ã, Â, Ä, Æ, á», áº, â€) and a continuation byte.
_TRAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MOJIBAKE = re.compile(rf"[ÃÂÄÆ][{_TRAIL}]|áº[{_TRAIL}]|á»[{_TRAIL}]|â€[{_TRAIL}]|\ufffd+|ï¿½|ï»¿")
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_CONTROL = re.compile(f"[{_CONTROLS}]")
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_LEAST_LOST = 2


class Damage:
    """Mojibake, replacement characters, control characters, letters that became ``?``."""

    id = "encoding"
    title = "damage by a wrong encoding"
    severity = Severity.ERROR
    signs = Signs(target=rf"ÃÂÄÆáâï\ufffd?{_CONTROLS}")

    def __init__(self, setting: Setting) -> None:
        """Take the setting, of which nothing is needed."""

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each damaged place."""
        text = pair.target
        if not text.isascii():
            for match in _MOJIBAKE.finditer(text):
                yield self._found(f"'{match.group()}' is damage", match.span())
        for match in () if text.isprintable() else _CONTROL.finditer(text):
            message = f"control character U+{ord(match.group()):04X}"
            yield self._found(message, match.span(), "")
        lost = list(_LOST.finditer(text)) if "?" in text else []
        if len(lost) >= _LEAST_LOST and "://" not in text:
            for match in lost:
                yield self._found("'?' inside a word", match.span())

    def _found(self, message: str, span: tuple[int, int], fix: str | None = None) -> Finding:
        return Finding(self.id, self.severity, message, *span, fix)
