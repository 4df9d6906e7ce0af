"""The findings of a pull on a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.pull.reported_change import excerpts
from toolkit.merge.pull.word_edits import shown
from toolkit.merge.pull.word_texts import FormCell, Unit
from toolkit.merge.word.plan.joined_paragraphs import NEW_PARAGRAPH
from toolkit.merge.word.read.place_names import called
from toolkit.readers.outline_paths import owner, short, what
from toolkit.readers.patches import Steps
from toolkit.readers.yaml_builder import Fields


def named(data: Fields, steps: Steps) -> str:
    """What a field is called: `the description of task kick-off 'Kick-off'`."""
    part, rest = owner(data, steps, "the outline")
    return what(part, rest)


def _finding(file: str, code: str, fact: str, hint: str) -> Diagnostic:
    return Diagnostic(Place(file), code, fact, hint, Severity.WARNING)


def _said(unit: Unit) -> str:
    return short(shown(unit.current), 60)


def undecided(file: str, unit: Unit) -> Diagnostic:
    """Tracked changes of people wait in a text."""
    where = f"'{_said(unit)}', {unit.name}" if unit.is_cell else called(unit.name, _said(unit))
    return waits(file, where)


def waits(file: str, where: str) -> Diagnostic:
    """Tracked changes of people wait in a place."""
    fact = f"tracked changes wait for a decision in {where}"
    return _finding(file, "MRG072", fact, "accept or reject them in Word, and pull again")


def conflict(file: str, unit: Unit, field: str) -> Diagnostic:
    """Outline and Word file have both changed one field."""
    current, incoming = excerpts(shown(unit.current), shown(unit.incoming), 80)
    if unit.base == unit.incoming:
        fact = f"{field} was changed in both since the last build; Word says '{current}'"
        hint = (
            "the outline changed another part of it; --prefer word brings these words beside it, "
            "--prefer outline leaves them in Word"
        )
        return _finding(file, "MRG070", fact, hint)
    fact = (
        f"{field} was changed in both since the last build: Word says '{current}', "
        f"the outline '{incoming}'"
    )
    hint = "neither is changed; decide with proposal pull --prefer word or --prefer outline"
    return _finding(file, "MRG070", fact, hint)


def unsure(file: str, unit: Unit, field: str) -> Diagnostic:
    """A change touches a mark or a mention, or divides a text that is one line."""
    why = "at a mark, a link or a mention"
    if _paragraphs(unit.current) > _paragraphs(unit.base):
        why = "into several paragraphs, where the outline has one line"
    fact = f"{field} was changed {why}, and is not pulled: '{_said(unit)}'"
    return _finding(file, "MRG071", fact, "make the change in the outline by hand")


def _paragraphs(tokens: Sequence[str]) -> int:
    text = "".join(tokens)
    return 1 + text.count(NEW_PARAGRAPH) + text.count("\n")


def several(file: str, field: str, places: Sequence[tuple[str, Unit]]) -> Diagnostic:
    """One field is shown in several places and was changed otherwise in each.

    `places` are the places, each with the name of its file.
    """
    if len({name for name, _ in places}) > 1:
        told = dict.fromkeys(f"{Path(name).name} says '{_said(unit)}'" for name, unit in places)
        fact = f"{field} was changed otherwise in each file: {', '.join(told)}"
        hint = "neither is pulled; make both files say the same in Word, and pull again"
        return _finding(file, "MRG073", fact, hint)
    said = " and ".join(dict.fromkeys(f"'{_said(unit)}'" for _, unit in places))
    fact = f"{field} was changed otherwise in several places: {said}"
    return _finding(file, "MRG073", fact, "make the places say the same in Word, and pull again")


def unwritable(file: str, field: str, why: str) -> Diagnostic:
    """A text cannot be written into the outline by itself."""
    return _finding(
        file, "MRG047", f"{field} is not pulled: {why}", "change it in the outline by hand"
    )


def two_files(file: str, field: str) -> Diagnostic:
    """Workbook and Word file have both changed one field."""
    fact = f"{field} was changed in the workbook and in Word, each otherwise"
    hint = "neither is pulled; decide with proposal pull --prefer workbook or --prefer word"
    return _finding(file, "MRG074", fact, hint)


def misread(file: str, place: str, typed: str, possible: str) -> Diagnostic:
    """What was typed into a cell is no value of its field."""
    fact = f"{place}: '{short(typed, 60)}' cannot be read as a value, and is not pulled"
    return _finding(file, "MRG131", fact, possible)


def other_part(file: str, place: str, typed: str, now: str) -> Diagnostic:
    """A row was given to another part of the outline."""
    fact = f"{place}: Word says '{short(typed, 60)}', the outline has the row under '{now}'"
    hint = "cut it out of the one and paste it into the other, in the outline"
    return _finding(file, "MRG131", fact, hint)


def emptied(file: str, place: str, now: str) -> Diagnostic:
    """The value of a field was taken out of a cell."""
    fact = f"{place} was emptied; the outline keeps '{short(now, 60)}'"
    return _finding(file, "MRG135", fact, "remove it from the outline if that is what you want")


def two_values(file: str, field: str, place: str, typed: str, now: str) -> Diagnostic:
    """Outline and Word file have both changed one value."""
    fact = (
        f"{field} was changed in both since the last build: Word says '{short(typed, 60)}' "
        f"({place}), the outline '{short(now, 60)}'"
    )
    hint = "neither is changed; decide with --prefer word or --prefer outline"
    return _finding(file, "MRG070", fact, hint)


def of_no_column(file: str, cell: FormCell) -> Diagnostic:
    """A cell of an official form was changed that is not the value of one field."""
    fact = f"{cell.name}: '{short(cell.text, 60)}' was typed there, and is not pulled"
    hint = "change it in the outline, or in the draft or workbook, which show it by itself"
    return _finding(file, "MRG172", fact, hint)


def row_not_brought(file: str, row: str, why: str) -> Diagnostic:
    """A row that a person added is not in the outline yet."""
    hint = "complete the row in Word and pull again, or delete it"
    return _finding(file, "MRG134", f"{row} is not pulled: {why}", hint)


def row_waits(file: str, row: str) -> Diagnostic:
    """A row that a person added waits as a tracked change."""
    return waits(file, row)
