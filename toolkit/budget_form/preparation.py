"""A formula of a budget workbook is made ready to be computed.

Nearly all of them compute the addresses that they read, with OFFSET, INDIRECT, MATCH and ADDRESS,
so what a formula reads is known only while it is computed. Single functions, operators and tests
of criteria are those of `merge.workbook.evaluation`, which gives nothing where programs differ.
"""

from __future__ import annotations

from collections.abc import Callable

from toolkit.budget_form.distances import cell_of, distance_of
from toolkit.budget_form.references import FAULTY, AddressTexts, References
from toolkit.budget_form.running import (
    FindCell,
    FindCells,
    Run,
    Source,
    always,
    applied,
    at_distance,
    unsure,
    whole_number,
    with_faults,
)
from toolkit.budget_form.text_formats import as_text, hour_of, length_of, minute_of
from toolkit.cell_addresses import COLUMNS, ROWS, letters, quoted
from toolkit.merge.workbook.evaluation.cells import Block, Place, WorkbookCells
from toolkit.merge.workbook.evaluation.counting import COUNTING
from toolkit.merge.workbook.evaluation.lookups import LOOKUPS
from toolkit.merge.workbook.evaluation.operators import BINARY, negative, percent
from toolkit.merge.workbook.evaluation.regions import is_fixed
from toolkit.merge.workbook.evaluation.single_values import LIFTED, SINGLE
from toolkit.merge.workbook.evaluation.syntax import (
    Call,
    Literal,
    Name,
    Operation,
    Reference,
    Tree,
    parsed,
    tokens,
)
from toolkit.merge.workbook.evaluation.values import (
    Array,
    Fault,
    FaultError,
    Given,
    UnsureError,
    Value,
    single,
    text,
    truth,
)

NAMES_DEEP = 4
LEADING = ("OFFSET", "INDIRECT")
"""The functions that stand for cells."""

BY_ROWS_AND_COLUMNS = 3
"""What OFFSET is given where it leads to as many cells as it starts from."""


