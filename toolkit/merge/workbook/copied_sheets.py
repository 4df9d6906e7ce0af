"""Tells a copied sheet from the one that it was copied from: the copy is a sheet of the person's.

A program copies a sheet with its hidden ids and names it `Costs (2)` or `Costs_2`. The names of the
workbook go on standing for cells of the first one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.cell_addresses import quoted
from toolkit.ooxml.package import Package

NUMBERED = re.compile(r"(.+?)(?: \(\d+\)|_\d+)")
"""How Excel and LibreOffice name a copy."""


def original_of(titles: Sequence[str], package: Package) -> str:
    """The title of the sheet from which the others with the same ids were copied.

    Empty where neither the names of the workbook nor the titles tell.
    """
    referred = _referred_by_names(package)
    found = [one for one in titles if any(name.startswith(_prefixes(one)) for name in referred)]
    if not found:
        found = [
            one
            for one in titles
            if all(two == one or _base_title(two) == _base_title(one) for two in titles)
            and not NUMBERED.fullmatch(one)
        ]
    return found[0] if len(found) == 1 else ""


def _referred_by_names(package: Package) -> list[str]:
    """What the names of the whole workbook stand for."""
    names = package.xml(package.main_part()).iter("{*}definedName")
    return [one.text or "" for one in names if one.get("localSheetId") is None]


def _prefixes(title: str) -> tuple[str, str, str, str]:
    """How a reference to cells of the sheet begins."""
    names = f"{quoted(title)}!", f"{title}!"
    return (*names, f"${names[0]}", f"${names[1]}")


def _base_title(title: str) -> str:
    found = NUMBERED.fullmatch(title)
    return found[1] if found else title
