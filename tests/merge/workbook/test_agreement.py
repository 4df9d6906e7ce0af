"""What a workbook says in two places stays alike when it is brought up to date."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.merge.workbook.small_workbook import base, book, changed, outline, updated
from tests.merge.workbook.workbook_editor import shown
from tests.office_rules.every_rule import faults_of
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.merge.workbook.update import merge_workbook
from toolkit.ooxml.package import Package

TABLE, BOOK = "xl/tables/table1.xml", "xl/workbook.xml"
FILTER = re.compile(rb'<definedName name="_xlnm._FilterDatabase".*?</definedName>')


def with_part(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The workbook with other words in a part of it."""
    package = Package.read(content)
    assert old in package.parts[name]
    package.parts[name] = package.parts[name].replace(old, new)
    return package.to_bytes()


def of_an_earlier_version(content: bytes) -> bytes:
    """As it was written once: the first column of the table is called `key`."""
    return with_part(content, TABLE, b'name="__head"', b'name="key"')


def saved_by_onlyoffice(content: bytes) -> bytes:
    """The same after ONLYOFFICE, which lets the heading cell say what the table says."""
    package = Package.read(of_an_earlier_version(content))
    plane = keyed_sheets(package).by_key["costs"]
    plane.rename("__head", "key")
    package.put(plane.part, plane.tree)
    return package.to_bytes()


def headings(content: bytes) -> list[str]:
    """The names of the columns of the table."""
    return re.findall(
        r'<tableColumn [^>]*name="([^"]*)"', Package.read(content).parts[TABLE].decode()
    )


@pytest.mark.parametrize(
    ("form", "first"), [(of_an_earlier_version, "__head"), (saved_by_onlyoffice, "key")]
)
def test_a_workbook_of_an_earlier_version_takes_up_changes_and_is_sound(
    form: Any, first: str
) -> None:
    before = form(book(outline()))
    done, found = updated(before, changed())
    assert done.kept == ()
    assert headings(done.content)[:3] == [first, "No", "Partner"]
    assert faults_of(done.content) == ()
    costs = next(one for one in found.by_title.values() if one.key == "costs")
    assert any("More travel" in one for one in costs.rows.values())


@pytest.mark.parametrize("form", [of_an_earlier_version, saved_by_onlyoffice])
def test_what_is_typed_into_such_a_workbook_is_found_by_its_keys(form: Any) -> None:
    content = book(outline())
    before, after = shown(content), shown(form(content))
    assert list(after) == list(before)
    assert after == before


@pytest.mark.parametrize("form", [of_an_earlier_version, saved_by_onlyoffice])
def test_nothing_is_written_where_nothing_is_new(form: Any) -> None:
    before = form(book(outline()))
    assert merge_workbook(before, base(before), book(outline())).content == before


def test_the_name_of_a_filter_reaches_as_far_as_the_filter() -> None:
    done, _ = updated(book(outline()), changed())
    package = Package.read(done.content)
    (name,) = FILTER.findall(package.parts[BOOK])
    planes = keyed_sheets(package).by_key.values()
    (area,) = [
        one.get("ref") for plane in planes for one in plane.tree.iterchildren("{*}autoFilter")
    ]
    fixed = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", area)
    assert name.decode().endswith(f"!{fixed}</definedName>")


@pytest.mark.parametrize("sheet", [b'localSheetId="1"', b'localSheetId="3"'])
def test_a_filter_that_another_program_named_twice_is_named_once(sheet: bytes) -> None:
    """Also on a sheet whose filter is not ours."""
    before = book(outline())
    (name,) = FILTER.findall(Package.read(before).parts[BOOK])
    another = re.sub(rb'localSheetId="\d+"', sheet, name)
    twice = name + name if another == name else name + another + another
    done, _ = updated(with_part(before, BOOK, name, twice), changed())
    named = FILTER.findall(Package.read(done.content).parts[BOOK])
    assert len(named) == len({name, another})
