"""A new part of a list has an id made from its title, and its fields in the usual order."""

import pytest

from toolkit.merge.pull.new_ids import new_id
from toolkit.merge.pull.new_parts import added_part
from toolkit.model.workplan import Task, WorkPackage


@pytest.mark.parametrize(
    ("title", "ident"),
    [
        ("Innovate Boost (2)", "innovate-boost-2"),
        ("  Señales & más ", "senales-mas"),
        ("3D printing", "task-3d-printing"),
        ("Ενέργεια", "task"),
        ("a" * 80, "a" * 50),
    ],
)
def test_an_id_is_made_from_the_title(title: str, ident: str) -> None:
    assert new_id(title, set(), "task") == ident


def test_an_id_that_is_taken_gets_a_number() -> None:
    taken = {"survey"}
    assert [new_id("Survey", taken, "task") for _ in range(2)] == ["survey-2", "survey-3"]


def test_the_fields_have_the_order_of_the_model() -> None:
    given = {"lead": "aei", "title": "Survey", "id": "survey", "months": "M1-M3"}
    patch = added_part(("work_packages", 0, "tasks"), Task, given, WorkPackage)
    assert isinstance(patch.value, dict)
    assert list(patch.value) == ["id", "title", "months", "lead"]
    assert patch.added
