"""The texts of the margin comments that a merge of copies adds; each names its people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class People:
    """Whose copy it is, and who is behind what the current file says."""

    person: str
    other: str
    """Empty where nobody knows."""

    @property
    def both(self) -> str:
        return f"{self.person} and {self.other or 'somebody else'}"

    @property
    def others(self) -> str:
        return f"as {self.other} left it" if self.other else "as it stood in the current file"


OUTLINE = "the outline"
"""Stands for a person where a build has changed what nobody had touched."""


def both_changed(people: People, before: str) -> str:
    """The same words were changed differently."""
    if people.other == OUTLINE:
        text = (
            f"{people.person} changed this in a copy, and the outline has changed it since. What "
            f"the outline says stands; the words of {people.person} are proposed below it."
        )
    else:
        text = (
            f"{people.both} changed this differently. It stands {people.others}; the words of "
            f"{people.person} are proposed below it."
        )
    return f"{text} Before: {before.rstrip('.')}." if before else text


def gone_and_edited(people: People) -> str:
    """It is not in the current file any more, and a person worked in it."""
    who = people.other if people.other and people.other != OUTLINE else ""
    gone = f"was deleted by {who}" if who else "is not in the current file any more"
    return f"This {gone}; {people.person} edited it in a copy. It is proposed again."


def deleted_and_edited(people: People) -> str:
    """It was deleted in the copy, and a person worked in it."""
    return (
        f"{people.person} deleted this in a copy; since then it was changed"
        f"{f' by {people.other}' if people.other else ''}. So it stays."
    )


def other_picture(people: People) -> str:
    """Both put a picture of their own."""
    return f"{people.both} put another picture here. That of {people.person} is proposed below it."


def other_table(people: People) -> str:
    """Both made another table of it."""
    return (
        f"{people.both} changed this table differently. It stands {people.others}; the one of "
        f"{people.person} is proposed below it."
    )


def not_moved(people: People, behind: str) -> str:
    """It is elsewhere in the copy."""
    place = f"behind '{behind}'" if behind else "at the beginning"
    return f"In the copy of {people.person} this stands {place}. It was left where it is."


def unsure(people: People) -> str:
    """Both have a text that no build wrote, in other words."""
    return (
        f"No build wrote this, so nobody can tell which words are the older. It stands "
        f"{people.others}; the words of {people.person} are proposed below it."
    )
