"""The file of a form: a first sheet, one for each list of the outline, and what can be chosen."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from budgets import sheet_setup
from budgets.assembly import Assembly, assembled
from budgets.grid import Grid
from budgets.intake import titles
from budgets.intake.options import OPTIONS, write_options
from budgets.intake.sheet import write_sheet
from budgets.intake.start import GUIDE, PACK_GUIDE, START, write_start
from budgets.labels import Labels
from budgets.shared_strings import Texts
from budgets.styles import TABS, Styles
from budgets.tab_titles import tab_title
from toolkit.intake.layout import form_sheets
from toolkit.intake.rows import FormRows
from toolkit.intake.scope import Scope

NO_LABELS = Labels({}, {}, (), {}, {}, {}, {})

LOOK, PLAN, PEOPLE, MONEY, CALL = (
    TABS[one][0] for one in ("look", "plan", "people", "money", "call")
)
COLOURS = {
    "form_project": LOOK,
    **dict.fromkeys(("form_partners", "form_staff", "form_previous_projects"), PEOPLE),
    **dict.fromkeys(("form_rates", "form_effort"), PEOPLE),
    **dict.fromkeys(("form_subcontracts", "form_costs", "form_instruments"), MONEY),
    **dict.fromkeys(("form_sections", "form_ignore"), CALL),
}


class FormFile(NamedTuple):
    """What a form's file is called inside, and for whom it is."""

    document: str
    """What it was made for, by which a pull knows it: `xBUILD-EU intake`."""

    title: str
    """Of the file, and of its first sheet."""

    about: tuple[str, ...]
    """The lines below the heading of the first sheet."""

    protected: bool = False
    """Whether only the inputs can be typed into."""


def write_form(
    rows: FormRows, scope: Scope, made: FormFile, *, clock: datetime, generation: int = 1
) -> bytes:
    """The file; the same outline, scope, clock and generation give the same bytes."""
    language = rows.words.language
    workbook = sheet_setup.new_workbook()
    styles, texts = Styles(workbook, language.locale), Texts()
    sheets = [one for one in form_sheets() if scope.shows(one)]
    wanted = [(START, "Start"), *((one.key, titles.tab(one)) for one in sheets), (OPTIONS, "Lists")]
    grids: dict[str, Grid] = {}
    for key, name in wanted:
        title = tab_title(language.say(name), (one.title for one in grids.values()))
        grids[key] = Grid(key, title, styles, texts, NO_LABELS, language, sheets=grids)
    for one in sheets:
        write_sheet(grids[one.key], one, rows, scope)
    write_options(grids[OPTIONS], rows, grids, scope)
    guide = PACK_GUIDE if scope.partner else GUIDE
    write_start(grids[START], sheets, made.title, made.about, guide)
    for key, grid in grids.items():
        grid.layout.tab = COLOURS.get(key, PLAN)
        grid.layout.protected = made.protected
    return assembled(workbook, grids, Assembly(made.title, made.document, clock, generation))
