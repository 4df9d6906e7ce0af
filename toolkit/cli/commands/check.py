"""`proposal check`: everything in an outline that should be corrected."""

from datetime import UTC, datetime
from pathlib import Path

import click

from toolkit.cli.outline_path import located
from toolkit.cli.output import OUTLINE, finish, format_option, hand_over


@click.command(short_help="Report what should be corrected or confirmed.")
@click.argument("outline", default="outline.yaml", type=click.Path(path_type=Path))
@format_option("sarif", also="; sarif is what code hosts show beside a file")
@click.pass_context
def command(ctx: click.Context, outline: Path, form: str) -> None:
    """Report everything in OUTLINE (outline.yaml) that should be corrected or confirmed.

    Exits with 0 when there is nothing to correct, and with 1 when there is.
    """
    from toolkit.cli.reports.check import Output
    from toolkit.diagnostics import ProposalError
    from toolkit.pipeline import findings_of, read_dossier, what_waits

    ctx.meta[OUTLINE] = outline
    try:
        outline = located(outline)
        dossier = read_dossier(outline)
        waiting = what_waits(outline, dossier, datetime.now(UTC))
        found = findings_of(outline, dossier)
        report = Output.of(outline, found, dossier.figures, waiting)
    except ProposalError as error:
        report = Output.of(outline, error.diagnostics)
    if form == "sarif":
        from toolkit.cli.sarif import sarif

        hand_over(sarif(report.diagnostics), summary=report.summary)
        ctx.exit(report.exit_code)
    finish(report, form, report.lines(), summary=report.summary)
