r"""The verdict on one occurrence of a term, as one line for people and parsers.

::

    tỉnh ủy [12:19] exact → provincial Party committee [4:28] honoured (plain) #tinh-uy
    hợp tác xã [40:50] folded → missing (forced) #hop-tac-xa

That is: the text found in the source and its place there (code points, end exclusive), how
closely it matches the term, then the form found in the target and its place, what became of the
occurrence, what brought that about, and last the entry of the term base. Form, rung and entry are
left out where there is none. A backslash stands before ``[ ] ( )`` and ``\`` in a text.
"""

import regex

from align.units import Outcome, TermHit, TermUse, Tier

_TEXT = r"(?:[^\\\[\]()]|\\.)*"
_SPAN = r"\[(-?\d+):(-?\d+)\]"
_LINE = regex.compile(
    rf"({_TEXT}) {_SPAN} (\w+) → (?:({_TEXT}) {_SPAN} )?(\w+)(?: \(({_TEXT})\))?(?: #(.*))?",
    regex.DOTALL,
)
_SPECIAL = regex.compile(r"([\\\[\]()])")
_ESCAPED = regex.compile(r"\\(.)", regex.DOTALL)


def describe(use: TermUse) -> str:
    """Return the line for one occurrence."""
    hit = use.hit
    line = f"{_escaped(hit.surface)} [{hit.start}:{hit.end}] {hit.tier} → "
    if use.form:
        line += f"{_escaped(use.form)} [{use.start}:{use.end}] "
    line += use.outcome
    if use.rung:
        line += f" ({_escaped(use.rung)})"
    return f"{line} #{hit.entry}" if hit.entry else line


def parse(line: str) -> TermUse | None:
    """Read a line back; None if it is not one."""
    found = _LINE.fullmatch(line)
    if not found:
        return None
    surface, start, end, tier, form, begin, stop, outcome, rung, entry = found.groups()
    try:
        hit = TermHit(int(start), int(end), _plain(surface), entry or "", Tier(tier))
        verdict = Outcome(outcome)
    except ValueError:
        return None
    place = (-1, -1) if form is None else (int(begin), int(stop))
    return TermUse(hit, verdict, _plain(form or ""), *place, _plain(rung or ""))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
