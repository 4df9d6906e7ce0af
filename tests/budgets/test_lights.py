"""Each fault that people type turns its own light, recalculated by LibreOffice, and no other.

The quick test types many faults into one workbook; the long ones each fault into its own.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.budgets.seeded_faults import FAULTS, Fault, Place
from tests.budgets.two_calculators import Reading, read, recalculated
from tests.merge.workbook.small_workbook import book, outline
from tests.office import needs_office
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.ooxml.package import Package

TOTALS = {
    ("Budget", "__total", "total"),
    ("Budget", "__total", "asked"),
    ("Effort", "__total", "total"),
    ("Cash flow", "__total", "total"),
}
TOGETHER = (
    "a line without a price",
    "a price that is an error",
    "a partner that is an error",
    "a line whose months are backwards",
    "a line in no month",
    "a line of support above the cap",
    "an instrument without a number",
    "a period too few",
    "a payment that is an error",
    "payments above the grant",
    "a rate emptied",
    "work below zero",
    "an end one month before its start",
    "a first day as a text",
    "a rule that is an error",
)


class Light(NamedTuple):
    """What the sheet Checks shows of a check."""

    light: str
    says: str
    where: str


def with_faults(*faults: Fault) -> bytes:
    """A workbook with these faults; what goes into the same empty row goes into one each."""
    package = Package.read(book(outline()))
    sheets = keyed_sheets(package)
    for number, fault in enumerate(faults, 1):
        for place, value in fault.typed.items():
            sheet, row, column = _moved(place, number)
            sheets.by_key[sheet].put(row, column, value)
    for one in sheets.by_key.values():
        package.put(one.part, one.tree)
    return package.to_bytes()


def _moved(place: Place, number: int) -> Place:
    sheet, row, column = place
    rooms = 30 if sheet == "costs" else 8
    return (sheet, f"new/{(number - 1) % rooms + 1}", column) if row == "new/1" else place


def recalculated_with(faults: Sequence[Sequence[Fault]], folder: Path) -> list[Reading]:
    """What LibreOffice makes of the workbooks, all converted at once."""
    paths = []
    for number, typed in enumerate(faults):
        paths.append(folder / f"fault-{number}.xlsx")
        paths[-1].write_bytes(with_faults(*typed))
    return [read(one) for one in recalculated(paths, folder / "recalculated")]


def lights_in(found: Reading) -> Mapping[str, Light]:
    columns = {key: letters for (sheet, letters), key in found.columns.items() if sheet == "Checks"}
    return {
        key: Light(
            *(
                str(found.values.get(("Checks", f"{columns[one]}{number}"), ""))
                for one in ("light", "says", "where")
            )
        )
        for (sheet, number), key in found.rows.items()
        if sheet == "Checks" and not key.startswith(("#", "_"))
    }


def red(found: Reading) -> set[str]:
    return {key for key, one in lights_in(found).items() if one.light == "MEND"}


def errors_in(found: Reading) -> set[str]:
    """The formulas of ours that show an error."""
    return {
        f"{sheet}!{at}"
        for (sheet, at) in found.keyed().values()
        if str(found.values.get((sheet, at), "")).startswith(("#", "Err:"))
        and found.formulas[sheet, at] not in ("1/0", "NA()")
    }


@needs_office
def test_faults_in_one_workbook_turn_their_lights_and_leave_every_total_a_number(
    tmp_path: Path,
) -> None:
    faults = [FAULTS[one] for one in TOGETHER]
    (found,) = recalculated_with([faults], tmp_path)
    fresh = tmp_path / "fresh.xlsx"
    fresh.write_bytes(with_faults())
    before = read(fresh)
    assert red(found) - red(before) == frozenset().union(*(one.lights for one in faults))
    assert errors_in(found) == set()
    places = found.keyed()
    for total in TOTALS:
        assert isinstance(found.values[places[total]], float), total
    lights = lights_in(found)
    for key in red(found):
        assert lights[key].says
        assert lights[key].where.startswith("→ "), key
    assert lights["lines-complete"].where == "→ Costs C10"
    assert lights["backwards"].where.startswith("→ Work plan F")
    assert lights["rates"].where.startswith("→ Rates D")


@pytest.mark.long
@needs_office
def test_each_fault_turns_the_lights_that_say_so_and_no_other(tmp_path: Path) -> None:
    before, *found = recalculated_with([[], *([one] for one in FAULTS.values())], tmp_path)
    wrong = []
    for (name, fault), reading in zip(FAULTS.items(), found, strict=True):
        turned = red(reading) - red(before)
        if turned != fault.lights:
            wrong.append(f"{name}: {sorted(turned)} for {sorted(fault.lights)}")
        if errors := errors_in(reading):
            wrong.append(f"{name}: {sorted(errors)[:5]} show an error")
        where = {lights_in(reading)[key].where for key in turned}
        if fault.where and not any(one.startswith(f"→ {fault.where}") for one in where):
            wrong.append(f"{name}: leads to {where}")
    assert not wrong, "\n".join(wrong)


@needs_office
@pytest.mark.long
def test_a_month_that_is_typed_as_it_is_shown_is_the_month(tmp_path: Path) -> None:
    seven, text = (
        Fault({("work_plan", "t0-1", "end"): value}, frozenset()) for value in (7, "'M7")
    )
    numbers, texts = recalculated_with([[seven], [text]], tmp_path)
    for place in numbers.keyed().values():
        assert texts.values.get(place) == numbers.values.get(place), place
