"""Which row of a workbook shows which line of the outline, when lines come, go and change names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from toolkit.merge.workbook.keyed_sheet import KeyedSheet
from toolkit.merge.workbook.match_rows import RowPairs, Versions, pairs_of
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.verdict import WrittenCells

Lines = Mapping[str, Mapping[str, Any]]
"""The inputs of each line, by the key of its row."""

TRAVEL = {"partner": "aei", "package": "wp1", "row": "C.1", "item": "Travel"}
STUDY = {"partner": "aei", "package": "wp2", "row": "B", "item": "Study"}
TRIPS = {**TRAVEL, "item": "Trips"}
FAIR = {"partner": "cvi", "package": "wp2", "row": "C.3", "item": "Fair"}


def pairs(
    before: Lines,
    now: Lines,
    rows: Sequence[str] | None = None,
    sheet: str = "costs",
    renamed: Mapping[str, str] | None = None,
) -> RowPairs:
    """What becomes of the rows of a sheet that was written with `before`; `rows` are there now."""
    keys = list(before) if rows is None else rows
    return pairs_of(
        Versions(
            KeyedSheet(
                sheet, "Costs", "sheet1.xml", None, 1, [], 1, dict.fromkeys(keys, (1, None))
            ),
            list(now),
            WrittenCells(
                {"sheets": {sheet: before}, "shown": {}}, Ledger(rows={sheet: renamed or {}})
            ),
            {"sheets": {sheet: now}, "shown": {}},
        )
    )


CASES = {
    "nothing changed": (
        pairs({"a": TRAVEL, "b": STUDY}, {"a": TRAVEL, "b": STUDY}),
        RowPairs({"a": "a", "b": "b"}),
    ),
    "a line comes": (
        pairs({"a": TRAVEL}, {"a": TRAVEL, "b": STUDY}),
        RowPairs({"a": "a"}, new=["b"]),
    ),
    "a line goes": (
        pairs({"a": TRAVEL, "b": STUDY}, {"b": STUDY}),
        RowPairs({"b": "b"}, left=["a"]),
    ),
    "lines change places": (
        pairs({"a": TRAVEL, "b": STUDY}, {"b": STUDY, "a": TRAVEL}),
        RowPairs({"a": "a", "b": "b"}),
    ),
    "a line gets another name": (
        pairs({"a": TRAVEL, "b": STUDY}, {"c": TRIPS, "b": STUDY}),
        RowPairs({"b": "b", "a": "c"}),
    ),
    "two like lines get other names: none is taken for the other": (
        pairs({"a": TRAVEL, "b": TRIPS}, {"c": TRAVEL, "d": TRIPS}),
        RowPairs({}, left=["a", "b"], new=["c", "d"]),
    ),
    "one goes and another comes": (
        pairs({"a": TRAVEL}, {"c": FAIR}),
        RowPairs({}, left=["a"], new=["c"]),
    ),
    "another name, on a sheet without free lines": (
        pairs({"a": TRAVEL}, {"c": TRIPS}, sheet="effort"),
        RowPairs({}, left=["a"], new=["c"]),
    ),
    "a person deleted a row: it stays out": (
        pairs({"a": TRAVEL, "b": STUDY}, {"a": TRAVEL, "b": STUDY}, rows=["a"]),
        RowPairs({"a": "a"}),
    ),
    "a row that was pulled is the line that it became": (
        pairs(
            {"a": TRAVEL, "new/1": {}},
            {"a": TRAVEL, "c": FAIR, "new/1": {}},
            renamed={"new/1": "c"},
        ),
        RowPairs({"a": "a", "new/1": "c"}, new=["new/1"], empty=["new/1"]),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_becomes_of_the_rows(name: str) -> None:
    found, expected = CASES[name]
    assert found == expected
