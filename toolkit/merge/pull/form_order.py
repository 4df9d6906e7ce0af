"""What moves in the outline because rows of a form moved, and what is taken out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.diagnostics import Diagnostic
from toolkit.intake.layout import Form, FormSheet, form_sheets
from toolkit.intake.rows import FormRows
from toolkit.merge.pull import form_messages as messages
from toolkit.merge.pull.form_edits import OwnerEdit
from toolkit.merge.pull.form_source import FormSource
from toolkit.merge.pull.form_values import Way
from toolkit.merge.pull.new_form_part import NewPart
from toolkit.merge.pull.renamed_profiles import renamed_profile
from toolkit.merge.text.sequences import increasing
from toolkit.merge.workbook.read_inputs import Changes
from toolkit.readers.outline_paths import at
from toolkit.readers.patches import Move, Patch, Removal
from toolkit.readers.yaml_notation import Value as Written

Step = tuple[Patch | Removal | Move, Any]


def moves_of(
    rows: FormRows,
    parts: Sequence[NewPart],
    owners: Sequence[OwnerEdit],
    gone: Sequence[tuple[Way, str]],
    found: Sequence[tuple[FormSource, Changes]],
    values: Mapping[Way, Written],
) -> tuple[list[Step], list[Diagnostic]]:
    """The last steps of a pull, when all `values` and new parts are in the outline, and findings.

    What is inside of other parts goes first: its way is that from before the others moved.
    """
    made = _Moves(rows, parts, values)
    for one in owners:
        if one.sheet.form is Form.VALUES:
            made.give_name(one)
    sheets = [one for one in form_sheets() if one.form is Form.LIST]
    for sheet in sorted(sheets, key=lambda one: -len(one.ways[0])):
        for one in owners:
            if one.sheet is sheet:
                made.move(one)
        for source, _ in found:
            if not source.scope.partner and (order := source.order(sheet)) is not None:
                made.arrange(source, sheet, order)
        made.take_out([one for one in gone if _is_in(one[0], sheet)])
    entries = [one for one in gone if not isinstance(one[0][-1], int)]
    made.steps += [(Removal(way), name) for way, name in entries]
    return made.steps, made.findings


@dataclass
class _Moves:
    rows: FormRows
    parts: Sequence[NewPart]
    values: Mapping[Way, Written]
    steps: list[Step] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    lists: dict[Way, list[Way | int]] = field(default_factory=dict)
    """By the way to a list what is in it now: the ways that its items had before, and the numbers
    of new parts."""

    def items(self, way: Way) -> list[Way | int]:
        """What a list holds, new parts at its end."""
        if way not in self.lists:
            there = at(self.rows.words.data, way)
            count = len(there) if isinstance(there, list) else 0
            new = [at_ for at_, one in enumerate(self.parts) if one.way[:-1] == way]
            self.lists[way] = [*((*way, number) for number in range(count)), *new]
        return self.lists[way]

    def give_name(self, one: OwnerEdit) -> None:
        """A value gets another name, or belongs to another part."""
        data = self.rows.words.data
        value = self.values.get(one.way, at(data, one.way))
        there = at(data, one.to[:-1])
        if isinstance(there, dict) and one.to[-1] in there:
            why = f"{one.to[-1]} is there already"
            self.findings.append(messages.not_moved(one.source.file, one.place, why))
            return
        self.steps.append((Patch(one.to, value), one))
        self.steps += [(step, one) for step in renamed_profile(self.rows, one.way, one.to)]
        self.steps.append((Removal(one.way), one))

    def move(self, one: OwnerEdit) -> None:
        """A part belongs to another one now."""
        home, target = self.items(one.way[:-1]), self.items(one.to)
        if one.way not in home or one.way[:-1] == one.to:
            return
        number = home.index(one.way)
        self.steps.append((Move((*one.way[:-1], number), one.to, len(target)), one))
        home.remove(one.way)
        target.append(one.way)

    def arrange(self, source: FormSource, sheet: FormSheet, order: Sequence[str]) -> None:
        """Puts the items of lists into the order that the rows of a form have."""
        if not self._is_ours_alone(source, sheet):
            self.findings.append(messages.both_moved(source.file, sheet.kind))
            return
        place: dict[Way | int, int] = {}
        new = {(one.source.file, one.one.row): at_ for at_, one in enumerate(self.parts)}
        for number, key in enumerate(order):
            row = self.rows.row(sheet, key)
            if row is not None:
                place[row.way] = number
            elif (source.file, key) in new and self.parts[new[source.file, key]].sheet is sheet:
                place[new[source.file, key]] = number
        for way in {self._list_of(one) for one in place}:
            self._arrange_list(way, place)

    def _list_of(self, token: Way | int) -> Way:
        if isinstance(token, int):
            return self.parts[token].way[:-1]
        return next((way for way, items in self.lists.items() if token in items), token[:-1])

    def _arrange_list(self, way: Way, place: dict[Way | int, int]) -> None:
        items = self.items(way)
        wanted: list[Way | int] = sorted(
            (one for one in items if one in place), key=place.__getitem__
        )
        # what the form does not show stays behind what it follows
        for before, one in zip([None, *items], items, strict=False):
            if one not in place:
                wanted.insert(wanted.index(before) + 1 if before is not None else 0, one)
        still = set(increasing([items.index(one) for one in wanted]))
        fixed = {items[number] for number in still}
        for target, one in enumerate(wanted):
            if one not in fixed:
                here = items.index(one)
                items.pop(here)
                behind = items.index(wanted[target - 1]) + 1 if target else 0
                items.insert(behind, one)
                self.steps.append((Move((*way, here), way, behind), "the order of the rows"))

    def _is_ours_alone(self, source: FormSource, sheet: FormSheet) -> bool:
        """Whether the outline has the order that it had when the form was written."""
        before = source.base.get("order", {}).get(sheet.key, {}).get("rows", ())
        was = [source.key(sheet.key, one) for one in before]
        now = [one.key for one in self.rows.of(sheet)]
        return [one for one in was if one in now] == [one for one in now if one in was]

    def take_out(self, gone: Sequence[tuple[Way, str]]) -> None:
        """Takes parts out, those at the end first."""
        names = dict(gone)
        for way in {self._list_of(one) for one in names}:
            items = self.items(way)
            for number in reversed(range(len(items))):
                token = items[number]
                if not isinstance(token, int) and token in names:
                    self.steps.append((Removal((*way, number)), names[token]))
                    items.pop(number)


def _is_in(way: Way, sheet: FormSheet) -> bool:
    """Whether a way leads to an item of one of the lists of a sheet."""
    return isinstance(way[-1], int) and any(_fits(way[:-1], one) for one in sheet.ways)


def _fits(way: Way, pattern: Sequence[str]) -> bool:
    return len(way) == len(pattern) and all(
        want in ("*", step) for step, want in zip(way, pattern, strict=True)
    )
