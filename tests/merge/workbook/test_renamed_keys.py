"""Ids that were renamed in the outline, followed in a workbook that somebody has edited."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.merge.workbook.keyed import keyed
from tests.merge.workbook.small_workbook import Outline, base, book, outline
from tests.merge.workbook.workbook_editor import typed
from toolkit.merge.workbook.base import whole
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.renamed_keys import RenamedKeys
from toolkit.merge.workbook.update import Updated, merge_workbook
from toolkit.plan.renamed_ids import RenamedIds

NAMES = {"citeve": "cit", "w0": "survey", "t0-1": "interviews"}
RENAMED = RenamedIds(NAMES)


def renamed(value: Any) -> Any:
    """The outline with the new ids in the places of the former ones; names stay."""
    if isinstance(value, dict):
        return {
            NAMES.get(key, key): one if key in ("name", "short_name") else renamed(one)
            for key, one in value.items()
        }
    if isinstance(value, list):
        return [renamed(one) for one in value]
    return NAMES.get(value, value) if isinstance(value, str) else value


def edited(folder: Path) -> bytes:
    """The workbook after a person has typed a value in a row, and a new line of costs."""
    path = folder / "book.xlsx"
    path.write_bytes(book(outline()))
    typed(
        path,
        {
            ("effort", "t0-1", "citeve/expert"): Decimal("4.5"),
            ("costs", "new/1", "partner"): "CITEVE",
            ("costs", "new/1", "package"): "WP1",
            ("costs", "new/1", "item"): "Leaflets",
        },
    )
    return path.read_bytes()


def updated(content: bytes, data: Outline, known: RenamedIds = RENAMED) -> Updated:
    done = merge_workbook(content, base(content), book(data), renamed=known)
    again = merge_workbook(done.content, base(done.content), book(data), renamed=known)
    assert again.content == done.content
    return done


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return edited(tmp_path_factory.mktemp("renamed"))


def test_every_row_and_column_is_there_once_and_keeps_what_was_typed(work: bytes) -> None:
    done = updated(work, renamed(outline()))
    assert not done.kept
    assert not done.remarks
    assert done.tally.counts == ()
    cells = {place: said for place, said, _ in keyed(done.content).cells()}
    fresh = {place: said for place, said, _ in keyed(book(renamed(outline()))).cells()}
    differing = {
        place: cells.get(place) for place in cells | fresh if cells.get(place) != fresh.get(place)
    }
    assert differing == {
        ("effort", "interviews", "cit/expert"): 4.5,
        ("costs", "new/1", "partner"): "CITEVE",
        ("costs", "new/1", "package"): "WP1",
        ("costs", "new/1", "item"): "Leaflets",
    }


@pytest.mark.long
def test_without_the_renames_the_rows_are_new_ones(work: bytes) -> None:
    """What the rows would be otherwise, so that the test above cannot pass for nothing."""
    done = updated(work, renamed(outline()), RenamedIds())
    assert done.added
    assert done.kept


@pytest.mark.long
def test_a_changed_name_and_a_renamed_id_are_both_followed(work: bytes) -> None:
    data = renamed(outline())
    data["work_packages"][0]["tasks"][1]["title"] = "Interviews"
    done = updated(work, data)
    cells = {place: said for place, said, _ in keyed(done.content).cells()}
    assert cells["work_plan", "interviews", "title"] == "Interviews"
    assert cells["effort", "interviews", "cit/expert"] == 4.5


def test_what_was_pulled_is_known_under_the_new_keys(work: bytes) -> None:
    before, now = whole(base(work)), base(book(renamed(outline())))
    keys = RenamedKeys.between(before, now, RENAMED)
    ledger = Ledger(
        "sum",
        {
            "effort": {"t0-1": {"citeve/expert": "4.5"}},
            "costs": {"new/1": {"partner": "citeve", "item": "citeve"}},
        },
        {"costs": {"new/1": "cost/w0/techtera/C.1/Travel 0"}},
    )
    found = keys.in_ledger(ledger)
    assert found.cells == {
        "effort": {"interviews": {"cit/expert": "4.5"}},
        "costs": {"new/1": {"partner": "cit", "item": "citeve"}},
    }
    assert found.rows == {"costs": {"new/1": "cost/survey/techtera/C.1/Travel 0"}}
    assert (found.base, found.name) == (ledger.base, ledger.name)
