"""Formulas, labels and names of ours that people changed: named, and given back."""

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from tests.merge.workbook.keyed import keyed, names
from tests.merge.workbook.small_workbook import base, book, outline, told, updated
from tests.merge.workbook.workbook_editor import needs_calc, worked_in_office
from tests.merge.workbook.worked_by_hand import put, restored, said, worked
from toolkit.merge.workbook.base import whole
from toolkit.merge.workbook.change_lines import with_inserted
from toolkit.merge.workbook.keyed_sheet import KeyedSheets, keyed_sheets
from toolkit.merge.workbook.own_damage import own_damage
from toolkit.merge.workbook.update import merge_workbook
from toolkit.ooxml.package import Package

STAFF = ("staff_costs", "w0", "ateval/manager")


@pytest.fixture(scope="module")
def fresh() -> bytes:
    return book(outline())


def light(content: bytes) -> tuple[object, object]:
    """How many formulas were typed over, and what the light says, as they are stored."""
    checks = keyed_sheets(Package.read(content)).by_key["checks"]
    number, says = (checks.shown("own-formulas", one).value for one in ("found", "light"))
    return number, says


def pulled(content: bytes) -> list[str]:
    """What a pull says of cells that it does not bring."""
    sheets = with_inserted(keyed_sheets(Package.read(content)))
    found = own_damage(sheets, whole(base(content))).not_pulled("plan.xlsx")
    return [f"{one.code} {one.message}" for one in found]


def test_an_unedited_workbook_has_no_damage(fresh: bytes) -> None:
    assert pulled(fresh) == []


def test_a_formula_that_was_typed_over_is_named_and_given_back(fresh: bytes) -> None:
    place = "'Staff costs'!"
    typed = put(fresh, {STAFF: 9999, ("costs", "__head", "item"): "'Thing"})
    formula = keyed_sheets(Package.read(fresh)).by_key["staff_costs"].formula("w0", STAFF[2])
    done, _ = updated(typed, outline())
    [message] = told(done)
    assert message.startswith(f"MRG145 {place}")
    assert message.endswith(f" holds 9999 in place of our formula ={formula}")
    label = "holds 'Thing', not 'Item'"
    assert [one.partition("!")[2].partition(" ")[2] for one in done.remarks] == [
        f"{label}; proposal build --restore gives it back"
    ]
    assert [one.split()[0] for one in pulled(typed)] == ["MRG145", "MRG148"]
    mended = restored(typed, fresh)
    assert said(mended.content) == said(fresh)
    assert light(mended.content) == (0, "OK")
    assert [one.split(": ")[1] for one in mended.remarks] == [
        "our text is there again; the cell held Thing",
        "our formula is there again; the cell held 9999",
    ]


def test_the_light_turns_with_the_next_build_even_where_the_same_value_was_typed(
    fresh: bytes,
) -> None:
    value = keyed_sheets(Package.read(fresh)).by_key["staff_costs"].shown(*STAFF[1:]).value
    assert isinstance(value, Decimal)
    data = outline()
    data["partners"][2]["rates"]["expert"] = "4100.00"
    done, _ = updated(put(fresh, {STAFF: value}), data)
    assert light(done.content) == (1, "MEND")


def test_a_formula_of_a_persons_own_over_ours_and_an_emptied_one_are_named(fresh: bytes) -> None:
    other = put(fresh, {STAFF: "=1+1", ("rates", "__total", "pm"): None})
    assert [one.partition(" in place")[0] for one in pulled(other)] == [
        "MRG145 'Rates'!E12 holds nothing",
        "MRG145 'Staff costs'!D8 holds =1+1",
    ]
    assert said(restored(other, fresh).content) == said(fresh)


def test_many_cells_are_named_by_their_areas(fresh: bytes) -> None:
    sheets = keyed_sheets(Package.read(fresh)).by_key
    typed = {
        ("cash_flow", row, "total"): Decimal(1) for row in sheets["cash_flow"].rows if row[0] == "M"
    }
    typed |= {("cash_flow", row, "staff"): 1 for _, row, _ in list(typed)}
    found = pulled(put(fresh, typed))
    assert len(typed) == 24
    assert len(found) == 21
    assert "4 more formulas of ours were typed over: " in found[-1]


