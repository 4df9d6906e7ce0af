"""`proposal export`: the figures of the plan as a file for other programs."""

from pathlib import Path
from typing import Literal

import click

from toolkit.cli.outline_path import outline_of
from toolkit.cli.output import finish, format_option


@click.command(short_help="Write the figures of the plan as a CSV file.")
@click.argument("kind", type=click.Choice(("csv",)))
@click.argument(
    "outline", default="outline.yaml", type=click.Path(path_type=Path), callback=outline_of
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="The file; by default <ACRONYM>-data.csv beside OUTLINE.",
)
@click.option(
    "--decimals",
    type=click.Choice(("point", "comma")),
    help="The sign before decimals, as your Excel has it; with a comma, values are separated by "
    "semicolons. By default as in the language of OUTLINE.",
)
@format_option()
def command(
    kind: str,  # noqa: ARG001
    outline: Path,
    output: Path | None,
    decimals: Literal["point", "comma"] | None,
    form: str,
) -> None:
    """Write the figures of OUTLINE (outline.yaml) as CSV, to be opened in Excel.

    One line for each partner, work package, task, cost row and month: person-months, EUR and EU
    contribution, as on the sheet Data of the workbook. They add up to the budget and to the grant
    to the cent. A file of that name is replaced where it is such an export.
    """
    from budgets.data_csv import data_csv, decimals_of, is_data_csv
    from toolkit.cli.reports.export import Output, other_file
    from toolkit.diagnostics import ProposalError
    from toolkit.files import obstacle, write_safely
    from toolkit.pipeline import read_dossier

    dossier = read_dossier(outline)
    path = output or outline.parent / f"{dossier.proposal.project.acronym}-data.csv"
    if why := obstacle(path):
        raise ProposalError(why)
    was_there = path.exists()
    if was_there and not is_data_csv(path, dossier):
        raise ProposalError(other_file(path))
    content = data_csv(dossier, decimals or decimals_of(dossier))
    write_safely(path, content)
    report = Output.of(outline, path, was_there=was_there, rows=content.count(b"\r\n") - 1)
    finish(report, form, report.lines())
