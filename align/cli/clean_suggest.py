"""``align clean --suggest``: what was perhaps misread, and what a person says about it."""

import getpass
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from align.cli.options import glossary_of, settings_with

if TYPE_CHECKING:
    from align.documents import Document
    from align.repair import Desk, Item

_MARKS = {None: "", True: "accepted", False: "rejected"}
_LONG = 300
"""Paragraphs from which it takes long enough to show how far it is."""
_NEAR = 8
"""Characters shown on either side of a place."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be done with the suggestions."""

    accept: str | None
    reject: str | None
    undo: bool
    glossary: Path | None
    as_json: bool
    quiet: bool


def suggestions(document: "Document", wanted: Wanted, *, keep_furniture: bool) -> None:
    """List the suggestions of a document, after deciding about those that were named.

    Raises:
        UserError: a number or a list of them is wrong.
        OutputError: the decisions cannot be kept.
    """
    from align.cli.console import progress, say
    from align.documents import paragraphs
    from align.languages import language
    from align.repair import Certainty, Desk, suggest
    from align.repair.bigrams import shipped

    settings = settings_with()
    cleaned = list(paragraphs(document, keep_furniture=keep_furniture))
    terms = glossary_of(settings, wanted.glossary)
    quiet = wanted.quiet or len(cleaned) < _LONG
    with progress("looking", len(cleaned), "paragraphs", quiet=quiet) as advance:
        found = suggest(
            cleaned,
            terms,
            code=settings.source,
            confidence=Certainty(document.certainty()),
            advance=advance,
        )
    desk = Desk(document.path, found, _who())
    told = _decide(desk, wanted)
    if wanted.as_json:
        typer.echo(json.dumps([_as_json(item) for item in desk.items()], ensure_ascii=False))
    elif told:
        say(told, quiet=wanted.quiet)
    elif found:
        _show(document.name, desk.items())
        say(_hint(desk), quiet=wanted.quiet)
    else:
        name = language(settings.source).name
        told = "nothing looks misread" if shipped(settings.source) else f"no model for {name}"
        say(f"{document.name}: {told}", quiet=wanted.quiet)


def _decide(desk: "Desk", wanted: Wanted) -> str:
    """Do what was said, and return a sentence about it."""
    said = []
    # Everything is looked up before anything is decided, so that a wrong number changes nothing.
    rejected = desk.numbers(wanted.reject) if wanted.reject else []
    accepted = desk.numbers(wanted.accept) if wanted.accept else []
    if wanted.undo:
        said.append(f"{len(desk.undo())} taken back")
    if wanted.accept:
        said.append(f"{len(desk.accept(accepted))} accepted")
    if wanted.reject:
        said.append(f"{len(desk.reject(rejected))} rejected")
    if not said:
        return ""
    return f"{', '.join(said)}; {len(desk.decisions.accepted)} repairs are in force now"


def _hint(desk: "Desk") -> str:
    left = sum(item.accepted is None for item in desk.items())
    return f"{left} to decide: --accept 1,3-5 or certain or all, --reject likewise, --undo"


def _as_json(item: "Item") -> dict[str, object]:
    return asdict(item.suggestion) | {"decision": _MARKS[item.accepted] or None}


def _show(name: str, items: "list[Item]") -> None:
    """Lay the suggestions out as a table, document text kept out of markup."""
    from rich.text import Text

    from align.cli.console import console, table

    columns = ("no", "trust", "¶", "found", "proposed", "evidence", "")
    shown = table(f"{name}: perhaps misread", *columns, right=("no", "¶"))
    for item in items:
        one = item.suggestion
        place = Text(_context(one.before[-_NEAR:]))
        place.append(one.found, style="bold underline")
        place.append(_context(one.after[:_NEAR]))
        shown.add_row(
            str(one.number),
            one.trust.value,
            str(one.paragraph),
            place,
            Text(one.proposed, style="bold"),
            Text(one.reason),
            _MARKS[item.accepted],
        )
    console().print(shown)


def _context(text: str) -> str:
    return text.replace("\n", " ")


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # No name belongs to the number that a container runs under.
        return ""
