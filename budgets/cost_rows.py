"""The rows of the budget table: those of the call, then any others that a cost line names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from budgets.names import distinct
from toolkit.plan.cost_lines import key_word
from toolkit.plan.dossier import Dossier


class Row(NamedTuple):
    """A cost row: A.1, B, C.1, ..."""

    key: str
    """Its column in every sheet."""

    label: str
    """Its code, as formulas find it."""

    title: str


def cost_rows_of(dossier: Dossier) -> dict[str, Row]:
    """Every cost row, by code."""
    titles = {one.code: one.title for one in dossier.call.cost_rows}
    for package in dossier.proposal.work_packages:
        for cost in package.costs:
            titles.setdefault(cost.row, dossier.language.say("Not in the call"))
    labels = distinct((code, code) for code in titles)
    return {code: Row(key_word(code), labels[code], title) for code, title in titles.items()}


def budget_columns(dossier: Dossier, rows: Mapping[str, Row]) -> dict[str, tuple[str, ...]]:
    """The cost rows that are columns of the budget, each with the codes that it counts.

    A part of a row that no line uses has no column: what is typed for it counts in the whole row.
    """
    used = {line.row for line in dossier.budget.lines}
    home = {
        one.code: one.part_of
        for one in dossier.call.cost_rows
        if one.part_of in rows and one.code not in used
    }
    return {
        code: (code, *(part for part, whole in home.items() if whole == code))
        for code in rows
        if code not in home
    }
