"""Figures show what the dossier has computed, and nothing where there is nothing to show."""

from decimal import Decimal

from tests.builders import make_cost, make_dossier, make_instrument, make_task, make_work_package
from toolkit.blocks import blocks
from toolkit.document.figures import Arrow, BarChart, Diagram
from toolkit.document.tree import Figure
from toolkit.model.workplan import WorkPackage
from toolkit.plan.dossier import Dossier


def figure(dossier: Dossier, name: str) -> Figure:
    (found,) = blocks()[name](dossier, "")
    assert isinstance(found, Figure)
    return found


def chart(dossier: Dossier, name: str) -> BarChart:
    content = figure(dossier, name).content
    assert isinstance(content, BarChart)
    return content


def diagram(dossier: Dossier) -> Diagram:
    content = figure(dossier, "work_package_relations").content
    assert isinstance(content, Diagram)
    return content


def package(ident: str, *after: str, **named: str) -> WorkPackage:
    task = make_task(f"{ident}-work", after=list(after), **named)
    return make_work_package(ident, tasks=[task])


def fed() -> Dossier:
    return make_dossier(
        work_packages=[
            package("management"),
            package("network", "management-work"),
            package("innovate", "network-work"),
            package("adopt", "network-work", "innovate-work"),
            package("train"),
            package("communication", "train-work"),
        ],
        instruments=[],
        risks=[],
    )


def test_arrows_lead_from_work_packages_to_those_whose_tasks_wait_for_theirs() -> None:
    assert diagram(fed()).arrows == (
        Arrow("network", "innovate"),
        Arrow("network", "adopt"),
        Arrow("innovate", "adopt"),
    )


def test_management_and_communication_run_along_all_others() -> None:
    found = diagram(fed())
    assert [one.key for one in found.above] == ["management"]
    assert [one.key for one in found.nodes] == ["network", "innovate", "adopt", "train"]
    assert [one.key for one in found.below] == ["communication"]


def test_a_box_says_number_title_leader_and_months() -> None:
    first = diagram(fed()).nodes[0]
    assert (first.label, first.title, first.detail) == ("WP2", "Network", "ATEVAL, M1–M12")


def test_the_relations_are_told_in_words() -> None:
    assert figure(fed(), "work_package_relations").alt == (
        "Boxes with arrows. WP2 feeds WP3 and WP4. WP3 feeds WP4. WP1 and WP6 run along all others."
    )


def test_without_any_relation_there_is_no_figure_of_relations() -> None:
    assert blocks()["work_package_relations"](make_dossier(), "") == ()


def test_more_boxes_than_a_page_can_tell_are_not_drawn() -> None:
    many = [
        make_work_package(f"network-{number}", priority="network", tasks=[]) for number in range(16)
    ]
    waiting = make_task("later", after=["network-work"])
    last = make_work_package("innovate", tasks=[waiting])
    packages = [package("network"), *many, last]
    dossier = make_dossier(work_packages=packages, instruments=[], risks=[])
    assert blocks()["work_package_relations"](dossier, "") == ()


def test_the_budget_is_drawn_by_participant_and_category() -> None:
    dossier = make_dossier(
        work_packages=[
            make_work_package(
                "innovate",
                tasks=[make_task("work", effort={"ateval": 2, "citeve": 1})],
                costs=[make_cost(units=3)],
            )
        ],
        instruments=[make_instrument(number=3)],
        risks=[],
    )
    found = chart(dossier, "budget_figure")
    assert found.categories == ("ATEVAL", "CITEVE")
    assert {one.name: [str(value) for value in one.values] for one in found.series} == {
        "A Personnel": ["10000.00", "5000.00"],
        "C Purchase": ["300.00", "0.00"],
        "D.1 Financial support to third parties": ["45000.00", "0.00"],
        "E Indirect costs": ["3871.00", "350.00"],
    }
    whole = sum((sum(one.values, Decimal(0)) for one in found.series), Decimal(0))
    assert whole == dossier.budget.total()
    assert figure(dossier, "budget_figure").alt.replace("\N{NO-BREAK SPACE}", " ") == (
        "Stacked bars in EUR. By participant: ATEVAL 59 171, CITEVE 5 350. By category: "
        "A Personnel 15 000, C Purchase 300, D.1 Financial support to third parties 45 000, "
        "E Indirect costs 4 221."
    )


def test_without_costs_there_is_no_figure_of_the_budget() -> None:
    assert (
        blocks()["budget_figure"](make_dossier(work_packages=[], instruments=[], risks=[]), "")
        == ()
    )


def test_effort_is_drawn_by_three_months_each() -> None:
    dossier = make_dossier(
        project={"duration": 7},
        work_packages=[
            make_work_package(
                "management", tasks=[make_task("run", months="M1-M7", effort={"ateval": 7})]
            ),
            make_work_package(
                "innovate", tasks=[make_task("work", months="M3-M4", effort={"citeve": 1})]
            ),
        ],
        instruments=[],
        risks=[],
    )
    found = chart(dossier, "effort_figure")
    assert found.categories == ("M1–M3", "M4–M6", "M7")
    assert {one.name: [str(value) for value in one.values] for one in found.series} == {
        "Management": ["3.00", "3.00", "1.00"],
        "Work on the priorities": ["0.50", "0.50", "0.00"],
    }
    assert figure(dossier, "effort_figure").alt == (
        "Columns of person-months in every three months of the project: M1–M3 3.5, M4–M6 3.5, M7 1."
    )


def test_work_after_the_end_of_the_project_stands_in_no_quarter() -> None:
    late = make_task("late", months="M5-M8", effort={"ateval": 4})
    dossier = make_dossier(
        project={"duration": 6},
        work_packages=[make_work_package("innovate", tasks=[late])],
        instruments=[],
        risks=[],
    )
    (series,) = chart(dossier, "effort_figure").series
    assert series.values == (Decimal("0.00"), Decimal("2.00"))
