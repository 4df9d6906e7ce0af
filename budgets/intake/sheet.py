"""One sheet of a form: its columns, the rows of the outline, and empty rows to go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from budgets.cell_values import EMPTY, Formula, Input, Shown, Value
from budgets.grid import END, HEAD, Grid
from budgets.input_rules import DAY, TEXT, InputRule, choice
from budgets.intake import titles
from budgets.intake.names import options_name, parts_name
from budgets.layout import Column
from budgets.shared_strings import fitting
from toolkit.intake.fields import FormField, Holds
from toolkit.intake.layout import (
    NAME,
    OWNER,
    RECORD_VALUE,
    SECTIONS,
    VALUE,
    Form,
    FormSheet,
    naming_field,
)
from toolkit.intake.rows import FormRow, FormRows, column_of
from toolkit.intake.scope import Scope
from toolkit.intake.shown import COUNTRY

MISSING, TOTAL, FIELD, ABOUT = "__missing", "__total", "__field", "__about"
"""Columns that hold no field: what is missing in a row, the sum of a row, and what the lines of a
record are called and mean."""

WIDE = 150
"""Digits side by side that an A4 sheet holds in letters of a good size."""

WIDEST = 320
"""The same of A3, in letters that are just large enough; a wider sheet goes over several pages."""

FILLED = "__filled"
"""The row that counts what is filled in."""

HIGHEST_ROW = 180
"""Points that a row of a list is high at most: of a longer text the beginning is in sight."""

LONG_TEXT = 90
"""The width of a column for texts of many paragraphs."""

NEW_PARTNERS = 12
"""Columns of a table for partners that are typed into the same form."""

WIDTHS = {
    Holds.WORDS: 26,
    Holds.PROSE: 60,
    Holds.POINTS: 40,
    Holds.NUMBER: 13,
    Holds.MONTH: 9,
    Holds.SPANS: 18,
    Holds.DAY: 13,
    Holds.CHOICE: 15,
    Holds.REFERENCE: 24,
    Holds.REFERENCES: 26,
}
FORMATS = {"money": "eur", "price": "price", "effort": "pm", "count": "count"}

ANY_MONTH = InputRule("whole", "1", "1200", "Project month", "A month of the project: 1 for M1.")
ANY_NUMBER = InputRule(
    "decimal", "-1000000000000", "1000000000000", "Number", "A number; empty while not known."
)
LINES = InputRule("textLength", "0", "32767", "Text", "One on each line (Alt+Enter begins a line).")


def write_sheet(grid: Grid, sheet: FormSheet, rows: FormRows, scope: Scope) -> None:
    """Writes a sheet of a form."""
    say = grid.say
    shown = scope.rows(sheet, rows)
    columns = list(_columns(grid, sheet, rows, scope))
    grid.columns(*columns)
    if sheet.form is not Form.RECORD:
        grid.layout.highest = HIGHEST_ROW
    if about := titles.about(sheet):
        grid.heading(say(titles.tab(sheet)), say(about))
    else:
        grid.heading(say(titles.tab(sheet)))
    least = 1 if sheet.key == "form_partners" else 0
    rooms = [f"new/{number}" for number in range(1, scope.rooms(sheet, len(shown)) + 1)]
    last = rooms[-1] if rooms else (shown[-1].key if shown else HEAD)
    first = shown[0].key if shown else (rooms[0] if rooms else HEAD)
    if first != HEAD:
        needed = [one for one in _needed(sheet) if one not in scope.fixed(sheet)]
        _count(grid, (first, last), needed, least, _filled(sheet, shown, needed, least))
    grid.header(height=30 if sheet.form is Form.TABLE else 0)
    writer = _Rows(grid, sheet, scope, rows, [one.key for one in columns])
    for row in shown:
        writer.row(row)
    for key in rooms:
        writer.room(key)
    if rooms:
        grid.end(say("Insert further rows above this one."))
    _looks(grid, sheet, first, last)
    grid.layout.freeze = f"{first}|{_first_free(sheet, columns)}" if first != HEAD else ""
    _print(grid, sheet, columns)
    if sheet.form is not Form.RECORD and first != HEAD:
        grid.layout.filter = f"{HEAD}|{columns[0].key}:{last}|{columns[-1].key}"
    if not scope.partner:
        _names(grid, sheet, first, last)


def _print(grid: Grid, sheet: FormSheet, columns: Sequence[Column]) -> None:
    """On paper the columns by which rows are known are on every page of a wide sheet."""
    grid.layout.repeat = (HEAD, HEAD)
    width = sum(one.width for one in columns)
    if width > WIDE:
        grid.layout.paper = "A3"
    if width <= WIDEST:
        return
    keys = [one.key for one in columns]
    free = keys.index(_first_free(sheet, columns))
    grid.layout.repeat_columns = (keys[0], keys[max(free - 1, 0)])
    grid.layout.groups = tuple((one,) for one in keys[max(free, 1) :])


def _first_free(sheet: FormSheet, columns: Sequence[Column]) -> str:
    """The column behind those by which a row is known, which stay in sight."""
    keys = [one.key for one in columns]
    if sheet.form is Form.RECORD:
        return RECORD_VALUE
    known = NAME if NAME in keys else naming_field(keys) or OWNER
    at = keys.index(known) + 1 if known in keys else 1
    return keys[min(at, 3, len(keys) - 1)]


def _columns(grid: Grid, sheet: FormSheet, rows: FormRows, scope: Scope) -> Iterator[Column]:
    say = grid.say
    if sheet.form is Form.RECORD:
        yield Column(MISSING, say("Missing"), 8, "missing")
        yield Column(FIELD, say("What"), 26)
        yield Column(RECORD_VALUE, say("Your entry"), 80, "wrap", TEXT)
        yield Column(ABOUT, say("What is meant"), 60, "wrap")
        return
    if sheet.form is Form.TABLE:
        yield Column(OWNER, say(titles.owner_title(sheet)), 44, "wrap")
        yield Column(TOTAL, say("Total"), 10, "pm")
        for partner, profile in scope.columns(sheet, list(rows.profiles())):
            name = rows.words.parts.get("partner", {}).get(partner, partner)
            head = f"{name}\n{profile}" if profile else name
            yield Column(column_of(partner, profile), head, 12, "pm", ANY_NUMBER)
        for number in range(1, NEW_PARTNERS + 1 if scope.rooms(sheet, 0) else 1):
            source = f"[form_partners!new/{number}|short_name]"
            head_of_new = Formula(f'IF({source}="","",{source})', "")
            yield Column(f"new/{number}", head_of_new, 12, "pm", ANY_NUMBER)
        return
    yield Column(MISSING, say("Missing"), 8, "missing")
    fixed = scope.fixed(sheet)
    if sheet.has_owner and OWNER not in fixed:
        owner = titles.owner_title(sheet)
        rule = choice(options_name(sheet, OWNER), owner, "Choose from the list.")
        note = say("What this row belongs to. It cannot be left out.")
        yield Column(OWNER, f"{say(owner)} *", 26, "wrap", rule, note)
    if sheet.form is Form.CASES:
        yield Column(NAME, say(titles.TITLES["priorities", NAME]), 22, "wrap")
    yield from (_column(grid, sheet, one) for one in sheet.fields if one.key not in fixed)
    if sheet.field == SECTIONS:
        yield Column(ABOUT, say("What an evaluator looks for"), 60, "wrap")


def _column(grid: Grid, sheet: FormSheet, one: FormField) -> Column:
    say = grid.say
    title = say(titles.title(sheet, one)) + (" *" if one.required else "")
    width = LONG_TEXT if sheet.field == SECTIONS and one.key == VALUE else WIDTHS[one.holds]
    return Column(
        one.key, title, width, _format(one), rule_of(sheet, one), say(titles.note(sheet, one))
    )


def _format(one: FormField) -> str:
    match one.holds:
        case Holds.NUMBER:
            return FORMATS.get(one.measure or "", "number")
        case Holds.MONTH:
            return "month"
        case Holds.DAY:
            return "date"
    return "wrap"


def rule_of(sheet: FormSheet, one: FormField) -> InputRule:
    """What may be typed into a column."""
    title = titles.title(sheet, one)
    match one.holds:
        case Holds.NUMBER:
            return ANY_NUMBER
        case Holds.MONTH:
            return ANY_MONTH
        case Holds.DAY:
            return DAY
        case Holds.CHOICE:
            return choice(options_name(sheet, one.key), title, "Choose from the list.")
        case Holds.REFERENCE:
            source = options_name(sheet, one.key) if one.of_call else parts_name(one.names)
            return choice(source, title, "Choose from the list.")
        case Holds.REFERENCES | Holds.POINTS | Holds.SPANS:
            return LINES
    if one.name == COUNTRY:
        return choice(options_name(sheet, one.key), title, "Choose from the list.")
    return TEXT


def _needed(sheet: FormSheet) -> list[str]:
    """The columns that cannot be left out, in a row that is begun."""
    owner = [OWNER] if sheet.has_owner and sheet.form is not Form.TABLE else []
    return owner + [one.key for one in sheet.fields if one.required]


def _filled(
    sheet: FormSheet, rows: Sequence[FormRow], needed: Sequence[str], least: int
) -> tuple[int, int]:
    """How many of the cells that must be filled are, and how many there are."""
    if sheet.form is Form.RECORD:
        wanted = [row for row in rows if sheet.by_column[row.key].required]
        return sum(1 for one in wanted if one.cells[RECORD_VALUE] is not None), len(wanted)
    filled = sum(1 for row in rows for one in needed if row.cells.get(one) is not None)
    return filled, len(needed) * max(len(rows), least)


def _count(
    grid: Grid, ends: tuple[str, str], needed: Sequence[str], least: int, now: tuple[int, int]
) -> None:
    """The line that says how many of the cells that must be filled are."""
    if not needed or MISSING not in grid.letter:
        return
    area = f"[{ends[0]}|{MISSING}:{ends[1]}|{MISSING}]"
    each = 1 if RECORD_VALUE in grid.letter else len(needed)
    begun = f"COUNT({area})"
    if least:
        begun = f"MAX({begun},{least})"
    done, of = now
    text = grid.say("{done} of {all} cells with * are filled", done="\1", all="\2")
    before, between, behind = text.partition("\1")[0], text.partition("\1")[2], ""
    between, _, behind = between.partition("\2")
    full = f"{begun}*{each}"
    missing = f"SUM({area})"
    if least:
        missing = f"({missing}+{each}*MAX(0,{least}-COUNT({area})))"
    formula = f'"{before}"&({full}-{missing})&"{between}"&{full}&"{behind}"'
    nothing = grid.say("Nothing filled in yet")
    shown = text.replace("\1", f"{done}").replace("\2", f"{of}") if of else nothing
    if not least:
        formula = f'IF({full}=0,"{nothing}",{formula})'
    grid.line(Formula(formula, shown), "count", key=FILLED)
    grid.gap()


class _Rows:
    """Writes the rows of one sheet."""

    def __init__(
        self, grid: Grid, sheet: FormSheet, scope: Scope, rows: FormRows, columns: Sequence[str]
    ) -> None:
        self.grid, self.sheet, self.scope, self.rows = grid, sheet, scope, rows
        self.inputs = [
            one
            for one in columns
            if one not in (MISSING, TOTAL, FIELD, ABOUT)
            and not (one == OWNER and sheet.form is Form.TABLE)
            and not (one == NAME and sheet.form is Form.CASES)
        ]
        self.needed = [one for one in _needed(sheet) if one not in scope.fixed(sheet)]

    def row(self, row: FormRow) -> None:
        """A row of the outline."""
        if self.sheet.form is Form.RECORD:
            self._record(row)
            return
        cells: dict[str, Value] = {}
        for column, value in row.cells.items():
            if column not in self.inputs and column in self.grid.letter:
                cells[column] = value
        for column in self.inputs:
            value = row.cells.get(column)
            # a text that a cell cannot hold whole would come back cut
            if _is_whole(value) and self.scope.may_write(self.sheet, row, column, self.rows):
                cells[column] = Input(value)
            elif value is not None:
                cells[column] = value
        if self.sheet.field == SECTIONS:
            cells[ABOUT] = self.rows.words.asks(str(row.way[-1]))
        self._write(row.key, cells, [row.cells.get(one) for one in self.needed], begun=True)

    def room(self, key: str) -> None:
        """An empty row."""
        cells: dict[str, Value] = dict.fromkeys(self.inputs, EMPTY)
        if self.sheet.form is Form.TABLE:
            source = f"[form_{_list_of(self.sheet)}!{key}|title]"
            cells[OWNER] = Formula(f'IF({source}="","",{source})', "")
        self._write(key, cells, [], begun=False)

    def _write(
        self, key: str, cells: dict[str, Value], filled: Sequence[object], *, begun: bool
    ) -> None:
        if self.sheet.form is Form.TABLE:
            first, last = self.inputs[0], self.inputs[-1]
            total = sum(
                (
                    one.value
                    for one in cells.values()
                    if isinstance(one, Input) and isinstance(one.value, Decimal)
                ),
                Decimal(0),
            )
            cells[TOTAL] = Formula(f"SUM([{first}:{last}])", total)
        elif self.needed:
            count = "+".join(f'([{one}]="")' for one in self.needed)
            missing: Value = sum(1 for one in filled if one is None) if begun else ""
            span = f"[{self.inputs[0]}:{self.inputs[-1]}]"
            begun_by = f"COUNTA({span})" if self.sheet.form is not Form.CASES else "1"
            cells[MISSING] = Formula(f'IF({begun_by}=0,"",{count})', missing)  # type: ignore[arg-type]
        look = "line" if self.sheet.form is Form.TABLE else "entry"
        self.grid.row(key, cells, look)

    def _record(self, row: FormRow) -> None:
        say = self.grid.say
        one = self.sheet.by_column[row.key]
        value = row.cells[RECORD_VALUE]
        star = " *" if one.required else ""
        cells: dict[str, Value] = {
            FIELD: Shown(f"{say(titles.title(self.sheet, one))}{star}", look="entry name"),
            ABOUT: say(titles.note(self.sheet, one)),
        }
        whole = _is_whole(value)
        if whole and self.scope.may_write(self.sheet, row, RECORD_VALUE, self.rows):
            rule = rule_of(self.sheet, one)
            cells[RECORD_VALUE] = Shown(Input(value, rule), _record_format(one))
        else:
            cells[RECORD_VALUE] = Shown(value, _record_format(one))
        if one.required:
            cells[MISSING] = Formula(f'IF([{RECORD_VALUE}]="",1,0)', int(value is None))
        self.grid.row(row.key, cells, "entry")


def _is_whole(value: object) -> bool:
    """Whether a cell holds all of a value."""
    return not isinstance(value, str) or fitting(value) == value


def _record_format(one: FormField) -> str:
    found = _format(one)
    return {"number": "figure", "count": "figure", "date": "date"}.get(found, found)


def _list_of(sheet: FormSheet) -> str:
    """The list whose parts are the rows of a table: tasks."""
    return sheet.ways[0][-3]


def _looks(grid: Grid, sheet: FormSheet, first: str, last: str) -> None:
    """Marks what has to be filled in rows that are begun."""
    if first == HEAD or MISSING not in grid.letter:
        return
    area = f"{first}|{MISSING}:{last}|{MISSING}"
    grid.highlight(area, f"AND(ISNUMBER([{MISSING}]),N([{MISSING}])>0)", "bad")
    grid.highlight(area, f"AND(ISNUMBER([{MISSING}]),N([{MISSING}])=0)", "good")
    if sheet.form is Form.RECORD:
        wanted = f"{first}|{RECORD_VALUE}:{last}|{RECORD_VALUE}"
        grid.highlight(wanted, f"N([{MISSING}])>0", "open")
        return
    for one in _needed(sheet):
        if one not in grid.letter:
            continue
        text = f'AND(ISNUMBER([${MISSING}]),[{one}]="")'
        grid.highlight(f"{first}|{one}:{last}|{one}", text, "open")


def _names(grid: Grid, sheet: FormSheet, first: str, last: str) -> None:
    """Names the column by which rows are known, so that others can choose them."""
    if sheet.form is not Form.LIST or sheet.model is None or first == HEAD:
        return
    column = naming_field(sheet.model.model_fields)
    end = END if END in grid.rows else last
    if column:
        grid.name(parts_name(sheet.kind), f"{first}|{column}:{end}|{column}", "")
