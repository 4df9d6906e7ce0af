"""The names of the files that a build writes, and of the folders of its records."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.readers.acronym import ACRONYM

PROPOSAL, WORKBOOK, COMMUNICATION_PLAN, INTAKE, PART_B = (
    "proposal.docx",
    "workplan.xlsx",
    "communication-plan.docx",
    "intake.xlsx",
    "part-b.docx",
)
BUDGET_TABLE, BUDGET_TABLE_WITH_MACROS = "budget-table.xlsx", "budget-table.xlsm"
BUDGET_TABLES = (BUDGET_TABLE, BUDGET_TABLE_WITH_MACROS)
"""The Commission's budget table, filled: the one for the Portal, and the one with its macros."""

PART_B_DOCUMENT = " Part B"
"""What follows the acronym in what a filled official form says of itself."""

ENDINGS = (PROPOSAL, WORKBOOK, COMMUNICATION_PLAN, INTAKE, PART_B, *BUDGET_TABLES)

FOLDER = ".proposal"
OUTLINES = "outlines"
STATE = "state.json"
"""The record of what was written into each file."""


class Written(NamedTuple):
    """The name of a file that a build writes: `AGRIRES-proposal.docx`.

    `AGRIRES-proposal-new.docx` is written beside one that cannot be brought up to date.
    """

    acronym: str
    ending: str
    """One of ENDINGS: `proposal.docx`, `workplan.xlsx`, ..."""

    beside: bool = False
    """Whether it is a `-new` file."""


def written(name: str) -> Written | None:
    """What the name of a file says; None where no build writes a file of that name."""
    for ending in ENDINGS:
        word, _, suffix = ending.partition(".")
        found = re.fullmatch(rf"(.+?)-{word}(-new(?:-[0-9]{{1,6}})?)?\.{suffix}", name)
        if found and ACRONYM.fullmatch(found[1]):
            return Written(found[1], ending, bool(found[2]))
    return None
