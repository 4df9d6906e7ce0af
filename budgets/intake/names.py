"""The defined names of a form: what its drop-downs offer."""

from __future__ import annotations

import re

from toolkit.intake.layout import PREFIX, FormSheet


def parts_name(kind: str) -> str:
    """The name of the column that names the parts of a kind: `PartsTask`."""
    return f"Parts{_joined(kind)}"


def options_name(sheet: FormSheet, column: str) -> str:
    """The name of what can be chosen in a column: `ChooseTasksOwner`."""
    return f"Choose{_joined(sheet.key.removeprefix(PREFIX))}{_joined(column)}"


def _joined(words: str) -> str:
    return "".join(one.capitalize() for one in re.split(r"[^A-Za-z0-9]+", words) if one)
