"""A project for which the budget table has no room is told so, and nothing is filled."""

import pytest

from tests.budget_blanks import BlankShape, blank, make_blank
from tests.builders import (
    make_consortium,
    make_dossier,
    make_partner,
    make_task,
    make_work_package,
)
from tests.filled_tables import fill
from toolkit.diagnostics import ProposalError
from toolkit.plan.dossier import Dossier

MANY = [
    *make_consortium(),
    *(make_partner(f"p{number}") for number in range(4, 16)),
]


def refused(content: bytes, dossier: Dossier) -> str:
    with pytest.raises(ProposalError) as told:
        fill(content, dossier)
    return str(told.value)


def test_more_beneficiaries_than_sheets_are_counted_with_the_buttons_that_add_them() -> None:
    told = refused(blank(12, 8), make_dossier(partners=MANY, instruments=[], work_packages=[]))
    assert told == (
        "table.xlsx: BDF105 the workbook has places for 12 beneficiaries, and the project has 15; "
        "nothing is filled in\n"
        "    hint: open the .xlsm of this workbook with its macros, and on the sheet 'Partners' "
        "use the button 'Add a beneficiary' 3 times, then 'APPLY IT'; save it and build again with "
        "that file"
    )


def test_they_fit_a_blank_with_as_many_sheets() -> None:
    dossier = make_dossier(partners=MANY, instruments=[], work_packages=[])
    assert fill(blank(15, 1), dossier).values["partner/15/short"] == "P15"


def test_more_work_packages_than_blocks_are_counted_too() -> None:
    told = refused(blank(3, 6), make_dossier())
    assert "BDF106 the workbook has places for 6 work packages, and the project has 7" in told
    assert "the button 'Add a work package' 1 time, then 'Apply it'" in told


def test_affiliated_entities_need_columns_of_their_own() -> None:
    partners = [
        make_partner("ateval", role="coordinator"),
        make_partner("citeve"),
        make_partner("one", role="affiliated", affiliated_to="citeve"),
        make_partner("two", role="affiliated", affiliated_to="citeve"),
        make_partner("techtera"),
    ]
    dossier = make_dossier(partners=partners)
    told = refused(make_blank(BlankShape(3, 7, {2: 1})), dossier)
    assert "BDF107 CITEVE is beneficiary 2 and has 2 affiliated entities" in told
    assert "in the line of beneficiary 2, use the button 'Add an affiliated entity' 1 time" in told
    fill(make_blank(BlankShape(3, 7, {2: 2})), dossier)


def test_all_that_has_no_room_is_told_at_once() -> None:
    told = refused(blank(3, 3), make_dossier(partners=MANY))
    assert "BDF105" in told
    assert "BDF106" in told


def test_an_affiliated_entity_of_nobody_has_its_costs_listed() -> None:
    partners = [
        make_partner("ateval", role="coordinator"),
        make_partner("citeve"),
        make_partner("techtera"),
        make_partner("stray", role="affiliated"),
    ]
    package = make_work_package(
        "work", tasks=[make_task("do", effort={"stray": 1})], deliverables=[]
    )
    dossier = make_dossier(partners=partners, work_packages=[package], instruments=[])
    (listed,) = (one for one in fill(blank(), dossier).told if one.code == "BDF108")
    assert "STRAY, WP1, A.1 manager" in listed.message
    assert "affiliated entity of no beneficiary" in listed.message
