"""Finds sheets that were sorted without their ids, by the names that the rows bear.

One row with another name was renamed. Rows that bear each other's names have changed places, and
their ids have not: every value in them would count for something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.intake.layout import naming_columns
from toolkit.merge.workbook.cell_words import folded
from toolkit.merge.workbook.inputs import NEW, is_form
from toolkit.merge.workbook.keyed_sheet import KeyedSheet
from toolkit.merge.workbook.verdict import WrittenCells

NAMED_BY: Mapping[str, Sequence[tuple[str, ...]]] = {
    "work_plan": (("label",), ("title",)),
    "effort": (("label",), ("title",)),
    "rates": (("partner", "profile"),),
    "costs": (("item", "partner"),),
    "instruments": (("title", "partner"),),
}
"""The columns, each group for itself, by which people recognise a row."""


def _named_by(sheet: str) -> Sequence[tuple[str, ...]]:
    """The same of any sheet, forms among them; empty where it has none of its own."""
    return NAMED_BY.get(sheet) or [one for one in (naming_columns(sheet),) if one]


Name = tuple[str, ...]
SORTED_HINT = (
    "undo the sorting, or type proposal build --restore, which gives each row its own id again; "
    "until then nothing is pulled from this sheet, and nothing written into it"
)


@dataclass(frozen=True, slots=True)
class Exchanged:
    """Rows that bear each other's names."""

    owners: Mapping[str, str]
    """By the id of a row, the id of what stands in it."""

    two: str
    """Two of them, as people know them."""


@dataclass(frozen=True)
class _Names:
    """The names of the rows by one group of columns: as written, and as they are."""

    written: Mapping[str, Name]
    held: Mapping[str, Name]

    def exchanged(self) -> Mapping[str, str]:
        """The rows that bear each other's names: whose name each of them bears."""
        times = Counter(self.written.values())
        owner = {name: key for key, name in self.written.items() if times[name] == 1 and name[0]}
        moved = {
            key: owner[name]
            for key, name in self.held.items()
            if name in owner and owner[name] != key and self.written.get(key) != name
        }
        # a row that merely got the name of another leaves that one its name
        both = {
            key: other
            for key, other in moved.items()
            if self.held.get(other) != self.written.get(other)
        }
        return both if len(both) > 1 else {}


def exchanged_rows(sheet: KeyedSheet, written: WrittenCells) -> Exchanged | None:
    """The rows of a sheet that have changed places without their ids; None where none have."""
    for columns in _columns(sheet, written):
        found = _names(sheet, written, columns).exchanged()
        if found and not _only_names(sheet, written, found, columns):
            names = [f"{sheet.shown(key, columns[0]).value}" for key in found]
            return Exchanged(found, " and ".join(f"'{one}'" for one in names[:2]))
    return None


def _only_names(
    sheet: KeyedSheet, written: WrittenCells, moved: Mapping[str, str], names: Sequence[str]
) -> bool:
    """Whether the rows of a form got each other's names, and all else in them has stayed."""
    stayed = went = 0
    for key, other in moved.items() if is_form(sheet.key) else ():
        for column in sheet.columns:
            before, theirs = (_recorded(written, sheet.key, one, column) for one in (key, other))
            if column not in names and before != theirs:
                held = folded(sheet.shown(key, column).value)
                stayed += held == before
                went += held == theirs
    return stayed > went


def sorted_without_ids(title: str, rows: Exchanged, file: str = "") -> Diagnostic:
    """The finding that rows of a sheet have changed places without their ids."""
    fact = f"on '{title}' the rows {rows.two} have changed places without their ids"
    return Diagnostic(Place(file), "MRG049", fact, SORTED_HINT, Severity.WARNING)


def row_called(sheet: str, key: str, shown: Callable[[str, str], object]) -> str:
    """What people call a row: `T1.2 'Quality'`; its key where nothing names it.

    `shown` gives what stands in a column of the row on a sheet.
    """
    for home in (sheet, "work_plan"):
        columns = [one for group in _named_by(home) for one in group]
        texts = [f"{shown(home, one) or ''}".removeprefix("'") for one in columns]
        if texts and texts[0] and texts[0][0] != "=":
            first, *rest = texts
            return " ".join((first, *(f"'{one}'" for one in rest if one)))
    return key


def put_back(sheet: KeyedSheet, written: WrittenCells) -> bool:
    """Gives each row the id of what stands in it; whether that is clear for all of them."""
    found = exchanged_rows(sheet, written)
    if found is None:
        return True
    for columns in _columns(sheet, written):
        names = _names(sheet, written, columns)
        keys = None if _strays(sheet, names, columns) else _assigned(names)
        if keys is not None and any(old != new for old, new in keys.items()):
            _rekey(sheet, keys)
            return exchanged_rows(sheet, written) is None
    return False


def _strays(sheet: KeyedSheet, names: _Names, columns: tuple[str, ...]) -> bool:
    """Whether a row without an id bears the name of one that has one."""
    known = {name for name in names.written.values() if name[0]}
    return any(
        tuple(folded(sheet.shown(key, one).value) for one in columns) in known
        for key in sheet.inserted
    )


def _assigned(names: _Names) -> dict[str, str] | None:
    """The id of what stands in each row, by the row's own; None where that is not clear."""
    times, now = Counter(names.written.values()), Counter(names.held.values())
    owner = {
        name: key
        for key, name in names.written.items()
        if times[name] == 1 and now[name] == 1 and name[0]
    }
    keys = {key: owner[name] for key, name in names.held.items() if name in owner}
    open_rows = [key for key in names.held if key not in keys]
    free = [key for key in names.held if key not in keys.values()]
    at_home = {key for key in open_rows if key in free}
    keys |= {key: key for key in at_home}
    left = [key for key in open_rows if key not in at_home]
    unclaimed = [key for key in free if key not in at_home]
    empty = all(key.startswith(NEW) for key in unclaimed)
    if len(left) > 1 and not empty:
        return None
    return keys | dict(zip(left, unclaimed, strict=True))


def _rekey(sheet: KeyedSheet, keys: Mapping[str, str]) -> None:
    rows = dict(sheet.rows)
    for old, new in keys.items():
        if old != new:
            sheet.rows[new] = rows[old]
            sheet.write_key(new)


def _columns(sheet: KeyedSheet, written: WrittenCells) -> Iterator[tuple[str, ...]]:
    """The groups of columns that name the rows of a sheet."""
    if groups := _named_by(sheet.key):
        yield from groups
        return
    texts: Counter[str] = Counter()
    for cells in written.base["shown"].get(sheet.key, {}).values():
        texts.update(
            column
            for column, value in cells.items()
            if isinstance(value, str) and value[:1] == "'" and value[1:]
        )
    yield from ((column,) for column, number in texts.items() if number > 1)


def _names(sheet: KeyedSheet, written: WrittenCells, columns: tuple[str, ...]) -> _Names:
    there = [one for one in columns if one in sheet.columns]
    if len(there) < len(columns):
        return _Names({}, {})
    known = {
        *written.base["shown"].get(sheet.key, {}),
        *written.base["sheets"].get(sheet.key, {}),
    }
    rows = [key for key in sheet.rows if key in known]
    return _Names(
        {key: tuple(_recorded(written, sheet.key, key, one) for one in columns) for key in rows},
        {key: tuple(folded(sheet.shown(key, one).value) for one in columns) for key in rows},
    )


def _recorded(written: WrittenCells, sheet: str, row: str, column: str) -> str:
    content = written.content(sheet, row, column)
    if isinstance(content, str):
        return "" if content[:1] == "=" else folded(content.removeprefix("'"))
    return folded(content)
