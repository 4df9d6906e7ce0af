"""The forms of the records in `.proposal`: what is not of its form is not believed.

Fields that a later version adds are passed over; a later `version` is not understood.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Checksum = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Absent = Literal[""]
Time = Annotated[str, Field(pattern=r"^[0-9T:+.Z-]{1,40}$")]
Key = Annotated[str, Field(min_length=1, max_length=4096, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
"""The way to a file: relative to the project's folder, or absolute where it lies elsewhere."""

Number = Annotated[str, Field(pattern=r"^-?[0-9]{1,40}(\.[0-9]{1,40})?(E[+-]?[0-9]{1,2})?$")]
"""A decimal number as text, bounded so that no sum of them fills the memory."""

Small = Annotated[int, Field(ge=0, le=1_000_000_000)]


MOST_PARTS = 200_000
"""Lists and groups of fields in a record; an empty one takes half a kilobyte while it is read."""


class Record(BaseModel):
    """What all records have in common."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", defer_build=True)


class DamagedError(Exception):
    """A record is not what we write; the text says why: `it is no JSON, or only a part of it`."""


R = TypeVar("R", bound=Record)


def understood(content: bytes, shape: type[R]) -> R:
    """The record that `content` holds. Raises DamagedError with the reason.

    The parser goes 200 levels deep at most; how many parts it makes is bounded here.
    """
    if content.count(b"{") + content.count(b"[") > MOST_PARTS:
        raise DamagedError("it holds more than any record of ours")
    try:
        return shape.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        if first["type"] == "json_invalid":
            why = "it is no JSON, or only a part of it"
        elif first["loc"] == ("version",):
            why = "it was written by another version of this tool"
        else:
            why = f"{_place(first['loc'])} is not as this tool writes it"
        raise DamagedError(why) from error


def _place(way: tuple[int | str, ...]) -> str:
    """The first step on the way to a fault; only our own field names are repeated."""
    return f"its field '{way[0]}'" if way else "it"


class ChangeRecord(Record):
    """A file of a build, a merge or a pull."""

    path: Key
    was: Checksum | Absent
    now: Checksum | Absent
    backup: Key | Absent = ""


class JournalRecord(Record):
    """What was about to be written, and what the records said before."""

    version: Literal[2]
    what: Literal["build", "merge", "pull"]
    when: Time
    files: Annotated[tuple[ChangeRecord, ...], Field(max_length=1000)]
    notes: dict[str, str]


class EntryRecord(Record):
    """One file that we wrote."""

    sha256: Annotated[tuple[Checksum, ...], Field(max_length=5000)]
    generation: Small


class StateRecord(Record):
    """All files that we wrote, by their keys."""

    version: Literal[1]
    files: Annotated[dict[Key, EntryRecord], Field(max_length=5000)]
    formerly: Annotated[tuple[str, ...], Field(max_length=500)] = ()
    """Acronyms that the project had before."""


class LedgerRecord(Record):
    """What was pulled from a workbook."""

    version: Literal[1]
    base: str
    cells: dict[str, dict[str, dict[str, str | None]]]
    rows: dict[str, dict[str, str]]


class DecidedRecord(Record):
    """What was left in Word files by decision."""

    version: Literal[1]
    files: dict[str, dict[str, str]]


class FoldersRecord(Record):
    """The folders outside a project into which builds of this computer wrote."""

    version: Literal[1]
    folders: tuple[Key, ...]


class ProjectShape(Record):
    acronym: str
    title: str
    start: str
    duration: int
    text: str


class PartnerShape(Record):
    name: str
    role: str
    rates: dict[str, Number]
    person_months: Number
    costs: Number
    text: str
    kind: str = ""
    legal_form: str | None = None
    plain_effort: str = ""


class PartShape(Record):
    kind: str
    label: str
    title: str
    lead: str
    text: str
    package: str = ""
    due: Small = 0
    first: Small = 0
    last: Small = 0
    person_months: Number = "0"


class SupportShape(Record):
    title: str
    form: str
    months: str
    text: str
    paid_to: str | None = None


class LineShape(Record):
    partner: str
    package: str
    row: str
    item: str
    amount: Number


class SnapshotRecord(Record):
    """The project as the last build saw it, as `plan.snapshot` makes it."""

    version: Literal[1]
    project: ProjectShape
    figures: dict[str, Number | None]
    partners: dict[str, PartnerShape]
    parts: dict[str, PartShape]
    support: dict[str, SupportShape] = {}
    lines: dict[str, LineShape]
