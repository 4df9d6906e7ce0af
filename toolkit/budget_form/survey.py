"""What a budget table has places for: found by the workbook's own keys and labels, never by rows.

The keys are hidden cells of the workbook: `WPRow.A` to `WPRow.3` name the cost rows of a block, `V`
beside them a row in which units and unit costs are typed, and the number above a block its work
package. The lists of beneficiaries and work packages are found by their headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from toolkit.budget_form.book import Book, address
from toolkit.budget_form.cost_sheet import CostSheet, cost_sheet
from toolkit.merge.workbook.evaluation.cells import Place
from toolkit.merge.workbook.evaluation.values import Value

SLOT = re.compile(r"EMP_(?:TYPE\d+|OTHER)", re.IGNORECASE)
CALL_NAME = re.compile(r"\bname of (?:your|the) call\b", re.IGNORECASE)
LONGEST_LABEL = 200
REMOVED = "D"
"""The mark of a line of a list that the workbook's own buttons are to remove."""


class Entity(NamedTuple):
    """A line of the list of beneficiaries and affiliated entities."""

    number: str
    """`1`, `2`; `1.01` of the first affiliated entity of beneficiary 1."""

    cells: Mapping[str, Place]
    """Of its `name`, its `short` name and its `country`."""

    sheet: CostSheet | None
    """The sheet of its beneficiary; None where the workbook has none yet."""

    @property
    def beneficiary(self) -> int:
        """The number of the beneficiary, also of an affiliated entity."""
        return int(float(self.number))

    @property
    def is_affiliated(self) -> bool:
        """Whether it is an affiliated entity."""
        return "." in self.number


@dataclass(frozen=True)
class Survey:
    """A budget table with its places."""

    book: Book
    entities: tuple[Entity, ...]
    packages: Mapping[int, Place]
    """The cell of the title of each work package, by number."""

    slots: tuple[str, ...]
    """The defined names of the staff categories, in their order."""

    comments: tuple[Mapping[str, Place], ...]
    """The lines of the list of comments: cells `nr`, `partner`, `package` and `text`."""

    single: Mapping[str, Place]
    """The cells that are there once: `call`, `acronym`, `max_grant`, `rate`."""

    sheets: Mapping[int, CostSheet] = field(default_factory=dict)
    """The sheets of costs by the number of the beneficiary."""

    @property
    def beneficiaries(self) -> tuple[Entity, ...]:
        """The lines of beneficiaries."""
        return tuple(one for one in self.entities if not one.is_affiliated)

    def affiliated_to(self, number: int) -> tuple[Entity, ...]:
        """The lines of the affiliated entities of a beneficiary that have columns on its sheet."""
        return tuple(
            one
            for one in self.entities
            if one.is_affiliated
            and one.beneficiary == number
            and one.sheet is not None
            and one.number in one.sheet.columns
        )

    def button(self, sheet: int, begins: str, with_word: str) -> str:
        """What is written on a button of a sheet, by how it begins and a word in it."""
        one = self.book.cells.sheets[sheet]
        for text in (*one.values.values(), *one.stored.values()):
            plain = text.casefold() if isinstance(text, str) else ""
            if plain.startswith(begins) and with_word in plain:
                return str(text)
        return ""

    @cached_property
    def inputs(self) -> Mapping[str, Place]:
        """Every cell in which a person may type, by a key that does not change with its row."""
        found = dict(self._keyed())
        taken = set(found.values())
        for number, sheet in enumerate(self.book.cells.sheets):
            for row, column in sorted(self.book.unlocked[number]):
                place = number, row, column
                if (row, column) not in sheet.formulas and place not in taken:
                    found[f"cell/{sheet.title}!{address(row, column)}"] = place
        return found

    def values(self) -> dict[str, Value]:
        """What stands in these cells, by key; empty ones are left out."""
        shown = ((key, self.book.shown(place)) for key, place in self.inputs.items())
        return {key: value for key, value in shown if value not in (None, "")}

    def name_of(self, place: Place) -> str:
        """The cell as people name it: `'BE 001'!R12`."""
        return f"'{self.book.cells.sheets[place[0]].title}'!{address(place[1], place[2])}"

    def _keyed(self) -> Iterator[tuple[str, Place]]:
        yield from self.single.items()
        for number, name in enumerate(self.slots, 1):
            if (place := self.book.named_cell(name)) is not None:
                yield f"profile/{number}", place
        for number, place in self.packages.items():
            yield f"package/{number}", place
        for entity in self.entities:
            for part, place in entity.cells.items():
                yield f"partner/{entity.number}/{part}", place
            if entity.sheet is None or entity.number not in entity.sheet.columns:
                continue
            units, unit_cost = entity.sheet.columns[entity.number]
            for row in entity.sheet.rows:
                way = f"cost/{entity.number}/{row.package}/{row.key}"
                yield f"{way}/units", (entity.sheet.number, row.number, units)
                yield f"{way}/unit_cost", (entity.sheet.number, row.number, unit_cost)
        for number, line in enumerate(self.comments, 1):
            for part, place in line.items():
                yield f"comment/{number}/{part}", place


