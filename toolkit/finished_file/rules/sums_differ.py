"""
The budget table of the file and the plan have different totals.

Why it matters
    Part B, Part A and the budget table have to show the same amounts; the Portal and the
    evaluators compare them (that the Portal refuses unequal totals is not verified). A table
    that was edited by hand, or a plan that was changed since, breaks that.

Example
    The table says 1 440 000 EUR in all, and the plan gives 1 438 888.89 EUR.

How to correct it
    Where the plan is right, build again, or write its amounts into the table. Where the table
    is right, change the outline and build. It is a warning.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Table
from toolkit.model.wording import listed, short_euro
from toolkit.plan.dossier import Dossier

AMOUNT = re.compile(r"-?\d[\d\s.,\u00a0\u202f']*")
WITH_CENTS = re.compile(r"(?P<whole>-?\d[\d.,]*?)(?:[.,](?P<cents>\d{1,2}))?")
CLOSE = Decimal(1)
"""EUR: amounts without cents."""


@file_rule("FIL133", Severity.WARNING)
def sums_differ(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    total, grant = dossier.language.say("Total"), dossier.language.say("EU contribution")
    figures = dossier.figures
    for table in file.tables:
        columns = _columns(table, (total, grant))
        last = table.rows[-1] if table.rows else ()
        if columns is None or not last or not last[0].strip().startswith(total):
            continue
        wrong = [
            f"{what} {last[column].strip()}, which is {short_euro(planned)} in the plan"
            for what, column, planned in zip(
                ("total costs", "the grant"),
                columns,
                (figures.total_costs, figures.grant),
                strict=True,
            )
            if planned is not None and _differs(last[column], planned)
        ]
        wrong += _not_added_up(table, columns[0])
        if wrong:
            yield Found(
                f"the budget table has {listed(wrong)}",
                "build again where the plan is right; else change the outline and build",
                table.at,
                table.caption,
            )


def _columns(table: Table, titles: Sequence[str]) -> tuple[int, int] | None:
    """The columns of these two titles; None where the table has not both."""
    head = [" ".join(one.split()).casefold() for one in table.rows[0]] if table.rows else []
    width = len(table.rows[-1]) if table.rows else 0
    found = [head.index(one.casefold()) for one in titles if one.casefold() in head]
    return (found[0], found[1]) if len(found) == 2 and max(found) < width else None


def _differs(cell: str, planned: Decimal) -> bool:
    amount = _amount(cell)
    return amount is not None and abs(amount - planned) >= CLOSE


def _not_added_up(table: Table, column: int) -> Iterator[str]:
    """What the rows add up to, where that is another amount than their total."""
    rows = [one for one in table.rows[1:-1] if len(one) > column]
    amounts = [_amount(one[column]) for one in rows]
    total = _amount(table.rows[-1][column])
    if total is None or not amounts or any(one is None for one in amounts):
        return
    added = sum((one for one in amounts if one is not None), Decimal())
    if abs(added - total) >= CLOSE:
        yield f"rows that add up to {short_euro(added)} above a total of {short_euro(total)}"


def _amount(cell: str) -> Decimal | None:
    """The amount that a cell shows; None where it shows none."""
    found = AMOUNT.search(cell)
    digits = re.sub(r"[\s\u00a0\u202f']", "", found[0]).rstrip(".,") if found else ""
    parts = WITH_CENTS.fullmatch(digits)
    if not parts:
        return None
    whole = re.sub(r"[.,]", "", parts["whole"])
    return Decimal(f"{whole}.{parts['cents'] or 0}")
