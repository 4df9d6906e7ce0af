"""`proposal intake`: the outline as a form in Excel, to be filled in by hand."""

from datetime import UTC, datetime
from pathlib import Path

import click

from toolkit.cli.outline_path import outline_of
from toolkit.cli.output import finish, format_option


@click.command(short_help="Write the outline as a form in Excel, or bring the form up to date.")
@click.argument(
    "outline", default="outline.yaml", type=click.Path(path_type=Path), callback=outline_of
)
@click.option(
    "--out", type=click.Path(path_type=Path), help="The folder of the form; by default OUTLINE's."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@format_option()
def command(outline: Path, out: Path | None, dry_run: bool, form: str) -> None:
    """Write OUTLINE (outline.yaml) as a form: a workbook with a sheet for each of its lists.

    What is typed into the form is brought into the outline by proposal pull. A form that somebody
    has filled in is brought up to date: all that was typed stays, and what a pull could not take is
    marked in its cells. Exits with 1 when there is something of that kind.
    """
    from toolkit.cli.reports.intake import Output
    from toolkit.pipeline import write_form

    written = write_form(outline, clock=datetime.now(UTC), out=out, dry_run=dry_run)
    report = Output.of(outline, written, dry_run=dry_run)
    finish(report, form, report.lines(), step=report.next)
