"""Copies that cloud folders, mail programs and people leave beside the files of a project.

Where two people saved the same file a cloud folder keeps both, the second under a name like
`AGRIRES-proposal (Anna's conflicted copy 2026-11-02).docx`. What was written into it is nowhere
else, so it is named. A Word file or a workbook is known by what it carries, its name only says
that it is worth a look; where it carries nothing, as after Google Docs, the name has to do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.built_for import bringing, built_for, says_nothing
from toolkit.model.wording import listed_up_to
from toolkit.ordinary_files import NotOrdinaryError, bytes_of, strangeness
from toolkit.readers.glance import parts_of
from toolkit.store.names import PROPOSAL, written

MOST = 8
"""Copies of one file that are named."""

MOST_BYTES = 200_000_000
"""Of a copy that is compared."""

COPY = (
    "copy|kopie|copie|copia|kopia|kópia|cópia|kopi|kopio|kopija|koopia|másolat|másolata"
    "|копия|копие|копія|αντίγραφο"
)
"""What programs call a copy, in the languages of Europe."""

COMPUTER = r"pc\d*|\w*(?:laptop|desktop|notebook|macbook|imac)\w*"

BEHIND = re.compile(
    rf"""[ ]?\(.*\)                # outline (1), outline (Anna's conflicted copy 2026-11-02)
    | [ ][-–—][ ].*              # outline - Copy, outline – Kopie (2)
    | [ ]\d+                     # outline 2
    | [ ._-]({COPY})([ _-]?\d+|[ ]?\(\d+\))?    # outline copy 2, outline_Kopie
    | [ ._-](sync-)?conflict.*   # outline.sync-conflict-20261102-101112-ABCDEFG
    | ~\d{{8}}-\d{{6}}            # outline~20261102-101112
    | [ ]?\[.*\]                 # outline [conflicted]
    | -(?-i:[A-Z0-9][A-Z0-9-]*)  # outline-LAPTOP7
    | -([\w-]+-)?({COMPUTER})(-[\w-]+)?    # outline-Anna-PC
    | -.*['’]s[ ].*              # outline-Anna's MacBook Pro
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What programs put behind a name."""

BEFORE = re.compile(rf"({COPY})\b.*[ _]", re.IGNORECASE)
"""What programs put before it: `Kopie von outline`, `Copy (2) of outline`."""


def copies_beside(
    outline: Path, files: Sequence[Path], formerly: Sequence[str]
) -> Iterator[Diagnostic]:
    """The findings on the copies beside the built `files`, and beside the parts of an outline.

    `formerly` are acronyms that the project had before, under which copies may have been sent.
    """
    for path in files:
        if (name := written(path.name)) is None:
            continue
        current = path.with_name(f"{name.acronym}-{name.ending}")
        for acronym in (name.acronym, *formerly):
            of = current.with_name(f"{acronym}-{name.ending}")
            alike = _alike(of)
            found = [one for one in alike if built_for(one, acronym, name.ending)]
            same = [one for one in found if _same(one, current)]
            if edited := [one for one in found if one not in same]:
                command = bringing(name.ending, edited[:MOST], outline)
                yield _finding(of, edited, f"{command}; then move {_it(edited)} away")
            if same:
                yield _finding(of, same, f"it says the same as {current.name}, and can be deleted")
            for one in alike:
                if made_by_a_program(one.stem, of.stem) and says_nothing(one):
                    yield _without_record(one, of, name.ending, current, outline)
    for part in parts_of(outline)[1:]:
        found = [one for one in _alike(part) if made_by_a_program(one.stem, part.stem)]
        if found:
            hint = f"compare the two, bring what is missing into {part.name}, and move it away"
            yield _finding(part, found, hint)


def _without_record(one: Path, of: Path, ending: str, current: Path, outline: Path) -> Diagnostic:
    fact = (
        f"{one.name} has the name of a copy of {of.name}, but not the record of one, and no build "
        "reads it"
    )
    if ending == PROPOSAL:
        command = f"{bringing(ending, [one], outline, adopt=True)}, if it is a copy"
        hint = f"{command}; then move it away"
    else:
        hint = f"compare the two, bring what is missing into {current.name}, and move it away"
    return Diagnostic(Place(str(one)), "MRG107", fact, hint, Severity.WARNING)


def _finding(of: Path, found: Sequence[Path], hint: str) -> Diagnostic:
    names = listed_up_to([one.name for one in found], MOST)
    is_copy = "is a copy" if len(found) == 1 else "are copies"
    fact = f"{names} {is_copy} of {of.name}, and no build reads {_it(found)}"
    return Diagnostic(Place(str(found[0])), "MRG107", fact, hint, Severity.WARNING)


def _it(found: Sequence[Path]) -> str:
    return "it" if len(found) == 1 else "them"


def _same(one: Path, other: Path) -> bool:
    try:
        return bytes_of(one, MOST_BYTES) == bytes_of(other, MOST_BYTES)
    except (NotOrdinaryError, OSError):
        return False


def _alike(path: Path) -> list[Path]:
    """The files beside `path` whose names hold its name, apart from our own `-new` ones."""
    stem = _plain(path.stem)
    found = []
    try:
        for one in path.parent.iterdir():
            other = _plain(one.stem)
            if one.name == path.name or one.suffix.lower() != path.suffix or stem not in other:
                continue
            if (built := written(one.name)) and built.beside:
                continue
            if _apart(other, stem) and not strangeness(one):
                found.append(one)
    except OSError:
        return []  # where a folder cannot be read, that is reported where its files are
    return sorted(found)


def _apart(other: str, stem: str) -> bool:
    """Whether a name holds another as a whole, at its beginning or its end."""
    behind, before = other.removeprefix(stem), other.removesuffix(stem)
    return (other.startswith(stem) and not behind[:1].isalnum()) or (
        other.endswith(stem) and not before[-1:].isalnum()
    )


def made_by_a_program(name: str, stem: str) -> bool:
    """Whether a file of that name is likely a copy of one of the name `stem`, by the name alone."""
    name, stem = (unicodedata.normalize("NFC", one) for one in (name, stem))
    behind, before = name[len(stem) :], name[: len(name) - len(stem)]
    return (_plain(name).startswith(_plain(stem)) and bool(BEHIND.fullmatch(behind))) or (
        _plain(name).endswith(_plain(stem)) and bool(BEFORE.fullmatch(before))
    )


def _plain(name: str) -> str:
    """A name however it is written: other systems store an accent as a letter of its own."""
    return unicodedata.normalize("NFC", name).casefold()
