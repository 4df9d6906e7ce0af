"""Finds who edited a copy: by the name in its properties, else by the name of the file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import PurePath

from toolkit.merge.word.model.author import Author
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.package import CORE, Package
from toolkit.ooxml.wordml import AUTHOR, BY, DATE, Element, is_generated

NOBODY = frozenset(
    ("", "author", "user", "windows user", "microsoft office user", "python-docx", "unknown author")
)
"""Names that programs note where nobody gave one."""


YEARS = range(1900, 2200)
"""In which a document can have been saved."""

LONGEST, NAMELESS = 200, "somebody"
"""Letters of a name; and what it is where none of its signs can be shown."""


def person_of(file: WordFile, name: str) -> Author:
    """Who left the copy of that file name, and when.

    The firm that stands as author of every file that is generated is no such person.
    """
    properties = _core(file.package)
    last = properties.get("lastModifiedBy", "").strip()
    date = _moment(properties.get("modified", ""))
    if last.lower() not in NOBODY and last != properties.get("creator", "").strip():
        return Author(_distinct(last), date)
    return Author(_distinct(PurePath(name).stem), date)


def apart(people: list[Author], names: list[str]) -> list[Author]:
    """The same people; two of one name are distinguished by their files."""
    said = [one.name for one in people]
    return [
        one._replace(name=_distinct(f"{one.name} ({PurePath(name).stem})"))
        if said.count(one.name) > 1
        else one
        for one, name in zip(people, names, strict=True)
    ]


def last_author(file: WordFile) -> str:
    """Who saved the current file last; empty where it does not say."""
    properties = _core(file.package)
    last = properties.get("lastModifiedBy", "").strip()
    return "" if last.lower() in NOBODY or last == properties.get("creator", "").strip() else last


def proposer(change: Element | None, person: Author) -> Author:
    """Who proposed a tracked change in the copy of a person.

    That is the person where nobody did, or where a build did before the copy was sent.
    """
    if change is None or is_generated(change):
        return person
    return Author(change.get(BY, ""), change.get(DATE, ""))


def initials(name: str) -> str:
    """The first letters of a name, as Word shows them beside a comment."""
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:3].upper()


def _distinct(name: str) -> str:
    """A name as it can be written, that nobody takes for ours."""
    signs = [one if one.isprintable() else " " if one.isspace() else "" for one in name]
    said = "".join(signs)[:LONGEST].strip() or NAMELESS
    return f"{said} (copy)" if said == AUTHOR else said


def _core(package: Package) -> dict[str, str]:
    if CORE not in package.parts:
        return {}
    return {
        one.tag.rpartition("}")[2]: one.text or ""
        for one in package.xml(CORE)
        if isinstance(one.tag, str)
    }


def _moment(text: str) -> str:
    """A point in time as Word writes it; empty where it is not one."""
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return ""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment.year in YEARS else ""
