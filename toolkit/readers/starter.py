"""The outline that a new project starts from, with its own acronym, strand and first day."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files import template_root
from toolkit.model.call import Strand
from toolkit.portable import device
from toolkit.readers import codes
from toolkit.readers.acronym import ACRONYM, acronym_file
from toolkit.readers.call import read_call
from toolkit.readers.file_text import UNWRITABLE
from toolkit.readers.scalars import plain

MONTHS_AHEAD = 9
"""From the day an outline is begun to the first day of its project, as a first guess."""


def starter(acronym: str, strand: str, start: date) -> str:
    """The commented starter outline; it builds as it is."""
    text = starter_text()
    for field, value in (
        ("acronym", acronym),
        ("title", f"The full title of {acronym}"),
        ("strand", strand),
        ("start", start.isoformat()),
    ):
        text = _with(text, field, value)
    return text.replace("# REPLACE; the files", "# the files")


def starter_call() -> str:
    """The name of the call that the starter answers."""
    found = re.search(r"^call: (\S+)", starter_text(), re.MULTILINE)
    return found[1] if found else ""


def bare_outline(acronym: str, call: str) -> str:
    """An outline that only says for which call and under which name a project is begun.

    It is not sound before more is in it; a form shows what is missing.
    """
    name = quoted(acronym)
    return (
        f"# The outline of {acronym}. What is typed into the form comes here with proposal pull.\n"
        f"call: {call}\n\nproject:\n  acronym: {name}\n"
    )


def refuse_overwriting(outline: Path) -> None:
    """Raises ProposalError where an outline stands already."""
    if os.path.lexists(outline):
        fact = f"{outline} is there already, and nothing is written over it"
        hint = "go on with it, or name another folder"
        raise ProposalError(Diagnostic(Place(str(outline)), codes.ALREADY_THERE, fact, hint))


def starter_text() -> str:
    """The starter as it stands in the templates."""
    path = template_root() / "outlines" / "starter.yaml"
    return path.read_text(encoding="utf-8")


def starter_strands() -> tuple[Strand, ...]:
    """The strands of the call that the starter answers."""
    return read_call(starter_call()).strands


def strand_named(text: str, strands: Sequence[Strand]) -> Strand | None:
    """The strand that a person means by its number in the list, its name or the begin of it."""
    wanted = text.strip().lower()
    if wanted.isdecimal():
        number = int(wanted) if len(wanted) < 4 else 0
        return strands[number - 1] if 1 <= number <= len(strands) else None
    names = [(one, {one.id.lower(), one.title.lower()}) for one in strands]
    exact = [one for one, both in names if wanted in both]
    begun = [one for one, both in names if any(name.startswith(wanted) for name in both)]
    found = exact or begun
    return found[0] if wanted and len(found) == 1 else None


def nearest_strand(text: str, strands: Sequence[Strand]) -> str:
    """The id that looks most like what was written; empty where none does."""
    ids = [one.id for one in strands]
    return next(iter(get_close_matches(text.strip().lower(), ids, 1)), "")


def acronym_from(name: str) -> str:
    """The acronym that a folder's name suggests: `my-project` is MY-PROJECT; empty where none."""
    word = re.sub(r"[^A-Za-z0-9._+-]+", "-", name).strip("-._+").upper()
    return word if ACRONYM.fullmatch(word) and not device(acronym_file(word)) else ""


def likely_start(today: date) -> date:
    """The first of the month nine months ahead."""
    ahead = today.month - 1 + MONTHS_AHEAD
    return date(today.year + ahead // 12, ahead % 12 + 1, 1)


def _with(text: str, field: str, value: str) -> str:
    """The text with another value for a field of the project; remarks behind it stay."""
    line = re.compile(rf"^(  {field}: )(.*?)( *)((?:#.*)?)$", re.MULTILINE)
    return line.sub(lambda found: _line(found, quoted(value)), text, count=1)


def _line(found: re.Match[str], value: str) -> str:
    remark = found[4]
    if not remark:
        return found[1] + value
    room = len(found[2]) + len(found[3]) - len(value)
    return found[1] + value + " " * max(room, 4) + remark


def quoted(text: str) -> str:
    """A text as YAML, in quotes where it needs them."""
    clean = UNWRITABLE.sub("", text)
    simple = re.fullmatch(r"[A-Za-z]([A-Za-z0-9 ._-]*[A-Za-z0-9])?|\d{4}-\d\d-\d\d", clean)
    if simple and plain(clean) == clean:
        return clean
    return json.dumps(clean, ensure_ascii=False)
