"""`proposal pack`: a file for each partner with what is theirs to fill in."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from toolkit.cli.outline_path import outline_of
from toolkit.cli.output import finish, format_option


@click.command(short_help="Write a file for each partner, to be filled in and sent back.")
@click.argument(
    "outline", default="outline.yaml", type=click.Path(path_type=Path), callback=outline_of
)
@click.option(
    "--partner",
    "partners",
    multiple=True,
    help="For this partner alone; may be given several times.",
)
@click.option(
    "--by",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day by which it is to be sent back, as in 2026-03-01.",
)
@click.option("--say", default="", help="A sentence of the coordinator, on the first sheet.")
@click.option(
    "--texts", is_flag=True, help="Write the Word files of partners who write sections as well."
)
@click.option("--status", is_flag=True, help="Say who has answered, and what is still empty.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@format_option()
def command(  # noqa: PLR0913 - a parameter for each option
    outline: Path,
    partners: tuple[str, ...],
    by: datetime | None,
    say: str,
    texts: bool,
    status: bool,
    dry_run: bool,
    form: str,
) -> None:
    """Write a pack for each partner of OUTLINE (outline.yaml) into the folder packs beside it.

    A pack is a workbook in which one partner fills in what is theirs: organisation, staff, rates,
    costs, person-months, what they lead. The rates of others are not in it. Packs that come back
    are brought into the outline with proposal pull --from packs.
    """
    from toolkit.cli.reports.pack import Output
    from toolkit.pipeline import pack_status, write_packs

    if status:
        report = Output.of_status(outline, pack_status(outline, clock=datetime.now(UTC)))
    else:
        day: date | None = by.date() if by else None
        written = write_packs(
            outline,
            clock=datetime.now(UTC),
            partners=partners,
            by=day,
            say=say,
            texts=texts,
            dry_run=dry_run,
        )
        report = Output.of(outline, written, dry_run=dry_run)
    finish(report, form, report.lines(), step=report.next)
