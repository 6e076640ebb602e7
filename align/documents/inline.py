"""The words of a Markdown paragraph without its marks, each where it stands in the file."""

from collections.abc import Callable, Iterator
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


def words(children: list["Token"], content: Mapped) -> Iterator[Mapped]:
    """Yield the text of inline tokens.

    Args:
        children: the tokens of ``content``.
        content: the source of the paragraph, mapped to the file.
    """
    source = content.text
    at = 0
    for token in children:
        if token.type in _BREAKS:
            at = source.index("\n", at)
            yield Mapped(_BREAKS[token.type], OffsetMap((0,), (content.offsets[at],)))
            at += 1
        elif token.type == "text_special":
            at = source.index(token.markup, at) + len(token.markup)
            # An escape stands for its last character, an entity for all of it.
            place = at - (1 if token.markup[0] == "\\" else len(token.markup))
            yield clean(token.content, content.offsets[place])
        elif token.type in ("text", "code_inline", "image"):
            begin = at + (len(token.markup) if token.type == "code_inline" else 0)
            found = max(source.find(token.content, begin), begin)
            yield from _pieces(token.content, found, content)
            at = found + len(token.content)
        elif token.markup and token.markup != "autolink" and not token.meta:
            at = source.index(token.markup, at) + len(token.markup)
        at = max(at, token.meta.get("end", 0))


def _pieces(text: str, start: int, content: Mapped) -> Iterator[Mapped]:
    """Cut a text where the map of its source has a seam, so that each part runs straight."""
    offsets = content.offsets.slice(start, start + len(text))
    for begin, end, raw in zip(offsets.at, (*offsets.at[1:], len(text)), offsets.raw, strict=True):
        yield clean(text[begin:end].replace("\n", " "), raw)
