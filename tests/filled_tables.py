"""Budget tables that tests fill, and what they show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from toolkit.budget_form.blank import surveyed
from toolkit.budget_form.comparison import findings
from toolkit.budget_form.placing import Unplaced, placed
from toolkit.budget_form.room import Seats, seats
from toolkit.budget_form.survey import Survey
from toolkit.budget_form.writing import with_values
from toolkit.diagnostics import Diagnostic
from toolkit.merge.workbook.evaluation.values import Value
from toolkit.plan.dossier import Dossier

NAME = "table.xlsx"


@dataclass
class FilledTable:
    """A blank that was filled from a dossier, read again."""

    content: bytes
    form: Survey
    seats: Seats
    unplaced: tuple[Unplaced, ...]
    told: tuple[Diagnostic, ...]

    @property
    def values(self) -> dict[str, Value]:
        """What people could have typed, by key."""
        return self.form.values()

    def typed(self, prefix: str) -> dict[str, Value]:
        """The values whose keys begin so, without that beginning."""
        return {
            key.removeprefix(prefix): value
            for key, value in self.values.items()
            if key.startswith(prefix)
        }

    def sums(self, partner: str) -> tuple[Decimal, Decimal, Decimal]:
        """Direct, indirect and total costs of a partner as the workbook has them stored."""
        return sums(self.form, self.seats.partners[partner])


def sums(form: Survey, seat: str) -> tuple[Decimal, Decimal, Decimal]:
    """Direct, indirect and total costs in a workbook, of the partner at that number."""
    sheet = next(one for one in form.entities if one.number == seat).sheet
    assert sheet is not None
    column = sheet.columns[seat][1] + 1
    rows = [
        [getattr(one, name) for one in sheet.sums.values()]
        for name in ("direct", "indirect", "total")
    ]
    shown = [[form.book.shown((sheet.number, row, column)) for row in kind] for kind in rows]
    direct, indirect, total = (
        sum((Decimal(format(one, ".15g")) for one in kind if isinstance(one, float)), Decimal(0))
        for kind in shown
    )
    return direct, indirect, total


def fill(blank: bytes, dossier: Dossier, name: str = NAME) -> FilledTable:
    """The blank filled from the dossier."""
    form = surveyed(blank, name)
    taken = seats(dossier.proposal, form, name)
    given = placed(dossier, form, taken)
    content = with_values(form, given.cells, name)
    again = surveyed(content, name)
    told = tuple(findings(dossier, again, taken, given.unplaced, name))
    return FilledTable(content, again, taken, given.unplaced, told)


def budget_sums(dossier: Dossier, partner: str) -> tuple[Decimal, Decimal, Decimal]:
    """Direct, indirect and total costs of a partner in the outline's budget."""
    budget = dossier.budget
    return (
        budget.direct(partner=partner),
        budget.indirect(partner=partner),
        budget.total(partner=partner),
    )


def parts(content: bytes) -> Mapping[str, bytes]:
    """The parts of a workbook by name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def typed_into(path: Path, cells: Mapping[str, str | float | None]) -> None:
    """Types into cells of a workbook as a person does: `{"'BE 001'!J8": 3}`; it is saved then."""
    from openpyxl import load_workbook

    book = load_workbook(path, keep_vba=path.suffix == ".xlsm")
    for cell, value in cells.items():
        title, _, address = cell.rpartition("!")
        book[title.strip("'")][address] = value
    book.save(path)
