"""`proposal pull`: what was changed in workbook and Word file comes back into the outline."""

from datetime import UTC, datetime
from pathlib import Path

import click

from toolkit.cli.outline_path import outline_of
from toolkit.cli.output import finish, format_option


@click.command(short_help="Bring what was changed in workbook and Word back into the outline.")
@click.argument(
    "outline", default="outline.yaml", type=click.Path(path_type=Path), callback=outline_of
)
@click.option(
    "--only",
    type=click.Choice(["word", "workbook", "communication-plan", "intake", "official-form"]),
    help="Read one file alone; all that were built when left out.",
)
@click.option(
    "--workbook",
    type=click.Path(path_type=Path),
    help="The workbook; the one of the last build when left out.",
)
@click.option(
    "--word",
    type=click.Path(path_type=Path),
    help="The Word file; the one of the last build when left out.",
)
@click.option(
    "--from",
    "forms",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A form or a pack that came back, or a folder of them; may be given several times.",
)
@click.option("--remove", is_flag=True, help="Take out of the outline what was deleted in a form.")
@click.option(
    "--prefer",
    type=click.Choice(["workbook", "word", "outline"]),
    help="Whose value counts where both were changed since the last build.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be pulled, and write nothing.")
@click.option("--all", "every", is_flag=True, help="Name each edited text that stays in Word.")
@format_option()
def command(  # noqa: PLR0913 - a parameter for each option
    outline: Path,
    only: str | None,
    workbook: Path | None,
    word: Path | None,
    forms: tuple[Path, ...],
    remove: bool,
    prefer: str | None,
    dry_run: bool,
    every: bool,
    form: str,
) -> None:
    """Bring what was changed in the files of a build back into OUTLINE (outline.yaml).

    From the form and the workbook come what was typed, from Word the prose and titles that people
    have rewritten.
    Only these values are written: comments, order and layout of the outline stay as they are.
    Exits with 0 when all is pulled, and with 1 when something has to be decided or corrected first.
    """
    from toolkit.cli.reports.pull import Output
    from toolkit.merge.pull.prefer import Prefer
    from toolkit.pipeline import Only, pull

    pulled = pull(
        outline,
        clock=datetime.now(UTC),
        only=Only(only) if only else None,
        workbook=workbook,
        word=word,
        forms=forms,
        prefer=Prefer(prefer) if prefer else None,
        remove=remove,
        dry_run=dry_run,
    )
    report = Output.of(outline, pulled, dry_run=dry_run)
    finish(report, form, report.lines(every=every), step=report.next)
