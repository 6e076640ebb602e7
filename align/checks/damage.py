"""Encoding damage: what is left of letters that a wrong decoding broke."""

import re
from collections.abc import Iterable, Iterator

from align.checks.base import Finding, Pair, Setting, Severity
from align.checks.signs import Signs

# UTF-8 read as Windows-1252: a lead byte (Ã, Â, Ä, Æ, á», áº, â€) and a continuation byte.
_TRAIL = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# What ends or quotes a word in good text, and is a continuation byte as well.
_USUAL = "‘’“”–—…•\u00a0"
_MOJIBAKE = re.compile(
    rf"[ÃÂÄÆ][{_TRAIL}]|áº[{_TRAIL}]|á»[{_TRAIL}]|â€[{_TRAIL}]|\ufffd+|ï¿½|ï»¿"
    rf"|(?![À-ß][{_USUAL}])[ÅÇ-Ñ][{_TRAIL}]|[à-ï](?![{_USUAL}])[{_TRAIL}][{_TRAIL}]"
    rf"|ð[{_TRAIL}]{{2,3}}|â€|(?<!\w)Â(?=\s)|(?<=\d)Â(?=\s)"
    # The same read as Windows-1258 or -1250, as Mac Roman, as CP437, as Windows-1251.
    r"|[ĂĹ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰‹™š›œžŸ©]|√[©®†°±≠¢£§¶ß™´¨∞•ª∫]|‚Ä[ôúùòìî¶°¢]|[├┬][^\s]|вЂ.|б[»є].|Г[©ґўЁ¬№±]"
)
# A degree sign as Mac OS and DOS have it, read as another, and dashes between figures or words.
_SIGN = re.compile(
    r"[¡∞ø░](?=\s?[CF]\b)|(?<=\d)[¡∞░](?!\w)|(?<=\d)ø(?!\w)|(?<=\d)[ÐÑñûù](?=\d)"
    r"|(?<=[a-z,] )[ÐÑñûù](?= \w)|(?<!\w)Ò[^ÒÓ]*[a-z.,!?]Ó(?!\w)"
)
# What fits nowhere amid text: lone marks, soft hyphens, blanks without width, private letters.
_HIDDEN = re.compile(
    r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]|[\u200c\u200d](?=[^\W\d_])"
)
_LONE = re.compile(r"[\u0300-\u036f]|[\ue000-\uf8ff]")
_MIXED = re.compile(r"[A-Za-zÀ-ỹ]+[\u0400-\u04ff]\w*|[\u0400-\u04ff]+[A-Za-zÀ-ỹ]\w*")
# A letter lost before a blank or behind one: "Hu? was", "?ông"; the one of "don?t".
_LOST_END = re.compile(r"(?<=[^\W\d_])\?(?= [a-z])")
_LOST_START = re.compile(r"(?<![\w?!./=&\"“”'’)\]])\?{1,2}(?=[^\W\d_])")
_LOST_MARK = re.compile(r"(?<=[a-z])\?(?=(?:s|t|re|ve|ll|d|m)(?!\w))")

# Letters of VNI fonts: a vowel, and behind it what stands for its marks (Nguyeãn, Vieät).
_VNI = re.compile(r"(?<=[A-Za-z])(?:[aeAE][âãäåùûøõ]|[oO][âäåûø])(?=[a-zA-Z]|\b)")
_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_CONTROL = re.compile(f"[{_CONTROLS}]")
_LOST = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
_LEAST_LOST = 2
# Entities of HTML, escapes of programs and of mail, zero-width characters amid a word.
_ESCAPED = re.compile(
    r"&(?:[A-Za-z]{2,8}\d?|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});|&(?:nbsp|quot|amp|#\d{2,5})(?!\w)"
    r"|\\'[89a-f][0-9a-f]"
    r"|(?:%[0-9A-F]{2}){2,}|\\u[0-9A-Fa-f]{4}|(?:\\x[0-9A-Fa-f]{2})+|(?:=[0-9A-F]{2}){2,}"
)
# Letters of TCVN3 fonts (L¹ng S¬n, §ång, ViÖt) are signs or capitals amid small letters.
_FONT = re.compile(
    r"(?<=[^\W\d_])[¡-©«-¬®-±´-¹»-¾×÷]+(?=[^\W\d_])|(?<=[a-z])[À-ÖØ-Þ](?=[a-z])"
    r"|(?<![^\W_])[§®](?=[^\W\d_])|(?<=[A-Za-z])[µ¸¶¨](?!\w)"
)
# Letters that no word of Vietnamese has; two of such words in a source come from a font.
_FOREIGN = re.compile(r"\w*[äåöüïëûîñøæœßçÿÑÄÖÜ]\w*")
_Kind = tuple[re.Pattern[str], re.Pattern[str]]
"""Characters of which any damage of a kind has one, quick to look for, and the damage."""
_DECODED: tuple[_Kind, ...] = (
    (re.compile(rf"[{_TRAIL}\ufffdÂ√├┬вбГ]"), _MOJIBAKE),
    (re.compile(r"[¡-Þ÷]"), _FONT),
    (re.compile(r"[¡∞ø░ÐÑñûùÒ]"), _SIGN),
    (re.compile(r"[âãäåùûøõ]"), _VNI),
)
_ASTRAY: tuple[_Kind, ...] = (
    (_LONE, _LONE),
    (re.compile(r"[\u0400-\u04ff]"), _MIXED),
)
# One of these is in any of such damage.
_ODD = re.compile(
    r"[\u0300-\u036f\u0400-\u04ff\ue000-\uf8ff\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffd├┬√áĂĹ¡-ß"
    rf"∞øñ░€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸâãäåùûøõ÷{_CONTROLS}]"
)
# What a font leaves in a source: foreign letters, signs, capitals amid small letters.
_ODD_SOURCE = re.compile(
    r"[\ufffdäåöüïëûîñøæœßçÿÀ-Þ¡-¿×÷](?:(?<=[^À-ÖØ-Þ])|(?<=[ÑÄÖÜ])|(?<=[a-z].)(?=[a-z]))"
)
# A question mark that is not at the end of a sentence.
_ASKED = re.compile(r"\?(?:\?[^\W\d_]|[^\W\d_]| [a-z])")


