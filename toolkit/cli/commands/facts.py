"""`proposal facts`: what is known of the call, and what rests on it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.outline_path import outline_of

if TYPE_CHECKING:
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
def command(outline: Path, name: str | None) -> None:
    """Show every fact of OUTLINE's call (outline.yaml): its value, its source, what rests on it.

    What has to be confirmed comes first, by the money of this proposal that rests on it. A profile
    of your own confirms or changes facts; `proposal explain CAL109` says how.
    """
    from toolkit.cli import console
    from toolkit.cli.facts import lines
    from toolkit.pipeline import read_dossier

    dossier = read_dossier(outline)
    if name is not None:
        _write(outline, name, dossier)
        return
    for line in lines(dossier):
        console.say(line)
    origin = dossier.call.origin
    how = f"in {origin.file}" if origin else "in a profile of your own (--write my-call)"
    console.say("")
    console.say(f"Confirm a fact {how}; proposal explain CAL109 says how")


def _write(outline: Path, name: str, dossier: Dossier) -> None:
    from toolkit.cli import console
    from toolkit.cli.facts import wanted
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
    console.say(f"{path} begins a profile that extends {base.id}")
    console.say(f"next: fill in what you find, and write in {outline}: call: {name}")
