"""A block as a test reads it: rows of words, each with its key before it."""

from toolkit.blocks import blocks
from toolkit.document.tree import Cell, Mark, Table
from toolkit.document.walk import plain
from toolkit.plan.dossier import Dossier


def table(dossier: Dossier, name: str, argument: str = "") -> Table:
    """The one table that the block makes."""
    (found,) = blocks()[name](dossier, argument)
    assert isinstance(found, Table)
    return found


def words(cell: Cell) -> str:
    """What a cell says; a bar as `#`, a new paragraph as ` / `, no-break spaces as spaces."""
    if cell.mark is Mark.BAR:
        return "#"
    return " / ".join(plain(one) for one in cell.paragraphs).replace("\N{NO-BREAK SPACE}", " ")


def rows(dossier: Dossier, name: str, argument: str = "") -> list[list[str]]:
    """Key and cells of every row."""
    found = table(dossier, name, argument).rows
    return [[row.key, *map(words, row.cells)] for row in found]


def titles(dossier: Dossier, name: str, argument: str = "") -> list[str]:
    """The titles of the columns."""
    return [one.title for one in table(dossier, name, argument).columns]
