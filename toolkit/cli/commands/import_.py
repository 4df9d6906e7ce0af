"""`proposal import`: sheets and Word files that exist already become an outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.new_project import chosen_acronym, chosen_strand, on_a_terminal
from toolkit.cli.outline_path import outline_of
from toolkit.cli.output import finish, format_option

if TYPE_CHECKING:
    from toolkit.importing.decisions import Decision
    from toolkit.importing.import_files import Target


@click.command("import", short_help="Bring sheets and Word files that exist into an outline.")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    callback=lambda context, parameter, value: value and outline_of(context, parameter, value),
    help="Add to this outline; a new one is written when left out.",
)
@click.option("--out", type=click.Path(path_type=Path), help="The folder of the new outline.")
@click.option("--strand", help="The strand of the call: textile, agri-food, open, ...")
@click.option("--acronym", help="The short name of a new project; by default from the folder.")
@click.option(
    "--start",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The first day of the project, from which days in the files become months.",
)
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar='"HEADING=LIST.FIELD"',
    help='What a heading means: "Nom=partners.name"; "Liste!Nom=-" leaves the column out.',
)
@click.option("--yes", is_flag=True, help="Take the headings as they were matched, do not ask.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken, and write nothing.")
@format_option()
def command(  # noqa: PLR0913 - a parameter for each option
    files: tuple[Path, ...],
    into: Path | None,
    out: Path | None,
    strand: str | None,
    acronym: str | None,
    start: datetime | None,
    maps: tuple[str, ...],
    yes: bool,
    dry_run: bool,
    form: str,
) -> None:
    """Bring lists, budgets and texts that exist already into an outline.

    FILE is a sheet (.xlsx, .csv) of any layout with rows of headings, or a Part B in Word (.docx).
    What was not placed is listed with where it is. On a terminal the matched headings are shown for
    confirmation. Exits with 1 where a file contradicts the outline.
    """
    from toolkit.cli.reports.import_ import Output
    from toolkit.import_into_outline import missing_in, read_files, write

    may_ask = form == "text" and on_a_terminal()
    decisions = _decisions(maps)
    target = _target(into, out, (strand, acronym), start.date() if start else None, ask=may_ask)
    imported = read_files(files, target, decisions)
    asked = missing_in(imported, target)
    report = Output.of(target, imported, asked, dry_run=dry_run)
    lines = report.lines
    if may_ask and not yes and not dry_run:
        _confirm(report.lines())
        lines = report.result
    if not dry_run:
        delivered = write(imported, target, datetime.now(UTC))
        report = Output.of(target, imported, asked, delivered)
    finish(report, form, lines(), step=report.next)


def _confirm(lines: Iterable[str]) -> None:
    """Shows what was matched, and ends the command where that is not wanted."""
    from toolkit.cli import console

    for line in lines:
        console.say(line)
    hint = 'a heading that is wrong is decided with --map "Heading=list.field"'
    if not click.confirm(f"Take it in so? ({hint})", default=True, err=True):
        raise click.exceptions.Exit(1)


def _decisions(maps: Sequence[str]) -> tuple[Decision, ...]:
    from toolkit.importing.decisions import Decision, decision_of

    found = [decision_of(one) for one in maps]
    for one in found:
        if isinstance(one, str):
            raise click.UsageError(f"--map: {one}")
    return tuple(one for one in found if isinstance(one, Decision))


def _target(
    into: Path | None,
    out: Path | None,
    named: tuple[str | None, str | None],
    start: date | None,
    *,
    ask: bool,
) -> Target:
    """The outline that is named, or a new one, whose acronym and strand are asked for."""
    from toolkit.import_into_outline import new_target, target_in
    from toolkit.readers.starter import refuse_overwriting, starter_strands

    strand, acronym = named
    if into:
        if out or strand or acronym:
            raise click.UsageError(
                "--out, --strand and --acronym are for a new outline; --into adds"
            )
        return target_in(into, start)
    if out is None:
        raise click.UsageError("name the folder of a new outline with --out, or one with --into")
    refuse_overwriting(out / "outline.yaml")
    name = chosen_acronym(acronym, out, may_ask=ask)
    found = new_target(out, name, chosen_strand(strand, starter_strands(), may_ask=ask).id, start)
    is_guess = acronym is None and not ask
    return found._replace(guessed=frozenset({"acronym"}) if is_guess else frozenset())
