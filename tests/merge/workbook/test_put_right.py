"""Rows, columns, sheets and ids that people deleted or sorted apart, and what gives them back."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

import pytest

from tests.merge.workbook.keyed import keyed, names, rules
from tests.merge.workbook.small_workbook import base, book, outline, rows, told, updated
from tests.merge.workbook.worked_by_hand import exchanged, put, read, restored, said, worked
from toolkit.diagnostics import ProposalError
from toolkit.merge.workbook.added_sheets import add_sheet
from toolkit.merge.workbook.keyed_sheet import KeyedSheets, keyed_sheets
from toolkit.merge.workbook.own_damage import IN_ORDER
from toolkit.merge.workbook.shifting.axis import Axis, unchanged
from toolkit.merge.workbook.shifting.formulas import Shift
from toolkit.merge.workbook.shifting.workbook import shift_workbook
from toolkit.merge.workbook.update import merge_workbook
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import base_of, embed_base
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import cells_of

TASKS = ("t0-0", "t0-1", "t0-2")
LINES = (
    "cost/w0/techtera/C.1/Travel 0",
    "cost/w0/techtera/C.1/Travel 1",
    "cost/w1/techtera/C.1/Travel 0",
)


def plan() -> dict[str, object]:
    """The small outline with a line whose item no other has."""
    data = outline()
    data["work_packages"][0]["costs"][0]["item"] = "Hotels"
    data["work_packages"][0]["costs"][1]["item"] = "Posters"
    data["work_packages"][1]["costs"][0]["item"] = "Samples"
    data["work_packages"][1]["costs"][1]["item"] = "Print"
    return data


@pytest.fixture(scope="module")
def fresh() -> bytes:
    return book(plan())


def without(content: bytes, sheet: str, row: int = 0, column: int = 0) -> bytes:
    """The workbook after a person has deleted a row or a column, by its number."""
    package = Package.read(content)
    title = keyed_sheets(package).by_key[sheet].title
    order = tuple(one for one in range(1, 121) if one != (row or column))
    axis = Axis(order, 120)
    shift = Shift(axis, unchanged()) if row else Shift(unchanged(), axis)
    shift_workbook(package, {title: shift})
    return package.to_bytes()


def without_sheet(content: bytes, key: str) -> bytes:
    package = Package.read(content)
    sheet = keyed_sheets(package).by_key[key]
    main = package.main_part()
    tree = package.xml(main)
    listed = next(one for one in tree.iter("{*}sheet") if one.get("name") == sheet.title)
    number = f"{listed.getparent().index(listed)}"
    for one in list(tree.iter("{*}definedName")):
        if one.get("localSheetId") == number:
            one.getparent().remove(one)
        elif int(one.get("localSheetId") or -1) > int(number):
            one.set("localSheetId", f"{int(one.get('localSheetId')) - 1}")
    listed.getparent().remove(listed)
    package.put(main, tree)
    package.remove(sheet.part)
    relation = next(one for one in package.relations(main) if one.target == sheet.part)
    package.remove_relation(main, relation.id)
    return package.to_bytes()


def emptied(content: bytes, sheet: str) -> bytes:
    """The workbook after a person has emptied the grey column, but for the mark above."""

    def work(sheets: KeyedSheets) -> None:
        plane = sheets.by_key[sheet]
        for _, row in plane.rows.values():
            plane.write(dict(cells_of(row))[plane.column], None)

    return worked(content, work)


BREAKS: dict[str, Callable[[bytes], bytes]] = {
    "a task": lambda one: without(one, "work_plan", row=_row(one, "work_plan", "t0-1")),
    "a task of Effort": lambda one: without(one, "effort", row=_row(one, "effort", "t0-0")),
    "the head of a sheet": lambda one: without(one, "rates", row=_row(one, "rates", "__head")),
    "a cost line": lambda one: without(one, "costs", row=6),
    "a column": lambda one: without(one, "effort", column=_column(one, "effort", "citeve/expert")),
    "a sheet": lambda one: without_sheet(one, "effort"),
    "a sheet with charts": lambda one: without_sheet(one, "summary"),
    "a sheet with a table": lambda one: without_sheet(one, "costs"),
    "a hidden sheet": lambda one: without_sheet(one, "lists"),
    "the grey column": lambda one: without(one, "effort", column=1),
    "the grey column of a plan": lambda one: without(one, "work_plan", column=1),
    "the hidden row": lambda one: without(one, "costs", row=1),
    "the ids": lambda one: emptied(one, "work_plan"),
    "the order of the plan": lambda one: exchanged(one, "work_plan", TASKS[::-1]),
    "the order of Effort": lambda one: exchanged(one, "effort", [*TASKS[1:], TASKS[0]]),
    "the order with the ids": lambda one: exchanged(one, "work_plan", TASKS[::-1], with_ids=True),
}


QUICK = ("a task", "a sheet with a table", "the grey column", "the order of the plan")


def in_long_runs(cases: Iterable[str]) -> list[Any]:
    """The cases that are left out where many tests are run."""
    return [pytest.param(one, marks=pytest.mark.long) for one in cases]


def _row(content: bytes, sheet: str, row: str) -> int:
    return keyed_sheets(Package.read(content)).by_key[sheet].rows[row][0]


def _column(content: bytes, sheet: str, column: str) -> int:
    return keyed_sheets(Package.read(content)).by_key[sheet].columns[column]


@pytest.mark.parametrize("what", [*QUICK, *in_long_runs(one for one in BREAKS if one not in QUICK)])
def test_what_was_broken_is_given_back(fresh: bytes, what: str) -> None:
    broken = BREAKS[what](fresh)
    plain = merge_workbook(broken, base(broken), fresh)
    assert plain.kept or plain.remarks, "a build says what was broken"
    told_ways = [one.hint for one in plain.kept] + list(plain.remarks)
    assert any("--restore" in one for one in told_ways)
    done = restored(broken, fresh)
    assert said(done.content) == said(fresh)
    if what in ("a task", "a column", "a sheet with a table", "the grey column of a plan"):
        found, wanted = keyed(done.content), keyed(fresh)
        assert names(found) == names(wanted)
        assert rules(found).keys() == rules(wanted).keys()


@pytest.mark.parametrize(
    "what", ["a sheet", *in_long_runs(("the grey column", "the order of the plan"))]
)
def test_a_build_with_other_lines_and_with_restore_comes_to_the_same(
    fresh: bytes, what: str
) -> None:
    data = plan()
    package = data["work_packages"][0]  # type: ignore[index]
    package["tasks"].append({**package["tasks"][0], "id": "new", "title": "New"})
    broken = BREAKS[what](fresh)
    new = book(data)
    assert said(restored(broken, new).content) == said(new)


def test_a_plan_that_was_sorted_with_its_ids_is_told_in_one_line(fresh: bytes) -> None:
    mixed = exchanged(fresh, "work_plan", TASKS[::-1], with_ids=True)
    [one] = [one for one in merge_workbook(mixed, base(mixed), fresh).kept if one.code == "MRG146"]
    assert one.message.startswith("the rows of 'Work plan' are in another order, and ")
    assert one.hint == IN_ORDER


def copied_sheet(content: bytes, key: str) -> bytes:
    """The workbook after a person has copied a sheet, with names of its own as programs do it."""
    package = Package.read(content)
    title = add_sheet(package, keyed_sheets(Package.read(content)), key)
    book = package.xml(package.main_part())
    for one in list(book.iter("{*}definedName")):
        if one.get("localSheetId") is None:
            own = deepcopy(one)
            own.set("localSheetId", f"{len(list(book.iter('{*}sheet'))) - 1}")
            own.text = f"'{title}'!$A$1"
            one.addnext(own)
    package.put(package.main_part(), book)
    return package.to_bytes()


def test_a_copied_sheet_is_a_sheet_of_the_persons_and_no_build_is_refused_for_it(
    fresh: bytes,
) -> None:
    typed = put(copied_sheet(fresh, "rates"), {("rates", "ateval/manager", "rate"): 4321})
    sheets = keyed_sheets(Package.read(typed))
    assert (sheets.by_key["rates"].title, sheets.copies) == ("Rates", {"rates": ["Rates (2)"]})
    assert [one[:6] for one in read(typed)] == ["MRG044", "ateval"]
    data = plan()
    data["project"]["duration"] = 14  # type: ignore[index]
    done = merge_workbook(typed, base(typed), book(data))
    assert done.kept == ()
    after = keyed_sheets(Package.read(done.content))
    assert after.by_key["rates"].shown("ateval/manager", "rate").value == 4321


def charts(content: bytes) -> list[str]:
    """What the charts of a workbook refer to."""
    package = Package.read(content)
    parts = sorted(one for one in package.parts if one.startswith("xl/charts/chart"))
    return [one.text for part in parts for one in package.xml(part).iter("{*}f")]


def test_a_chart_of_ours_of_which_all_rows_are_other_ones_refers_to_them(fresh: bytes) -> None:
    keys = [one for one in rows(keyed(fresh), "summary") if one.startswith("support/")]
    package = Package.read(fresh)
    sheet = keyed_sheets(package).by_key["summary"]
    carried, generation, *_ = base_of(package) or ({}, 0)
    for key in keys:
        sheet.rename(key, f"former/{key}")
        for part in ("shown", "sheets"):
            if (cells := carried[part]["summary"].pop(key, None)) is not None:
                carried[part]["summary"][f"former/{key}"] = cells
    order = carried["order"]["summary"]
    order["rows"] = [f"former/{one}" if one in keys else one for one in order["rows"]]
    package.put(sheet.part, sheet.tree)
    name = properties_of(package)["pk.doc"]
    embed_base(package, carried, document=name, generation=generation)
    former = package.to_bytes()
    done = merge_workbook(former, base(former), fresh)
    assert not [one.message for one in done.kept if "chart" in one.message]
    here = [one.replace("'", "") for one in charts(done.content)]
    assert here == [one.replace("'", "") for one in charts(fresh)]


def test_sorted_costs_keep_their_order_and_get_their_ids_again(fresh: bytes) -> None:
    lines = [one for one in rows(keyed(fresh), "costs") if one.startswith("cost/")]
    rate = put(fresh, {("costs", lines[0], "units"): 77})
    mixed = exchanged(rate, "costs", lines[::-1])
    [message] = read(mixed)
    assert message.startswith("MRG049 on 'Costs' the rows 'Print' and 'Samples' have changed")
    done = merge_workbook(mixed, base(mixed), fresh, restore=True)
    assert done.remarks[0] == "'Costs': each row has its own id again"
    found = keyed(done.content)
    assert [one for one in rows(found, "costs") if one.startswith("cost/")] == lines[::-1]
    sheet = keyed_sheets(Package.read(done.content)).by_key["costs"]
    assert sheet.shown(lines[0], "units").value == 77
    assert sheet.shown(lines[0], "item").value == "Hotels"


@pytest.mark.parametrize("sheet", ["costs", *in_long_runs(("work_plan", "effort", "rates"))])
def test_a_build_writes_nothing_into_a_sheet_that_was_sorted_without_its_ids(
    fresh: bytes, sheet: str
) -> None:
    keys = rows(keyed(fresh), sheet)
    head = keys.index("__head")
    order = {"costs": keys[1:4], "rates": keys[head + 1 : head + 4]}.get(sheet, list(TASKS))
    mixed = exchanged(fresh, sheet, order[::-1])
    data = plan()
    data["work_packages"][0]["costs"][0]["units"] = 9  # type: ignore[index]
    data["work_packages"][0]["tasks"][0]["months"] = "M2-M3"  # type: ignore[index]
    data["work_packages"][0]["tasks"][0]["effort"]["ateval"]["manager"] = "2.5"  # type: ignore[index]
    data["partners"][0]["rates"]["manager"] = "5100.00"  # type: ignore[index]
    done, _ = updated(mixed, data)
    assert [one.split()[0] for one in told(done)] == ["MRG049"]
    before = {place: value for place, value in said(mixed).items() if place[0] == sheet}
    assert before == {
        place: value for place, value in said(done.content).items() if place[0] == sheet
    }
    assert said(done.content) != said(mixed), "the other sheets are brought up to date"
    assert [one.split()[0] for one in read(mixed)] == ["MRG049"]
    # once the sorting is undone the outline's change arrives
    back = exchanged(done.content, sheet, order[::-1])
    again = merge_workbook(back, base(back), book(data))
    assert again.kept == ()
    assert said(again.content) == said(book(data))


@pytest.mark.long
def test_new_lines_wait_while_the_costs_are_sorted_without_their_ids(fresh: bytes) -> None:
    lines = [one for one in rows(keyed(fresh), "costs") if one.startswith("cost/")]
    data = plan()
    costs = data["work_packages"][0]["costs"]  # type: ignore[index]
    costs.append({**costs[0], "item": "Visas"})
    del costs[1]
    done, found = updated(exchanged(fresh, "costs", lines[::-1]), data)
    assert [one.split()[0] for one in told(done)] == ["MRG049"]
    assert [one for one in rows(found, "costs") if one.startswith("cost/")] == lines
    mended = merge_workbook(done.content, base(done.content), book(data), restore=True)
    items = {"Hotels", "Visas", "Samples", "Print"}
    assert items == {
        value
        for (sheet, row, column), value in said(mended.content).items()
        if sheet == "costs" and column == "item" and row.startswith("cost/")
    }


def test_a_new_task_does_not_come_into_a_plan_that_was_sorted_without_its_ids(fresh: bytes) -> None:
    data = plan()
    package = data["work_packages"][0]  # type: ignore[index]
    package["tasks"].append({**package["tasks"][0], "id": "new", "title": "New"})
    mixed = BREAKS["the order of the plan"](fresh)
    with pytest.raises(ProposalError) as refused:
        merge_workbook(mixed, base(mixed), book(data))
    [finding] = refused.value.diagnostics
    assert finding.code == "MRG050"
    assert "the rows of 'Work plan' have changed places without their ids" in finding.message
    assert "--restore" in finding.hint


def test_another_title_is_a_new_name_and_titles_that_were_exchanged_are_a_sort(
    fresh: bytes,
) -> None:
    title = keyed_sheets(Package.read(fresh)).by_key["work_plan"].shown("t0-1", "title").value
    one = put(fresh, {("work_plan", "t0-0", "title"): "'Something else"})
    like = put(fresh, {("work_plan", "t0-0", "title"): f"'{title}"})
    for content in (one, like):
        assert "MRG049" not in " ".join(read(content))
    both = put(like, {("work_plan", "t0-1", "title"): "'Task 0"})
    assert "MRG049" not in " ".join(read(both)), "titles that several tasks have say nothing"


def test_exchanged_titles_that_are_unique_are_a_sort() -> None:
    data = plan()
    for number, task in enumerate(data["work_packages"][0]["tasks"]):  # type: ignore[index]
        task["title"] = f"Own title {number}"
    cells = {
        ("work_plan", "t0-0", "title"): "'Own title 1",
        ("work_plan", "t0-1", "title"): "'Own title 0",
    }
    assert read(put(book(data), cells))[0].startswith("MRG049 on 'Work plan'")  # type: ignore[arg-type]


def test_a_filter_over_the_rows_holds_their_ids(fresh: bytes) -> None:
    assert names(keyed(fresh))["filter work_plan"] == "work_plan!__head|column 1..t1-2|free"

    def narrowed(sheets: KeyedSheets) -> None:
        plane = sheets.by_key["work_plan"]
        one = next(plane.tree.iter("{*}autoFilter"))
        one.set("ref", one.get("ref").replace("A", "B", 1))

    data = plan()
    data["partners"][0]["rates"]["manager"] = "5100.00"  # type: ignore[index]
    edited = worked(fresh, narrowed)
    _, found = updated(edited, data)
    assert names(found)["filter work_plan"] == names(keyed(fresh))["filter work_plan"]
