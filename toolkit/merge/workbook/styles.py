"""Finds or adds the cell formats of a new workbook in an edited one."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from toolkit.ooxml.package import Package
from toolkit.ooxml.sheetml import local
from toolkit.ooxml.xml_parts import damaged, free_numbers, number_in

PARTS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
GROUPS = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
"""What the styles hold, in their order."""

FIRST_FORMAT = 164
"""Number formats of a workbook's own count from here."""


class Styles:
    """The styles of an edited workbook; looks of a new one are added where they are missing."""

    def __init__(self, package: Package, generated: Package) -> None:
        self.package = package
        self.part = _part(package)
        self._tree = package.xml(self.part)
        self._generated = generated.xml(_part(generated))
        self._known: dict[int, int] = {}
        self._rules: dict[int, int] = {}
        self.changed = False

    def cell(self, number: int) -> int:
        """The number here of a cell look of the new workbook."""
        if number not in self._known:
            look = deepcopy(_inside(self._generated, "cellXfs")[number])
            for name, group in PARTS.items():
                one = _inside(self._generated, group)[int(look.get(name, "0"))]
                look.set(name, f"{self._added(group, one)}")
            look.set("numFmtId", f"{self._format(int(look.get('numFmtId', '0')))}")
            look.set("xfId", "0")
            self._known[number] = self._added("cellXfs", look)
        return self._known[number]

    def rule(self, number: int) -> int:
        """The number here of a look that cells take by a rule."""
        if number not in self._rules:
            self._rules[number] = self._added("dxfs", _inside(self._generated, "dxfs")[number])
        return self._rules[number]

    def put(self) -> None:
        """Writes the styles where something was added."""
        if self.changed:
            self.package.put(self.part, self._tree)

    def _added(self, group: str, one: Any) -> int:
        """The place of an element among its like; it is appended where there is none."""
        found = _inside(self._tree, group)
        if found is None:
            found = self._made(group)
        wanted = _plain(one)
        for number, other in enumerate(found):
            if _plain(other) == wanted:
                return number
        found.append(deepcopy(one))
        found.set("count", f"{len(found)}")
        self.changed = True
        return len(found) - 1

    def _format(self, number: int) -> int:
        if number < FIRST_FORMAT:
            return number
        formats = _inside(self._generated, "numFmts")
        code = next(one.get("formatCode") for one in formats if one.get("numFmtId") == f"{number}")
        known_formats = _inside(self._tree, "numFmts")
        if known_formats is None:
            known_formats = self._made("numFmts")
        for one in known_formats:
            if one.get("formatCode") == code and (known := number_in(one.get("numFmtId"))):
                return known
        taken = {FIRST_FORMAT - 1, *(number_in(one.get("numFmtId")) for one in known_formats)}
        new = next(free_numbers(taken))
        etree.SubElement(
            known_formats, f"{_space(known_formats)}numFmt", numFmtId=f"{new}", formatCode=code
        )
        known_formats.set("count", f"{len(known_formats)}")
        self.changed = True
        return new

    def _made(self, group: str) -> Any:
        one = etree.Element(f"{_space(self._tree)}{group}")
        later = GROUPS[GROUPS.index(group) + 1 :]
        names = [local(x) for x in self._tree]
        at = next((at for at, name in enumerate(names) if name in later), len(names))
        self._tree.insert(at, one)
        return one


def _part(package: Package) -> str:
    main = package.main_part()
    for one in package.relations(main):
        if one.type.endswith("/styles"):
            return one.target
    raise damaged(package.file, main, "has no styles")


def _inside(tree: Any, group: str) -> Any:
    return next((one for one in tree if local(one) == group), None)


def _space(one: Any) -> str:
    return str(one.tag).rpartition("}")[0] + "}"


def _plain(one: Any) -> Any:
    """An element as it can be compared: names without spaces, attributes in any order."""
    return (
        local(one),
        tuple(sorted(one.attrib.items())),
        (one.text or "").strip(),
        tuple(_plain(inner) for inner in one if isinstance(inner.tag, str)),
    )
