"""The words of a Markdown paragraph without its marks, each where it stands in the file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from align.text import Mapped, OffsetMap, clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

Rule = Callable[["StateInline", bool], bool]

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def parser() -> "MarkdownIt":
    """Make a parser whose inline tokens tell where links, images and code end."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import autolink, backtick, html_inline, image, link

    made = MarkdownIt("commonmark").enable("table").disable("text_join")
    rules = {"link": link, "image": image, "autolink": autolink, "backticks": backtick}
    for name, rule in (rules | {"html_inline": html_inline}).items():
        made.inline.ruler.at(name, _telling(rule))
    return made


def _telling(rule: Rule) -> Rule:
    """Let a rule note on its last token where it stopped reading."""

    def told(state: "StateInline", silent: bool) -> bool:
        before = len(state.tokens)
        found = rule(state, silent)
        if found and not silent and len(state.tokens) > before:
            state.tokens[-1].meta["end"] = state.pos
        return found

    return told


@dataclass(frozen=True, slots=True)
class Seen:
    """An inline token and where it stands."""

    token: "Token"
    begin: int
    start: int
    stop: int
    end: int
    """Code points into the source of the paragraph: the token with its marks reaches from
    ``begin`` to ``end``, its text from ``start`` to ``stop``."""


def words(children: list["Token"], content: Mapped) -> Iterator[Mapped]:
    """Yield the text of inline tokens.

    Args:
        children: the tokens of ``content``.
        content: the source of the paragraph, mapped to the file.
    """
    for seen in tokens(children, content.text):
        yield from text_of(seen, content)


def tokens(children: list["Token"], source: str) -> Iterator[Seen]:
    """Find the inline tokens of a paragraph in its source."""
    at = 0
    for token in children:
        begin = start = stop = at
        if token.type in _BREAKS:
            start = source.index("\n", at)
            at = stop = start + 1
        elif token.type == "text_special":
            begin = source.index(token.markup, at)
            at = stop = begin + len(token.markup)
            # An escape stands for its last character, an entity for all of it.
            start = at - (1 if token.markup[0] == "\\" else len(token.markup))
        elif token.type in ("text", "code_inline", "image"):
            first = at + (len(token.markup) if token.type == "code_inline" else 0)
            start = max(source.find(token.content, first), first)
            at = stop = start + len(token.content)
        elif token.markup and token.markup != "autolink" and not token.meta:
            begin = source.index(token.markup, at)
            at = stop = begin + len(token.markup)
        at = max(at, token.meta.get("end", 0))
        yield Seen(token, begin, start, stop, at)


def text_of(seen: Seen, content: Mapped) -> Iterator[Mapped]:
    """Yield the text that a token shows, in parts that each run straight in the file."""
    kind = seen.token.type
    if kind in _BREAKS:
        yield Mapped(_BREAKS[kind], OffsetMap((0,), (content.offsets[seen.start],)))
    elif kind == "text_special":
        yield clean(seen.token.content, content.offsets[seen.start])
    elif kind in ("text", "code_inline", "image"):
        yield from _pieces(seen.token.content, seen.start, content)


def _pieces(text: str, start: int, content: Mapped) -> Iterator[Mapped]:
    """Cut a text where the map of its source has a seam, so that each part runs straight."""
    offsets = content.offsets.slice(start, start + len(text))
    for begin, end, raw in zip(offsets.at, (*offsets.at[1:], len(text)), offsets.raw, strict=True):
        yield clean(text[begin:end].replace("\n", " "), raw)
