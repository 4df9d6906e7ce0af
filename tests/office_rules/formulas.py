"""Rules for formulas, wherever in a workbook they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.office_rules.parts import C, Element, Parts, S
from tests.office_rules.rules import rule
from tests.office_rules.workbooks import TEXT, on_sheets, sheets_named, tabs, worksheets

LATER_FUNCTIONS = frozenset(
    [
        "ARRAYTOTEXT",
        "BASE",
        "BYCOL",
        "BYROW",
        "CHOOSECOLS",
        "CHOOSEROWS",
        "CONCAT",
        "DAYS",
        "DECIMAL",
        "DROP",
        "EXPAND",
        "FILTER",
        "FORMULATEXT",
        "HSTACK",
        "IFNA",
        "IFS",
        "ISFORMULA",
        "ISOWEEKNUM",
        "LAMBDA",
        "LET",
        "MAKEARRAY",
        "MAP",
        "MAXIFS",
        "MINIFS",
        "NUMBERVALUE",
        "RANDARRAY",
        "REDUCE",
        "SCAN",
        "SEQUENCE",
        "SHEET",
        "SHEETS",
        "SORT",
        "SORTBY",
        "SWITCH",
        "TAKE",
        "TEXTAFTER",
        "TEXTBEFORE",
        "TEXTJOIN",
        "TEXTSPLIT",
        "TOCOL",
        "TOROW",
        "UNICHAR",
        "UNICODE",
        "UNIQUE",
        "VALUETOTEXT",
        "VSTACK",
        "WRAPCOLS",
        "WRAPROWS",
        "XLOOKUP",
        "XMATCH",
        "XOR",
    ]
)
"""Functions younger than the format, which are written with `_xlfn.` before them."""
CALL = re.compile(r"(?<![\w.])([A-Z]+)\(")
WITHOUT_DIGITS = str.maketrans("", "", "0123456789")
OF_ONE_CELL = re.compile(r"(?<![\w.])(IF|INDEX|EDATE|N|AND|OR)\(")
"""What older versions of Excel compute for one cell only, where the formula is no array's."""


@rule("Removed otherwise: github.com/RamblingCookieMonster/PSExcel/issues/54")
def formulas_lead_to_sheets_that_exist(parts: Parts) -> Iterator[str]:
    titles = {tab.title.casefold() for tab in tabs(parts)}
    drawn = parts.of_type("drawingml.chart+xml") if parts.is_excel else ()
    for name in (*worksheets(parts), *drawn):
        for title in parts.ask(name, _titles_named):
            if title.casefold() not in titles:
                yield f"{name} leads to {title}, which is not there"


@rule(
    "[MS-XLSX] 2.2.2, future functions: `_xlfn.` before them; IF within SUMPRODUCT: one cell only"
)
def formulas_are_written_as_excel_writes_them(parts: Parts) -> Iterator[str]:
    yield from on_sheets(parts, _functions)


def _formulas_of(root: Element) -> set[str]:
    tags = (f"{S}f", f"{S}formula", f"{S}formula1", f"{S}formula2", f"{C}f")
    return {text for one in root.iter(*tags) if (text := one.text)}


def _titles_named(root: Element) -> Iterator[str]:
    titles = (title for text in _formulas_of(root) if "!" in text for title in sheets_named(text))
    yield from sorted(set(titles))


def _functions(sheet: Element) -> Iterator[str]:
    alike = {text.translate(WITHOUT_DIGITS) for text in _formulas_of(sheet)}
    formulas = [TEXT.sub('""', text) for text in alike]
    called = {name for text in formulas for name in CALL.findall(text)}
    yield from (f"{name} without _xlfn." for name in sorted(called & LATER_FUNCTIONS))
    for text in formulas:
        if "SUMPRODUCT(" not in text or not OF_ONE_CELL.search(text):
            continue
        for arguments in _arguments("SUMPRODUCT", text):
            if found := OF_ONE_CELL.search(arguments):
                yield f"{found[1]} within SUMPRODUCT"


def _arguments(function: str, formula: str) -> Iterator[str]:
    """What stands between the brackets of each call of a function."""
    for call in re.finditer(rf"(?<![\w.]){function}\(", formula):
        depth, at = 1, call.end()
        while depth and at < len(formula):
            depth += {"(": 1, ")": -1}.get(formula[at], 0)
            at += 1
        yield formula[call.end() : at - 1]
