"""Random workbooks, before and after changes of the outline and edits by a person."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import Any

from budgets.workbook import write_workbook
from tests.budgets.random_proposals import dossier_of, random_call, random_proposal
from tests.merge.workbook.outlines import changed
from tests.merge.workbook.random_workbook_editor import EditedWorkbook, RandomWorkbookEditor
from tests.merge.workbook.small_workbook import base
from toolkit.model.call import Call

CLOCK = datetime(2026, 3, 1)


def book(proposal: dict[str, Any], call: Call) -> bytes:
    return write_workbook(dossier_of(proposal, call), clock=CLOCK)


def workbooks(seed: int) -> tuple[bytes, bytes]:
    """A workbook, and that of the same outline after some changes."""
    random = Random(seed)
    call, proposal = random_call(random), random_proposal(random)
    after = changed(random, proposal, random.randint(1, random.choice([1, 3, 8])))
    return book(proposal, call), book(after, call)


def edited_workbook(seed: int, content: bytes) -> EditedWorkbook:
    """The workbook after somebody has worked in it."""
    random = Random(seed)
    hand, written = RandomWorkbookEditor(content, random), base(content)
    for _ in range(random.randint(0, 3)):
        hand.types(written)
    for _ in range(random.randint(0, 3)):
        hand.notes()
    for rows in (True, False):
        if random.random() < 0.5:
            hand.inserts(rows)
    hand.makes_a_sheet()
    if random.random() < 0.5:
        hand.comments()
    if random.random() < 0.3:
        hand.inserts(random.random() < 0.5)
    return hand.finished()
