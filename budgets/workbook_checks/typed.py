"""What was typed: months that are no months, texts where numbers belong, amounts below zero."""

from __future__ import annotations

from collections.abc import Iterator

from budgets.cell_values import Formula
from budgets.typed_values import BELOW_ZERO, NO_MONTH, NO_NUMBER, having, no_numbers
from budgets.workbook_checks.workbook_check import Cells, WorkbookCheck, counted, none_of

MONTHS = (
    Cells("work_plan", "PlanStart", "PlanFault", NO_MONTH, "start"),
    Cells("costs", "CostMonths", "CostFault", NO_MONTH, "first"),
    Cells("instruments", "SupportMonths", "SupportFault", NO_MONTH, "first"),
)
AMOUNTS = (
    ("effort", "EffortLabel", "EffortFault", "label"),
    ("rates", "RateValue", "RateFault", "rate"),
    ("costs", "CostUnits", "CostFault", "units"),
    ("instruments", "InstrumentAward", "SupportFault", "amount"),
)
PEOPLE = Cells("load", "LoadPeople", "LoadFault", NO_NUMBER, "people")
LOOSE = (("cash_flow", "CashReceived"), ("rules", "RuleValues"))
"""Inputs without a column of faults."""


def typed() -> Iterator[WorkbookCheck]:
    """Faults that no outline has, since it refuses them; people can type them."""
    yield none_of(
        "months",
        "Rows with a month that is no whole number from 1 on",
        counted(0, *MONTHS),
        "Every month can be read.",
        "Type a month as 12 or M12. Until then the work of the row falls on no month, and a line "
        "has the months of its work package.",
        *MONTHS,
    )
    yield none_of(
        "first-day",
        "The first day of the project is no date",
        Formula("IF(ISNUMBER(ProjectStart),0,1)", 0),
        "All calendars follow the first day.",
        "Type it as a date, not as a text: until then the calendars are empty.",
        Cells("work_plan", "AtProjectStart"),
    )
    below = tuple(Cells(sheet, name, test=f'COUNTIF({name},"<0")>0') for sheet, name in LOOSE)
    yield _amounts(
        "negative",
        "Rows with person-months, rates, units or amounts below zero",
        BELOW_ZERO,
        [],
        "Nothing is below zero.",
        "They lower the totals: type 0 or more.",
        *below,
    )
    strange = tuple(
        Cells(sheet, name, test=no_numbers(name))
        for sheet, name in (*LOOSE, ("cash_flow", "PrefinancingRate"))
    )
    yield _amounts(
        "numbers",
        "Rows with a text or an error where a number belongs",
        NO_NUMBER,
        [having("LoadFault", NO_NUMBER)],
        "Every figure is a number.",
        "They count for nothing: type a number.",
        PEOPLE,
        *strange,
    )


def _amounts(
    key: str, title: str, code: str, more: list[str], good: str, bad: str, *others: Cells
) -> WorkbookCheck:
    where = tuple(Cells(sheet, name, of, code, column) for sheet, name, of, column in AMOUNTS)
    loose = (f"IF({one.test},1,0)" for one in others if one.test)
    found = counted(0, *where)
    return none_of(
        key,
        title,
        Formula("+".join([found.text, *more, *loose]), 0),
        good,
        bad,
        *where,
        *others,
    )
