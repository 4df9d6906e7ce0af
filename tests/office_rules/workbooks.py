"""Rules for what the sheets of a workbook share: tabs, names, texts, looks, order of computing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tests.office_rules.addresses import area_of
from tests.office_rules.parts import EXCEL, Element, Parts, R, S, found_by, local, repeated
from tests.office_rules.rules import rule

LIMITS = "support.microsoft.com, Excel specifications and limits"
LONGEST_TAB = 31
LONGEST_NAME = 255
LONGEST_FORMULA = 8192
LONGEST_TEXT = 32_767
LARGEST_SHEET_ID = 65_534
FILTER = "_xlnm._FilterDatabase"
OF_ONE_SHEET = ("_xlnm.Print_Area", "_xlnm.Print_Titles", FILTER)

LEGAL_NAME = re.compile(r"[^\W\d]?[\w.\\?]*|\\[\w.\\?]*")
LIKE_AN_ADDRESS = re.compile(r"(?i)[a-z]{1,3}\d{1,7}|r\d*c\d*|r\d*|c\d*")
TEXT = re.compile(r'"(?:[^"]|"")*"')
SHEET = re.compile(r"'((?:[^']|'')+)'!|(?<![#\w.])([^\W\d][\w.]*)!")

TEXT_NUMBERS = found_by("s:sheetData/s:row/s:c[@t = 's']/s:v/text()")
FORMULA_CELLS = found_by("s:sheetData/s:row/s:c[s:f]/@r")


class Tab(NamedTuple):
    """A sheet as the workbook lists it."""

    title: str
    id: str
    state: str
    relation: str


class Name(NamedTuple):
    """A defined name."""

    name: str
    sheet: str
    """The number of the only sheet that knows it, from 0; empty for a name of the workbook."""

    formula: str


def tabs(parts: Parts) -> tuple[Tab, ...]:
    """The sheets in their order; none where it is no workbook."""
    return parts.ask(parts.main, _tabs) if parts.is_excel else ()


def sheet_parts(parts: Parts) -> dict[str, str]:
    """The part of each sheet, by title."""
    targets = {one.id: one.target for one in parts.relations(parts.main)} if parts.is_excel else {}
    return {
        tab.title: targets[tab.relation]
        for tab in tabs(parts)
        if targets.get(tab.relation) in parts.contents
    }


def names(parts: Parts) -> tuple[Name, ...]:
    """The defined names."""
    return parts.ask(parts.main, _names) if parts.is_excel else ()


def worksheets(parts: Parts) -> list[str]:
    """The parts of all sheets with cells."""
    return list(parts.of_type(f"{EXCEL}worksheet+xml"))


def on_sheets(parts: Parts, question: Callable[[Element], Iterable[str]]) -> Iterator[str]:
    """What is found on any sheet with cells, with the sheet's part before it."""
    for sheet in worksheets(parts):
        yield from (f"{sheet}: {one}" for one in parts.ask(sheet, question))


@rule(
    "ISO/IEC 29500-1, sheet (18.2.19); cut to 31 in a repair: "
    f"github.com/awalker89/openxlsx/issues/65; {LIMITS}"
)
def titles_of_sheets_are_legal_and_unique(parts: Parts) -> Iterator[str]:
    titles = [tab.title for tab in tabs(parts)]
    yield from (f"sheet {one} twice" for one in repeated(title.casefold() for title in titles))
    for title in titles:
        quoted = title.startswith("'") or title.endswith("'")
        if not 0 < len(title) <= LONGEST_TAB or set(title) & set("\\/?*[]:") or quoted:
            yield f"{title!r} is no title of a sheet"


@rule("ISO/IEC 29500-1, sheets (18.2.20), workbookView (18.2.30); [MS-OI29500], sheetId")
def sheets_are_listed_as_they_may_be(parts: Parts) -> Iterator[str]:
    listed = tabs(parts)
    if not parts.is_excel:
        return
    yield from (f"sheetId {one} twice" for one in repeated(tab.id for tab in listed))
    for tab in listed:
        if not tab.id.isdigit() or not 1 <= int(tab.id) <= LARGEST_SHEET_ID:
            yield f"sheetId {tab.id} of {tab.title}"
    shown = [at for at, tab in enumerate(listed) if tab.state == "visible"]
    if not shown:
        yield "no sheet is visible"
    for key, number in parts.ask(parts.main, _views):
        if number >= len(listed):
            yield f"{key} is sheet {number} of {len(listed)}"
        elif key == "activeTab" and number not in shown:
            yield f"the active sheet {listed[number].title} is hidden"


@rule(
    f"ISO/IEC 29500-1, definedName (18.2.5); [MS-OI29500] 2.1.568: up to 255 characters; {LIMITS}"
)
def defined_names_are_legal_and_unique(parts: Parts) -> Iterator[str]:
    found = names(parts)
    for name, sheet in repeated((one.name.casefold(), one.sheet) for one in found):
        yield f"name {name} twice on {f'sheet {sheet}' if sheet else 'the workbook'}"
    count = len(tabs(parts))
    for one in found:
        own = not one.name.startswith("_xlnm.")
        if own and (not LEGAL_NAME.fullmatch(one.name) or LIKE_AN_ADDRESS.fullmatch(one.name)):
            yield f"{one.name!r} is no name"
        if not 0 < len(one.name) <= LONGEST_NAME:
            yield f"a name of {len(one.name)} characters"
        if one.sheet and (not one.sheet.isdigit() or int(one.sheet) >= count):
            yield f"name {one.name} is of sheet {one.sheet}, which is not there"
        if not one.formula or len(one.formula) > LONGEST_FORMULA:
            yield f"name {one.name} stands for {len(one.formula)} characters"
        if one.name in OF_ONE_SHEET and not one.sheet:
            yield f"{one.name} is of no sheet"


