"""All rules, read in."""

from __future__ import annotations

from tests.office_rules import (
    attached,
    containers,
    documents,
    formulas,
    identifiers,
    looks,
    markup,
    sheets,
    tables,
    workbooks,
)
from tests.office_rules.parts import Parts
from tests.office_rules.rules import Fault, faults

FILES = (
    *(containers, markup),
    *(documents, identifiers),
    *(workbooks, looks, sheets, formulas, attached, tables),
)


def faults_of(content: bytes) -> tuple[Fault, ...]:
    """All that a Word or Excel file breaks."""
    return faults(Parts.of_bytes(content))
