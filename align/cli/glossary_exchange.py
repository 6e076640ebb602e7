"""``align glossary import`` and ``export``: term bases of other tools."""

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from align.cli.options import Force, Json, Quiet, SourceLanguage, TargetLanguage, settings_with
from align.errors import GlossaryError, SettingsError

if TYPE_CHECKING:
    from align.glossary.draft import DraftGlossary
    from align.glossary.merging import Meeting, Merged, Placed, Prefer

_SHOWN = 5
_SHOWN_MEETINGS = 20


def import_(
    file: Annotated[Path, typer.Argument(help="Term base: TBX, UTX, CSV, TSV or YAML.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Term base to write.")] = Path(
        "glossary.yaml"
    ),
    merge: Annotated[
        bool, typer.Option("--merge", help="Put it into the output that is there already.")
    ] = False,
    prefer: Annotated[
        str | None,
        typer.Option("--prefer", help="Where entries contradict each other: ours or theirs."),
    ] = None,
    source: SourceLanguage = None,
    target: TargetLanguage = None,
    force: Force = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Take a term base over, or put it into one, and list what contradicts.

    Nothing is written while a contradiction is undecided. Of two entries in one file the first
    is "ours".
    """
    from align.exchange import check_output
    from align.glossary.load import read_draft
    from align.glossary.merging import merged

    check_output(output, force=force or merge)
    settings = settings_with(source=source, target=target)
    wanted = _preference(prefer)
    theirs = read_draft(file, source=settings.source, target=settings.target, lenient=True)
    ours = None
    if merge and output.exists():
        ours = read_draft(output, source=settings.source, target=settings.target)
        _check_languages(ours, theirs)
    result = merged(ours, theirs, wanted)
    if as_json:
        typer.echo(json.dumps(_data(result, theirs), ensure_ascii=False))
    elif result.meetings and not quiet:
        _show(result)
    if result.contradictions and wanted is None:
        number = len(result.contradictions)
        raise GlossaryError(
            f"{number} {'entry contradicts' if number == 1 else 'entries contradict'} another one"
            " and nothing was written",
            where=str(file),
            hint="give --prefer ours or --prefer theirs, or correct a file",
        )
    _write(output, ours, theirs, result)
    _tell(output, ours, theirs, result, quiet=quiet or as_json)


def export(
    glossary: Annotated[Path, typer.Argument(help="Term base of any format.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="File to write; its ending says the format.")
    ],
    format: Annotated[
        str | None,
        typer.Option("--format", help="tbx (version 3), tbx-dct, tbx2, utx, tsv, csv or yaml."),
    ] = None,
    source: SourceLanguage = None,
    target: TargetLanguage = None,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write a term base for another tool, and say what its format cannot hold."""
    from align.cli.console import say
    from align.exchange.atomic import fresh_file
    from align.glossary import load_glossary
    from align.glossary.formats import for_path, get

    settings = settings_with(source=source, target=target)
    chosen = get(format) if format else for_path(output)
    loaded = load_glossary(glossary, source=settings.source, target=settings.target)
    with fresh_file(output, force=force) as stream:
        lost = chosen.write(stream, loaded)
    say(f"{output}: {len(loaded)} entries as {chosen.name}{_lost(lost)}", quiet=quiet)


def _preference(prefer: str | None) -> "Prefer | None":
    from align.glossary.merging import Prefer

    if prefer is None:
        return None
    if prefer not in set(Prefer):
        raise SettingsError(f"--prefer is '{prefer}'", hint=f"use {' or '.join(Prefer)}")
    return Prefer(prefer)


def _check_languages(ours: "DraftGlossary", theirs: "DraftGlossary") -> None:
    def primary(draft: "DraftGlossary") -> tuple[str, str]:
        return draft.source.split("-")[0].lower(), draft.target.split("-")[0].lower()

    if primary(ours) != primary(theirs):
        raise GlossaryError(
            f"it is from {theirs.source} into {theirs.target},"
            f" but {ours.path} from {ours.source} into {ours.target}",
            where=theirs.path,
            hint="merge term bases of the same languages",
        )


def _write(
    output: Path, ours: "DraftGlossary | None", theirs: "DraftGlossary", result: "Merged"
) -> None:
    """Write the merged term base; where YAML is added to, what a person wrote stays."""
    from align.exchange.atomic import fresh_file
    from align.glossary.decoding import raw_of, text_of
    from align.glossary.draft import DraftGlossary, finished
    from align.glossary.formats import for_path
    from align.glossary.yaml_edit import edited

    base = ours or theirs
    placed = [(one.line, one.entry) for one in result.placed]
    whole = finished(DraftGlossary(str(output), base.name, base.source, base.target, placed))
    chosen = for_path(output)
    text = None
    if ours and not (result.changed or result.added):
        return
    if ours and chosen.name == "yaml":
        text = edited(text_of(raw_of(output), ours.path), result.changed, result.added)
    with fresh_file(output, force=True) as stream:
        if text is None:
            chosen.write(stream, whole)
        else:
            stream.write(text.encode())


def _tell(
    output: Path,
    ours: "DraftGlossary | None",
    theirs: "DraftGlossary",
    result: "Merged",
    *,
    quiet: bool,
) -> None:
    from align.cli.console import say

    kinds = Counter(meeting.kind for meeting in result.meetings)
    said = [f"{len(result.added)} new"] if ours else []
    said += [f"{number} {kind}" for kind, number in kinds.items()]
    details = f" ({', '.join(said)})" if said else ""
    say(f"{output}: {len(result.placed)} entries{details}{_lost(theirs.dropped)}", quiet=quiet)
    for line, why in theirs.skipped[:_SHOWN]:
        say(f"{theirs.path}: line {line}: {why}; it is passed over", quiet=quiet)
    if len(theirs.skipped) > _SHOWN:
        say(f"{theirs.path}: {len(theirs.skipped) - _SHOWN} more are passed over", quiet=quiet)


def _lost(lost: Counter[str]) -> str:
    told = ", ".join(f"{number} × {what}" for what, number in sorted(lost.items()))
    return f"; not taken over: {told}" if told else ""


def _show(result: "Merged") -> None:
    from rich.text import Text

    from align.cli.console import console, table
    from align.glossary.merging import Kind

    shown = table("Entries for the same words", "what", "source", "ours", "theirs", "form")
    order = sorted(result.meetings, key=lambda m: (not m.contradicts, m.kind == Kind.SAME))
    rows = max(_SHOWN_MEETINGS, len(result.contradictions))
    for meeting in order[:rows]:
        style = "bold red" if meeting.contradicts else ""
        shown.add_row(
            Text(meeting.kind, style=style),
            Text(meeting.theirs.entry.source),
            Text(_place(meeting.ours)),
            Text(_place(meeting.theirs)),
            Text(meeting.form),
        )
    screen = console()
    screen.print(shown)
    if len(order) > rows:
        screen.print(f"{len(order) - rows} more that contradict nothing; --json lists all")


def _place(placed: "Placed") -> str:
    return f"{placed.entry.target}\n{placed.path}: line {placed.line}"


def _data(result: "Merged", theirs: "DraftGlossary") -> dict[str, object]:
    return {
        "entries": len(result.placed),
        "new": len(result.added),
        "meetings": [_meeting(meeting) for meeting in result.meetings],
        "passed_over": [{"line": line, "why": why} for line, why in theirs.skipped],
        "not_taken_over": dict(theirs.dropped),
    }


def _meeting(meeting: "Meeting") -> dict[str, object]:
    return {
        "kind": meeting.kind,
        "source": meeting.theirs.entry.source,
        "form": meeting.form,
        **{
            side: {"file": placed.path, "line": placed.line, "target": placed.entry.target}
            for side, placed in (("ours", meeting.ours), ("theirs", meeting.theirs))
        },
    }
