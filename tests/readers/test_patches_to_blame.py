"""Of many changes only those are held back that would make the outline unsound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.readers.small_outline import HEAD, SMALL
from toolkit.readers.outline import read_outline
from toolkit.readers.patch_attempt import Attempt, Trial
from toolkit.readers.patches import Change, HeldBack, Move, Patch, Patched, Removal, patched
from toolkit.readers.yaml_reader import read_fields

TASKS = ("work_packages", 0, "tasks")
COSTS = ("work_packages", 0, "costs")


def cost(item: str, **more: Any) -> Patch:
    value = {"partner": "ntt", "row": "C.3", "item": item, "units": 1, "unit_cost": 9, **more}
    return Patch(COSTS, value, added=True)


@pytest.fixture
def small(outline: Callable[[str], Path]) -> Path:
    return outline(SMALL)


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many changes were tried each time."""
    found: list[int] = []
    attempt = Trial.attempt

    def counted(self: Trial, numbers: Sequence[int], base: Attempt | None = None) -> Any:
        found.append(len(numbers))
        return attempt(self, numbers, base)

    monkeypatch.setattr(Trial, "attempt", counted)
    return found


def held(done: Patched) -> list[tuple[Change, str, str]]:
    return [(one.change, one.fault.code if one.fault else "", one.why) for one in done.held_back]


def data(outline: Path, done: Patched) -> Any:
    return read_fields(outline, done.texts)[0]


def test_what_is_held_back_is_told_in_the_words_of_a_check(small: Path) -> None:
    wrong = Patch((*TASKS, 0, "lead"), "nti")
    done = patched(small, [wrong])
    ((change, why, fault),) = done.held_back
    assert change is wrong
    assert fault
    assert fault.message == why
    assert fault.hint == "did you mean ntt?"
    assert done.refused == ((wrong, why),)


def test_a_fault_in_a_new_item_holds_back_the_item_and_what_is_inside_it(
    small: Path, attempts: list[int]
) -> None:
    bad, inside, good = cost("Two", unit_cost="x"), Patch((*COSTS, 1, "note"), "N"), cost("Three")
    after = Patch((*COSTS, 2, "note"), "of three")
    done = patched(small, [bad, inside, good, after, Patch((*COSTS, 0, "units"), 3)])
    assert [one.change for one in done.held_back] == [bad, inside]
    assert done.held_back[0].fault == done.held_back[1].fault
    costs = data(small, done)["work_packages"][0]["costs"]
    assert [(one["item"], one.get("note", "")[:3]) for one in costs] == [
        ("Trips", "Two"), ("Three", "of ")
    ]  # fmt: skip
    assert len(attempts) <= 3


def test_each_value_that_is_the_unknown_name_has_a_fault_of_its_own(
    small: Path, attempts: list[int]
) -> None:
    leads = [Patch((*TASKS, at, "lead"), "nobody") for at in (0, 1)]
    effort = Patch((*TASKS, 1, "effort", "nobody"), 2)
    title = Patch((*TASKS, 1, "title"), "nobody")
    done = patched(small, [*leads, effort, title, cost("x", partner="nobody")])
    assert len(done.held_back) == 4
    assert {one.fault.message.split(",")[0] for one in done.held_back if one.fault} == {
        "under lead", "under effort", "under partner"
    }  # fmt: skip
    assert data(small, done)["work_packages"][0]["tasks"][1]["title"] == "nobody"
    assert len(attempts) <= 6


def test_who_takes_a_name_away_is_to_blame_and_not_who_uses_it(
    small: Path, attempts: list[int]
) -> None:
    renamed = Patch(("partners", 1, "id"), "other")
    done = patched(small, [cost("x"), renamed, Patch(("project", "duration"), 24)])
    assert [one.change for one in done.held_back] in ([renamed], [done.held_back[0].change])
    assert data(small, done)["project"]["duration"] == 24
    gone = Removal((*TASKS, 1))
    done = patched(small, [Patch((*TASKS, 0, "after"), ("more-work",)), gone])
    assert len(done.held_back) == 1
    assert len(attempts) <= 8


def test_a_field_that_must_be_there_stays(small: Path) -> None:
    title, months = Removal((*TASKS, 1, "title")), Removal((*TASKS, 1, "months"))
    note = Removal((*COSTS, 0, "note"))
    done = patched(small, [title, note, months])
    assert [one.change for one in done.held_back] == [title, months]
    assert [one.fault.hint[:12] for one in done.held_back if one.fault] == [
        "write title:", "write months"
    ]  # fmt: skip
    assert "note" not in data(small, done)["work_packages"][0]["costs"][0]


