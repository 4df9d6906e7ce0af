"""What people type wrong in a workbook, one fault each, with the lights that have to turn."""

from collections.abc import Mapping
from typing import NamedTuple

Place = tuple[str, str, str]
"""Sheet, row key and column key."""


class Fault(NamedTuple):
    """A fault: what is typed, as `KeyedSheet.put` takes it, and the lights that say so."""

    typed: Mapping[Place, str | int | None]
    lights: frozenset[str]
    where: str = ""
    """The cell that the fault's own light leads to: `Costs B12`, without the row."""


def _line(**cells: str | int | None) -> dict[Place, str | int | None]:
    whole = {
        "partner": "'TECHTERA",
        "package": "'WP1",
        "row": "'C.1",
        "item": "'Fair",
        "units": 1,
        "unit_cost": 900,
    }
    found = {**whole, **cells}
    return {("costs", "new/1", column): value for column, value in found.items() if value}


def _award(**cells: str | int | None) -> dict[Place, str | int | None]:
    whole = {"title": "'Boost", "partner": "'ATEVAL", "package": "'WP1", "amount": 5000}
    found = {**whole, "number": 2, **cells}
    return {("instruments", "new/1", column): value for column, value in found.items() if value}


def _fault(typed: Mapping[Place, str | int | None], lights: str, where: str = "") -> Fault:
    return Fault(typed, frozenset(lights.split()), where)


LEAD = ("work_plan", "project-start", "lead")
FALLS_NOWHERE = "sum-months sum-effort"
WORK = ("effort", "t0-2", "ateval/manager")

FAULTS: Mapping[str, Fault] = {
    "a line without a price": _fault(_line(unit_cost=None), "lines-complete", "Costs"),
    "a line without units": _fault(_line(units=None), "lines-complete"),
    "a line without a partner": _fault(_line(partner=None), "lines-complete"),
    "a line with a note alone": _fault({("costs", "new/1", "note"): "'ask Ana"}, "lines-complete"),
    "a price in words": _fault(_line(unit_cost="'nine hundred"), "lines-complete numbers"),
    "a price that is an error": _fault(_line(unit_cost="=1/0"), "lines-complete numbers"),
    "a partner that is an error": _fault(_line(partner="=NA()"), "lines-complete"),
    "a price below zero": _fault(_line(unit_cost=-900), "negative"),
    "a line whose months are backwards": _fault(_line(first=9, last=4), "lines-order", "Costs"),
    "a line that begins after its package": _fault(_line(first=11), "lines-order"),
    "a line in half a month": _fault(_line(first="=4.5"), "months"),
    "a line in no month": _fault(_line(first="'soon"), "months"),
    "a line after the end": _fault(_line(first=14, last=15), "inside-project sum-months", "Costs"),
    "an award that is above the cap": _fault(
        _award(amount=70_000), "per-third-party max-grant", "Instruments"
    ),
    "a line of support above the cap": _fault(
        _line(row="'D.1", unit_cost=70_000), "per-third-party", "Costs"
    ),
    "an instrument without a number": _fault(
        _award(number=None), "instruments-complete", "Instruments"
    ),
    "an instrument without an amount": _fault(_award(amount=None), "instruments-complete"),
    "an instrument with an error": _fault(_award(number="=1/0"), "instruments-complete numbers"),
    "a period too few": _fault({("work_plan", "period/1", "end"): 10}, "periods", "Work plan"),
    "periods from the second month": _fault({("work_plan", "period/1", "start"): 2}, "periods"),
    "a period backwards": _fault({("work_plan", "period/1", "start"): 14}, "periods backwards"),
    "payments above the grant": _fault(
        {("cash_flow", "M3", "payment"): 900_000}, "received", "Cash flow"
    ),
    "pre-financing in words": _fault(
        {("cash_flow", "prefinancing-rate", "costs"): "'80 percent"}, "numbers"
    ),
    "a payment that is an error": _fault({("cash_flow", "M3", "payment"): "=1/0"}, "numbers"),
    "a rate emptied": _fault({("rates", "citeve/expert", "rate"): None}, "rates", "Rates"),
    "a rate in words": _fault({("rates", "citeve/expert", "rate"): "'4 000 EUR"}, "numbers"),
    "a rate that is an error": _fault({("rates", "ateval/manager", "rate"): "=NA()"}, "numbers"),
    "a rate below zero": _fault({("rates", "citeve/expert", "rate"): -1}, "negative"),
    "work below zero": _fault({WORK: -2}, "negative", "Effort"),
    "work in words": _fault({WORK: "'three"}, "numbers"),
    "work that is an error": _fault({WORK: "=1/0"}, "numbers sum-months"),
    "people that are an error": _fault({("load", "partner/citeve", "people"): "=1/0"}, "numbers"),
    "an end one month before its start": _fault(
        {("work_plan", "t0-1", "start"): 8}, f"backwards {FALLS_NOWHERE}", "Work plan"
    ),
    "an end far before its start": _fault(
        {("work_plan", "t0-1", "start"): 11}, f"backwards {FALLS_NOWHERE}"
    ),
    "an end in half a month": _fault(
        {("work_plan", "t0-1", "end"): "=9.5"}, f"months {FALLS_NOWHERE}", "Work plan"
    ),
    "a month that is an error": _fault(
        {("work_plan", "t0-1", "end"): "=1/0"}, f"months {FALLS_NOWHERE}"
    ),
    "a month in words": _fault({("work_plan", "t0-1", "end"): "'May"}, f"months {FALLS_NOWHERE}"),
    "a month emptied": _fault({("work_plan", "t0-1", "end"): None}, f"months {FALLS_NOWHERE}"),
    "a month below zero": _fault({("work_plan", "t0-1", "start"): -3}, f"months {FALLS_NOWHERE}"),
    "an end after the project": _fault(
        {("work_plan", "t0-1", "end"): 15}, f"inside-project {FALLS_NOWHERE}", "Work plan"
    ),
    "M7 as a text": _fault({("work_plan", "t0-1", "end"): "'M7"}, ""),
    "m 7 with a space": _fault({("work_plan", "t0-1", "end"): "'m 7 "}, ""),
    "a first day as a text": _fault({LEAD: "'1 September 2026"}, "first-day", "Work plan"),
    "a first day that is an error": _fault({LEAD: "=1/0"}, "first-day"),
    "no first day": _fault({LEAD: None}, "first-day"),
    "a first day below zero": _fault({LEAD: -7}, "first-day"),
    "a contribution typed": _fault(
        {("budget", "partner/ateval", "asked"): 200_000}, "asked own-formulas"
    ),
    "a rule in words": _fault(
        {("rules", "indirect.rate", "value"): "'seven"}, "numbers", "Call rules"
    ),
    "a rule that is an error": _fault({("rules", "max_grant", "value"): "=1/0"}, "numbers"),
}