@rule(
    "`Removed Records: Named range`, where a name leads to a sheet that is not there: "
    "github.com/RamblingCookieMonster/PSExcel/issues/54"
)
def names_lead_to_sheets_that_exist(parts: Parts) -> Iterator[str]:
    titles = {tab.title.casefold() for tab in tabs(parts)}
    for one in names(parts):
        for title in sheets_named(one.formula):
            if title.casefold() not in titles:
                yield f"name {one.name} leads to {title}, which is not there"


@rule(
    "ISO/IEC 29500-1, autoFilter (18.3.1.2): its area is the hidden name of its sheet, written "
    "once; github.com/qax-os/excelize/pull/638, github.com/tealeg/xlsx/pull/798"
)
def filters_have_their_hidden_name(parts: Parts) -> Iterator[str]:
    numbers = {tab.title: str(number) for number, tab in enumerate(tabs(parts))}
    for title, part in sheet_parts(parts).items():
        filters = parts.ask(part, _filters)
        told = [
            one.formula.rpartition("!")[2].replace("$", "")
            for one in names(parts)
            if one.name == FILTER and one.sheet == numbers[title]
        ]
        if len(told) > 1:
            yield f"{title}: {len(told)} names for one filter"
        if len(filters) > 1:
            yield f"{title}: {len(filters)} filters"
        if filters and told != [filters[0]]:
            said = " ".join(told) or "nothing"
            yield f"{title}: the filter is {filters[0]}, its name says {said}"


@rule("ISO/IEC 29500-1, sst (18.4.9) and c (18.3.1.4): texts are found by their number")
def shared_texts_are_there(parts: Parts) -> Iterator[str]:
    if not parts.is_excel:
        return
    strings = next(iter(parts.related(parts.main, "sharedStrings")), "")
    count, told, unique = (0, "", "")
    if strings in parts.contents:
        ((count, told, unique),) = parts.ask(strings, _counts)
    used = 0
    for part in worksheets(parts):
        ((number, largest),) = parts.ask(part, _texts_used)
        used += number
        if largest >= count:
            yield f"{part} shows text {largest} of {count}"
    if unique and unique != str(count):
        yield f"uniqueCount says {unique} of {count}"
    if told and int(told) < count:
        yield f"count says {told} of {count}"


@rule(
    "ISO/IEC 29500-1, calcChain (18.6); `Removed Records: Formula from /xl/calcChain.xml`: "
    "github.com/dotnet/Open-XML-SDK/issues/1457"
)
def cells_of_the_calculation_chain_are_formulas(parts: Parts) -> Iterator[str]:
    for name in parts.of_type(f"{EXCEL}calcChain+xml"):
        found = sheet_parts(parts)
        by_id = {tab.id: found.get(tab.title, "") for tab in tabs(parts)}
        for sheet, place in parts.ask(name, _chain):
            part = by_id.get(sheet, "")
            if not part or place not in parts.ask(part, _formulas):
                yield f"{place} of sheet {sheet} is no formula"


def sheets_named(formula: str) -> Iterator[str]:
    """The titles of the sheets of this workbook to which a formula leads."""
    for quoted, plain in SHEET.findall(TEXT.sub("", formula)):
        title = quoted.replace("''", "'") or plain
        if "[" not in title:  # a sheet of another workbook
            yield from title.split(":") if quoted and ":" in title else [title]


def _tabs(book: Element) -> Iterator[Tab]:
    for one in book.iter(f"{S}sheet"):
        state = one.get("state", "visible")
        yield Tab(one.get("name", ""), one.get("sheetId", ""), state, one.get(f"{R}id", ""))


def _views(book: Element) -> Iterator[tuple[str, int]]:
    for one in book.iter(f"{S}workbookView"):
        for key in ("activeTab", "firstSheet"):
            yield key, int(one.get(key, "0"))


def _names(book: Element) -> Iterator[Name]:
    for one in book.iter(f"{S}definedName"):
        yield Name(one.get("name", ""), one.get("localSheetId", ""), one.text or "")


def _filters(sheet: Element) -> Iterator[str]:
    yield from (one.get("ref", "") for one in sheet.iterchildren(f"{S}autoFilter"))


def _counts(strings: Element) -> Iterator[tuple[int, str, str]]:
    items = sum(1 for one in strings if local(one) == "si")
    yield items, strings.get("count", ""), strings.get("uniqueCount", "")


def _texts_used(sheet: Element) -> Iterator[tuple[int, int]]:
    numbers = [int(one) for one in TEXT_NUMBERS(sheet) if one.isdigit()]
    yield len(numbers), max(numbers, default=-1)


def _chain(chain: Element) -> Iterator[tuple[str, str]]:
    sheet = "0"
    for one in chain.iterchildren(f"{S}c"):
        sheet = one.get("i", sheet)
        yield sheet, one.get("r", "")


def _formulas(sheet: Element) -> Iterator[str]:
    yield from FORMULA_CELLS(sheet)


def legal_area(text: str) -> bool:
    """Whether the text is one area of cells, or several with spaces between them."""
    return bool(text.split()) and all(area_of(one) for one in text.split())
