"""What equipment charges: by the months of its life in the project, and the share of use."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.builders import make_cost, make_dossier, make_work_package
from toolkit.model.months import Span
from toolkit.plan.depreciation import amount_of, depreciation_of
from toolkit.plan.dossier import Dossier


def with_equipment(**named: Any) -> Dossier:
    line = make_cost("Meters", row="C.2", units=2, unit_cost=3_600, **named)
    package = make_work_package("innovate", tasks=[], costs=[line])
    return make_dossier(work_packages=[package], instruments=[])


@pytest.mark.parametrize(
    ("bought", "life", "use", "months", "charged", "amount"),
    [
        ("2026-09-01", 36, None, None, "M1-M36", "7200"),
        ("2026-09-30", 36, None, None, "M1-M36", "7200"),
        ("2027-09-01", 36, None, None, "M13-M36", "4800"),
        ("2027-09-01", 12, "0.5", None, "M13-M24", "3600"),
        ("2025-09-01", 36, None, None, "M1-M24", "4800"),
        ("2027-09-01", 36, "0.25", "M20-M25", "M20-M25", "300"),
        ("2026-09-01", 7, "0.333", None, "M1-M7", "2397.6"),
        ("2029-09-01", 36, None, None, None, "0"),
        ("2020-01-01", 36, None, None, None, "0"),
    ],
)
def test_months_in_the_project_times_use(
    bought: str, life: int, use: str | None, months: str | None, charged: str | None, amount: str
) -> None:
    dossier = with_equipment(bought=bought, useful_life=life, share_of_use=use, months=months)
    project = dossier.proposal.project.model_copy(update={"start": date(2026, 9, 1)})
    (cost,) = dossier.proposal.work_packages[0].costs
    found = depreciation_of(cost, project)
    assert found is not None
    assert found.months == (Span.parse(charged) if charged else None)
    assert amount_of(cost, project) == Decimal(amount)


def test_the_budget_counts_it_in_the_months_in_which_it_is_charged() -> None:
    start = make_dossier().proposal.project.start
    dossier = with_equipment(bought=start.replace(year=start.year + 1), useful_life=24)
    (line,) = dossier.budget.lines
    assert line.amount == 7_200
    assert str(line.months) == "M13-M36"


def test_without_day_or_life_the_whole_price_counts() -> None:
    for named in ({}, {"bought": "2026-09-01"}, {"useful_life": 36}, {"share_of_use": "0.5"}):
        assert with_equipment(**named).budget.total(row="C.2") == 7_200
