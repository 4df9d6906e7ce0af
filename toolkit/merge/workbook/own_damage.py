"""What is said of formulas, labels and names of ours that people changed, and of those given back.

A wrong formula is a finding, since figures are wrong with it; another label is a remark.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.workbook.addresses import Addresses
from toolkit.merge.workbook.change_lines import orders_of
from toolkit.merge.workbook.defined_names import area_of_name, names_there, untouched_names
from toolkit.merge.workbook.inputs import LISTED
from toolkit.merge.workbook.keyed_sheet import KeyedSheets
from toolkit.merge.workbook.own_cells import Damage, OwnCell, changed_cells
from toolkit.merge.workbook.rules import written
from toolkit.model.wording import counted

SINGLY = 20
"""So many cells of a sheet are named with what they hold; of the others the areas are named."""

LONGEST = 90
AGAIN = "proposal build --restore gives it back"
ALL_AGAIN = "proposal build --restore gives them back"
IN_ORDER = "proposal build --restore puts the rows back in order, each with what was typed in it"


@dataclass(frozen=True, slots=True)
class OtherName:
    """A defined name of ours that refers to other cells than it did."""

    name: str
    ours: str
    now: str
    """Empty where the name was deleted."""

    @property
    def fact(self) -> str:
        """What happened to it."""
        if not self.now:
            return f"the name '{self.name}' was deleted: it referred to {self.ours}"
        return f"the name '{self.name}' refers to {self.now} in place of {self.ours}"


@dataclass(frozen=True)
class OwnDamage:
    """All that people changed of what is ours, in one workbook."""

    cells: tuple[OwnCell, ...] = ()
    names: tuple[OtherName, ...] = ()
    reordered: tuple[str, ...] = ()
    """The tabs whose rows are in another order, while formulas refer to where they were."""

    def findings(self, file: str = "") -> Iterator[Diagnostic]:
        """What makes figures wrong: formulas and names."""
        for code, fact, hint in (*self._typed_over(), *self._shifted(), *self._lost()):
            yield Diagnostic(Place(file), code, fact, hint, Severity.WARNING)

    def remarks(self) -> tuple[str, ...]:
        """The labels that were changed."""
        return tuple(f"{fact}; {hint}" for _, fact, hint in self._labels())

    def not_pulled(self, file: str) -> Iterator[Diagnostic]:
        """All of it, as a pull tells it: none of it is brought into the outline."""
        yield from self.findings(file)
        for code, fact, hint in self._labels():
            told = f"{fact}, which is not brought into the outline"
            yield Diagnostic(Place(file), code, told, hint, Severity.WARNING)

    def restored(self) -> tuple[str, ...]:
        """What was given back, with what stood there."""
        found = []
        for title, cells in _by_sheet(self._of(Damage.TYPED_OVER, Damage.LABEL)):
            for one in cells[:SINGLY]:
                what = "text" if one.damage is Damage.LABEL else "formula"
                found.append(
                    f"{one.place}: our {what} is there again; the cell held {_cut(one.now)}"
                )
            if rest := cells[SINGLY:]:
                found.append(
                    f"'{title}': {len(rest)} more cells again as they were: {_areas(rest)}"
                )
        if mended := self._of(Damage.SHIFTED, Damage.LOST):
            found.append(f"{counted(len(mended), 'formula')} again with the cells they refer to")
        found += [f"the name '{one.name}' refers to its cells again" for one in self.names]
        return tuple(found)

    def _of(self, *damage: Damage) -> list[OwnCell]:
        return [one for one in self.cells if one.damage in damage]

    def _typed_over(self) -> Iterator[tuple[str, str, str]]:
        for title, cells in _by_sheet(self._of(Damage.TYPED_OVER)):
            for one in cells[:SINGLY]:
                fact = f"{one.place} holds {_cut(one.now)} in place of our formula {_cut(one.ours)}"
                yield "MRG145", fact, AGAIN
            if rest := cells[SINGLY:]:
                fact = f"'{title}': {len(rest)} more formulas of ours were typed over"
                yield "MRG145", f"{fact}: {_areas(rest)}", ALL_AGAIN

    def _shifted(self) -> Iterator[tuple[str, str, str]]:
        cells = self._of(Damage.SHIFTED)
        if cells and self.reordered:
            sheets = " and ".join(f"'{one}'" for one in self.reordered)
            fact = (
                f"the rows of {sheets} are in another order, and "
                f"{counted(len(cells), 'formula')} of ours refer to where they stood before"
            )
            yield "MRG146", fact, IN_ORDER
            return
        for title, those in _by_sheet(cells):
            for one in those[:SINGLY]:
                fact = f"{one.place} refers to other cells than it did: {_cut(one.now)}"
                yield "MRG146", f"{fact} in place of {_cut(one.ours)}", AGAIN
            if rest := those[SINGLY:]:
                fact = f"'{title}': {len(rest)} more formulas refer to other cells than they did"
                yield "MRG146", f"{fact}: {_areas(rest)}", ALL_AGAIN
        for name in self.names:
            yield "MRG146", name.fact, AGAIN

    def _lost(self) -> Iterator[tuple[str, str, str]]:
        for title, cells in _by_sheet(self._of(Damage.LOST)):
            what = counted(len(cells), "formula")
            verb = "has" if len(cells) == 1 else "have"
            fact = f"'{title}': {what} of ours {verb} lost cells to refer to (#REF!)"
            yield "MRG147", f"{fact}: {_areas(cells)}", ALL_AGAIN

    def _labels(self) -> Iterator[tuple[str, str, str]]:
        for title, cells in _by_sheet(self._of(Damage.LABEL)):
            for one in cells[:SINGLY]:
                yield "MRG148", f"{one.place} holds {_told(one.now)}, not {_told(one.ours)}", AGAIN
            if rest := cells[SINGLY:]:
                fact = f"'{title}': {len(rest)} more cells of ours hold another text"
                yield "MRG148", f"{fact}: {_areas(rest)}", ALL_AGAIN


def own_damage(
    sheets: KeyedSheets, base: Mapping[str, Any], aside: Container[str] = ()
) -> OwnDamage:
    """What people changed of what a base says was written; sheets left `aside` are not looked at.

    `sheets` count the rows that people inserted where they may add lines, as a base does.
    """
    orders = orders_of(base)
    addresses = Addresses(sheets, orders)
    shown = {key: rows for key, rows in base["shown"].items() if key not in aside}
    cells = tuple(changed_cells(addresses, shown))
    reordered = []
    for key, order in orders.items():
        sheet = sheets.by_key.get(key)
        if sheet is None or key in LISTED or key in aside:
            continue
        before = [row for row in order.rows if row in sheet.rows]
        if before != sorted(before, key=lambda row, sheet=sheet: sheet.rows[row][0]):  # type: ignore[misc]
            reordered.append(sheet.title)
    return OwnDamage(cells, tuple(_names(sheets, base, addresses)), tuple(reordered))


def _names(
    sheets: KeyedSheets, base: Mapping[str, Any], addresses: Addresses
) -> Iterator[OtherName]:
    names = base.get("names", {})
    there = names_there(sheets.package)
    untouched = untouched_names(sheets.package, names, addresses)
    for name, keys in names.items():
        ours = area_of_name(keys, addresses, whole=True)
        if name not in untouched and ours:
            yield OtherName(name, ours, there.get(name, ""))


def _by_sheet(cells: Sequence[OwnCell]) -> Iterator[tuple[str, list[OwnCell]]]:
    found: dict[str, list[OwnCell]] = {}
    for one in cells:
        found.setdefault(one.title, []).append(one)
    yield from found.items()


def _areas(cells: Sequence[OwnCell]) -> str:
    """`F12:F40, H3`."""
    return ", ".join(written([(n.number, n.number, n.at, n.at) for n in cells]).split())


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _told(text: str) -> str:
    return text if text == "nothing" or text[:1] == "=" else f"'{_cut(text)}'"
