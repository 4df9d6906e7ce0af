"""The results that stand beside the formulas of an edited workbook after an update."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.merge.workbook.small_workbook import base, book, changed, outline
from tests.merge.workbook.stored import results, wrong
from toolkit.cell_addresses import letters
from toolkit.merge.workbook.evaluation.values import Value
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.merge.workbook.update import Updated, merge_workbook
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import cells_of, local, rows_of

Edit = Callable[[Package], None]


@pytest.fixture(scope="module")
def before() -> bytes:
    return book(outline())


@pytest.fixture(scope="module")
def fresh() -> bytes:
    """The workbook of the outline with a cost line more, and a task."""
    return book(changed())


def updated(before: bytes, fresh: bytes, *edits: Edit) -> Updated:
    package = Package.read(before)
    for one in edits:
        one(package)
    return merge_workbook(package.to_bytes(), base(before), fresh)


def typed(sheet: str, row: str, column: str, value: Any) -> Edit:
    def edit(package: Package) -> None:
        plane = keyed_sheets(package).by_key[sheet]
        plane.put(row, column, value)
        package.put(plane.part, plane.tree)

    return edit


def by_keys(content: bytes) -> dict[tuple[str, str, str], Value]:
    """The results of our formulas by sheet, row and column key."""
    found = results(content)
    return {
        (key, row, column): found[sheet.title, f"{letters(sheet.columns[column])}{number}"]
        for key, sheet in keyed_sheets(Package.read(content)).by_key.items()
        for row, (number, _) in sheet.rows.items()
        for column in sheet.columns
        if sheet.formula(row, column) is not None
    }


def wrong_by_keys(one: bytes, two: bytes) -> list[str]:
    ours, theirs = (
        {(f"{sheet}/{row}", column): value for (sheet, row, column), value in by_keys(x).items()}
        for x in (one, two)
    )
    assert None not in ours.values()
    return list(wrong(ours, theirs))


def own_sheet(package: Package, rows: str) -> None:
    """Makes a sheet of a person's own with those rows, named Mine."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    text = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
    package.parts["xl/worksheets/mine.xml"] = text.encode()
    package.declare(
        "xl/worksheets/mine.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
    )
    number = package.relate("xl/workbook.xml", f"{office}/worksheet", "worksheets/mine.xml")
    tree = package.xml("xl/workbook.xml")
    listed = next(tree.iter("{*}sheets"))
    one = listed.makeelement(f"{{{main}}}sheet", {"name": "Mine", "sheetId": "777"})
    one.set(f"{{{office}}}id", number)
    listed.append(one)
    package.put("xl/workbook.xml", tree)


def formulas(*pairs: tuple[str, str | None]) -> Edit:
    """A sheet Mine with those formulas from A1 down, each with the text that a program stored."""

    def edit(package: Package) -> None:
        sheets = keyed_sheets(package).by_key
        rates = sheets["rates"]
        column = letters(rates.columns["rate"])
        first, second = (rates.rows[one][0] for one in ("ateval/manager", "citeve/expert"))
        places = {"one": f"Rates!{column}{first}", "two": f"Rates!{column}{second}"}
        rows = ""
        for n, (text, stored) in enumerate(pairs, 1):
            value = "" if stored is None else f"<v>{stored}</v>"
            inside = text.format(**places)
            rows += f'<row r="{n}"><c r="A{n}" t="str"><f>{inside}</f>{value}</c></row>'
        own_sheet(package, rows)

    return edit


def mine(done: Updated) -> list[Value]:
    found = results(done.content)
    return [value for (title, _), value in found.items() if title == "Mine"]


def told(done: Updated) -> list[str]:
    return [one for one in done.remarks if "no stored result" in one]


def test_typed_values_count_in_every_result(before: bytes, fresh: bytes) -> None:
    """The results are those of a workbook of an outline that says what was typed."""
    done = updated(
        before,
        fresh,
        typed("rates", "ateval/manager", "rate", 5432),
        typed("effort", "t0-1", "citeve/expert", 7),
        typed("work_plan", "t1-0", "end", 12),
    )
    said = changed()
    said["partners"][0]["rates"]["manager"] = "5432.00"
    said["work_packages"][0]["tasks"][1]["effort"]["citeve"]["expert"] = 7
    said["work_packages"][1]["tasks"][0]["months"] = "M1-M12"
    assert wrong_by_keys(done.content, book(said)) == []
    assert not told(done)


def test_a_line_that_is_typed_into_an_empty_row_counts(before: bytes, fresh: bytes) -> None:
    total = by_keys(fresh)["summary", "total", "figure"]
    line = {"partner": "'TECHTERA", "package": "'WP2", "row": "'C.1", "item": "'Bench"}
    edits = [
        typed("costs", "new/1", *one) for one in {**line, "units": 2, "unit_cost": 100}.items()
    ]
    done = updated(before, fresh, *edits)
    assert isinstance(total, float)
    assert by_keys(done.content)["summary", "total", "figure"] == pytest.approx(total + 214)


def test_a_result_that_is_wrong_in_the_file_is_put_right(before: bytes, fresh: bytes) -> None:
    """As a program leaves it that computed the workbook once, and too early."""

    def spoilt(package: Package) -> None:
        for sheet in keyed_sheets(package).by_key.values():
            for cell in _with_formulas(sheet.tree):
                for part in cell:
                    if local(part) == "v" and cell.get("t", "n") == "n":
                        part.text = "217"
            package.put(sheet.part, sheet.tree)

    assert wrong_by_keys(updated(before, fresh, spoilt).content, fresh) == []