class Damage:
    """Mojibake, replacement characters, control characters, letters that became ``?``."""

    id = "encoding"
    title = "damage by a wrong encoding"
    severity = Severity.ERROR
    signs = Signs(
        source="\ufffdäåöüïëûîñøæœßçÿÀ-Þ¡-¿×÷",
        target=rf"\u0300-\u036f\u0400-\u04ff\ue000-\uf8ff\u200e\u200f\u202a-\u202e├┬√áĂĹ¡-ß€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ%âãäåùûøõ÷∞ñ░\ufffd?&\\=\u200b-\u200d\u2060\ufeff{_CONTROLS}",
    )

    def __init__(self, setting: Setting) -> None:
        self._vietnamese = setting.ours.code == "vi"

    def find(self, pair: Pair) -> Iterator[Finding]:
        """Yield a finding for each damaged place."""
        text = pair.target
        odd = not text.isascii() and _ODD.search(text) is not None
        if odd:
            yield from self._damaged(pair, _DECODED)
        for match in () if text.isprintable() else _CONTROL.finditer(text):
            message = f"control character U+{ord(match.group()):04X}"
            yield self._found(message, match.span(), "")
        for match in _ESCAPED.finditer(text) if _may_escape(text) else ():
            if match.group() not in pair.source:
                yield self._found(f"'{match.group()}' is an escaped character", match.span())
        if "?" in text and _ASKED.search(text):
            yield from self._lost(pair)
        if odd:
            yield from self._hidden(pair)
        if self._vietnamese and _ODD_SOURCE.search(pair.source):
            yield from self._of_source(pair)

    def _hidden(self, pair: Pair) -> Iterator[Finding]:
        """Yield characters that nobody sees, or that stand alone and should not."""
        text = pair.target
        for match in _HIDDEN.finditer(text):
            message = f"hidden character U+{ord(match.group()):04X}"
            yield self._found(message, match.span(), "")
        yield from self._damaged(pair, _ASTRAY)

    def _damaged(self, pair: Pair, kinds: Iterable[_Kind]) -> Iterator[Finding]:
        """Yield damage of some kinds, but for what the source has as well."""
        for telling, pattern in kinds:
            if not telling.search(pair.target):
                continue
            for match in pattern.finditer(pair.target):
                if pattern is _MOJIBAKE or match.group() not in pair.source:
                    yield self._found(f"'{match.group()}' is damage", match.span())

    def _of_source(self, pair: Pair) -> Iterator[Finding]:
        """Yield at most one finding: the source is damaged, so that the target may be, too."""
        source = pair.source
        damaged = "\ufffd" in source
        if not damaged:
            odd = [match.group() for match in _FOREIGN.finditer(source)]
            odd += [match.group() for match in _FONT.finditer(source)]
            damaged = len({word for word in odd if word not in pair.target}) > 1
        if damaged:
            yield self._found("the source is damaged", (0, len(pair.target)))

    def _lost(self, pair: Pair) -> Iterator[Finding]:
        text = pair.target
        for match in (*_LOST_MARK.finditer(text), *_LOST_START.finditer(text)):
            if "://" not in text and "?" not in pair.source:
                yield self._found("'?' in place of a character", match.span())
        for match in _LOST_END.finditer(text) if "?" not in pair.source else ():
            if _known(pair, match):
                yield self._found("'?' in place of a letter", match.span())
        lost = [one for one in _LOST.finditer(text) if not _LOST_MARK.match(text, one.start())]
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
