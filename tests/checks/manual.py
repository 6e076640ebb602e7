"""``docs/checks.md``: every check with what it finds and what it leaves alone, from its tests.

``python -m tests.checks.manual`` writes it anew.
"""

import inspect
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from align.checks import PROFILES, check_names, described

from .examples import EXAMPLES, Example
from .wide_examples import WIDE, Wide

MANUAL = Path(__file__).resolve().parents[2] / "docs/checks.md"
_MOST = 3
_HEAD = """# What `align check` looks for

Made from the tests by `python -m tests.checks.manual`: each line stands there as a test, too. **✗**
is found, with the place marked and the repair that one key makes, if there is a safe one; **✓** is
left alone. `align check --list` says which checks a profile runs; `--only NAME` and `--skip NAME`,
or `[checks]` in `align.toml`, choose. `align check P.align --suppress 12 NAME --reason "…"` lets a
unit pass.
"""


def manual() -> str:
    """Return the whole page."""
    return "\n".join([_HEAD, *(line for name in check_names() for line in _check(name))])


def _check(name: str) -> Iterator[str]:
    check = described(name)
    profiles = ", ".join(profile for profile, names in PROFILES.items() if name in names)
    yield f"## {name}\n"
    yield f"{_sentence(inspect.getdoc(type(check)) or check.title)}\n"
    yield f"Severity {check.severity}; in the profiles {profiles}.\n"
    yield from _table(name)
    yield ""


def _sentence(text: str) -> str:
    first = text.split("\n\n")[0].replace("\n", " ").replace("``", "`")
    return first if first.endswith(".") else f"{first}."


def _table(name: str) -> Iterator[str]:
    yield "| | source | target |"
    yield "|---|---|---|"
    mine = [one for one in EXAMPLES if one.check == name]
    for wanted in (True, False):
        kept = [one for one in mine if (one.found is not None) is wanted][:_MOST]
        yield from map(_example, kept)
        yield from _wide(one for one in WIDE if one.check == name and one.found is wanted)


def _example(one: Example) -> str:
    if one.found is None:
        return f"| ✓ | {_cell(one.source)} | {_cell(one.target)} |"
    marked = _cell(one.target)
    if one.found.strip():
        found = _cell(one.found)
        marked = marked.replace(found, f"**{found}**", 1)
    fixed = f" → {_cell(one.fixed)}" if one.fixed is not None else ""
    return f"| ✗ | {_cell(one.source)} | {marked}{fixed} |"


def _wide(examples: Iterable[Wide]) -> Iterator[str]:
    for one in examples:
        for source, target in one.pairs[:-1]:
            yield f"| | {_cell(source)} | {_cell(target)} |"
        source, target = one.pairs[-1]
        mark = "✗" if one.found else "✓"
        match = f" (a match of {one.fuzzy} %)" if one.fuzzy else ""
        yield f"| {mark} | {_cell(source)} | {_cell(target)}{match} |"


def _cell(text: str) -> str:
    """Return a text that Markdown shows as it is, blanks and control characters made visible."""
    shown = re.sub(r"([\\`*_\[\]<>|~#$])", r"\\\1", text)
    shown = shown.replace("\u00a0", "⍽").replace("\n", "⏎").replace("\t", "⇥")
    shown = re.sub(r"[\x00-\x1f\x7f\u200b-\u200f\ufeff\ufffc]", "□", shown)
    return re.sub(r"^ | $|  +", lambda blank: "␣" * len(blank.group()), shown)


if __name__ == "__main__":
    MANUAL.write_text(manual(), encoding="utf-8")
