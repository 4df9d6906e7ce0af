"""A sheet while it is written: row by row, cells by key, never by address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from budgets.cell_values import EMPTY, Formula, Input, Plain, Shown, Value
from budgets.input_rules import InputRule
from budgets.labels import Labels
from budgets.layout import Chart, Column, Highlight, Layout, Name
from budgets.row_heights import HEADS, LINE, NARROW, WIDE, lines_of, text_of
from budgets.shared_strings import Texts
from budgets.sheetdata import cell, formula
from budgets.styles import FORMS, LOOKS, Styles
from budgets.unknown_key import UnknownKeyError
from toolkit.cell_addresses import letters
from toolkit.model.language import ENGLISH, Language
from toolkit.ooxml.row_digest import digest, normal

HEAD, END, TOTAL = "__head", "__end", "__total"
KEYS = "__keys"
"""The column in which the keys of the rows stand, and the row with those of the columns."""

BUILT_HEAD = "__built"
"""The head of rows without keys, which an edited workbook gets anew with every build."""

ROW = "\x04"
"""Stands in an address for a row that is not known yet."""


@dataclass
class Grid:
    """One sheet: declare its columns, then write its rows from top to bottom."""

    key: str
    title: str
    styles: Styles
    texts: Texts
    labels: Labels
    language: Language = ENGLISH
    layout: Layout = field(default_factory=Layout)
    rows: dict[str, int] = field(default_factory=dict)
    """The number of each row, by key."""

    letter: dict[str, str] = field(default_factory=dict)
    """The letters of each column, by key."""

    columns_: tuple[Column, ...] = ()
    names: dict[str, Name] = field(default_factory=dict)
    """Defined names of this sheet."""

    sheets: Mapping[str, Grid] = field(default_factory=dict)
    """All sheets by key, this one among them."""

    highlights: list[Highlight] = field(default_factory=list)
    guarded: dict[InputRule, dict[int, list[str]]] = field(default_factory=dict)
    """By guard, the columns of the inputs in each row."""

    comments: list[tuple[str, str]] = field(default_factory=list)
    inputs: dict[str, dict[str, Plain]] = field(default_factory=dict)
    """The value of each input that has one, by row and column key."""

    shown: dict[str, dict[str, Plain | Formula]] = field(default_factory=dict)
    """All other values and formulas, by row and column key: what a person never types."""

    charts: list[Chart] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """The texts of the rows without a key: titles, and what stands below them."""

    levels: bool = False
    height: int = 1
    """The number of the last row so far; the first holds the keys of the columns."""

    unkeyed: int = 0
    """How many rows `values` has written."""

    digest: str = ""
    """Of these rows."""

    _xml: list[str] = field(default_factory=list)
    _columns: dict[str, list[tuple[Column, str, int, int]]] = field(default_factory=dict)

    @property
    def say(self) -> Callable[..., str]:
        """What the project's language says for an English text."""
        return self.language.say

    def columns(self, *columns: Column) -> None:
        """Declares the columns from the second on; the first holds the keys of the rows.

        Raises `UnknownKeyError` where there is no such number format.
        """
        for column in columns:
            if column.format not in FORMS:
                where = f" for the column '{column.key}' of the sheet '{self.title}'"
                raise UnknownKeyError("number format", column.format, FORMS, where)
        self.columns_ = columns
        self.letter = {column.key: letters(at) for at, column in enumerate(columns, 2)}
        if len(self.letter) != len(columns):
            raise ValueError(f"two columns of the sheet {self.title} have the same key")

    def heading(self, title: str, *notes: str) -> None:
        """The sheet's own title, and what a reader should know, a line each."""
        self.line(title, "title", height=26)
        for note in notes:
            self.line(note, "note")
        self.gap()

    def line(self, text: Plain | Formula, look: str, key: str = "", height: float = 0) -> None:
        """A row with one text that may run on over its neighbours."""
        at = self._begun(key, height)
        column = next(one.key for one in self.columns_ if not one.hidden)
        if key:
            self.shown.setdefault(key, {})[column] = text
        elif isinstance(text, str):
            self.lines.append(text)
        style = self.styles.number("text", look)
        self._xml.append(self._written(f"{self.letter[column]}{at}", at, style, text))
        self._xml.append("</row>")

    def gap(self) -> None:
        """An empty row."""
        self.height += 1

    def header(
        self, key: str = HEAD, look: str = "head", height: float = 0, until: str = ""
    ) -> None:
        """The row of the columns' titles, their rules as comments."""
        titles = {one.key: one.title for one in self.columns_}
        self.row(key, titles, look, height=height, until=until)
        self.comments += [
            (f"{self.letter[one.key]}{self.height}", one.note) for one in self.columns_ if one.note
        ]

    def end(self, text: str = "Insert further lines above this one.") -> None:
        """The closing row that every total includes, so that lines inserted above it count."""
        self.row(END, {self.columns_[0].key: self.say(text)}, "end")

    def row(
        self,
        key: str,
        cells: Mapping[str, Value],
        look: str = "line",
        *,
        level: int = 0,
        height: float = 0,
        until: str = "",
    ) -> None:
        """A row; what `cells` leaves out is an empty cell in the look of the row, which ends with
        the column `until`. Raises `UnknownKeyError` where there is no such look."""
        if look not in LOOKS:
            where = f" for the row '{key}' of the sheet '{self.title}'"
            raise UnknownKeyError("look", look, LOOKS, where)
        at = self._begun(key, height or self._needed(cells, look), level)
        write = self._xml.append
        for column, letter, style, typed in self._row_styles(look):
            value = cells.get(column.key)
            if value is None:
                write(f'<c r="{letter}{at}" s="{style}"/>')
            elif value is EMPTY and column.guard:
                self._guard(column.guard, at, letter)
                write(f'<c r="{letter}{at}" s="{typed}"/>')
            elif type(value) is Formula:  # what most cells are
                self.shown.setdefault(key, {})[column.key] = value
                write(formula(f"{letter}{at}", at, style, value))
            else:
                write(self._cell(key, column, value, f"{letter}{at}", at, look, style))
            if column.key == until:
                break
        write("</row>")

    def values(self, rows: Iterable[Sequence[Plain]], look: str = "plain") -> None:
        """The last rows of a sheet: plain values for all columns, without keys.

        An edited workbook gets these rows anew, so that they do not take part in its update.
        """
        columns = [(f'<c r="{letter}', style) for _, letter, style, _ in self._row_styles(look)]
        known: list[dict[Plain, tuple[str, str]]] = [{} for _ in columns]
        shown = []
        for at, row in enumerate(rows, self.height + 1):
            found = []
            for seen, (_, style), value in zip(known, columns, row, strict=True):
                one = seen.get(value)
                if one is None:  # the same value stands in many rows
                    text = cell("", style, value, self.texts).removeprefix('<c r="')
                    one = seen[value] = text, normal(value)
                found.append(one)
            texts = (f"{first[0]}{at}{one[0]}" for first, one in zip(columns, found, strict=True))
            self._xml.append(f'<row r="{at}">{"".join(texts)}</row>')
            shown.append([one[1] for one in found])
        self.height += len(shown)
        self.unkeyed = len(shown)
        self.digest = digest(shown)

    def name(self, name: str, area: str, meaning: str) -> None:
        """Gives an area, as `__head|amount:__end|amount`, a name that formulas use."""
        self.names[name] = Name(area, meaning)

    def highlight(self, area: str, formula: str, look: str) -> None:
        """Lets cells of `area` take the look while `formula` is true; the first rule wins."""
        self.highlights.append(Highlight(area, formula, look))

    def xml(self) -> str:
        """The sheet's rows, the first with the keys of the columns; addresses still in keys.

        Hands them over: a large sheet is not kept twice.
        """
        style = self.styles.number("text", "key")
        corner = cell("A1", style, f"#pk:{self.key}", self.texts)
        keys = "".join(
            cell(f"{letter}1", style, column, self.texts) for column, letter in self.letter.items()
        )
        head = f'<sheetData><row r="1" hidden="1">{corner}{keys}</row>'
        whole = "".join(chain([head], self._xml, ["</sheetData>"]))
        self._xml.clear()
        return whole

    def at(self, keys: str) -> str:
        """The address of `row|column`, `$H$7` for `$total|$eur`; `column` alone leaves the row
        open. Raises `UnknownKeyError` where the sheet has no such row or column."""
        above, bar, column = keys.rpartition("|")
        if KEYS in (above, column):
            letter = "A" if column == KEYS else self.letter[column]
            return f"{letter}{1 if above == KEYS else self.number_of(above)}"
        try:
            letter = "$" + self.letter[column[1:]] if column[0] == "$" else self.letter[column]
            if not bar:
                return letter + ROW
            return (
                f"{letter}${self.rows[above[1:]]}"
                if above[0] == "$"
                else f"{letter}{self.rows[above]}"
            )
        except (KeyError, IndexError) as error:
            raise self._unknown(above, column) from error

    def number_of(self, row: str) -> int:
        """The number of a row. Raises `UnknownKeyError` where the sheet has no such row."""
        if row not in self.rows:
            raise self._unknown(row, next(iter(self.letter)))
        return self.rows[row]

    def _unknown(self, above: str, column: str) -> UnknownKeyError:
        """The error about the column, or else the row, that this sheet does not have."""
        key = column.removeprefix("$")
        if key not in self.letter:
            return UnknownKeyError("column", key, self.letter, f" on the sheet '{self.title}'")
        key = above.removeprefix("$")
        return UnknownKeyError("row", key, self.rows, f" on the sheet '{self.title}'")

    def _cell(
        self, key: str, column: Column, value: Value, place: str, at: int, look: str, style: int
    ) -> str:
        form = column.format
        if isinstance(value, Shown):
            form, look = value.format or form, value.look or look
            style, value = self.styles.number(form, look), value.value
        if not isinstance(value, Input):
            self.shown.setdefault(key, {})[column.key] = value
        else:
            style = self.styles.number(form, look, True)
            if value.value is not None:
                self.inputs.setdefault(key, {})[column.key] = value.value
            self._guard(value.guard or column.guard, at, self.letter[column.key])
            value = value.value
        return self._written(place, at, style, value)

    def _guard(self, guard: InputRule | None, at: int, letter: str) -> None:
        if guard:
            self.guarded.setdefault(guard, {}).setdefault(at, []).append(letter)

    def _row_styles(self, look: str) -> list[tuple[Column, str, int, int]]:
        """For each column: itself, its letters, the styles of its results and of its inputs."""
        if look not in self._columns:
            number = self.styles.number
            self._columns[look] = [
                (
                    one,
                    self.letter[one.key],
                    number(one.format, look),
                    number(one.format, look, True) if one.guard else 0,
                )
                for one in self.columns_
            ]
        return self._columns[look]

    def _needed(self, cells: Mapping[str, Value], look: str) -> float:
        """The height for the longest text that wraps; 0 where one line is enough."""
        head = LOOKS[look].wrap
        size = HEADS if head else NARROW if LOOKS[look].bold else WIDE
        lines = 1
        for column in self.columns_:
            if head or FORMS[column.format].wrap:
                text = text_of(cells.get(column.key))
                if len(text) > column.width * size or "\n" in text:
                    lines = max(lines, lines_of(text, column.width * size))
        return min(LINE * lines + 3, self.layout.highest) if lines > 1 else 0

    def _begun(self, key: str, height: float, level: int = 0) -> int:
        self.height += 1
        at = self.height
        marks = f' ht="{height:g}"' if height else ""
        if level:
            self.levels = True
            marks += f' outlineLevel="{level}"'
        self._xml.append(f'<row r="{at}"{marks}>')
        if key:
            if key in self.rows:
                raise ValueError(f"two rows of the sheet {self.title} have the key {key}")
            self.rows[key] = at
            style = self.styles.number("text", "key")
            self._xml.append(cell(f"A{at}", style, key, self.texts))
        return at

    def _written(self, place: str, row: int, style: int, value: Plain | Formula) -> str:
        if isinstance(value, Formula):
            return formula(place, row, style, value)
        return cell(place, style, value, self.texts)
