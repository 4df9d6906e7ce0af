from typing import Any

from tests.builders import make_dossier, make_task, make_work_package
from toolkit.compose.answer import Answer
from toolkit.compose.context import names_of

LOW = {"likelihood": "low", "impact": "low", "mitigation": "Ask again."}


def answer(priority: str, **named: Any) -> Answer:
    packages = [
        make_work_package(one, priority=one, tasks=[make_task(f"{one}-work")])
        for one in ("network", "innovate")
    ]
    dossier = make_dossier(work_packages=packages, **named)
    return Answer(dossier, dossier.call.priority[priority])


def test_a_risk_to_several_work_packages_is_told_once_and_shared_by_the_others() -> None:
    risks = [
        {"title": "Alone", "work_package": "innovate", **LOW},
        {"title": "Both", "work_package": ["network", "innovate"], **LOW},
    ]
    first, second = answer("network", risks=risks), answer("innovate", risks=risks)
    assert [one.title for one in first.risks] == ["Both"]
    assert first.shared_risks == ()
    assert [one.title for one in second.risks] == ["Alone"]
    assert [one.title for one in second.shared_risks] == ["Both"]


def test_a_priority_knows_once_who_gives_to_it() -> None:
    links = [{"to": "innovate", "text": "A map."}, {"to": "innovate", "text": "A list."}]
    assert answer("innovate", priorities={"network": {"links": links}}).givers == (
        "priority:network",
    )


def test_joint_work_is_reckoned_for_each_third_party_in_cents() -> None:
    dossier = make_dossier()
    figures = dossier.figures
    reached = sum(one.third_parties for one in dossier.proposal.instruments)
    joint = figures.total_costs - figures.third_parties
    assert names_of(dossier)["beyond_support"] == round(joint / reached, 2)
    assert names_of(make_dossier(instruments=[]))["beyond_support"] is None
