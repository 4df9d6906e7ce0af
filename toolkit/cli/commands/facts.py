"""`proposal facts`: what is known of the call, and what rests on it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.outline_path import outline_of
from toolkit.cli.output import finish, format_option

if TYPE_CHECKING:
    from toolkit.cli.reports.facts import Output
    from toolkit.plan.dossier import Dossier


@click.command(short_help="Show what is known of the call, and begin a profile of your own.")
@click.argument(
    "outline", default="outline.yaml", type=click.Path(path_type=Path), callback=outline_of
)
@click.option(
    "--write",
    "name",
    metavar="NAME",
    help="Begin a profile of your own, templates/calls/NAME.yaml beside the outline.",
)
@format_option()
def command(outline: Path, name: str | None, form: str) -> None:
    """Show every fact of OUTLINE's call (outline.yaml): its value, its source, what rests on it.

    What has to be confirmed comes first, by the money of this proposal that rests on it. A profile
    of your own confirms or changes facts; `proposal explain CAL109` says how.
    """
    from toolkit.cli.reports.facts import Output
    from toolkit.pipeline import read_dossier

    dossier = read_dossier(outline)
    report = Output.of(outline, dossier)
    if name is None:
        finish(report, form, report.lines())
    report, lines = _write(outline, name, dossier, report)
    finish(report, form, lines)


def _write(
    outline: Path, name: str, dossier: Dossier, report: Output
) -> tuple[Output, tuple[str, ...]]:
    """Begins a profile of that name; the report with it, and what is said of it."""
    from toolkit.cli.file_report import File, FileKind, FileOutcome
    from toolkit.cli.reports.facts import wanted
    from toolkit.files import make_folder, write_safely
    from toolkit.model.base import ID
    from toolkit.portable import device
    from toolkit.readers.call import OWN
    from toolkit.readers.own_call import refuse_writing
    from toolkit.readers.skeleton import skeleton

    if not re.fullmatch(ID, name):
        raise click.UsageError(
            f"a profile's name is made of small letters, digits and dashes, got {name!r}; "
            "write --write my-call"
        )
    if taken := device(name):
        raise click.UsageError(
            f"Windows takes {name}.yaml for the device {taken}, not for a file; "
            f"write --write {name}-call"
        )
    call = dossier.call
    base = call.origin.base if call.origin else call
    path = outline.parent / OWN / f"{name}.yaml"
    refuse_writing(path, outline.parent, base)
    assert base is not None, "refused"
    make_folder(path.parent)
    write_safely(path, skeleton(name, base.id, wanted(dossier)).encode())
    written = File(path=str(path), kind=FileKind.CALL, outcome=FileOutcome.WRITTEN)
    lines = (
        f"{path} begins a profile that extends {base.id}",
        f"next: fill in what you find, and write in {outline}: call: {name}",
    )
    return report.model_copy(update={"files": (written,)}), lines
