"""The texts of a sheet that stand in no cell with keys: titles, notes, messages, charts."""

from __future__ import annotations

from budgets.grid import Grid


def fixed_texts(grid: Grid) -> dict[str, str]:
    """Each text by a key that stays the same from build to build, whatever it says.

    A later build finds them in an edited workbook by what they said, and exchanges them.
    """
    found = {f"line/{number}": text for number, text in enumerate(grid.lines)}
    found |= {f"note/{number}": text for number, (_, text) in enumerate(grid.comments)}
    for guard in grid.guarded:
        found[f"title/{guard.title}"] = grid.say(guard.title)
        found[f"message/{guard.sentence}"] = grid.say(guard.sentence)
    found |= {f"chart/{number}": one.title for number, one in enumerate(grid.charts)}
    return found
