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
@click.option(
    "--intake", is_flag=True, help="Begin with a form in Excel; everything else is asked there."
)
@click.option("--call", help="With --intake: the name of another call's profile.")
@format_option()
def command(
    folder: Path,
    strand: str | None,
    acronym: str | None,
    intake: bool,
    call: str | None,
    form: str,
) -> None:
    """Write a commented outline, and its schema for the editor, into DIR.

    With --intake it is an outline with nothing but the acronym, and a form to fill in. On a
    terminal it asks for what is missing, unless JSON is wanted. Exits with 1 when DIR holds an
    outline already: it is never overwritten.
    """
    if intake:
        _with_form(folder, acronym, strand, call, form)
        return
    if call is not None:
        raise click.UsageError(
            "--call goes with --intake; in a commented outline, write another name behind call:"
        )
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


def _with_form(
    folder: Path, acronym: str | None, strand: str | None, call: str | None, form: str
) -> None:
    """Begins a project with a form, which asks for all but the acronym and the call."""
    from datetime import UTC, datetime

    from toolkit.cli.file_report import File, FileKind, FileOutcome
    from toolkit.cli.reports.new import Output
    from toolkit.files import make_folder, write_safely
    from toolkit.pipeline import write_form
    from toolkit.readers.call import read_call
    from toolkit.readers.starter import bare_outline, refuse_overwriting, starter_call

    if strand is not None:
        raise click.UsageError("the form asks for the strand: leave --strand out with --intake")
    outline = folder / "outline.yaml"
    refuse_overwriting(outline)
    name = chosen_acronym(acronym, folder, may_ask=False)
    wanted = starter_call() if call is None else call
    read_call(wanted, home=folder)
    make_folder(folder)
    write_safely(outline, bare_outline(name, wanted).encode())
    written = write_form(outline, clock=datetime.now(UTC))
    report = Output(
        command="new",
        outline=str(outline),
        acronym=name,
        form=str(written.delivered[0].path),
        files=(
            File(path=str(outline), kind=FileKind.OUTLINE, outcome=FileOutcome.WRITTEN),
            *map(File.of, written.delivered),
        ),
    )
    finish(report, form, report.lines())
