"""`proposal new`: a first outline in a folder of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from toolkit.cli.new_project import chosen_acronym, chosen_strand, on_a_terminal
from toolkit.cli.output import finish, format_option


@click.command(short_help="Write a commented outline to begin with.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--strand", help="The strand of the call: textile, agri-food, open, ...")
@click.option("--acronym", help="The short name of the project; by default from DIR.")
@format_option()
def command(folder: Path, strand: str | None, acronym: str | None, form: str) -> None:
    """Write a commented outline, and its schema for the editor, into DIR.

    On a terminal it asks for what is missing, unless JSON is wanted. Exits with 1 when DIR holds an
    outline already: it is never overwritten.
    """
    from toolkit.cli.file_report import File, FileKind, FileOutcome
    from toolkit.cli.reports.new import Output
    from toolkit.files import make_folder, write_safely
    from toolkit.readers.schema import schema_text
    from toolkit.readers.starter import likely_start, refuse_overwriting, starter, starter_strands

    outline = folder / "outline.yaml"
    refuse_overwriting(outline)
    may_ask = form == "text" and on_a_terminal()
    name = chosen_acronym(acronym, folder, may_ask=may_ask)
    chosen = chosen_strand(strand, starter_strands(), may_ask=may_ask)
    make_folder(folder)
    schema = folder / "outline.schema.json"
    write_safely(outline, starter(name, chosen.id, likely_start(date.today())).encode())
    write_safely(schema, schema_text().encode())
    report = Output(
        command="new",
        outline=str(outline),
        acronym=name,
        strand=chosen.id,
        strand_title=chosen.title,
        files=(
            File(path=str(outline), kind=FileKind.OUTLINE, outcome=FileOutcome.WRITTEN),
            File(path=str(schema), kind=FileKind.SCHEMA, outcome=FileOutcome.WRITTEN),
        ),
    )
    finish(report, form, report.lines())
