"""The font of each run of a Word file (ECMA-376 part 1, 17.3.2.26 and 17.7.2)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A style that is based on itself, in a damaged file, must not hold the reader up.
_DEEPEST = 20


class Fonts:
    """Font names by run: its own, its style's, its paragraph's style's, the document's.

    Args:
        styles: the root of ``styles.xml``.
    """

    def __init__(self, styles: "_Element") -> None:
        self._own: dict[str, str] = {}
        self._based: dict[str, str] = {}
        self._usual = ""
        self._fallback = _named(styles.find(f"{_W}docDefaults/{_W}rPrDefault"))
        for style in styles.iter(f"{_W}style"):
            identity = style.get(f"{_W}styleId") or ""
            self._own[identity] = _named(style)
            based = style.find(f"{_W}basedOn")
            self._based[identity] = "" if based is None else based.get(f"{_W}val") or ""
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true"):
                self._usual = identity

    def of(self, letters: "_Element", paragraph: "_Element") -> str:
        """Return the name of the font of some text in a run, empty if the file does not tell."""
        run = letters.getparent()
        if run is None:
            return self._fallback
        if own := _named(run):
            return own
        styles = (
            _value(run, f"{_W}rPr/{_W}rStyle"),
            _value(paragraph, f"{_W}pPr/{_W}pStyle") or self._usual,
        )
        return next(
            (font for style in styles for font in self._chain(style) if font), self._fallback
        )

    def _chain(self, style: str) -> Iterator[str]:
        for _ in range(_DEEPEST):
            if not style:
                return
            yield self._own.get(style, "")
            style = self._based.get(style, "")


def _named(owner: "_Element | None") -> str:
    """Return the font that the run properties of an element name for Latin letters."""
    fonts = None if owner is None else owner.find(f"{_W}rPr/{_W}rFonts")
    if fonts is None:
        return ""
    return fonts.get(f"{_W}hAnsi") or fonts.get(f"{_W}ascii") or ""


def _value(owner: "_Element", path: str) -> str:
    found = owner.find(path)
    return "" if found is None else found.get(f"{_W}val") or ""
