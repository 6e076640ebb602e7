"""The font that a page gives to each of its elements, where that tells an older encoding.

A small part of CSS 2.1: ``font-family`` and ``font`` in sheets, ``style`` and ``<font face>``,
ordered by specificity (6.4.3) and then by place; media and ``!important`` are not looked at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from align.languages.vi_encodings import of_font

_BRACES = regex.compile("([{}])")
_FAMILY = regex.compile(
    r"(?:^|;)\s*font(?:-family\s*:|\s*:[^;]*?[\d.](?:p[xtc]|r?em|ex|in|[cm]m|%)(?:/\S+)?\s)\s*([^;!]+)",
    regex.I,
)
_CLASSES = regex.compile(r"[.\[]|(?<!:):(?!:)")
_TAGS = regex.compile(r"(?:^|[\s>+~])[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Rule:
    """What one selector says of fonts."""

    selector: str
    font: str

    @property
    def weight(self) -> tuple[int, int, int]:
        """How specific the selector is: identifiers, classes, element names."""
        classes, tags = _CLASSES.findall(self.selector), _TAGS.findall(self.selector)
        return self.selector.count("#"), len(classes), len(tags)


def rules(sheet: str) -> Iterator[Rule]:
    """Yield what a style sheet says of fonts, in its order."""
    before, selector = "", ""
    for piece in _BRACES.split(_without_comments(sheet)):
        if piece == "{":
            selector = before.rpartition(";")[2].strip()
        elif piece == "}":
            font = _font(before)
            if font and not selector.startswith("@"):
                yield from (Rule(one.strip(), font) for one in selector.split(","))
            selector = ""
        before = piece


def _without_comments(sheet: str) -> str:
    first, *rest = sheet.split("/*")
    return first + " ".join(one.partition("*/")[2] for one in rest)


def fonts(tree: LexborHTMLParser, sheet: Iterable[Rule]) -> Mapping[int, str]:
    """Return the fonts that elements are given themselves, by ``mem_id``.

    Nothing is looked for where no font of an older encoding is named.

    Args:
        tree: a page.
        sheet: the rules of its style sheets, in their order.
    """
    inline = list(_inline(tree))
    ordered = sorted(sheet, key=lambda rule: rule.weight)
    names = (*(rule.font for rule in ordered), *(font for _, font in inline))
    if not any(map(of_font, set(names))):
        return {}
    found: dict[int, str] = {}
    for rule in ordered:
        for node in _selected(tree, rule.selector):
            found[node.mem_id] = rule.font
    return found | {node.mem_id: font for node, font in inline}


def _inline(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    for node in tree.css("font[face]"):
        if font := _first(node.attributes.get("face") or ""):
            yield node, font
    for node in tree.css('[style*="font"]'):
        if font := _font(node.attributes.get("style") or ""):
            yield node, font


def _selected(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return list(tree.css(selector))
    except SelectolaxError:
        # A selector that is unknown here makes its rule void, as the standard wants.
        return []


def _font(declarations: str) -> str:
    found = _FAMILY.findall(declarations)
    return _first(found[-1]) if found else ""


def _first(families: str) -> str:
    """Return the first of a list of families, without quotes and escapes."""
    return families.split(",")[0].replace("\\", "").strip().strip("'\"").strip()
