from tests.blocks.shown import rows, titles
from tests.builders import (
    make_cost,
    make_dossier,
    make_instrument,
    make_task,
    make_work_package,
)
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call


def dossier() -> Dossier:
    return make_dossier(
        work_packages=[
            make_work_package(
                "innovate",
                tasks=[make_task("work", effort={"ateval": 2, "citeve": 1})],
                costs=[make_cost(units=3)],
            )
        ],
        instruments=[make_instrument(sharing=2, number=3)],
        risks=[],
    )


def test_travel_is_counted_where_the_form_has_a_column_of_its_own_for_it() -> None:
    lines = [
        make_cost("Meetings", row="C.1a", units=2),
        make_cost("A visit", row="C.1a", partner="citeve"),
        make_cost("Nights", row="C.1b", units=4),
    ]
    package = make_work_package("innovate", priority="innovate", costs=lines)
    found = make_dossier(call=read_call("smp-cosme-2021-cluster"), work_packages=[package])
    at = titles(found, "resources", "innovate").index("C.1a Travel") + 1
    travel = [row[at] for row in rows(found, "resources", "innovate")]
    assert travel == ["2 trips / 200.00", "1 trip / 100.00", "3 trips / 300.00"]


def test_the_budget_of_a_work_package_stands_by_cost_rows() -> None:
    assert titles(dossier(), "resources", "innovate") == [
        "Participant",
        "A.1 Employees or equivalent",
        "B Subcontracting",
        "C.1 Travel and subsistence",
        "C.2 Equipment",
        "C.3 Other goods, works and services",
        "D.1 Financial support to third parties",
        "E Indirect costs",
        "Total",
    ]
    assert rows(dossier(), "resources", "innovate") == [
        [
            "ateval",
            "ATEVAL",
            "2 PM / 10 000.00",
            "–",
            "300.00",
            "–",
            "–",
            "3 awards / 45 000.00",
            "3 871.00",
            "59 171.00",
        ],
        ["citeve", "CITEVE", "1 PM / 5 000.00", "–", "–", "–", "–", "–", "350.00", "5 350.00"],
        [
            "total",
            "Total",
            "3 PM / 15 000.00",
            "–",
            "300.00",
            "–",
            "–",
            "3 awards / 45 000.00",
            "4 221.00",
            "64 521.00",
        ],
    ]


def test_the_budget_of_the_project_stands_by_category_and_adds_what_the_union_pays() -> None:
    assert titles(dossier(), "budget") == [
        "Participant",
        "A Personnel",
        "B Subcontracting",
        "C Purchase",
        "D Other",
        "E Indirect costs",
        "Total",
        "EU contribution",
    ]
    assert [row[1:] for row in rows(dossier(), "budget")] == [
        [
            "ATEVAL",
            "10 000.00",
            "–",
            "300.00",
            "45 000.00",
            "3 871.00",
            "59 171.00",
            "57 753.90",
        ],
        ["CITEVE", "5 000.00", "–", "–", "–", "350.00", "5 350.00", "4 815.00"],
        [
            "Total",
            "15 000.00",
            "–",
            "300.00",
            "45 000.00",
            "4 221.00",
            "64 521.00",
            "62 568.90",
        ],
    ]


def test_instruments_say_what_one_third_party_gets() -> None:
    assert rows(dossier(), "instruments") == [
        [
            "innovate-boost",
            "Innovate boost",
            "Innovate",
            "lump sum",
            "15 000.00",
            "3",
            "6",
            "7 500.00",
            "M4-M12",
            "ATEVAL",
            "45 000.00",
        ],
        ["total", "Total", "", "", "", "3", "6", "", "", "", "45 000.00"],
    ]


def test_an_instrument_tells_its_rules_and_asks_for_those_that_are_missing() -> None:
    found = make_dossier(
        instruments=[
            make_instrument(
                activities=["trials", "tests"],
                criteria=["novelty (60 points)"],
                payment="After the report.",
                purpose="",
                recipients="",
                selection="",
                setting_of_amount="",
            )
        ]
    )
    assert rows(found, "instrument", "innovate-boost") == [
        [
            "amount",
            "Amount",
            "EUR 15 000 for each award, 10 awards, EUR 150 000 in all; lump sum",
        ],
        ["setting", "How the amount is set", "Say how the exact amount of an award is set."],
        [
            "recipients",
            "Who can be supported",
            "Say who can be supported: size, country, sector, alone or together.",
        ],
        ["activities", "Activities supported (closed list)", "• trials / • tests"],
        ["criteria", "Award criteria", "• novelty (60 points)"],
        [
            "selection",
            "Procedure",
            "Describe the procedure: call, evaluators, decision, redress.",
        ],
        ["payment", "Payment", "After the report."],
        ["calendar", "Calendar", "M4-M12, paid out by ATEVAL"],
    ]
