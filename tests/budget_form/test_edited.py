"""A table that somebody has edited keeps what they typed, and takes up what the outline changed."""

from pathlib import Path
from typing import Any

import pytest

from tests.budget_blanks import BlankShape, blank, make_blank
from tests.builders import make_cost, make_dossier, make_task, make_work_package
from tests.filled_tables import FilledTable, fill, sums, typed_into
from toolkit.budget_form.blank import surveyed
from toolkit.budget_form.edited import as_text, updated
from toolkit.budget_form.survey import Survey
from toolkit.diagnostics import ProposalError
from toolkit.merge.outcome import BlockOutcome, Update
from toolkit.plan.dossier import Dossier

MANAGER = "'BE 001'!I8"
"""The cell of the person-months of ateval's manager in the first work package."""


def project(months: int = 3, other: int = 1, *costs: Any, **named: Any) -> Dossier:
    work = {"ateval": months, "citeve": other}
    package = make_work_package(
        "work", tasks=[make_task("do", effort=work)], costs=list(costs), deliverables=[]
    )
    return make_dossier(work_packages=[package], instruments=[], **named)


class Edited:
    """A table that was filled by a build, edited, and built again."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "table.xlsx"
        self.first = fill(blank(), project())
        self.path.write_bytes(self.first.content)

    def typed(self, **cells: str | float | None) -> None:
        """Types into cells: `BE_001__I8=7`."""
        named = {f"'{key.replace('__', '!').replace('_', ' ')}": v for key, v in cells.items()}
        typed_into(self.path, {key.replace("!", "'!"): value for key, value in named.items()})

    def built(self, dossier: Dossier, given: bytes | None = None) -> Update:
        """The next build, from the same blank or from the one that is given."""
        new = fill(given or blank(), dossier)
        return updated(
            self.path.read_bytes(),
            new.content,
            "table.xlsx",
            record(self.first),
            same_blank=given is None,
        )


def record(filled: FilledTable) -> dict[str, str]:
    return {key: as_text(value) for key, value in filled.values.items()}


def form_of(done: Update) -> Survey:
    return surveyed(done.content, "table.xlsx")


@pytest.fixture
def table(tmp_path: Path) -> Edited:
    return Edited(tmp_path)


def test_nothing_new_leaves_the_bytes_as_they_are(table: Edited) -> None:
    table.typed(Remarks__E20="Ask the agency")
    done = table.built(project())
    assert done.content == table.path.read_bytes()
    assert done.findings == ()
    assert done.tally.counts == ((BlockOutcome.KEPT, 1),)


def test_what_was_typed_elsewhere_stays_and_what_is_new_comes(table: Edited) -> None:
    table.typed(Remarks__E20="Ask the agency", Start__D12="typed too")
    values = form_of(table.built(project(4))).values()
    assert "Ask the agency" in values.values()
    assert values["cost/1/1/WPRow.C/units"] == 4.0


def test_a_cell_of_the_outline_that_was_changed_stays_and_is_told(table: Edited) -> None:
    table.typed(BE_001__I8=7)
    for months in (3, 5):
        done = table.built(project(months))
        (told,) = done.findings
        assert told.code == "BDF110"
        assert f"{MANAGER} has 7, the outline gives {months}" in told.message
        assert form_of(done).values()["cost/1/1/WPRow.C/units"] == 7.0
    assert table.built(project(7)).findings == ()


def test_a_cell_that_was_emptied_stays_empty_and_is_told(table: Edited) -> None:
    table.typed(BE_001__I8=None)
    done = table.built(project())
    assert f"{MANAGER} has nothing, the outline gives 3" in done.findings[0].message
    assert "cost/1/1/WPRow.C/units" not in form_of(done).values()


def test_results_follow_what_was_typed(table: Edited) -> None:
    table.typed(BE_001__I8=7)
    form = form_of(table.built(project(3, 2)))
    assert sums(form, "1")[0] == 35_000
    assert sums(form, "2")[0] == 10_000


def test_a_line_that_leaves_the_outline_leaves_the_table(tmp_path: Path) -> None:
    site = make_cost(row="C.3", item="Website", unit_cost=90)
    table = Edited(tmp_path)
    table.first = fill(blank(), project(3, 1, site))
    table.path.write_bytes(table.first.content)
    table.typed(Remarks__E20="Mine")
    assert "cost/1/1/WPRow.O/units" in surveyed(table.path.read_bytes(), "").values()
    assert "cost/1/1/WPRow.O/units" not in form_of(table.built(project())).values()


def test_comments_of_the_outline_go_around_those_of_people(table: Edited) -> None:
    table.typed(Remarks__E4="The first line is mine")
    maps = make_cost(row="C.3", item="Maps", unit_cost=9)
    values = form_of(table.built(project(3, 1, maps))).values()
    assert values["comment/1/text"] == "The first line is mine"
    assert values["comment/2/text"] == "C.3 Other: Maps, 1 x 9.00 = 9.00 EUR"


def test_what_was_typed_goes_into_another_blank(table: Edited) -> None:
    table.typed(Remarks__E20="Mine", BE_001__I8=7)
    done = table.built(project(), make_blank(BlankShape(4, 3, shifted=2)))
    values = form_of(done).values()
    assert values["comment/17/text"] == "Mine"
    assert values["cost/1/1/WPRow.C/units"] == 7.0
    assert f"{MANAGER} has 7, the outline gives 3" in done.findings[0].message
    assert len(form_of(done).beneficiaries) == 4


def test_a_blank_without_place_for_what_was_typed_is_not_taken(table: Edited) -> None:
    table.typed(BE_003__I32=7)
    with pytest.raises(ProposalError) as told:
        table.built(project(), make_blank(BlankShape(3, 1)))
    assert told.value.diagnostics[0].code == "BDF111"
    assert "'BE 003'!I32" in str(told.value)


def test_without_the_record_all_that_differs_counts_as_typed(table: Edited) -> None:
    table.typed(BE_001__I8=7)
    new = fill(blank(), project(3, 2))
    done = updated(table.path.read_bytes(), new.content, "table.xlsx", {}, same_blank=False)
    assert f"{MANAGER} has 7, the outline gives 3" in done.findings[0].message
    assert "'BE 002'!I8 has 1, the outline gives 2" in done.findings[0].message


def test_what_is_no_table_any_more_is_refused(table: Edited) -> None:
    table.path.write_bytes(b"rubbish")
    with pytest.raises(ProposalError):
        table.built(project())
