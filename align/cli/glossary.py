"""``align glossary``: the term base in practice; one file a command."""

import typer

from align.cli import (
    glossary_check,
    glossary_exchange,
    glossary_find,
    glossary_override,
    glossary_report,
    glossary_suggest,
)

app = typer.Typer(help="Keep a term base, and see what becomes of it.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keep a term base, and see what becomes of it."""


app.command("find")(glossary_find.find)
app.command("report")(glossary_report.report)
app.command("override")(glossary_override.override)
app.command("check")(glossary_check.check)
app.command("suggest")(glossary_suggest.suggest)
app.command("import")(glossary_exchange.import_)
app.command("export")(glossary_exchange.export)
