"""Rules for the looks of a workbook: fonts, fills, number formats, and what points to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.office_rules.parts import EXCEL, Element, Parts, S, found_by, local, repeated
from tests.office_rules.rules import rule
from tests.office_rules.workbooks import LIMITS, worksheets

LARGEST_LOOK = 65_490
OWN_FORMATS = 164
FORMAT_SECTIONS = 4
IN_QUOTES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
LOOKS_OF_CELLS = found_by("s:sheetData/s:row/s:c/@s | s:sheetData/s:row/@s | s:cols/s:col/@style")
LOOKS_OF_RULES = found_by("/*/*[not(self::s:sheetData)]//@dxfId")
GROUPS = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
POINTED = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


@rule(
    "ISO/IEC 29500-1, styleSheet (18.8), cellXfs (18.8.10), xf (18.8.45): looks are found by their "
    f"number; {LIMITS}: 65 490 looks"
)
def looks_are_counted_and_found(parts: Parts) -> Iterator[str]:
    for name in parts.of_type(f"{EXCEL}styles+xml"):
        yield from parts.ask(name, _style_faults)
    for part in worksheets(parts):
        cells, rules = _numbers_of_looks(parts)
        used = parts.ask(part, _looks_used)
        for kind, number in used:
            limit = cells if kind == "cell" else rules
            if number >= limit:
                yield f"{part}: look {number} of {limit} for a {kind}"


@rule("ISO/IEC 29500-1, numFmt (18.8.30): four sections, ids from 164, each once")
def number_formats_are_legal(parts: Parts) -> Iterator[str]:
    for name in parts.of_type(f"{EXCEL}styles+xml"):
        formats = parts.ask(name, _formats)
        yield from (f"format {one} twice" for one in repeated(number for number, _ in formats))
        for number, code in formats:
            if not number.isdigit() or int(number) < OWN_FORMATS:
                yield f"format {code!r} has the number {number}"
            if IN_QUOTES.sub("", code).count(";") >= FORMAT_SECTIONS or not 0 < len(code) <= 255:
                yield f"{code!r} is no number format"


def _numbers_of_looks(parts: Parts) -> tuple[int, int]:
    for name in parts.of_type(f"{EXCEL}styles+xml"):
        groups = dict(parts.ask(name, _group_sizes))
        return groups.get("cellXfs", 0), groups.get("dxfs", 0)
    return 1, 0


def _looks_used(sheet: Element) -> Iterator[tuple[str, int]]:
    yield "cell", max((int(one) for one in set(LOOKS_OF_CELLS(sheet))), default=0)
    yield from (("rule", int(one)) for one in sorted(set(LOOKS_OF_RULES(sheet))))


def _group_sizes(styles: Element) -> Iterator[tuple[str, int]]:
    for group in styles:
        yield local(group), sum(1 for one in group if local(one))


def _style_faults(styles: Element) -> Iterator[str]:
    groups = {local(one): one for one in styles}
    sizes = dict(_group_sizes(styles))
    for name in GROUPS:
        told = groups[name].get("count") if name in groups else None
        if told is not None and told != str(sizes[name]):
            yield f"{name} says {told} of {sizes[name]}"
    formats = {int(number) for number, _ in _formats(styles) if number.isdigit()}
    for group in ("cellStyleXfs", "cellXfs"):
        for look in groups.get(group, ()):
            for key, name in POINTED.items():
                if int(look.get(key, "0")) >= sizes.get(name, 0):
                    yield f"a look of {group} names {key} {look.get(key)}, which is not there"
            number = int(look.get("numFmtId", "0"))
            if number >= OWN_FORMATS and number not in formats:
                yield f"a look of {group} names format {number}, which is not there"
            if group == "cellXfs" and int(look.get("xfId", "0")) >= sizes.get("cellStyleXfs", 1):
                yield f"a look names xfId {look.get('xfId')}, which is not there"
    for one in groups.get("cellStyles", ()):
        if int(one.get("xfId", "0")) >= sizes.get("cellStyleXfs", 1):
            yield f"the style {one.get('name')} names a look that is not there"
    styles_named = [one.get("name", "").casefold() for one in groups.get("cellStyles", ())]
    yield from (f"style {one} twice" for one in repeated(styles_named))
    if sizes.get("cellXfs", 0) > LARGEST_LOOK:
        yield f"{sizes['cellXfs']} looks"
    for name, least in (("fonts", 1), ("fills", 2), ("borders", 1), ("cellXfs", 1)):
        if sizes.get(name, 0) < least:
            yield f"{sizes.get(name, 0)} {name}, of which there are {least} at least"


def _formats(styles: Element) -> Iterator[tuple[str, str]]:
    for one in styles.iterchildren(f"{S}numFmts"):
        yield from ((each.get("numFmtId", ""), each.get("formatCode", "")) for each in one)
