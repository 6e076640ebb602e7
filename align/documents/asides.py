"""Notes, their marks and other apparatus of a page, as EPUB and HTML tell them.

EPUB 3 Structural Semantics Vocabulary (``epub:type``), Digital Publishing WAI-ARIA Module
(``role="doc-…"``). Pages without either are told by what they write for the mark of a note, a
raised link, and by the names that Markdown Extra, Pandoc and others give: ``fn1`` and ``fnref1``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

_TYPED = '[epub\\:type], [role^="doc-"]'
_LINKS = 'sup a[href*="#"], a[href*="#"]:has(> sup)'
_NAMED = 'a[href*="#"][class], a[href*="#"][id], [id^="fn"], [id^="user-content-fn"]'
_REFERENCE = regex.compile(r"note-?ref|(?:^|[ -])fnref", regex.I)
_BACK = regex.compile(r"back|reversefootnote", regex.I)
_NOTE = regex.compile(r"(?:user-content-)?fn(?:[-:_]\w{1,40}|\d\w*)", regex.I)
_HOLDERS = frozenset({"li", "div", "p", "dd", "aside", "section"})
# Signs of the apparatus, not words of a sentence.
_UNREAD = frozenset({"noteref", "backlink", "pagebreak"})
_NOTES = frozenset({"footnote", "endnote", "rearnote"})
_COLLECTIONS = frozenset({"footnotes", "endnotes", "rearnotes"})
# A ``nav`` with such a type repeats the headings of the book, or is its index of pages.
_LISTS = frozenset({"toc", "landmarks", "page-list", "lot", "loi"})
_MARK = regex.compile(r"\s*[\[(]?(?:\d{1,4}|\p{L}|[*†‡§]{1,4})[\])]?\s*")


@dataclass(frozen=True, slots=True)
class Asides:
    """Nodes of a page, by ``mem_id``, that are not part of its running text."""

    unread: frozenset[int]
    """Marks of notes, ways back to them, numbers of pages, and lists of contents."""
    notes: frozenset[int]
    """Elements that hold a note."""


def asides(tree: LexborHTMLParser) -> Asides:
    """Find the apparatus of a page."""
    unread = {node.mem_id for node in tree.css(_LINKS) if _MARK.fullmatch(node.text())}
    notes: set[int] = set()
    for node in tree.css(_NAMED):
        if node.tag == "a" and _is_sign(node):
            unread.add(node.mem_id)
        elif node.tag in _HOLDERS and _NOTE.fullmatch(node.attributes.get("id") or ""):
            notes.add(node.mem_id)
    for node in tree.css(_TYPED):
        types = _types(node)
        in_list = node.tag == "nav" and not _LISTS.isdisjoint(_words(node, "epub:type"))
        if in_list or not _UNREAD.isdisjoint(types):
            unread.add(node.mem_id)
        elif not _NOTES.isdisjoint(types):
            notes.add(node.mem_id)
        elif not _COLLECTIONS.isdisjoint(types):
            # The items of such a list need no type of their own.
            notes.update(item.mem_id for item in node.css("li"))
    return Asides(frozenset(unread), frozenset(notes))


def _is_sign(link: LexborNode) -> bool:
    """Tell a link to a note, or back from it with nothing but an arrow, by its names."""
    names = " ".join((*_words(link, "class"), *_words(link, "id")))
    text = link.text()
    if _REFERENCE.search(names):
        return _MARK.fullmatch(text) is not None
    return _BACK.search(names) is not None and not any(map(str.isalnum, text))


def _types(node: LexborNode) -> frozenset[str]:
    roles = (role.removeprefix("doc-") for role in _words(node, "role"))
    return frozenset((*roles, *_words(node, "epub:type")))


def _words(node: LexborNode, attribute: str) -> Iterator[str]:
    yield from (node.attributes.get(attribute) or "").lower().split()