def survey(book: Book) -> Survey | None:
    """The places of a budget table; None where the workbook is none."""
    sheets = {
        found.beneficiary: found
        for number, _ in enumerate(book.cells.sheets)
        if (found := cost_sheet(book, number)) is not None
    }
    acronym = book.named_cell("Acronym")
    entities = tuple(_entities(book, sheets))
    packages = dict(_packages(book))
    if not sheets or acronym is None or not entities or not packages:
        return None
    single = {"acronym": acronym}
    for key, name in (("max_grant", "MAXSUB"), ("rate", "COFINPERCENT")):
        if (place := book.named_cell(name)) is not None:
            single[key] = place
    if (call := _beside_label(book, acronym[0], CALL_NAME)) is not None:
        single["call"] = call
    first = min(sheets.values(), key=lambda one: one.beneficiary)
    slots = dict.fromkeys(row.slot for row in first.rows if row.slot)
    return Survey(book, entities, packages, tuple(slots), _comments(book), single, sheets)


def _entities(book: Book, sheets: Mapping[int, CostSheet]) -> Iterator[Entity]:
    """The lines of the list whose headings are `Acronym` and `Country`."""
    for sheet, row, heads in _headed(book, ("acronym", "country")):
        columns = {"name": heads["acronym"] - 1, "short": heads["acronym"]}
        columns["country"] = heads["country"]
        for line, number in _numbered(book, sheet, row, heads["country"]):
            cells = {part: (sheet, line, column) for part, column in columns.items()}
            if all(place[1:] in book.unlocked[sheet] for place in cells.values()):
                of = sheets.get(int(number))
                yield Entity(_written(number), cells, of)
        return


def _packages(book: Book) -> Iterator[tuple[int, Place]]:
    """The lines of the list whose heading is `WP Label`."""
    for sheet, row, heads in _headed(book, ("wp label",)):
        column = heads["wp label"]
        for line, number in _numbered(book, sheet, row, column):
            if (line, column) in book.unlocked[sheet] and number == int(number):
                yield int(number), (sheet, line, column)
        return


def _comments(book: Book) -> tuple[Mapping[str, Place], ...]:
    """The lines of the list whose headings are `BE ref`, `WP ref` and `Comments`."""
    for sheet, row, heads in _headed(book, ("nr", "be ref", "wp ref", "comments")):
        columns = dict(zip(("nr", "partner", "package", "text"), heads.values(), strict=True))
        lines = range(row + 1, book.cells.sheets[sheet].bottom + 1)
        return tuple(
            {part: (sheet, line, column) for part, column in columns.items()}
            for line in lines
            if all((line, column) in book.unlocked[sheet] for column in columns.values())
        )
    return ()


def _headed(book: Book, labels: tuple[str, ...]) -> Iterator[tuple[int, int, dict[str, int]]]:
    """The rows in which all these labels are: sheet, row, and the column of each label."""
    for number, sheet in enumerate(book.cells.sheets):
        rows: dict[int, dict[str, int]] = {}
        for (row, column), value in sheet.values.items():
            if isinstance(value, str) and (label := " ".join(value.split()).casefold()) in labels:
                rows.setdefault(row, {}).setdefault(label, column)
        for row, found in rows.items():
            if len(found) == len(labels):
                yield number, row, {label: found[label] for label in labels}


def _numbered(book: Book, sheet: int, head: int, column: int) -> Iterator[tuple[int, float]]:
    """The lines below a heading that have a number right of that column, and no mark of removal."""
    lines: dict[int, list[Value]] = {}
    for (line, at), value in sorted(book.cells.sheets[sheet].values.items()):
        if line > head and at > column:
            lines.setdefault(line, []).append(value)
    for line, right in lines.items():
        number = next((one for one in right if type(one) is float), None)
        if number is not None and REMOVED not in right:
            yield line, number


def _beside_label(book: Book, sheet: int, label: re.Pattern[str]) -> Place | None:
    """The cell to be filled in the row of a label."""
    labels = {
        row: column
        for (row, column), value in book.cells.sheets[sheet].values.items()
        if isinstance(value, str) and label.search(value[:LONGEST_LABEL])
    }
    beside = (at for at in book.unlocked[sheet] if at[1] > labels.get(at[0], at[1]))
    first = min(beside, default=None)
    return None if first is None else (sheet, *first)


def _written(number: float) -> str:
    """`1`, `1.01`, `1.1`."""
    return format(number, ".10g")
