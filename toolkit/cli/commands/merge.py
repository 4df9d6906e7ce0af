"""`proposal merge`: what people did in copies of the proposal comes into the current file."""

from datetime import UTC, datetime
from pathlib import Path

import click

from toolkit.cli.outline_path import outline_of
from toolkit.cli.output import finish, format_option


@click.command(short_help="Bring edited copies into the current Word file.")
@click.argument("copies", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--outline",
    default="outline.yaml",
    show_default=True,
    type=click.Path(path_type=Path),
    callback=outline_of,
    help="The outline of the proposal, or its folder.",
)
@click.option(
    "--changes",
    type=click.Choice(["tracked", "plain"]),
    default="tracked",
    show_default=True,
    help="How changes come: as tracked changes under each person's name, or at once.",
)
@click.option(
    "--adopt",
    is_flag=True,
    help="Take a copy that has lost its record for one of this proposal, by its words.",
)
@click.option("--again", is_flag=True, help="Look once more at copies that were merged before.")
@click.option("--dry-run", is_flag=True, help="Say what would come, and write nothing.")
@format_option()
def command(
    copies: tuple[Path, ...],
    outline: Path,
    changes: str,
    adopt: bool,
    again: bool,
    dry_run: bool,
    form: str,
) -> None:
    """Bring what people did in COPIES into the current Word file of an outline.

    Every word that anybody wrote is there afterwards; what two people changed differently is there
    in both versions. Exits with 0 when all has come, and with 1 when something has to be decided
    or corrected first.
    """
    from toolkit.cli.reports.merge import Output
    from toolkit.merge.copies.merge_command import Wanted
    from toolkit.pipeline import merge

    wanted = Wanted("plain" if changes == "plain" else "tracked", adopt, again, dry_run)
    joined = merge(outline, copies, clock=datetime.now(UTC), wanted=wanted)
    report = Output.of(outline, joined, dry_run=dry_run)
    finish(report, form, report.lines(), step=report.next)
