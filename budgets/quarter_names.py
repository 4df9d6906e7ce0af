"""What a calendar quarter is called."""

from __future__ import annotations

from budgets.cell_values import in_formula
from budgets.grid import Grid


def quarter_name(grid: Grid, day: str) -> str:
    """The formula of the name of the quarter in which `day`, a formula, falls: `"Q"&...`."""
    before, number, behind = grid.say("Q{number}", number="\0").partition("\0")
    parts = (
        in_formula(before) if before else "",
        f"ROUNDUP(MONTH({day})/3,0)" if number else "",
        in_formula(behind) if behind else "",
    )
    return "&".join(one for one in parts if one)
