"""`proposal check`: everything in an outline that should be mended."""

from pathlib import Path

import click

from toolkit.cli.outline_path import located


@click.command(short_help="Report what should be mended or confirmed.")
@click.argument("outline", default="outline.yaml", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "sarif")),
    default="text",
    show_default=True,
    help="As lines to read, or for other programs; sarif is what code hosts show beside a file.",
)
@click.pass_context
def command(ctx: click.Context, outline: Path, form: str) -> None:
    """Report everything in OUTLINE (outline.yaml) that should be mended or confirmed.

    Exits with 0 when there is nothing to mend, and with 1 when there is.
    """
    from toolkit.cli import check_report, console
    from toolkit.diagnostics import ProposalError
    from toolkit.pipeline import read_dossier

    try:
        outline = located(outline)
        found = check_report.of(outline, read_dossier(outline))
    except ProposalError as why:
        found = check_report.Report(str(outline), why.diagnostics)
    check_report.tell(found, form)
    console.say(found.summary, err=True)
    ctx.exit(1 if found.to_mend else 0)
