"""What a new project is called and which strand it answers: as typed, else as answered."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from toolkit.model.call import Strand


def chosen_acronym(given: str | None, folder: Path, *, may_ask: bool) -> str:
    """As given, else as answered, else from the name of the folder."""
    from toolkit.portable import device
    from toolkit.readers.acronym import ACRONYM, FORM, acronym_file, without_device
    from toolkit.readers.starter import acronym_from

    suggested = acronym_from(Path(os.path.realpath(folder)).name)
    if given is None and may_ask:
        given = click.prompt("Acronym of the project", default=suggested or None, err=True)
    found = (suggested if given is None else given).strip()
    if not ACRONYM.fullmatch(found):
        hint = "write --acronym SHORTNAME"
        raise click.UsageError(
            f"an acronym is made of {FORM}, got {given or folder.name!r}; {hint}"
        )
    if taken := device(acronym_file(found)):
        fact = f"Windows takes {acronym_file(found)} for the device {taken}, not for a file"
        raise click.UsageError(f"{fact}; write --acronym {without_device(found)}")
    return found


def chosen_strand(given: str | None, strands: Sequence[Strand], *, may_ask: bool) -> Strand:
    """The strand as given, else as answered."""
    from toolkit.readers.starter import nearest_strand, strand_named

    if given is None:
        if may_ask:
            return _answered(strands)
        raise click.UsageError(
            f"name the strand of the call: --strand NAME; there are {_list(strands)}"
        )
    found = strand_named(given, strands)
    if found is None:
        near = nearest_strand(given, strands)
        likely = f"did you mean {near}?" if near else f"there are {_list(strands)}"
        raise click.UsageError(f"the call has no strand {given!r}; {likely}")
    return found


def _answered(strands: Sequence[Strand]) -> Strand:
    """The strand that a person chooses from the list, by its number or the beginning of its
    name. The list and the prompt go to stderr."""
    from toolkit.cli import console
    from toolkit.readers.starter import nearest_strand, strand_named

    for number, one in enumerate(strands, start=1):
        console.say(f"  {number:>2}  {one.id:<26}{one.title}", err=True)

    def chosen(text: str) -> Strand:
        if found := strand_named(text, strands):
            return found
        near = nearest_strand(text, strands)
        raise click.BadParameter(
            f"there is no {text!r}" + (f"; did you mean {near}?" if near else "")
        )

    found: Strand = click.prompt("Strand, by number or name", value_proc=chosen, err=True)
    return found


def _list(strands: Sequence[Strand]) -> str:
    return ", ".join(one.id for one in strands)


def on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
