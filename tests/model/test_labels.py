"""Labels follow from the order; a frozen one stays, and no two are ever equal."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import make_deliverable, make_milestone, make_task, make_work_package
from toolkit.model.labels import Label, labels_of
from toolkit.model.risks import Risk
from toolkit.model.workplan import WorkPackage


def package(ident: str, **named: object) -> WorkPackage:
    return make_work_package(ident, **named)


def risk(ident: str) -> Risk:
    return Risk.model_validate(
        {"id": ident, "title": ident, "likelihood": "low", "impact": "low", "mitigation": "x"}
    )


def test_labels_follow_from_the_order() -> None:
    packages = [
        package("one", milestones=[make_milestone("start")]),
        package(
            "two",
            tasks=[make_task("a"), make_task("b")],
            deliverables=[make_deliverable("paper")],
            milestones=[make_milestone("end")],
            events=[{"id": "fair", "title": "Fair", "partner": "ateval"}],
            subcontracts=[{"id": "print", "title": "Print", "partner": "ateval", "cost": 5}],
        ),
    ]
    assert labels_of(packages, [risk("few"), risk("late")]) == {
        "one": "WP1",
        "one-work": "T1.1",
        "one-report": "D1.1",
        "start": "MS1",
        "two": "WP2",
        "a": "T2.1",
        "b": "T2.2",
        "paper": "D2.1",
        "end": "MS2",
        "fair": "E2.1",
        "print": "S2.1",
        "few": "R1",
        "late": "R2",
    }


def test_a_work_package_put_in_the_middle_renumbers_what_follows() -> None:
    first, last = package("first"), package("last", milestones=[make_milestone("end")])
    middle = package("middle", milestones=[make_milestone("half")])
    before, after = labels_of([first, last], []), labels_of([first, middle, last], [])
    assert [before[one] for one in ("last", "last-work", "last-report", "end")] == [
        *("WP2", "T2.1", "D2.1", "MS1")
    ]
    assert [after[one] for one in ("last", "last-work", "last-report", "end")] == [
        *("WP3", "T3.1", "D3.1", "MS2")
    ]
    assert after["first-work"] == "T1.1"


def test_a_frozen_label_stays_whatever_comes_before_it() -> None:
    last = package("last", label="WP2", tasks=[make_task("survey", label="T2.7")])
    labels = labels_of([package("first"), package("middle"), last], [])
    assert [labels[one] for one in ("first", "middle", "last", "survey")] == [
        *("WP1", "WP3", "WP2", "T2.7")
    ]


def test_the_parts_of_a_frozen_work_package_keep_its_number() -> None:
    labels = labels_of([package("first"), package("late", label="WP9")], [])
    assert labels["late-work"] == "T9.1"


def test_a_label_frozen_in_one_work_package_is_free_in_no_other() -> None:
    first = package("first", tasks=[make_task("moved", label="T2.1")])
    labels = labels_of([first, package("second")], [])
    assert labels["moved"] == "T2.1"
    assert labels["second-work"] == "T2.2"


frozen = st.none() | st.builds("{}{}".format, st.sampled_from(["WP", "MS"]), st.integers(1, 5))
frozen_task = st.none() | st.builds("T{}.{}".format, st.integers(1, 3), st.integers(1, 4))


@given(
    st.lists(st.tuples(frozen, st.lists(frozen_task, max_size=4)), max_size=5),
    st.integers(0, 3),
)
def test_no_two_labels_are_equal_unless_both_were_frozen(
    shape: list[tuple[str | None, list[str | None]]], risks: int
) -> None:
    packages = [
        package(
            f"p{number}",
            label=label,
            tasks=[make_task(f"t{number}-{k}", label=one) for k, one in enumerate(tasks)],
            milestones=[make_milestone(f"m{number}")],
        )
        for number, (label, tasks) in enumerate(shape)
    ]
    labels = labels_of(packages, [risk(f"r{number}") for number in range(risks)])
    given_twice = [label for label, _ in shape if label]
    given_twice += [label for _, tasks in shape for label in tasks if label]
    for label in set(labels.values()):
        assert list(labels.values()).count(label) <= max(1, given_twice.count(label))


def test_labels_sort_by_their_numbers() -> None:
    labels = [Label(one) for one in ("T10.1", "T2.10", "T2.2", "MS2", "MS10", "D1.1")]
    assert sorted(labels) == ["D1.1", "MS2", "MS10", "T2.2", "T2.10", "T10.1"]
    assert max(Label("D2.2"), Label("D2.10")) == "D2.10"
    assert Label("D2.10") > Label("D2.2")
    assert Label("D2.10") >= Label("D2.2")
    assert Label("D2.2") <= Label("D2.10")


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), max_size=20))
def test_labels_of_one_kind_sort_as_their_pairs_of_numbers(pairs: list[tuple[int, int]]) -> None:
    assert sorted(Label(f"D{a}.{b}") for a, b in pairs) == [f"D{a}.{b}" for a, b in sorted(pairs)]


def test_a_label_knows_its_number() -> None:
    assert Label("WP2").number == "2"
    assert Label("T2.10").number == "2.10"