class Preparation:
    """A formula that is being made ready."""

    def __init__(
        self, cells: WorkbookCells, texts: AddressTexts, home: tuple[int, int], names: int = 0
    ) -> None:
        self.cells, self.texts, self.names = cells, texts, names
        self.references, self.home = References(cells, home), home

    def value(self, tree: Tree | None) -> Run:
        """How a part is computed; a reference gives the value of its one cell."""
        if not isinstance(tree, Literal) and (known := distance_of(tree, self.home)):
            fixed, rows, columns = known
            return lambda _, at: float(fixed + rows * at[1] + columns * at[2])
        match tree:
            case None:
                return always(None)
            case Literal():
                return always(_literal(tree))
            case Operation():
                return self._operation(tree)
            case Name() if tree.text.upper() in ("TRUE", "FALSE"):
                return always(tree.text.upper() == "TRUE")
            case Call() if tree.function not in LEADING:
                return self._call(tree)
        if (inner := self._formula_named(tree)) is not None:
            return inner
        cell = self.cell(tree)
        return lambda source, at: source.cell(*cell(source, at))

    def given(self, tree: Tree | None) -> Run:
        """How what a function is given is computed; of a reference, the values of its cells."""
        if not self.is_reference(tree):
            return self.value(tree)
        block = self.block(tree)
        return lambda source, at: source.area(block(source, at))

    def is_reference(self, tree: Tree | None) -> bool:
        """Whether a part stands for cells."""
        match tree:
            case Reference():
                return True
            case Call():
                return tree.function in LEADING
            case Name():
                return self._meaning(tree) is not None
        return False

    def cell(self, tree: Tree | None) -> FindCell:
        """The one cell that a part stands for. Raises `UnsureError` where it is none."""
        if isinstance(tree, Call) and (known := cell_of(tree, self.home)):
            return at_distance(*known)
        match tree:
            case Reference():
                find = self.references.cell(tree.sheet, tree.area)
                if find is None:
                    raise UnsureError
                return lambda _, at: find(at)
            case Call(function="OFFSET") if len(tree.given) == BY_ROWS_AND_COLUMNS:
                return self._cell_beside(tree)
        block = self.block(tree)

        def found(source: Source, at: Place) -> Place:
            sheet, top, left, bottom, right = block(source, at)
            if top != bottom or left != right:
                raise UnsureError
            return sheet, top, left

        return found

    def block(self, tree: Tree | None) -> FindCells:
        """The cells that a part stands for. Raises `UnsureError` where it stands for none."""
        match tree:
            case Reference():
                find = self.references.block(tree.sheet, tree.area)
                return lambda _, at: find(at)
            case Call(function="OFFSET"):
                return self._offset(tree)
            case Call(function="INDIRECT"):
                return self._indirect(tree)
            case Name():
                meaning = self._meaning(tree)
                if meaning is not None and is_fixed(meaning.sheet, meaning.area):
                    found = self.references.block(meaning.sheet, meaning.area)
                    return lambda _, at: found(at)
        raise UnsureError

    def _meaning(self, name: Name) -> Reference | None:
        """The cells that a defined name stands for; None where it stands for none."""
        tree = self._tree_named(name)
        return tree if isinstance(tree, Reference) else None

    def _tree_named(self, name: Name) -> Tree | None:
        meaning = self.cells.names.get((name.text.casefold(), -1))
        return None if meaning is None else parsed(tokens(meaning))

    def _formula_named(self, tree: Tree | None) -> Run | None:
        """How a defined name is computed that stands for a formula; None where it is no such."""
        if not isinstance(tree, Name) or self._meaning(tree) is not None:
            return None
        found = self._tree_named(tree)
        if found is None or self.names >= NAMES_DEEP:
            raise UnsureError
        return Preparation(self.cells, self.texts, (1, 1), self.names + 1).value(found)

    def _operation(self, tree: Operation) -> Run:
        runs = [self.value(one) for one in tree.given]
        if len(runs) == 1:
            if tree.sign not in "-%":
                return runs[0]
            function = negative if tree.sign == "-" else percent
            (only,) = runs
            return lambda source, at: function(single(only(source, at)))
        operator, (left, right) = BINARY[tree.sign], runs
        return lambda source, at: operator(single(left(source, at)), single(right(source, at)))

    def _call(self, tree: Call) -> Run:
        special = getattr(self, f"_{tree.function.lower()}", None) if tree.function in OWN else None
        if special is not None:
            made: Run = special(tree)
            return made
        if tree.function in LIFTED or tree.function in SINGLE:
            function = LIFTED.get(tree.function) or SINGLE[tree.function]
            runs = [with_faults(self.value(one)) for one in tree.given]
            return applied(lambda values: function(*map(single, values)), runs)
        if tree.function in COUNTING or tree.function in LOOKUPS:
            counted = COUNTING.get(tree.function) or LOOKUPS[tree.function]
            return applied(counted, [with_faults(self.given(one)) for one in tree.given])
        raise UnsureError

    # ------------------------------------------------------------ functions that lead to cells

    def _cell_beside(self, tree: Call) -> FindCell:
        """The cell so many rows and columns away from another."""
        start = self.cell(tree.given[0])
        rows, columns = (self.value(one) for one in tree.given[1:])

        def found(source: Source, at: Place) -> Place:
            sheet, row, column = start(source, at)
            row += whole_number(rows(source, at))
            column += whole_number(columns(source, at))
            if not (0 < row <= ROWS and 0 < column <= COLUMNS):
                raise FaultError(FAULTY)
            return sheet, row, column

        return found

    def _offset(self, tree: Call) -> FindCells:
        base, *rest = tree.given
        start = self.block(base)
        runs = [self.value(one) for one in rest]
        if len(runs) not in (2, 3, 4):
            raise UnsureError

        def found(source: Source, at: Place) -> Block:
            sheet, top, left, bottom, right = start(source, at)
            down, across, *size = [whole_number(run(source, at)) for run in runs]
            height = size[0] if size else bottom - top + 1
            width = size[1] if len(size) > 1 else right - left + 1
            top, left = top + down, left + across
            bottom, right = top + height - 1, left + width - 1
            if not (0 < top <= bottom <= ROWS and 0 < left <= right <= COLUMNS):
                raise FaultError(FAULTY)
            return Block(sheet, top, left, bottom, right)

        return found

    def _indirect(self, tree: Call) -> FindCells:
        written, *form = tree.given
        if form not in ([], [Name("TRUE")]):
            raise UnsureError
        run, block = self.value(written), self.texts.block
        return lambda source, at: block(text(single(run(source, at))), at[0])

    # ----------------------------------------------- functions that ask where something stands

    def _row(self, tree: Call) -> Run:
        return self._edge(tree, 1)

    def _column(self, tree: Call) -> Run:
        return self._edge(tree, 2)

    def _edge(self, tree: Call, which: int) -> Run:
        if not tree.given:
            return lambda _, at: float(at[which])
        cell = self.cell(tree.given[0])
        return lambda source, at: float(cell(source, at)[which])

    def _cell(self, tree: Call) -> Run:
        if len(tree.given) != 2:
            raise UnsureError
        what, cell = self.value(tree.given[0]), self.cell(tree.given[1])

        def run(source: Source, at: Place) -> Given:
            asked = single(what(source, at))
            sheet, row, column = cell(source, at)
            match asked:
                case "row":
                    return float(row)
                case "col":
                    return float(column)
                case "address":
                    shown = f"${letters(column)}${row}"
                    if sheet == at[0]:
                        return shown
                    title = f"[{source.file}]{self.cells.sheets[sheet].title}"
                    return f"{quoted(title)}!{shown}"
            raise UnsureError

        return run

    def _match(self, tree: Call) -> Run:
        wanted, area, *how = tree.given
        if how != [Literal("number", "0")]:
            raise UnsureError
        run, block = self.value(wanted), self.block(area)
        return lambda source, at: source.place_of(single(run(source, at)), block(source, at))

    # ------------------------------------------------ functions that do not compute everything

    def _if(self, tree: Call) -> Run:
        if len(tree.given) not in (2, 3):
            raise UnsureError
        condition, *branches = [self._branch(one) for one in tree.given]
        if len(branches) == 1:
            branches.append(always(False))

        def run(source: Source, at: Place) -> Given:
            holds = truth(single(condition(source, at)))
            return branches[0 if holds else 1](source, at)

        return run

    def _branch(self, tree: Tree | None) -> Run:
        try:
            return self.value(tree)
        except UnsureError:
            return unsure

    def _and(self, tree: Call) -> Run:
        return self._truths(tree, all)

    def _or(self, tree: Call) -> Run:
        return self._truths(tree, any)

    def _truths(self, tree: Call, join: Callable[[list[bool]], bool]) -> Run:
        runs = [self.value(one) for one in tree.given]
        return lambda source, at: join([truth(single(run(source, at))) for run in runs])

    def _sumif(self, tree: Call) -> Run:
        """The sum beside cells that meet a criterion; no other cell of the area is asked for, so
        that a sum may stand in the column that it adds up."""
        area, criterion, *summed = tree.given
        where, wanted = self.block(area), self.value(criterion)
        what = self.block(summed[0]) if summed else where
        total = COUNTING["SUM"]

        def run(source: Source, at: Place) -> Given:
            sheet, top, left, _, _ = what(source, at)
            met = source.meeting(where(source, at), single(wanted(source, at)))
            cells = [source.cell(sheet, top + down, left + across) for down, across in met]
            return total([Array(1, len(cells), cells)])

        return run

    def _countif(self, tree: Call) -> Run:
        area, criterion = tree.given
        where, wanted = self.block(area), self.value(criterion)

        def run(source: Source, at: Place) -> Given:
            return float(len(source.meeting(where(source, at), single(wanted(source, at)))))

        return run

    def _text(self, tree: Call) -> Run:
        return applied(as_text, [self.value(one) for one in tree.given])

    def _len(self, tree: Call) -> Run:
        return applied(length_of, [self.value(one) for one in tree.given])

    def _hour(self, tree: Call) -> Run:
        return applied(hour_of, [self.value(one) for one in tree.given])

    def _minute(self, tree: Call) -> Run:
        return applied(minute_of, [self.value(one) for one in tree.given])


OWN = frozenset(
    {
        *("ROW", "COLUMN", "CELL", "MATCH", "IF", "AND", "OR", "SUMIF", "COUNTIF", "TEXT", "LEN"),
        *("HOUR", "MINUTE"),
    }
)
"""The functions that are computed here."""


def _literal(tree: Literal) -> Value:
    if tree.kind == "number":
        return float(tree.text)
    return tree.text if tree.kind == "text" else Fault(tree.text)