def test_a_save_that_shares_formulas_changes_nothing(before: bytes, fresh: bytes) -> None:
    """As ONLYOFFICE, and Excel where a formula was filled down, write neighbours that are alike."""
    done = updated(before, fresh, shared)
    assert wrong_by_keys(done.content, fresh) == []
    assert [one.code for one in done.kept] == []
    unchanged = updated(before, before, shared)
    assert (unchanged.cells, unchanged.kept) == (0, ())


def test_own_formulas_keep_the_result_of_their_program(before: bytes, fresh: bytes) -> None:
    """What this program does not compute stays where nothing that it reads has changed."""
    done = updated(
        before,
        fresh,
        formulas(
            ('TEXT({one},"0.00")', "5000,00"),
            ('LET(x,{one},"a"&amp;x)', "a5000"),
            ('A1&amp;" EUR"', "stale"),
            ("{one}+1", None),
        ),
    )
    assert mine(done) == ["5000,00", "a5000", "5000,00 EUR", 5001.0]
    assert not told(done)


def test_own_formulas_lose_a_result_that_may_be_wrong_and_no_other(
    before: bytes, fresh: bytes
) -> None:
    done = updated(
        before,
        fresh,
        typed("rates", "ateval/manager", "rate", 5432),
        formulas(('TEXT({two},"0")', "4000"), ('TEXT(SUM(Budget!A:Z),"0")', "1"), ("A2", "1")),
    )
    assert mine(done) == ["4000", None, None]
    assert told(done) == [
        "'Mine': 2 formulas have no stored result, so a preview shows an empty cell; "
        "open the workbook in Excel or LibreOffice and save it once"
    ]


def test_what_cannot_be_seen_is_not_kept(before: bytes, fresh: bytes) -> None:
    """A formula that reads cells by a computed address, or in a way that is not understood."""
    done = updated(
        before,
        fresh,
        formulas(
            ('INDIRECT("Rates!D9")', "1"),
            ("OFFSET({one},1,0)", "1"),
            ("SUM(Rates:Budget!A1)", "1"),
            ("SUM(A1#)", "1"),
            ('TEXT(SUMIF(Rates!B1:B9,"x",{one}),0)', "1"),
        ),
    )
    assert mine(done) == [None] * 5


def test_a_workbook_that_counts_with_what_it_shows_keeps_no_result(
    before: bytes, fresh: bytes
) -> None:
    """Excel's option "Set precision as displayed"."""

    def edit(package: Package) -> None:
        book = package.parts["xl/workbook.xml"]
        package.parts["xl/workbook.xml"] = book.replace(b"<calcPr ", b'<calcPr fullPrecision="0" ')

    done = updated(before, fresh, edit)
    assert {*results(done.content).values()} == {None}
    assert told(done)[0].startswith("'Summary' and 'Work plan' and 12 more sheets: ")


@pytest.mark.parametrize(("reads", "left"), [("{two}", ["4000", "1"]), ("{one}", [None, None])])
def test_an_array_keeps_all_of_its_cells_or_none(
    before: bytes, reads: str, left: list[Value]
) -> None:
    def edit(package: Package) -> None:
        formulas((f"TEXT({reads},0)", "4000"))(package)
        tree = package.xml("xl/worksheets/mine.xml")
        cell = next(tree.iter("{*}c"))
        cell[0].set("t", "array")
        cell[0].set("ref", "A1:B1")
        beside = cell.makeelement(cell.tag, {"r": "B1", "t": "str"})
        value = beside.makeelement(cell.tag[:-1] + "v", {})
        value.text = "1"
        beside.append(value)
        cell.addnext(beside)
        package.put("xl/worksheets/mine.xml", tree)

    said = changed()
    said["partners"][0]["rates"]["manager"] = "5432.00"
    done = updated(before, book(said), edit)
    assert mine(done) == left
    assert bool(told(done)) == (None in left)


def test_the_workbook_is_still_computed_when_it_is_opened(before: bytes, fresh: bytes) -> None:
    done = updated(before, fresh, typed("rates", "ateval/manager", "rate", 1))
    assert b'fullCalcOnLoad="1"' in Package.read(done.content).parts["xl/workbook.xml"]


def shared(package: Package) -> None:
    """Lets formulas that are alike in neighbouring rows share one."""
    from toolkit.merge.workbook.shifting.references import offset

    number = 0
    for sheet in keyed_sheets(package).by_key.values():
        above: dict[int, tuple[int, str, Any]] = {}
        for row, inside in rows_of(sheet.tree):
            for column, cell in cells_of(inside):
                formula = next((one for one in cell if local(one) == "f"), None)
                if formula is None:
                    continue
                first, text, master = above.get(column, (0, "", None))
                if master is not None and offset(text, row - first, 0) == formula.text:
                    if master.get("t") is None:
                        master.set("t", "shared")
                        master.set("si", f"{number}")
                        number += 1
                    address = letters(column)
                    master.set("ref", f"{address}{first}:{address}{row}")
                    formula.text = None
                    formula.set("t", "shared")
                    formula.set("si", master.get("si"))
                else:
                    above[column] = row, formula.text, formula
        package.put(sheet.part, sheet.tree)
    assert number > 20


def _with_formulas(tree: Any) -> Iterator[Any]:
    for _, row in rows_of(tree):
        for _, cell in cells_of(row):
            if any(local(part) == "f" for part in cell):
                yield cell
