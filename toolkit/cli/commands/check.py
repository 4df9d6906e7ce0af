"""`proposal check`: everything in an outline that should be corrected."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.outline_path import located
from toolkit.cli.output import OUTLINE, finish, format_option, hand_over, hand_over_page

if TYPE_CHECKING:
    from toolkit.cli.reports.check import Output
    from toolkit.plan.dossier import Dossier


@click.command(short_help="Report what should be corrected or confirmed.")
@click.argument("outline", default="outline.yaml", type=click.Path(path_type=Path))
@click.option(
    "--file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Also read this finished file (.docx or .pdf), and hold it against form and plan.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First correct in OUTLINE what can mean one thing only, such as months, quotes and "
    "misspelt ids; each change is shown, and undo takes them back.",
)
@click.option(
    "--annotate",
    metavar="COPY.docx",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --file: also write a copy of it with what was found in it as comments.",
)
@click.option("--strict", is_flag=True, help="End with 1 where there is a warning too.")
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --format html: write the page to FILE and not to the terminal.",
)
@format_option(
    "sarif",
    "html",
    also="; sarif is what code hosts show beside a file, html a page that can be mailed",
)
@click.pass_context
def command(  # noqa: PLR0913 - a parameter for each option
    ctx: click.Context,
    outline: Path,
    *,
    file: Path | None,
    annotate: Path | None,
    fix: bool,
    strict: bool,
    out: Path | None,
    form: str,
) -> None:
    """Report everything in OUTLINE (outline.yaml) that should be corrected or confirmed.

    Exits with 0 when there is nothing to correct, and with 1 when there is. A finding that is no
    concern is silenced with a reason: by a comment on its line, # ok BUD104: agreed with the
    agency, or under ignore: in OUTLINE.
    """
    ctx.meta[OUTLINE] = outline
    if out and form != "html":
        raise click.UsageError("--out is for the page of --format html")
    if file is not None:
        import logging

        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it prints each oddity of a PDF
    if annotate:
        _refuse_annotation(annotate, file)
    report, dossier = _checked(outline, file, fix=fix, strict=strict)
    if annotate and file:
        from toolkit.annotated_file import was_read, write_annotated_file

        if was_read(report.diagnostics):
            comments = write_annotated_file(annotate, file, report.diagnostics, datetime.now(UTC))
            report = report.annotated_in(annotate, comments)
    if form == "sarif":
        from toolkit.cli.sarif import sarif

        hand_over(sarif(report.diagnostics), summary=report.summary)
    elif form == "html":
        from toolkit.cli.html import html

        hand_over_page(html(report, dossier), out, summary=report.summary)
    else:
        page = report.page()
        finish(report, form, report.lines(), summary=report.summary, by_weight=True, page=page)
    ctx.exit(report.exit_code)


def _refuse_annotation(annotate: Path, file: Path | None) -> None:
    """Raises where no copy with comments can be written."""
    from toolkit.annotated_copy import refuse_other_file

    if file is None or file.suffix.lower() == ".pdf":
        raise click.UsageError("--annotate writes a copy of the Word file that --file names")
    refuse_other_file(annotate)


def _checked(
    outline: Path, file: Path | None, *, fix: bool, strict: bool
) -> tuple[Output, Dossier | None]:
    """The report of the check, and what the outline says; None where it cannot be read."""
    from toolkit.cli.reports.check import Output
    from toolkit.diagnostics import ProposalError
    from toolkit.draft_check import check_outline
    from toolkit.pipeline import read_dossier, what_waits

    fixed = dossier = None
    try:
        outline = located(outline)
        if fix:
            from toolkit.fix_outline import fix_outline

            fixed = fix_outline(outline, clock=datetime.now(UTC))
        dossier = read_dossier(outline)
        waiting = what_waits(outline, dossier, datetime.now(UTC))
        found = check_outline(outline, dossier, file)
        report = Output.of(
            outline, found.findings, dossier.figures, waiting, found.silenced, strict=strict
        )
        report = report.showing(found.readiness).with_file(file)
    except ProposalError as error:
        report = Output.of(outline, error.diagnostics, strict=strict)
    return report.after(fixed) if fixed else report, dossier
