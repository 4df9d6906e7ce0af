"""From the dossier to the Excel workbook: every figure a live formula with its result."""

from __future__ import annotations

from datetime import datetime

from budgets import sheet_setup
from budgets.assembly import Assembly, assembled
from budgets.grid import Grid
from budgets.labels import labels_of
from budgets.shared_strings import Texts
from budgets.sheets import sheets
from budgets.styles import TABS, Styles
from budgets.tab_titles import tab_title
from toolkit.plan.dossier import Dossier


def write_workbook(dossier: Dossier, *, clock: datetime, generation: int = 1) -> bytes:
    """The workbook's file; the same dossier, clock and generation give the same bytes."""
    workbook = sheet_setup.new_workbook()
    say = dossier.language.say
    styles = Styles(workbook, dossier.language.locale)
    texts, labels = Texts(), labels_of(dossier)
    grids: dict[str, Grid] = {}
    for sheet in sheets():
        title = tab_title(say(sheet.title), (one.title for one in grids.values()))
        grids[sheet.key] = Grid(
            sheet.key, title, styles, texts, labels, dossier.language, sheets=grids
        )
    for sheet in sorted(sheets(), key=lambda one: one.after_all):
        sheet.write(grids[sheet.key], dossier)
    for sheet in sheets():
        layout = grids[sheet.key].layout
        layout.tab = TABS[sheet.kind][0] if sheet.kind else ""
        layout.hidden = sheet.hidden
    acronym = dossier.proposal.project.acronym
    title = say("{acronym} work plan and budget", acronym=acronym)
    return assembled(workbook, grids, Assembly(title, acronym, clock, generation))