def test_a_formula_that_refers_to_another_cell_since_one_was_dragged_is_named(fresh: bytes) -> None:
    sheet = keyed_sheets(Package.read(fresh)).by_key["effort"]
    ours = f"{sheet.formula('rate', 'ateval/manager')}"
    theirs = f"={sheet.formula('rate', 'citeve/manager')}"
    shifted = put(fresh, {("effort", "rate", "ateval/manager"): theirs})
    [message] = pulled(shifted)
    assert message.startswith("MRG146 'Effort'!")
    assert message.endswith(f"refers to other cells than it did: {theirs} in place of ={ours}")
    done = restored(shifted, fresh)
    assert said(done.content) == said(fresh)
    assert done.remarks == ("1 formula again with the cells they refer to",)


def test_names_that_were_moved_or_deleted_refer_to_their_cells_again(fresh: bytes) -> None:
    package = Package.read(fresh)
    main = package.main_part()
    book_part = package.xml(main)
    found = {one.get("name"): one for one in book_part.iter("{*}definedName")}
    found["Grant"].text = "Summary!$A$1"
    found["TotalCosts"].getparent().remove(found["TotalCosts"])
    package.put(main, book_part)
    edited = package.to_bytes()
    assert [one.split(" ", 4)[:4] for one in pulled(edited)] == [
        ["MRG146", "the", "name", "'Grant'"],
        ["MRG146", "the", "name", "'TotalCosts'"],
    ]
    done = restored(edited, fresh)
    assert names(keyed(done.content)) == names(keyed(fresh))


def test_what_a_person_typed_into_inputs_stays_when_formulas_are_given_back(fresh: bytes) -> None:
    rate = ("rates", "ateval/manager", "rate")
    task = ("work_plan", "t0-0", "start")
    typed = put(fresh, {STAFF: 1, rate: 4321, task: "=1+1"})
    done = merge_workbook(typed, base(typed), fresh, restore=True)
    assert said(done.content) == {**said(fresh), rate: 4321, task: "=1+1"}


def test_a_formula_that_many_cells_share_is_as_it_was(fresh: bytes) -> None:
    """Excel writes a formula once for all cells that it was filled into."""

    def work(sheets: KeyedSheets) -> None:
        cells = [
            sheets.by_key["rates"].cell(f"ateval/{one}", "pm") for one in ("manager", "expert")
        ]
        numbers = sorted(cell.get("r") for cell in cells)
        for number, cell in enumerate(sorted(cells, key=lambda one: one.get("r"))):
            inner = next(one for one in cell if etree.QName(one).localname == "f")
            inner.set("t", "shared")
            inner.set("si", "0")
            if number:
                inner.text = None
            else:
                inner.set("ref", ":".join(numbers))

    edited = worked(put(fresh, {("rates", "ateval/expert", "pm"): "=Effort!X1"}), work)
    done = merge_workbook(edited, base(edited), fresh, restore=True)
    assert said(done.content) == said(fresh)


@pytest.mark.long
@needs_calc
def test_the_light_counts_typed_over_formulas_and_not_rows_that_people_inserted(
    tmp_path: Path, fresh: bytes
) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(fresh)
    edits = [
        ["insert row", "costs", "__end"],
        ["insert row", "work_plan", "t1-0"],
        ["insert column", "effort", "total"],
        ["insert row", "effort", "t1-0"],
    ]
    untouched, typed = worked_in_office(
        path,
        tmp_path / "worked",
        [edits, [*edits, ["type", *STAFF, 1], ["type", "cash_flow", "M2", "total", 5]]],
    )
    for path, number, says in ((untouched, 0, "OK"), (typed, 2, "MEND")):
        assert light(path.read_bytes()) == (number, says)
