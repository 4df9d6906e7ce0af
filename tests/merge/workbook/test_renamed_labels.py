"""Lines that people typed belong to a work package or partner, not to its number or name."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.merge.workbook.keyed import keyed
from tests.merge.workbook.small_workbook import Outline, outline, told, updated
from tests.merge.workbook.small_workbook import book as workbook_of
from tests.merge.workbook.workbook_editor import typed
from toolkit.merge.workbook.update import Updated

LINE = {"partner": "CITEVE", "package": "WP2", "row": "C.1", "item": "Leaflets"}
SCHEME = {"title": "Vouchers", "partner": "CITEVE", "package": "WP2", "amount": Decimal(5000)}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook in which a person typed a cost line and an instrument for the second package."""
    path = tmp_path_factory.mktemp("labels") / "book.xlsx"
    path.write_bytes(workbook_of(outline()))
    note = "Asked in T2.1 of WP2, not in WP20 nor T2.12"
    lines = {("costs", "new/1", name): value for name, value in {**LINE, "note": note}.items()}
    schemes = {("instruments", "new/1", name): value for name, value in SCHEME.items()}
    typed(path, {**lines, **schemes})
    return path.read_bytes()


def cells_of(content: bytes) -> dict[Any, Any]:
    return {place: said for place, said, _ in keyed(content).cells()}


def with_package_before() -> Outline:
    data = outline()
    first = data["work_packages"][0]
    new = {**first, "id": "new", "title": "New package", "costs": []}
    new["tasks"] = [{**first["tasks"][0], "id": "new-task", "title": "New task"}]
    data["work_packages"].insert(0, new)
    return data


def amounts(done: Updated) -> dict[str, Any]:
    found = cells_of(done.content)
    return {name: found["costs", "new/1", name] for name in (*LINE, "note")}


def test_a_package_that_comes_before_takes_no_line_from_another(work: bytes) -> None:
    done, _ = updated(work, with_package_before())
    assert amounts(done) == {
        **LINE,
        "package": "WP3",
        "note": "Asked in T3.1 of WP3, not in WP20 nor T2.12",
    }
    assert cells_of(done.content)["instruments", "new/1", "package"] == "WP3"
    (moved, task) = (one for one in done.remarks if " is " in one)
    assert moved.startswith("WP2 is WP3 now, and what was typed for it follows: 'Costs'!")
    assert "'Instruments'!" in moved
    assert task.startswith("T2.1 is T3.1 now, ")
    assert not done.kept


@pytest.mark.long
def test_generated_lines_follow_without_a_word(work: bytes) -> None:
    done, found = updated(work, with_package_before())
    lines = {place[1]: said for place, said, _ in found.cells() if place[2] == "package"}
    assert lines["cost/w0/techtera/C.1/Travel 0"] == "WP2"
    assert lines["cost/w1/techtera/C.1/Travel 0"] == "WP3"
    assert sum(" is " in one for one in done.remarks) == 2


def test_a_partner_with_another_short_name_keeps_its_lines(work: bytes) -> None:
    data = outline()
    data["partners"][1]["short_name"] = "CITEVE Lab"
    done, _ = updated(work, data)
    assert amounts(done)["partner"] == "CITEVE Lab"
    assert any(one.startswith("CITEVE is CITEVE Lab now") for one in done.remarks)


@pytest.mark.long
def test_packages_that_change_places_change_labels(work: bytes) -> None:
    data = outline()
    data["work_packages"].reverse()
    done, _ = updated(work, data)
    assert amounts(done)["package"] == "WP1"


def test_a_line_of_a_package_that_is_gone_goes_to_no_other(work: bytes) -> None:
    data = with_package_before()
    del data["work_packages"][2]
    done, _ = updated(work, data)
    assert amounts(done)["package"] == "ex-WP2"
    (finding,) = (one for one in told(done) if one.startswith("MRG170"))
    assert "WP2 is 'Package 0' now" in finding
    assert "ex-WP2" in finding


@pytest.mark.long
def test_a_package_that_is_gone_with_its_label_is_named_as_before(work: bytes) -> None:
    data = outline()
    del data["work_packages"][1]
    done, _ = updated(work, data)
    assert amounts(done)["package"] == "WP2"
