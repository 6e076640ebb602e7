"""``align batch``: an archive overnight; one file a command."""

import typer

from align.cli import batch_collect, batch_plan, batch_report, batch_run, batch_status

app = typer.Typer(
    name="batch",
    help="Translate many documents as a job: plan, run, watch, collect.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("plan")(batch_plan.plan)
app.command("run")(batch_run.run)
app.command("run-shard")(batch_run.run_shard)
app.command("status")(batch_status.status)
app.command("retry")(batch_run.retry)
app.command("collect")(batch_collect.collect)
app.command("report")(batch_report.report)
