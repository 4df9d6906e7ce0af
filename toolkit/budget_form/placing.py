"""What the outline gives for the cells of a budget table, and what of it has no place there.

Equipment goes to its cost row as the other lines do. The list of depreciation is left to people:
an outline does not say when what was bought, nor which share of its use and life is charged. Where
it comes to say so, the lines of that list belong here, beside those of the comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.budget_form.cell_amounts import amount_of
from toolkit.budget_form.cost_sheet import ValueRow, code_of
from toolkit.budget_form.purchases import is_other, row_for
from toolkit.budget_form.room import Seats
from toolkit.budget_form.staff_slots import StaffSlots, staff_slots
from toolkit.budget_form.survey import Survey
from toolkit.merge.workbook.evaluation.values import Value
from toolkit.model.call import CostRow
from toolkit.model.consortium import Partner
from toolkit.model.money import shortest, written
from toolkit.model.numbers import plainly
from toolkit.plan.cost_lines import STAFF, SUBCONTRACTING, Line
from toolkit.plan.dossier import Dossier

COUNTRY = re.compile(r"\(([A-Z]{2})\)$")
SAME_COUNTRY = {"EL": "GR", "GR": "EL", "UK": "GB", "GB": "UK"}
"""Codes of the Union and of ISO 3166 for the same country."""

LONGEST = 2000
"""Letters of a comment; a cell takes 32 767."""


class Unplaced(NamedTuple):
    """Something of the outline for which the workbook has no place."""

    what: str
    """`CITEVE, WP2, C.4 Land: 1 200 EUR`."""

    why: str


class Placed(NamedTuple):
    """What comes into the cells, by key, and what has no place."""

    cells: Mapping[str, Value]
    unplaced: tuple[Unplaced, ...]


def placed(dossier: Dossier, form: Survey, seats: Seats) -> Placed:
    """The values of all cells that the outline gives.

    A rate and a maximum grant that the workbook states itself are left to it.
    """
    cells: dict[str, Value] = {}
    unplaced: list[Unplaced] = []
    cells.update(_head(dossier, form))
    slots = staff_slots(dossier, form)
    cells.update(slots.cells)
    for package in dossier.proposal.work_packages:
        cells[f"package/{seats.packages[package.id]}"] = package.title
    countries = _countries(form)
    for partner in dossier.proposal.partners:
        if (number := seats.partners.get(partner.id)) is not None:
            cells.update(_partner(dossier, countries, partner, number, unplaced))
    costs = _Costs(dossier, form, seats, slots)
    cells.update(costs.cells())
    cells.update(_comments(form, costs.comments, unplaced))
    return Placed(cells, (*costs.unplaced, *unplaced))


def _head(dossier: Dossier, form: Survey) -> Iterator[tuple[str, Value]]:
    call, project = dossier.call, dossier.proposal.project
    yield "acronym", project.acronym
    if "call" in form.single:
        yield "call", f"{call.topic} {call.title}".strip()
    for key, fact in (("max_grant", call.max_grant), ("rate", call.rate_other)):
        if key in form.single and fact is not None and stated(form, key) is None:
            yield key, float(fact)


def stated(form: Survey, key: str) -> Decimal | None:
    """The number that the workbook itself states in a cell; None where it states none."""
    value = form.book.shown(form.single[key]) if key in form.single else None
    return Decimal(format(value, ".15g")) if type(value) is float else None


def _partner(
    dossier: Dossier,
    countries: Mapping[str, str],
    partner: Partner,
    number: str,
    unplaced: list[Unplaced],
) -> Iterator[tuple[str, Value]]:
    yield f"partner/{number}/name", partner.name
    yield f"partner/{number}/short", partner.short_name
    code = partner.country
    if country := countries.get(code) or countries.get(SAME_COUNTRY.get(code, "")):
        yield f"partner/{number}/country", country
    else:
        named = dossier.country(code)
        what = f"the country of {partner.short_name}, {named}"
        unplaced.append(Unplaced(what, "it is not in the list of the workbook"))


def _countries(form: Survey) -> Mapping[str, str]:
    """The countries as the list of the workbook names them, by code: `Spain (ES)`."""
    texts = (one for sheet in form.book.cells.sheets for one in sheet.values.values())
    named = (one for one in texts if isinstance(one, str) and one.endswith(")"))
    return {found[1]: one for one in named if (found := COUNTRY.search(one))}


class _Comment(NamedTuple):
    """A line of the list of comments."""

    partner: str
    package: str
    text: str


class _Costs:
    """The lines of the budget in the rows of the workbook."""

    def __init__(self, dossier: Dossier, form: Survey, seats: Seats, slots: StaffSlots) -> None:
        self.dossier, self.form, self.seats, self.slots = dossier, form, seats, slots
        self.unplaced: list[Unplaced] = []
        self.comments: list[_Comment] = []
        self.unsure: set[str] = set()
        """The lines that are in the first row of their section, since no words say which."""

    def cells(self) -> Iterator[tuple[str, Value]]:
        """Units and unit cost of every row that has costs."""
        shared: dict[tuple[str, str, str], list[Line]] = {}
        rows: dict[tuple[str, str, str], ValueRow] = {}
        for line in self.dossier.budget.lines:
            row = self._row(line)
            if row is not None:
                key = line.partner, line.work_package, row.key
                shared.setdefault(key, []).append(line)
                rows[key] = row
        for key, lines in self._in_order(shared):
            partner, package, _ = key
            row = rows[key]
            number, block = self.seats.partners[partner], self.seats.packages[package]
            amount = amount_of(lines, is_staff=self._kind(lines[0]) == STAFF)
            way = f"cost/{number}/{block}/{row.key}"
            yield f"{way}/units", float(amount.units)
            yield f"{way}/unit_cost", float(amount.unit_cost)
            if text := self._comment(row, lines, averaged=amount.is_average):
                self.comments.append(_Comment(self._reference(number), f"WP {block:03d}", text))

    def _in_order(
        self, shared: Mapping[tuple[str, str, str], list[Line]]
    ) -> list[tuple[tuple[str, str, str], list[Line]]]:
        """By partner and work package, as they are in the workbook."""

        def place(one: tuple[tuple[str, str, str], list[Line]]) -> tuple[float, int]:
            (partner, package, _), _ = one
            return float(self.seats.partners[partner]), self.seats.packages[package]

        return sorted(shared.items(), key=place)

    def _row(self, line: Line) -> ValueRow | None:
        """The row of a line in the first block; None, and noted, where there is none."""
        seat = self.seats.partners.get(line.partner)
        if seat is None:
            self._note(line, "it is an affiliated entity of no beneficiary")
            return None
        entity = next(one for one in self.form.entities if one.number == seat)
        sections = entity.sheet.sections if entity.sheet else {}
        cost_row = self._cost_row(line)
        code = line.row if line.row in sections else cost_row.part_of if cost_row else ""
        rows = sections.get(code, ())
        found: ValueRow | None
        if len(rows) == 1:
            (found,) = rows
        elif any(row.slot for row in rows):
            found = self.slots.row_of(line.item, rows)
        else:
            is_part = cost_row is not None and bool(cost_row.part_of)
            found = row_for(cost_row.title if cost_row and is_part else line.item, rows)
            if found is None and rows and not is_part:
                found = rows[0]  # of travel and subsistence, the journeys
                self.unsure.add(line.key)
        if found is None:
            self._note(line, f"the workbook has no row for {line.row}")
        return found

    def _cost_row(self, line: Line) -> CostRow | None:
        return next((one for one in self.dossier.call.cost_rows if one.code == line.row), None)

    def _kind(self, line: Line) -> str:
        row = self._cost_row(line)
        return row.kind if row else ""

    def _note(self, line: Line, why: str) -> None:
        partner = self.dossier.proposal.partner[line.partner].short_name
        label = self.dossier.proposal.labels.get(line.work_package, line.work_package)
        what = f"{partner}, {label}, {line.row} {line.item}: {shortest(line.amount)} EUR"
        self.unplaced.append(Unplaced(what, why))

    def _comment(self, row: ValueRow, lines: Sequence[Line], *, averaged: bool) -> str:
        """What the workbook wants to know of a row: of what it consists."""
        asked = self._kind(lines[0]) == SUBCONTRACTING or is_other(row) or len(lines) > 1
        if not asked and self.unsure.isdisjoint(one.key for one in lines):
            return ""
        parts = "; ".join(_in_words(one) for one in lines)
        label = "" if row.slot else row.label.partition("(")[0].strip()
        named = label if code_of(label) else f"{row.section} {label}".strip()
        text = f"{named}{', average unit cost' if averaged else ''}: {parts}"
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

    def _reference(self, number: str) -> str:
        """How the workbook refers to a partner: `BE 001`, `BE 001 / AE 001`."""
        whole, _, part = number.partition(".")
        base = f"BE {int(whole):03d}"
        return f"{base} / AE {int(part):03d}" if part else base


def _in_words(line: Line) -> str:
    """`Room and catering, 2 x 450.00 = 900.00`."""
    price = plainly(line.unit_cost) if line.unit_cost % Decimal("0.01") else written(line.unit_cost)
    note = f" ({line.note})" if line.note else ""
    return f"{line.item}, {plainly(line.units)} x {price} = {written(line.amount)} EUR{note}"


def _comments(
    form: Survey, comments: Sequence[_Comment], unplaced: list[Unplaced]
) -> Iterator[tuple[str, Value]]:
    """The lines of the list of comments, from its first one on."""
    for number, (one, _) in enumerate(zip(comments, form.comments, strict=False), 1):
        yield f"comment/{number}/nr", float(number)
        yield f"comment/{number}/partner", one.partner
        yield f"comment/{number}/package", one.package
        yield f"comment/{number}/text", one.text
    for left in comments[len(form.comments) :]:
        unplaced.append(Unplaced(f"a comment on {left.partner}, {left.package}", "no line is left"))