def test_a_removal_that_is_held_back_leaves_later_changes_where_they_were_meant(
    small: Path,
) -> None:
    gone = Removal(("partners", 0))  # others repeat it
    later = Patch(("partners", 1, "city"), "Guimarães")
    done = patched(
        small, [gone, later, Move((*TASKS, 0), TASKS, 1), Patch((*TASKS, 0, "title"), "T")]
    )
    assert [one.change for one in done.held_back] == [gone]
    read = read_outline(small, texts=done.texts)
    assert [one.city for one in read.partners] == ["", "", "Guimarães"]
    assert [(one.id, one.title) for one in read.work_packages[0].tasks] == [
        ("more-work", "T"), ("work", "Work")
    ]  # fmt: skip


def test_two_items_with_one_id(small: Path) -> None:
    task = {"id": "work", "title": "T", "months": "M1", "lead": "aei"}
    wrong = Patch(TASKS, task, added=True)
    right = Patch(TASKS, {**task, "id": "another"}, added=True)
    done = patched(small, [right, wrong])
    assert [one.change for one in done.held_back] == [wrong]


# --- an outline that is not sound yet


def test_faults_from_before_are_not_held_against_a_change(outline: Callable[[str], Path]) -> None:
    begun = outline(HEAD.replace('  acronym:  "SMALL"\n', "").replace("textile", "nothing"))
    city = Patch(("project", "keywords"), ("one", "two"))
    assert [one.change for one in patched(begun, [city]).held_back] == [city]
    wrong = Patch(("project", "start"), "soon")
    done = patched(begun, [city, wrong], unfinished=True)
    assert [one.change for one in done.held_back] == [wrong]
    assert list(data(begun, done)["project"]["keywords"]) == ["one", "two"]


def test_a_wrong_value_in_place_of_another_is_a_new_fault(outline: Callable[[str], Path]) -> None:
    path = outline(SMALL.replace("lead: aei\n  costs", "lead: nobody\n  costs"))
    wrong, right = Patch((*TASKS, 1, "lead"), "noone"), Patch((*TASKS, 1, "lead"), "ntt")
    assert [one.change for one in patched(path, [wrong], unfinished=True).held_back] == [wrong]
    assert not patched(path, [right], unfinished=True).held_back


def test_faults_are_known_again_where_items_have_moved(outline: Callable[[str], Path]) -> None:
    path = outline(SMALL.replace("    months: M2 – M4\n", ""))
    changes = [
        Patch(TASKS, {"id": "new", "title": "N", "months": "M1", "lead": "aei"}, added=True, at=0),
        Move((*TASKS, 2), TASKS, 0),
    ]
    done = patched(path, changes, unfinished=True)
    assert not done.held_back
    worse = Removal((*TASKS, 2, "months"))
    done = patched(path, [*changes, worse], unfinished=True)
    assert [one.change for one in done.held_back] == [worse]


def test_the_first_partner_shows_nothing_that_was_not_seen_before(
    outline: Callable[[str], Path],
) -> None:
    path = outline(HEAD + "work_packages:\n" + SMALL.split("work_packages:\n")[1])
    partner = {"id": "x", "name": "X", "short_name": "X", "country": "ES", "role": "coordinator"}
    first = Patch(("partners",), partner, added=True)
    done = patched(path, [first], unfinished=True)
    assert not done.held_back
    text = done.texts[path.resolve()]
    assert text.index("project:") < text.index("partners:\n") < text.index("work_packages:")


def test_a_new_item_may_lack_fields_as_long_as_the_outline_is_not_sound(
    outline: Callable[[str], Path],
) -> None:
    path = outline(HEAD)
    partner = Patch(("partners",), {"id": "x", "short_name": "X"}, added=True)
    wrong = Patch(("partners",), {"id": "y", "country": "Nowhere"}, added=True, at=0)
    done = patched(path, [partner, wrong], unfinished=True)
    assert [one.change for one in done.held_back] == [wrong]
    assert data(path, done)["partners"] == [{"id": "x", "short_name": "X"}]
    path = outline(SMALL)
    assert [one.change for one in patched(path, [partner], unfinished=True).held_back] == [partner]


def test_what_is_no_yaml_is_left_as_it_is(outline: Callable[[str], Path]) -> None:
    path = outline("project:\n  title: 'It\n  x: [\n")
    change = Patch(("project", "title"), "T")
    (one,) = patched(path, [change], unfinished=True).held_back
    assert isinstance(one, HeldBack)
    assert one.fault
    assert not patched(path, [change], unfinished=True).files


# --- many at once


def test_hundreds_of_changes_are_read_again_but_once(small: Path, attempts: list[int]) -> None:
    changes: list[Change] = [cost(f"Thing {n}", note="Words\nof it.\n") for n in range(60)]
    changes += [Patch((*COSTS, n, "unit_cost"), n + 1) for n in range(60)]
    changes += [Patch((*COSTS, n, "months"), "M1-M2") for n in range(60)]
    changes += [Removal((*COSTS, 0)) for _ in range(20)]
    done = patched(small, changes)
    assert not done.held_back
    assert attempts == [200]
    assert len(data(small, done)["work_packages"][0]["costs"]) == 41
