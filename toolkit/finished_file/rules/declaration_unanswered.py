"""
A declaration is not answered with yes or no.

Why it matters
    The declarations of section 6 (double funding, sharing of the proposal) are signed with the
    application, and it is not complete while one has no answer. An answer that shows both Yes
    and No is none.

Example
    Beside the statement on double funding the file says "Yes / No".

How to correct it
    Ask the legal representatives of all participants, delete the answer that is not given, and
    explain every "no". It is an error.
"""

import re
from collections.abc import Iterator, Sequence

from toolkit.diagnostics import Severity
from toolkit.finished_file.file_rules import Found, file_rule
from toolkit.finished_file.model import FinishedFile, Paragraph, Table
from toolkit.finished_file.rules._persons_text import words_in
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

BOTH = re.compile(r"^\W*(?:yes|oui)\W+(?:no|non)\W*$", re.IGNORECASE)
CHOSEN = re.compile(r"[☒☑✓✔✗✘]|[\[(]\s*x\s*[\])]", re.IGNORECASE)
TEMPLATE = "declarations"
STATEMENT = 8
"""Words: what is shorter is the title of a column."""


@file_rule("FIL131", Severity.ERROR)
def declaration_unanswered(file: FinishedFile, dossier: Dossier) -> Iterator[Found]:
    sections = {one.tag for one in dossier.call.sections if one.template.startswith(TEMPLATE)}
    open_ones = [
        statement
        for table in file.tables
        if table.at.section in sections
        for statement in _unanswered(table)
    ]
    if open_ones:
        number = counted(len(open_ones), "declaration is", "declarations are")
        at = _paragraph_of(open_ones[0], file, sections)
        yield Found(
            f"{number} not answered with yes or no",
            "delete the answer that is not given, and explain every 'no'",
            at,
            open_ones[0],
        )


def _unanswered(table: Table) -> Iterator[str]:
    """The statements of a table beside which both answers stand, or none."""
    columns: set[tuple[int, int]] = set()
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            place = (len(row), column)
            if place in columns and _statement(row, column):
                if _is_both(cell) or not cell.strip():
                    yield _statement(row, column)
            elif _is_both(cell):
                columns.add(place)
                if not any(len(one) == len(row) for one in table.rows[at + 1 :]):
                    yield _statement(row, column) or cell


def _is_both(cell: str) -> bool:
    return BOTH.match(cell) is not None and CHOSEN.search(cell) is None


def _statement(row: Sequence[str], column: int) -> str:
    others = [one for number, one in enumerate(row) if number != column]
    found = max(others, key=words_in, default="")
    return found if words_in(found) >= STATEMENT else ""


def _paragraph_of(statement: str, file: FinishedFile, sections: set[str]) -> Paragraph | None:
    inside = [one for one in file.body if one.section in sections]
    first = statement.partition("\n")[0].strip()
    return next((one for one in inside if first and first in one.text), next(iter(inside), None))
