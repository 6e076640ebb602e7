"""``align memory``: translation memories."""

import typer

from align.cli import memory_add, memory_change, memory_export, memory_search, memory_stats

app = typer.Typer(
    name="memory",
    help="Keep translations in a memory: add, search, export, put in order.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("add")(memory_add.add)
app.command("search")(memory_search.search)
app.command("concordance")(memory_search.concordance)
app.command("stats")(memory_stats.stats)
app.command("export")(memory_export.export)
app.command("dedupe")(memory_change.dedupe)
app.command("edit")(memory_change.edit)
app.command("delete")(memory_change.delete)
