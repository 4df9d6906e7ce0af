"""`proposal diff`: what changed in the project since the last build."""

from datetime import UTC, datetime
from pathlib import Path

import click

from toolkit.cli.outline_path import outline_of
from toolkit.cli.output import finish, format_option


@click.command(short_help="Say what changed in the project since the last build.")
@click.argument(
    "outline", default="outline.yaml", type=click.Path(path_type=Path), callback=outline_of
)
@format_option()
def command(outline: Path, form: str) -> None:
    """Say in plain words what changed in OUTLINE (outline.yaml) since the last build.

    Exits with 0, whether something changed or not, and with 1 when the outline cannot be read or
    was never built.
    """
    from toolkit.cli.reports.diff import Output
    from toolkit.pipeline import diff, read_dossier, what_waits

    dossier = read_dossier(outline)
    changes = diff(outline, dossier)
    report = Output.of(outline, changes, what_waits(outline, dossier, datetime.now(UTC)))
    finish(report, form, report.lines())
