"""Files that exist already become fields of an outline, new or there; the rest is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.diagnostics import ProposalError, Severity
from toolkit.importing.account import Imported, Source, accounted
from toolkit.importing.cell_values import Context
from toolkit.importing.combine import Combination
from toolkit.importing.csv_sheet import csv_sheet
from toolkit.importing.decisions import Decision
from toolkit.importing.heading_text import Known, package_named, spelled
from toolkit.importing.into_outline import written_into
from toolkit.importing.outcome import Found, Steps
from toolkit.importing.refusals import other_kind
from toolkit.importing.resolve import settle
from toolkit.importing.sheet_cells import Sheet
from toolkit.importing.sheet_reading import (
    SheetsFound,
    first_day,
    known_partners,
    read_sheets,
)
from toolkit.importing.table_row import REFERRED, RowFound
from toolkit.importing.xlsx_sheets import xlsx_sheets
from toolkit.model.call import Call
from toolkit.model.proposal import Proposal
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.readers.acronym import ACRONYM
from toolkit.readers.outline import read_outline
from toolkit.readers.outline_text import outline_text
from toolkit.readers.shapes import Shape, is_map, is_part, item_of, shape_at
from toolkit.readers.yaml_reader import read_fields


def _of_csv(content: bytes, file: str) -> tuple[Sheet, ...]:
    return (csv_sheet(content, file),)


SCHEMA = "# yaml-language-server: $schema=outline.schema.json\n"
"""The first line of an outline: by it an editor finds the schema beside it."""

WORD = ".docx"
SHEETS: Mapping[str, Callable[[bytes, str], tuple[Sheet, ...]]] = {
    ".xlsx": xlsx_sheets,
    ".csv": _of_csv,
}
"""What reads the sheets of a file, by the ending of its name."""


class Target(NamedTuple):
    """The outline that the files are for."""

    path: Path
    call: Call
    data: Mapping[str, Any]
    """What it has, or begins with."""

    is_new: bool
    start: date | None = None
    guessed: frozenset[str] = frozenset()
    """The fields of a new project that nobody gave, so that what a file says goes before them."""


class _File(NamedTuple):
    path: Path
    sheets: tuple[Sheet, ...] = ()


def import_files(
    files: Sequence[Path], target: Target, decisions: Sequence[Decision] = ()
) -> Imported:
    """What the files give to the outline; nothing is written.

    Raises ProposalError where a file cannot be read.
    """
    opened = [_opened(one) for one in {path.resolve(): path for path in files}.values()]
    sheets = [sheet for one in opened for sheet in one.sheets]
    known = Known(frozenset((*known_partners(sheets, decisions), *_partners_in(target.data))))
    context = Context(target.call, target.start)
    if context.start is None and (day := first_day(sheets, context)):
        context = context._replace(start=date.fromisoformat(day))
    read = [
        _of_word(one.path, target)
        if _is_word(one.path)
        else read_sheets(one.sheets, known, decisions, context)
        for one in opened
    ]
    return _combined(opened, read, target)


def _opened(path: Path) -> _File:
    ending = path.suffix.lower()
    if _is_word(path):
        return _File(path)
    if ending not in SHEETS:
        raise other_kind(str(path), ending)
    return _File(path, SHEETS[ending](read_incoming(path), str(path)))


def _is_word(path: Path) -> bool:
    return path.suffix.lower() == WORD


def _of_word(path: Path, target: Target) -> SheetsFound:
    """What a Part B gives: one row, so to say, that holds all of it."""
    from toolkit.importing.word_part_b import read_word

    return SheetsFound((), (RowFound(0, read_word(path, target.call, target.data)),), 0)


def _partners_in(data: Mapping[str, Any]) -> Iterator[str]:
    for one in data.get("partners") or ():
        for name in ("short_name", "name"):
            if text := one.get(name):
                yield spelled(str(text))


def _combined(opened: Sequence[_File], read: Sequence[SheetsFound], target: Target) -> Imported:
    combination = Combination(_plain(target.data))
    for row in (row for one in read for row in one.rows):
        _drop_guesses(combination.data, row.found, target.guessed)
    numbered: list[tuple[int, RowFound]] = [
        (number, row) for number, one in enumerate(read) for row in one.rows
    ]
    _packages_in_order(combination, [row.found for _, row in numbered])
    order = sorted(range(len(numbered)), key=lambda at: numbered[at][1].rank)
    for at in order:
        combination.take(at, numbered[at][1].found)
    settle(combination)
    if target.is_new:
        written = {target.path: f"{SCHEMA}\n{outline_text(combination.data)}".encode()}
    else:
        result = written_into(target.path, combination, sound=_is_sound(target.path))
        written = dict(result.files)
        _refuse(combination, result.refused)
    sources = [Source(one.path, what) for one, what in zip(opened, read, strict=True)]
    return accounted(sources, numbered, combination, written)


def _drop_guesses(data: Any, found: Found, guessed: frozenset[str]) -> None:
    """Takes out of a new project the guesses in whose place a file has a value."""
    said = found.data.get("project") or {}
    for name in guessed & {*said}:
        if name != "acronym" or ACRONYM.fullmatch(str(said[name])):
            data["project"].pop(name, None)


def _packages_in_order(combination: Combination, founds: Sequence[Found]) -> None:
    """Adds the work packages that have a label in the order of their numbers.

    Not where one has none: its place says its number then.
    """
    packages = [one for found in founds for one in found.data.get("work_packages", ())]
    if any("title" in one and "label" not in one and REFERRED not in one for one in packages):
        return
    labels = {
        str(one.get("label") or package_named(str(one.get(REFERRED, "")))) for one in packages
    }
    for label in sorted(labels - {""}, key=lambda one: int(one.removeprefix("WP").split(".")[0])):
        combination.take(-1, Found({"work_packages": [{"label": label}]}))


def _refuse(combination: Combination, refused: Mapping[Steps, str]) -> None:
    """Notes what the outline did not take, with all that is inside it."""

    def why_out(path: Steps) -> str:
        return next(
            (refused[path[:end]] for end in range(len(path) + 1) if path[:end] in refused), ""
        )

    for path, origins in combination.origins.items():
        if why := why_out(path):
            for one in origins:
                combination.refuse(one, why)
    for taken in (combination.new, combination.filled, combination.work_of_packages):
        for path in [one for one in taken if why_out(one)]:
            del taken[path]


def _is_sound(outline: Path) -> bool:
    try:
        read_outline(outline)
    except ProposalError:
        return False
    return True


def _plain(value: Any) -> Any:
    """The same as plain data, which may be changed."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def data_of(outline: Path) -> Mapping[str, Any]:
    """What the outline has, sound or not.

    Raises ProposalError where it cannot be read, or its parts are not where they belong.
    """
    fields, faults = read_fields(outline)
    if fields is None or any(one.severity is Severity.ERROR for one in faults):
        raise ProposalError(*faults)
    if not _is_well_formed(fields, Proposal):
        read_outline(outline)  # which says what is wrong
    return fields


def _is_well_formed(fields: Mapping[str, Any], model: Shape) -> bool:
    """Whether all lists of parts are lists of parts, and parts are parts."""
    for name, value in fields.items():
        shape = shape_at(model, (name,))
        inside = item_of(shape) if is_part(item_of(shape)) else shape_at(shape, ("x",))
        if value is None or not (is_part(shape) or is_part(inside) or is_map(shape)):
            continue
        if is_part(item_of(shape)):
            members = value if isinstance(value, list) else [None]
        elif is_part(shape):
            members, inside = [value], shape
        else:
            members = [*value.values()] if isinstance(value, Mapping) else [None]
            members = members if is_part(inside) or members == [None] else []
        if not all(isinstance(one, Mapping) and _is_well_formed(one, inside) for one in members):
            return False
    return True
