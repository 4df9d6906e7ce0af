"""The texts of the margin comments of a build; most begin with the heading they are under."""

from __future__ import annotations

OUTLINE = "The outline"
IN_COMMENT, IN_REPORT = 300, 40
"""Letters of words in conflict that are said in a comment, and in a report."""

DELETED_AND_CHANGED = (
    "This was deleted here, and the outline has changed it since. "
    "What it says now is proposed again below."
)
BOTH_CHANGED = (
    "The outline and you have both changed this. Your text was kept; what the outline says is "
    "proposed below it."
)
OTHER_PICTURE = (
    "You put your own picture here, and the outline has a new one, which is proposed below."
)
OTHER_COLUMNS = (
    "The outline has other columns now. Your table was kept; the new one is proposed below it."
)
NO_SUCH_ROW = "The outline no longer has this row. It was edited here, so it has been kept."
NO_LONGER_THERE = "This part is no longer in the outline. It was edited here, so it has been kept."
MOVED = "This part was moved to where the outline has it now, with all that was written in it."

CONTENTS = (
    "headings changed: in Word click into the table of contents and press F9, "
    "and it shows them as they are now"
)

PAGES = (
    "the table of contents names the headings as they are now, and no pages: in Word click into it "
    "and press F9 to have them counted"
)


def no_column(head: str, wrote: str) -> str:
    """What was written in a column that the table no longer has; only coloured where nothing."""
    if wrote:
        return f"Here stood “{wrote}” under {head}, a column that the table no longer has."
    return f"A cell was coloured here under {head}, a column that the table no longer has."


def other_colour(head: str) -> str:
    """That a cell has a colour of a person's own, and the outline another one."""
    return f"The outline draws the cell under {head} otherwise now; it was coloured here."


def not_moved(reason: str) -> str:
    """Why a part stays where it is."""
    return f"The outline has this part in another place; it was not moved, because {reason}."


def of_deleted(names: list[str]) -> str:
    """Which parts, deleted by hand, the outline has changed since."""
    return f"The outline changed parts that were deleted here: {', '.join(names)}"


def look_taken(names: list[str]) -> str:
    """Which styles have a new look from now on."""
    return f"styles that have the new look now: {', '.join(names)}"


def look_kept(names: list[str]) -> str:
    """Which styles would have a new look if nobody had changed them."""
    return f"styles that were changed in the file stay as they are: {', '.join(names)}"
