"""The results beside the formulas of a workbook in which cells were written anew."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from toolkit.merge.workbook.planes import Planes, formulas_in, results
from toolkit.merge.workbook.sheets import local, parts_of
from toolkit.package import TYPES, Package, relationships_of


def recalculated(planes: Planes, fresh: Planes | None, changed: set[str]) -> None:
    """Lets every formula be computed when the workbook is opened.

    Our own formulas have their new results at once where `fresh` is a workbook of the same values.
    All other results are taken out: a result that is missing misleads nobody.
    """
    package = planes.package
    ours = results(planes)
    theirs = results(fresh) if fresh else {}
    known = {id(one): theirs.get(key) for key, one in ours.items()}
    trees = {plane.part: plane.tree for plane in planes.by_key.values()}
    for _, part in parts_of(package):
        if part not in package.parts:
            continue
        tree = trees.get(part)
        tree = package.xml(part) if tree is None else tree
        touched = False
        for one in formulas_in(tree):
            touched |= _answer(one, known.get(id(one)))
        if touched and part in trees:
            changed.add(part)
        elif touched:
            package.put(part, tree)
    _compute_on_opening(package)


def _answer(one: Any, fresh: Any) -> bool:
    """Gives a formula the result that it has in `fresh`, or none; whether that was new."""
    old = next((part for part in one if local(part) == "v"), None)
    new = None if fresh is None else next((part for part in fresh if local(part) == "v"), None)
    before = None if old is None else (one.get("t", "n"), old.text)
    after = None if new is None else (fresh.get("t", "n"), new.text)
    if before == after or (before and after and _alike(before, after)):
        return False
    if old is not None:
        one.remove(old)
    one.attrib.pop("t", None)
    if new is not None:
        one.append(deepcopy(new))
        if fresh.get("t"):
            one.set("t", fresh.get("t"))
    return True


def _alike(one: tuple[str, str | None], two: tuple[str, str | None]) -> bool:
    """Whether two results are the same number."""
    try:
        return one[0] == two[0] and float(one[1] or "") == float(two[1] or "")
    except ValueError:
        return False


def _compute_on_opening(package: Package) -> None:
    main = package.main_part()
    tree = package.xml(main)
    found = next((one for one in tree if local(one) == "calcPr"), None)
    if found is not None and found.get("fullCalcOnLoad") != "1":
        found.set("fullCalcOnLoad", "1")
        package.put(main, tree)
    chain = f"{main.rpartition('/')[0]}/calcChain.xml"
    if chain in package.parts:
        del package.parts[chain]
        _drop(package, TYPES, "PartName", f"/{chain}")
        _drop(package, relationships_of(main), "Target", "calcChain.xml")


def _drop(package: Package, part: str, name: str, value: str) -> None:
    tree = package.xml(part)
    for one in [one for one in tree if one.get(name, "").endswith(value)]:
        tree.remove(one)
    package.put(part, tree)
