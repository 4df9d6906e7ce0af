"""The first sheet of a form: what to do, in five sentences, and how far it is filled in."""

from __future__ import annotations

from budgets.cell_values import Formula, Plain, Shown, Value, in_formula
from budgets.grid import Grid
from budgets.intake import titles
from budgets.intake.sheet import FILLED
from budgets.layout import Column
from toolkit.intake.layout import FormSheet

START = "start"
"""The key of the sheet."""

PACK_GUIDE = (
    "Fill in the cream cells: what they hold is yours to say; all else is there for you to see.",
    "A star marks what cannot be left out in a row that is begun; the column Missing counts what "
    "is still empty.",
    "Choose from the list where a cell has one; several names in a cell are on lines of their own "
    "(Alt+Enter).",
    "New staff, rates, projects and costs go into the empty rows; leave the narrow grey column at "
    "the left as it is.",
    "Save the file under its name and send it back; it may be sent again when something changes.",
)
GUIDE = (
    "Fill in the cream cells, sheet by sheet: Project, Partners and Work packages first, since "
    "others choose from them.",
    "A star marks what cannot be left out in a row that is begun; the column Missing counts what "
    "is still empty.",
    "Choose from the list where a cell has one; several names in a cell are on lines of their own "
    "(Alt+Enter).",
    "Add rows, columns and sheets of your own as you like: they stay; keep the narrow grey column "
    "at the left with its rows.",
    "Save, then run proposal pull and proposal build; proposal intake brings this form up to date "
    "and marks what could not be taken.",
)


def write_start(
    grid: Grid, sheets: list[FormSheet], title: str, about: tuple[str, ...], guide: tuple[str, ...]
) -> None:
    """Writes the first sheet, when all others are written: what to do, and how far it is."""
    say = grid.say
    grid.columns(Column("what", "", 30), Column("filled", "", 42), Column("about", "", 90, "wrap"))
    grid.heading(title, *about)
    for number, sentence in enumerate(guide, 1):
        grid.row(f"guide/{number}", {"what": f"{number}. {say(sentence)}"}, "plain", until="what")
    grid.gap()
    heads = {"what": say("Sheet"), "filled": say("Filled in"), "about": say("What it holds")}
    grid.row("sheets", heads, "heading")
    for one in sheets:
        home = grid.sheets[one.key]
        cells: dict[str, Value] = {"about": say(titles.about(one))}
        link = f'HYPERLINK("#{_named(home)}",{in_formula(home.title)})'
        cells["what"] = Shown(Formula(link, home.title), look="link")
        if FILLED in home.rows:
            cells["filled"] = Formula(f"[{one.key}!{FILLED}|{_first(home)}]", _result(home))
        grid.row(f"sheet/{one.key}", cells)
    grid.layout.one_page = True


def _named(grid: Grid) -> str:
    """The name of the cell where a sheet begins, which it gets here: tabs may be renamed."""
    name = "At" + "".join(word.capitalize() for word in grid.key.split("_"))
    grid.name(name, f"{next(iter(grid.rows))}|{_first(grid)}", "")
    return name


def _first(grid: Grid) -> str:
    return next(one.key for one in grid.columns_ if not one.hidden)


def _result(grid: Grid) -> Plain:
    shown = grid.shown[FILLED][_first(grid)]
    return shown.result if isinstance(shown, Formula) else shown
