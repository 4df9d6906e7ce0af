"""The texts of the margin comments of a build; each begins with the name of its block."""

from __future__ import annotations

DELETED_AND_CHANGED = (
    "This was deleted here, and the outline has changed it since. "
    "What it says now is proposed again below."
)
BOTH_CHANGED = (
    "The outline and you have both changed this. Your text stands; what the outline says is "
    "proposed below it."
)
OTHER_PICTURE = (
    "You put a picture of your own here; the outline's is another one now, and is proposed below."
)
OTHER_COLUMNS = (
    "The outline has other columns now. Your table stands; the new one is proposed below it."
)
NO_MORE = "The outline has this no more. It was edited here, so it is kept."
MOVED = "This part was moved to where the outline has it now, with all that was written in it."

CONTENTS = (
    "headings changed: in Word click into the table of contents and press F9, "
    "and it shows them as they are now"
)

PAGES = (
    "the table of contents names the headings as they are now, and no pages: in Word click into it "
    "and press F9 to have them counted"
)


def before(text: str) -> str:
    """What stood there when it was generated last."""
    return f" Before: {text.rstrip('.')}." if text else ""


def not_moved(reason: str) -> str:
    """Why a part stays where it is."""
    return f"The outline puts this part elsewhere; it was not moved, since {reason}."


def of_deleted(names: list[str]) -> str:
    """Which parts, deleted by hand, the outline has changed since."""
    return f"The outline changed parts that were deleted here: {', '.join(names)}"


def look_taken(names: list[str]) -> str:
    """Which styles look otherwise from now on."""
    return f"styles that have the new look now: {', '.join(names)}"


def look_kept(names: list[str]) -> str:
    """Which styles would look otherwise, had nobody changed them."""
    return f"styles that were changed in the file stay as they are: {', '.join(names)}"
