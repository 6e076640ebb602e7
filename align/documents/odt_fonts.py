"""The font of each stretch of an OpenDocument text (OpenDocument 1.3 part 3, 16 and 20.183)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
# A style that is its own parent, in a damaged file, must not hold the reader up.
_DEEPEST = 20

Key = tuple[str, str]
"""Family and name of a style; a default style has no name."""


class OdtFonts:
    """Font names by style: its own, that of its parents, that of its family.

    Args:
        roots: those of ``styles.xml`` and ``content.xml``, as far as the file has them.
    """

    def __init__(self, *roots: "_Element") -> None:
        self._faces: dict[str, str] = {}
        self._own: dict[Key, str] = {}
        self._parents: dict[Key, str] = {}
        for root in roots:
            for face in root.iter(f"{_STYLE}font-face"):
                name = face.get(f"{_STYLE}name") or ""
                self._faces[name] = _bare(face.get(f"{_SVG}font-family") or "") or name
        for root in roots:
            for style in root.iter(f"{_STYLE}style", f"{_STYLE}default-style"):
                key = (style.get(f"{_STYLE}family") or "", style.get(f"{_STYLE}name") or "")
                self._own[key] = self._named(style)
                self._parents[key] = style.get(f"{_STYLE}parent-style-name") or ""

    def of(self, family: str, style: str) -> str:
        """Return the font of a style of text or paragraphs, empty if the file does not tell."""
        return next((font for font in self._chain(family, style) if font), "")

    def _chain(self, family: str, style: str) -> Iterator[str]:
        for _ in range(_DEEPEST):
            yield self._own.get((family, style), "")
            if not style:
                return
            style = self._parents.get((family, style), "")

    def _named(self, style: "_Element") -> str:
        properties = style.find(f"{_STYLE}text-properties")
        if properties is None:
            return ""
        face = properties.get(f"{_STYLE}font-name") or ""
        return self._faces.get(face, face) or _bare(properties.get(f"{_FO}font-family") or "")


def _bare(family: str) -> str:
    """Return the first of a list of font families, without its quotes."""
    return family.split(",")[0].strip().strip("'\"")
