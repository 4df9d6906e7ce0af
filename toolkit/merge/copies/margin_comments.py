"""What our comments in the margin say about copies; each names the people that it is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class People:
    """Whose copy it is, and who wrote what the current file says."""

    person: str
    other: str
    """Empty where nobody knows."""

    @property
    def both(self) -> str:
        return f"{self.person} and {self.other or 'somebody else'}"

    @property
    def others(self) -> str:
        return f"as {self.other} left it" if self.other else "as it was in the current file"


OUTLINE = "the outline"
"""Stands for a person where a build has changed what nobody had touched."""


def both_changed(people: People, words: str) -> str:
    """The same words were changed differently; `words` says which."""
    if people.other == OUTLINE:
        comment = (
            f"{people.person} changed this in a copy, and the outline has changed it since. What "
            f"the outline says was kept; the words of {people.person} are proposed below it."
        )
    else:
        comment = (
            f"{people.both} changed this differently. It was kept {people.others}; the words of "
            f"{people.person} are proposed below it."
        )
    return f"{comment} {words}" if words else comment


def gone_and_edited(people: People) -> str:
    """It is no longer in the current file, and somebody edited it."""
    who = people.other if people.other and people.other != OUTLINE else ""
    gone = f"was deleted by {who}" if who else "is no longer in the current file"
    return f"This {gone}; {people.person} edited it in a copy. It is proposed again."


def deleted_and_edited(people: People) -> str:
    """It was deleted in the copy, and somebody edited it."""
    return (
        f"{people.person} deleted this in a copy; since then it was changed"
        f"{f' by {people.other}' if people.other else ''}. So it was kept."
    )


def other_picture(people: People) -> str:
    """Both put a picture of their own."""
    return f"{people.both} put another picture here. That of {people.person} is proposed below it."


def other_table(people: People) -> str:
    """Both made another table of it."""
    return (
        f"{people.both} changed this table differently. It was kept {people.others}; the one of "
        f"{people.person} is proposed below it."
    )


def not_moved(people: People, behind: str) -> str:
    """It is in another place in the copy."""
    place = f"after '{behind}'" if behind else "at the beginning"
    return f"In the copy of {people.person} this is {place}. It was left where it is."


def unsure(people: People) -> str:
    """Both have a text that no build wrote, in other words."""
    return (
        f"No build wrote this, so it is not known which words are older. It was kept "
        f"{people.others}; the words of {people.person} are proposed below it."
    )
