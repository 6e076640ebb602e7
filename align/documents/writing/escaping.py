"""Plain text as Markdown that shows it letter by letter (CommonMark 0.31, section 2.4)."""

import regex

_MARKS = regex.compile(r"[\\`*<\[\]]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|~(?=~)|(?<=~)~")
_BEGINNING = regex.compile(
    r"(?:#{1,6}|[-+]|>|=+|-+|~{3,}|:?-)(?=\s|$|[->:|~])|\d{1,9}(?=[.)](?:\s|$))"
)
_ENDING = regex.compile(r"#+$")


def escaped(text: str, *, begins: bool = False, ends: bool = False, cell: bool = False) -> str:
    """Escape what would be read as a mark.

    Args:
        text: one line of plain text.
        begins: whether it may come to stand at the beginning of a line.
        ends: whether it ends a heading.
        cell: whether it stands in a table.
    """
    made = _MARKS.sub(r"\\\g<0>", text)
    if begins and (match := _BEGINNING.match(made)):
        number = match.group()[0].isdigit()
        made = f"{match.group()}\\{made[match.end() :]}" if number else f"\\{made}"
    if ends and (match := _ENDING.search(made)):
        made = f"{made[: match.start()]}\\{match.group()}"
    return made.replace("|", r"\|") if cell else made
