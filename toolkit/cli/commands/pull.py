"""`proposal pull`: what was changed in the workbook comes back into the outline."""

from datetime import UTC, datetime
from pathlib import Path

import click


@click.command(short_help="Bring changed cells of the workbook back into the outline.")
@click.argument("outline", default="outline.yaml", type=click.Path(path_type=Path))
@click.option(
    "--workbook",
    type=click.Path(path_type=Path),
    help="The workbook; the one of the last build when left out.",
)
@click.option(
    "--prefer",
    type=click.Choice(["workbook", "outline"]),
    help="Whose value counts where both were changed since the last build.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be pulled, and write nothing.")
def command(outline: Path, workbook: Path | None, prefer: str | None, dry_run: bool) -> None:
    """Bring the workbook's changed inputs back into OUTLINE (outline.yaml).

    Only these values are written: comments, order and layout of the outline stay as they are.
    Exits with 0 when all is pulled, and with 1 when something has to be decided or mended first.
    """
    from toolkit.cli import console
    from toolkit.cli.homecoming import lines
    from toolkit.merge.pull.values import Prefer
    from toolkit.pipeline import pull

    found = pull(
        outline,
        clock=datetime.now(UTC),
        workbook=workbook,
        prefer=Prefer(prefer) if prefer else None,
        dry_run=dry_run,
    )
    for line in lines(found, dry_run=dry_run):
        click.echo(line)
    console.tell(found.told)
    click.get_current_context().exit(1 if found.told else 0)
