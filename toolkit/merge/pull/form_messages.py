"""What a pull says of the cells of a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.intake.layout import NAME, OWNER, FormSheet
from toolkit.model.wording import listed_up_to
from toolkit.readers.outline_paths import ONE_OF, a, short
from toolkit.readers.typed_field import Misread

if TYPE_CHECKING:
    from toolkit.merge.pull.new_form_part import NewPart

MOST = 8


def finding(file: str, code: str, fact: str, hint: str) -> Diagnostic:
    """A warning about a form."""
    return Diagnostic(Place(file), code, fact, hint, Severity.WARNING)


def for_forms(one: Diagnostic) -> Diagnostic:
    """The finding on a workbook with the way out that a form has."""
    return one._replace(hint=one.hint.replace("proposal build --restore", "proposal intake"))


def called(column: str) -> str:
    """What a message calls a column: `work package`, `first month`."""
    if column == OWNER:
        return "the part that it belongs to"
    if column == NAME:
        return "name"
    name, _, end = column.partition("/")
    if end:
        return f"{end} month"
    return name.removeprefix("__").replace("_", " ")


def owner_kind(sheet: FormSheet) -> str:
    """What a row of a sheet is inside of: `work package`."""
    around = [ONE_OF.get(way[-3]) for way in sheet.ways if len(way) > 2]
    kinds = {one for one in around if one}
    return kinds.pop() if len(kinds) == 1 == len(sheet.ways) else "part that it belongs to"


def cell_of(part: NewPart, column: str) -> str:
    """The address of a cell in a new row."""
    sheet = part.source.sheets.by_key[part.sheet.key]
    return sheet.place(part.one.row, column) if column in sheet.columns else part.one.place


def missing(part: NewPart, column: str) -> Diagnostic:
    """A new row lacks what no part can be without."""
    what = owner_kind(part.sheet) if column == OWNER else called(column)
    fact = f"{cell_of(part, column)} is empty: {a(part.sheet.kind)} needs {_article(what)}"
    name = f" '{short(part.name)}'" if part.name else ""
    return finding(part.source.file, "ITK102", fact, f"fill it in; until then the row{name} stays")


def _article(what: str) -> str:
    return what if what.startswith("the ") else a(what)


def the(what: str) -> str:
    """The words with their article."""
    return what if what.startswith(("the ", "a ")) else f"the {what}"


def misread(part: NewPart, column: str, read: Misread) -> Diagnostic:
    """A cell of a new row holds what its field cannot."""
    held = short(str(part.line.get(column)))
    fact = f"{cell_of(part, column)} holds '{held}', which cannot be taken as {the(called(column))}"
    return finding(part.source.file, "ITK103", fact, f"{read.possible}; until then the row stays")


def unknown_owner(part: NewPart, typed: str, known: Sequence[str]) -> Diagnostic:
    """A new row belongs to something that neither outline nor form has."""
    fact = f"{cell_of(part, OWNER)} names '{short(typed)}', which is neither there nor new"
    names = listed_up_to([f"'{short(one)}'" for one in known], MOST)
    hint = f"write one of: {names}" if known else "add it on its own sheet first"
    return finding(part.source.file, "ITK103", fact, f"{hint}; until then the row stays")


def owner_stays(part: NewPart, name: str) -> Diagnostic:
    """A new row belongs to a new part that is not taken."""
    fact = f"{cell_of(part, OWNER)} names '{short(name)}', whose own row is not taken yet"
    return finding(part.source.file, "ITK102", fact, "complete that row first")


def misread_value(file: str, place: str, held: object, what: str, read: Misread) -> Diagnostic:
    """A cell of a row that is in the outline holds what its field cannot."""
    fact = f"{place} holds '{short(str(held))}', which cannot be taken as {the(what)}"
    return finding(file, "ITK103", fact, f"{read.possible}; until then the outline keeps its value")


def half_span(file: str, place: str, end: str) -> Diagnostic:
    """One of two months was emptied or left out."""
    fact = f"{place} was changed, and the {end} month of that row is empty"
    return finding(file, "ITK108", fact, "give both months, or empty both")


def emptied(file: str, place: str, what: str, kind: str) -> Diagnostic:
    """A cell was emptied whose field no part can be without."""
    fact = f"{place} was emptied, and {a(kind)} needs {_article(what)}"
    return finding(file, "ITK108", fact, "fill it in again; until then the outline keeps its value")


def removed(file: str, sheet: str, names: Sequence[str]) -> Diagnostic:
    """Rows that a person deleted or emptied."""
    listed = listed_up_to([f"'{short(one)}'" for one in names], MOST)
    several = len(names) > 1
    rows, have, stay = ("rows", "were", "stay") if several else ("row", "was", "stays")
    fact = f"on '{sheet}' the {rows} of {listed} {have} deleted or emptied"
    hint = (
        f"{'they' if several else 'it'} {stay} in the outline; proposal pull --remove takes "
        f"{'them' if several else 'it'} out, proposal intake brings {'them' if several else 'it'} "
        "back into the form"
    )
    return finding(file, "ITK105", fact, hint)


def both_changed(file: str, place: str, values: tuple[str, str, str]) -> Diagnostic:
    """Form and outline were both changed since the form was written."""
    base, held, outline = (short(one) or "nothing" for one in values)
    fact = (
        f"both were changed since the form was written (then {base}): {place} says {held}, the "
        f"outline {outline}"
    )
    hint = "neither is changed; type the value that counts in both, and pull again"
    return finding(file, "ITK106", fact, hint)


def two_files(what: str, said: Sequence[tuple[str, str]]) -> Diagnostic:
    """Several files say different things of one value."""
    listed = ", ".join(f"{file} '{short(value)}'" for file, value in said)
    hint = "none of them is taken; agree on one, type it in all of these files, and pull again"
    return finding(said[0][0], "ITK107", f"{what} differs between files: {listed}", hint)


def both_moved(file: str, sheet: str) -> Diagnostic:
    """Both changed the order of the rows."""
    fact = f"the rows of '{sheet}' were put into another order, and so was the outline"
    return finding(file, "ITK109", fact, "the order of the outline counts; change it there")


def not_theirs(file: str, place: str, who: str) -> Diagnostic:
    """A cell was changed that is not to be filled in."""
    fact = f"{place} was changed, which is not for {who} to say"
    if not who:
        fact = f"{place} was changed, which cannot be changed in the form"
    hint = "the outline keeps its value; change it there if it is right"
    return finding(file, "ITK110", fact, hint)


def refused(file: str, place: str, why: Diagnostic) -> Diagnostic:
    """The outline would not be sound with what was typed."""
    return finding(file, "ITK104", f"{place} is not taken: {why.message}", why.hint)


def no_row(file: str, place: str) -> Diagnostic:
    """Person-months beside a task that is not there."""
    fact = f"{place} holds person-months, and the task of that row is not taken"
    return finding(
        file, "ITK112", fact, "type the task into the row of the same place on its sheet"
    )


def no_partner(file: str, place: str) -> Diagnostic:
    """Person-months below a partner that is not there."""
    fact = f"{place} holds person-months, and the partner of that column is not taken"
    hint = "type the partner into the empty row of the same number on the sheet of the partners"
    return finding(file, "ITK112", fact, hint)


def not_moved(file: str, place: str, why: str) -> Diagnostic:
    """A part that could not be put inside of another one."""
    return finding(file, "ITK104", f"{place} is not taken: {why}", "change it in the outline")


def not_there(file: str, place: str) -> Diagnostic:
    """A cell was changed in a row whose part has left the outline."""
    fact = f"{place} was changed, and what its row shows is no longer in the outline"
    hint = "proposal intake brings the form up to date; type what is still wanted into a new row"
    return finding(file, "ITK115", fact, hint)
