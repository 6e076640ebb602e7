"""HTML as text: whatever comes out of a document passes through ``text`` or ``difference``."""

import difflib
import html
import re

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""What HTML forbids, and marks that would turn the direction of what follows."""


def text(raw: str) -> str:
    """Return a text safe to stand in an element or in a quoted attribute."""
    return html.escape(_UNFIT.sub("\ufffd", raw), quote=True)


def cell(raw: str, kind: str = "") -> str:
    """Return a cell of a table with a text of a document."""
    classes = f' class="{kind}"' if kind else ""
    return f'<td dir="auto"{classes}>{text(raw)}</td>'


def difference(before: str, after: str) -> str:
    """Return both texts as one, word by word: what went in ``del``, what came in ``ins``."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    made = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        gone, come = "".join(old[start:end]), "".join(new[first:last])
        if kind == "equal":
            made.append(text(gone))
            continue
        if gone:
            made.append(f"<del>{text(gone)}</del>")
        if come:
            made.append(f"<ins>{text(come)}</ins>")
    return "".join(made)


def marked(target: str, start: int, end: int) -> str:
    """Return a text with a stretch of it marked; all of it needs no mark."""
    if start >= end or end - start >= len(target):
        return text(target)
    inner = f"<mark>{text(target[start:end])}</mark>"
    return text(target[:start]) + inner + text(target[end:])
