"""`proposal undo`: the last build, merge or pull is undone."""

from pathlib import Path

import click

from toolkit.cli.outline_path import outline_of
from toolkit.cli.output import finish, format_option


@click.command(short_help="Undo the last build, merge or pull.")
@click.argument(
    "outline", default="outline.yaml", type=click.Path(path_type=Path), callback=outline_of
)
@format_option()
def command(outline: Path, form: str) -> None:
    """Put the files of the last build, merge or pull of OUTLINE (outline.yaml) back as they were.

    Only as long as nobody has changed them since. Exits with 0 when all is as before, and with 1
    when nothing was undone.
    """
    from toolkit.cli.reports.undo import Output
    from toolkit.pipeline import undo

    report = Output.of(outline, undo(outline))
    finish(report, form, report.lines())
