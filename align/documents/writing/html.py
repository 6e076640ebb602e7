"""A translated HTML page: the same tags and attributes around other words."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import regex

from align.documents.asides import Asides, asides
from align.documents.base import Document
from align.documents.html import SKIPPED, Html, tags
from align.documents.writing.anchors import LINK, Stack
from align.documents.writing.base import Rewriter, Rewritten, counts
from align.documents.writing.slots import Slot, fill, placed
from align.units import Removed, Unit

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

# What gives words a look or a link, and is nothing without them.
_INLINE = tags(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp"
    " small span strike strong sub sup time tt u var"
)
_PAGE = regex.compile(r"<(?:html|head|body)\b", regex.I)
_CHARSET = regex.compile(r"(charset\s*=\s*)[\w.:-]+", regex.I)


class HtmlRewriter(Rewriter):
    """Replaces text nodes; the page is parsed and serialized as a browser does it.

    What the reader leaves out (title, scripts, form fields, ``pre``, attributes) stays. The file
    is UTF-8, and its ``charset`` and ``lang`` say so.
    """

    def rewritten(
        self, document: Document, units: Sequence[Unit], removed: Sequence[Removed], language: str
    ) -> Rewritten:
        """Return the translated page."""
        if not isinstance(document, Html):
            raise TypeError(f"{document.path} is no HTML page")
        tree = document.tree()
        read = document.text()
        found = list(_text_nodes(tree.body, asides(tree))) if tree.body is not None else []
        texts = [node.text_content or "" for node, *_ in found]
        slots = [
            Slot(text, at, stack, cell, marked)
            for (_, stack, cell, marked), text, at in zip(
                found, texts, placed(read, texts, _is_space), strict=True
            )
        ]
        tally = fill(slots, units, removed, len(read))
        for (node, *_), slot in zip(found, slots, strict=True):
            if slot.new != slot.text:
                _replace(node, slot.new)
        _say_encoding(tree, language)
        whole = _PAGE.search(document.source()) is not None
        page = tree.html if whole or tree.body is None else tree.body.inner_html
        return Rewritten(
            (page or "").encode(), *counts(units), tally.flattened, tally.guessed, tally.notices
        )


def _is_space(char: str) -> bool:
    return char in " \t\n\f\r"


def _text_nodes(
    body: "LexborNode", aside: Asides
) -> "Iterator[tuple[LexborNode, Stack, int, bool]]":
    """Yield the text nodes that are read, each with the inline tags around it and its cell.

    The last value tells whether the mark of a note stands before it.
    """
    cell = 0
    marked = False
    stack: list[tuple[LexborNode, Stack]] = [(body, ())]
    while stack:
        node, around = stack.pop()
        tag = node.tag or ""
        if tag == "-text":
            yield node, around, cell, marked
            marked = False
        elif node.mem_id in aside.unread:
            marked = True
        elif tag not in SKIPPED:
            marked = marked and tag in _INLINE
            cell += tag in ("td", "th", "tr")
            inner = (
                (*around, (LINK if tag == "a" else tag, node.mem_id)) if tag in _INLINE else around
            )
            stack.extend((child, inner) for child in reversed(list(node.iter(include_text=True))))


def _replace(node: "LexborNode", text: str) -> None:
    """Put another text into the place of a node; an inline tag does not stay without any."""
    if text:
        node.replace_with(text)
        return
    parent = node.parent
    node.decompose()
    while parent is not None and parent.tag in _INLINE and not _anchor(parent):
        if parent.first_child is not None:
            return
        empty, parent = parent, parent.parent
        empty.decompose()


def _anchor(node: "LexborNode") -> bool:
    """Tell whether links may point at a node."""
    return "id" in node.attributes or "name" in node.attributes


def _say_encoding(tree: "LexborHTMLParser", language: str) -> None:
    for node in tree.css("meta[charset]"):
        node.attrs["charset"] = "utf-8"
    for node in tree.css("meta[http-equiv][content]"):
        content = node.attributes.get("content") or ""
        node.attrs["content"] = _CHARSET.sub(r"\1utf-8", content)
    for node in tree.css("html[lang]"):
        node.attrs["lang"] = language
