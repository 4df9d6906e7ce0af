"""The titles of our sheets follow a new acronym, where nobody has written others in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.merge.workbook.planes import Plane, Planes
from toolkit.merge.workbook.sheets import cell_of, cells_of, local, rows_of
from toolkit.package import Package, properties_of

CORE = "docProps/core.xml"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def titles_follow(planes: Planes, new: Planes) -> set[str]:
    """Writes the titles of the new workbook in place of those that bear the former acronym.

    Returns the parts of the sheets that were changed. A title stands above the rows that are known
    by their keys.
    """
    package, fresh = planes.package, new.package
    old, now = (properties_of(one).get("pk.doc", "") for one in (package, fresh))
    if not old or old == now:
        return set()
    _rename_file(package, fresh, old, now)
    changed = set()
    for key, plane in planes.by_key.items():
        titles = dict(_titles(new.by_key[key], old, now)) if key in new.by_key else {}
        for cell in _above(plane) if titles else ():
            if (title := titles.get(f"{cell_of(cell, plane.texts, '').value}")) is not None:
                plane.write(cell, f"'{title}")
                changed.add(plane.part)
    return changed


def _titles(plane: Plane, old: str, now: str) -> Iterator[tuple[str, str]]:
    """The titles of a new sheet, each by what it said under the former acronym."""
    begins = re.compile(rf"{re.escape(now)}(?=\W)")
    for cell in _above(plane):
        text = cell_of(cell, plane.texts, "").value
        if isinstance(text, str) and (found := begins.match(text)):
            yield f"{old}{text[found.end() :]}", text


def _above(plane: Plane) -> Iterator[Any]:
    """The cells of the rows above those that have keys, apart from formulas."""
    keyed = min((number for number, _ in plane.rows.values()), default=plane.head + 1)
    for number, row in rows_of(plane.tree):
        if number < keyed and number != plane.head:
            yield from (cell for _, cell in cells_of(row) if not any(local(x) == "f" for x in cell))


def _rename_file(package: Package, new: Package, old: str, now: str) -> None:
    """The title of the whole workbook, as programs show it with the file."""
    if CORE not in package.parts or CORE not in new.parts:
        return
    tree = package.xml(CORE)
    (title,) = [one.text or "" for one in new.xml(CORE).iter(TITLE)] or [""]
    for one in tree.iter(TITLE):
        if title.startswith(now) and one.text == f"{old}{title.removeprefix(now)}":
            one.text = title
            package.put(CORE, tree)
