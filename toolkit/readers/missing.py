"""What is reported about a field that is missing: its name, and what may be written for it."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.diagnostics import Diagnostic, Place
from toolkit.readers import codes
from toolkit.readers.outline_paths import Loc, Part, what

EXAMPLES: Mapping[tuple[str, str], str] = {
    ("", "id"): "a-word-of-your-own",
    ("", "title"): "its title",
    ("", "name"): "its name",
    ("", "lead"): "the id of a partner",
    ("", "partner"): "the id of a partner",
    ("", "months"): "M4-M12",
    ("", "due"): "M12",
    ("", "priority"): "innovate",
    ("", "call"): "smp-cosme-2021-cluster",
    ("", "start"): "2026-09-01",
    ("", "duration"): "36",
    ("", "acronym"): "SHORTNAME",
    ("", "strand"): "textile",
    ("", "country"): "ES",
    ("", "role"): "beneficiary",
    ("", "short_name"): "the name that tables use",
    ("", "partners"): "and below it one part for each, beginning with a dash",
    ("", "project"): "and below it acronym, title, strand, start and duration",
    ("", "likelihood"): "medium",
    ("", "impact"): "high",
    ("", "mitigation"): "what is done about it",
    ("", "form"): "lump sum",
    ("", "amount"): "15000",
    ("", "number"): "10",
    ("", "cost"): "9000",
    ("", "row"): "C.1",
    ("", "item"): "what is paid for",
    ("", "units"): "6",
    ("", "unit_cost"): "650",
    ("", "function"): "project manager",
    ("", "to"): "adopt",
    ("", "text"): "what passes from one to the other",
}
"""What may be written for a field that is missing."""


def missing(place: Place, part: Part, rest: Loc) -> Diagnostic:
    """The finding where the last field of `rest` is not written."""
    field = str(rest[-1])
    fact = f"{part.name} has no {field}"
    if len(rest) > 1:
        fact = f"{what(part, rest[:-1])} has no {field}"
    hint = f"write {field}: {EXAMPLES.get((part.kind, field)) or EXAMPLES.get(('', field), '...')}"
    return Diagnostic(place, codes.MISSING_FIELD, fact, hint)
