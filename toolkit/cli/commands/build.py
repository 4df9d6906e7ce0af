"""`proposal build`: the Word proposal and the workbook of an outline."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.outline_path import outline_of
from toolkit.cli.output import finish, format_option

if TYPE_CHECKING:
    from toolkit.cli.reports.build import Output
    from toolkit.pipeline import Built


@click.command(short_help="Write the Word proposal and the workbook.")
@click.argument(
    "outline", default="outline.yaml", type=click.Path(path_type=Path), callback=outline_of
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The folder for the two files; beside the outline when left out.",
)
@click.option(
    "--only",
    type=click.Choice(["word", "workbook", "communication-plan", "official-form"]),
    help="Write one of the files alone, or the communication plan as a document of its own.",
)
@click.option(
    "--reference",
    type=click.Path(path_type=Path),
    help="A Word document whose styles, margins, header and footer the proposal is to have.",
)
@click.option(
    "--form",
    "official_form",
    metavar="FORM.docx",
    type=click.Path(path_type=Path),
    help="The EU's own Part B form, as the Portal gives it out: a copy is filled with the text and "
    "tables of the proposal. `form` under `project` in the outline does so in every build.",
)
@click.option(
    "--budget-form",
    metavar="BLANK.xlsx|.xlsm",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The Commission's blank detailed budget table, as downloaded: a copy of it is filled too.",
)
@click.option(
    "--clean",
    is_flag=True,
    help="Leave prompts and comments out of the Word file, and say what they asked for.",
)
@click.option(
    "--pages",
    is_flag=True,
    help="Count the pages with LibreOffice, for the table of contents; takes some seconds.",
)
@click.option(
    "--changes",
    type=click.Choice(["tracked", "plain"]),
    default="tracked",
    show_default=True,
    help="How changes come into a Word file that was edited: as tracked changes, or at once.",
)
@click.option(
    "--adopt",
    is_flag=True,
    help="Take an edited Word file that has lost its record for one of this project, by its words.",
)
@click.option(
    "--pull",
    "pull_first",
    is_flag=True,
    help="First bring what was typed in workbook and Word into the outline, as proposal pull does.",
)
@click.option(
    "--prefer",
    type=click.Choice(["workbook", "word", "outline"]),
    help="With --pull: whose value counts where both were changed since the last build.",
)
@click.option(
    "--restore",
    is_flag=True,
    help="Give generated formulas, labels, rows and sheets back that were changed or deleted in an "
    "edited workbook; what was typed into inputs stays.",
)
@click.option(
    "--annotate",
    metavar="COPY.docx",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write a copy of the new draft with the findings of a check as comments.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@format_option()
def command(  # noqa: PLR0913 - a parameter for each option
    outline: Path,
    out: Path | None,
    only: str | None,
    reference: Path | None,
    official_form: Path | None,
    budget_form: Path | None,
    clean: bool,
    pages: bool,
    changes: str,
    adopt: bool,
    restore: bool,
    pull_first: bool,
    prefer: str | None,
    annotate: Path | None,
    dry_run: bool,
    form: str,
) -> None:
    """Write the Word proposal and the Excel work plan and budget of OUTLINE (outline.yaml).

    A file that somebody has edited since the last build is brought up to date and keeps every word;
    where that cannot be done it is kept, and the new one is written beside it. What was typed into
    the workbook and is not in OUTLINE is named; --pull brings it there first. Exits with 0 when
    all is written, and with 1 when something has to be corrected or decided first.
    """
    from toolkit.cli.reports.build import Output
    from toolkit.draft_check import found_by_build
    from toolkit.merge.pull.prefer import Prefer
    from toolkit.pipeline import EditedFiles, Only, PullFirst, build
    from toolkit.word_file import WordOptions

    _refuse_contradictions(only, official_form, budget_form, annotate)
    if prefer and not pull_first:
        raise click.UsageError("--prefer decides what --pull brings; type both, or neither")
    first = PullFirst(Prefer(prefer) if prefer else None) if pull_first else None
    built = build(
        outline,
        clock=datetime.now(UTC),
        out=out,
        only=Only(only) if only else None,
        dry_run=dry_run,
        options=WordOptions(
            clean,
            pages,
            reference,
            "plain" if changes == "plain" else "tracked",
            official_form,
            adopt,
        ),
        edited=EditedFiles(first, restore),
        budget_form=budget_form,
    )
    report = Output.of(outline, built, found_by_build(built.dossier), dry_run=dry_run)
    if annotate and not dry_run:
        report = _annotated(report, annotate, built)
    finish(report, form, report.lines(), summary=report.summary, step=report.next)


def _refuse_contradictions(
    only: str | None, official_form: Path | None, budget_form: Path | None, annotate: Path | None
) -> None:
    """Refuses options of which one leaves out what another asks for."""
    if annotate and only not in (None, "word"):
        raise click.UsageError("--annotate writes a copy of the proposal, which --only leaves out")
    if official_form and only not in (None, "official-form"):
        raise click.UsageError("--form fills a file of its own, which --only leaves out")
    if budget_form and only:
        raise click.UsageError("--budget-form fills a file of its own, which --only leaves out")
    if annotate:
        from toolkit.annotated_copy import refuse_other_file

        refuse_other_file(annotate)


def _annotated(report: Output, copy: Path, built: Built) -> Output:
    """The report with the copy in which findings are comments, which is written."""
    from toolkit.annotated_draft import write_annotated_draft
    from toolkit.draft_check import check_draft

    if not built.drawn or not built.drawn.document:
        return report
    found = check_draft(built.dossier, built.drawn.document).findings
    comments = write_annotated_draft(copy, built.drawn, found, built.dossier, datetime.now(UTC))
    return report.annotated_in(copy, comments, found)
