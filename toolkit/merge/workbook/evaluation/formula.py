"""A formula made ready to be computed, once for all rows in which it is the same."""

from __future__ import annotations

from toolkit.merge.workbook.evaluation.cells import Place, WorkbookCells
from toolkit.merge.workbook.evaluation.counting import COUNTING
from toolkit.merge.workbook.evaluation.lookups import LOOKUPS
from toolkit.merge.workbook.evaluation.operators import BINARY, negative, percent
from toolkit.merge.workbook.evaluation.reading import NAMES_DEEP, Reading, meaning_of
from toolkit.merge.workbook.evaluation.regions import Region, Regions, is_fixed
from toolkit.merge.workbook.evaluation.running import (
    Run,
    Source,
    always,
    joined,
    mapped,
    remembered,
    with_faults,
)
from toolkit.merge.workbook.evaluation.single_values import DATES, LIFTED, SINGLE
from toolkit.merge.workbook.evaluation.special import SPECIAL
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
from toolkit.merge.workbook.evaluation.values import Array, Fault, Given, UnsureError, Value

TAKES_ARRAYS = "SUMPRODUCT"
"""The function that takes whole areas where others take one cell."""


def formula(reading: Reading, cells: WorkbookCells, sheet: int, arrays: bool = False) -> Run | None:
    """How a formula on a sheet is computed; None where that is not known here.

    With `arrays` it is one that takes whole areas where others take one cell.
    """
    if arrays not in reading.made:
        places = Regions(cells, sheet, reading.own)
        try:
            reading.made[arrays] = _Preparation(cells, places).value(parsed(reading.pieces), arrays)
        except UnsureError:
            reading.made[arrays] = None
    made: Run | None = reading.made[arrays]
    return made


class _Preparation:
    """A formula that is being made ready."""

    def __init__(self, cells: WorkbookCells, places: Regions, names: int = 0) -> None:
        self.cells, self.places = cells, places
        self.names = names
        """How many names stand for what is being made ready."""

        self.moves = False
        """Whether it reads other cells in another cell."""

    def value(self, tree: Tree, arrays: bool) -> Run:
        """How a part is computed; a reference to one cell gives its value."""
        match tree:
            case Literal():
                return always(_literal(tree))
            case Reference():
                return self._read(self.region(tree))
            case Name():
                return self._named(tree, arrays, as_given=False)
            case Operation():
                return self._operation(tree, arrays)
            case Call():
                return self._call(tree, arrays, as_given=False)

    def given(self, tree: Tree | None, arrays: bool) -> Run:
        """How what a function is given is computed; a reference stays one."""
        match tree:
            case None:
                return always(None)
            case Reference():
                return _area(self.region(tree))
            case Name():
                return self._named(tree, arrays, as_given=True)
            case Call():
                return self._call(tree, arrays, as_given=True)
        return self.value(tree, arrays)

    def region(self, tree: Reference) -> Region:
        """The cells at an address. Raises `UnsureError` where they are not known."""
        region = self.places.of(tree.sheet, tree.area)
        if self.names and not is_fixed(tree.sheet, tree.area):
            raise UnsureError
        self.moves |= bool(region.moving)
        return region

    def _read(self, region: Region) -> Run:
        if not region.is_single:
            return _area(region)
        if region.moving:
            return lambda source, at: source.cell(*region.cell(at[1], at[2]))
        place = region.cell(0, 0)
        return lambda source, _: source.cell(*place)

    def _named(self, tree: Name, arrays: bool, *, as_given: bool) -> Run:
        if tree.text.upper() in ("TRUE", "FALSE"):
            return always(tree.text.upper() == "TRUE")
        if "[" in tree.text:
            region = self.places.of_table(tree.text)
            return _area(region) if as_given else self._read(region)
        meaning = meaning_of(self.cells, tree.text, self.places.sheet)
        if meaning is None or self.names > NAMES_DEEP:
            raise UnsureError
        inside = _Preparation(self.cells, Regions(self.cells, self.places.sheet), self.names + 1)
        found = parsed(tokens(meaning))
        return inside.given(found, arrays) if as_given else inside.value(found, arrays)

    def _operation(self, tree: Operation, arrays: bool) -> Run:
        moved, self.moves = self.moves, False
        runs = [self.value(one, arrays) for one in tree.given]
        moves, self.moves = self.moves, moved or self.moves
        if len(runs) == 1:
            function = {"-": negative, "%": percent}.get(tree.sign)
            return runs[0] if function is None else mapped(function, runs, arrays)
        run = joined(BINARY[tree.sign], *runs, arrays=arrays)
        return remembered(run) if arrays and not moves else run

    def _call(self, tree: Call, arrays: bool, *, as_given: bool) -> Run:
        name = tree.function
        if self.cells.first_day and name in DATES:
            raise UnsureError
        if name in SPECIAL:
            return SPECIAL[name](self, tree.given, arrays, as_given)
        if name in LIFTED:
            return mapped(LIFTED[name], [self._caught(one, arrays) for one in tree.given], arrays)
        if name in SINGLE:
            return mapped(SINGLE[name], [self._caught(one, arrays) for one in tree.given], False)
        function = COUNTING.get(name) or LOOKUPS.get(name)
        if function is None:
            raise UnsureError
        whole_areas = arrays or name == TAKES_ARRAYS
        runs = [with_faults(self.given(one, whole_areas)) for one in tree.given]

        def run(source: Source, at: Place) -> Given:
            try:
                found = function([one(source, at) for one in runs])
            except (ValueError, IndexError) as error:
                raise UnsureError from error  # not as many values as the function takes
            return Array(1, 1, [found]) if as_given and name == "INDEX" else found

        return run

    def _caught(self, tree: Tree | None, arrays: bool) -> Run:
        return with_faults(always(None) if tree is None else self.value(tree, arrays))


def _literal(tree: Literal) -> Value:
    if tree.kind == "number":
        return float(tree.text)
    return tree.text if tree.kind == "text" else Fault(tree.text)


def _area(region: Region) -> Run:
    return lambda source, at: source.area(region.block(at[1], at[2]))
