"""The commands by name, and the one place where errors become exit codes."""

import errno
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Annotated

import typer

from align.cli import (
    batch,
    bitext,
    check,
    clean,
    document,
    edit,
    engines,
    estimate,
    export,
    glossary,
    import_,
    memory,
    report,
    score,
    segment,
    serve,
    show,
    stats,
    translate,
)
from align.errors import AlignError

app = typer.Typer(
    name="align",
    help="Translate and align texts under a term base that is obeyed; TMX out, offline.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("translate")(translate.translate)
app.command("segment")(segment.segment)
app.command("show")(show.show)
app.command("export")(export.export)
app.command("document")(document.document)
app.command("import")(import_.import_)
app.command("check")(check.check)
app.command("clean")(clean.clean)
app.add_typer(engines.app, name="engines")
app.add_typer(glossary.app, name="glossary")
app.add_typer(memory.app, name="memory")
app.command("stats")(stats.stats)
app.command("edit")(edit.edit)
app.command("estimate")(estimate.estimate)
app.command("score")(score.score)
app.command("report")(report.report)
app.add_typer(bitext.app, name="bitext")
app.add_typer(batch.app, name="batch")
app.command("serve")(serve.serve)


def _version(wanted: bool) -> None:
    if wanted:
        from align import __version__

        typer.echo(f"align {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Translate and align texts under a term base that is obeyed; TMX out, offline."""


def main() -> None:
    """Run the command line; exit 2 for the user's mistake, 1 for ours, 130 for Ctrl-C."""
    try:
        app()
    except AlignError as error:
        _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        _fail("interrupted", 130)
    except BrokenPipeError:
        # Whoever read our output has seen enough; a second complaint at exit helps nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        hint = "; free some space and run it again, nothing saved is lost" if full else ""
        place = f"{error.filename}: " if error.filename else ""
        _fail(f"{place}{error.strerror or error}{hint}", 1)
    except MemoryError:
        _fail("memory ran out; use a smaller beam or model, nothing saved is lost", 1)
    except Exception as error:
        _fail(f"internal error ({type(error).__name__}); please report {_trace()}", 1)


def _fail(message: str, code: int) -> None:
    """Say one sentence on standard error and leave."""
    print(f"align: {message}", file=sys.stderr)
    sys.exit(code)


def _trace() -> Path:
    """Keep the traceback in a file: for us, not for the reader of the terminal."""
    handle, name = tempfile.mkstemp(prefix="align-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        traceback.print_exc(file=file)
    return Path(name)
