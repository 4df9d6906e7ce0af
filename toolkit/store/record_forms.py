"""The forms of the records in `.proposal`; a record that does not fit its form is refused.

Fields that are not known are passed over. A record whose `version` is later than the one that is
written here stops the command: it may hold what this version would lose.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from toolkit.diagnostics import Diagnostic, Place, ProposalError

Checksum = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
RecordChecksum = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Absent = Literal[""]
Time = Annotated[str, Field(pattern=r"^[0-9T:+.Z-]{1,40}$")]


def _is_day(value: str) -> str:
    date.fromisoformat(value)
    return value


Day = Annotated[str, AfterValidator(_is_day)]
"""A day as in 2026-03-01."""

Key = Annotated[str, Field(min_length=1, max_length=4096, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
"""The way to a file: relative to the project's folder, or absolute where it is elsewhere."""

Number = Annotated[str, Field(pattern=r"^-?[0-9]{1,40}(\.[0-9]{1,40})?(E[+-]?[0-9]{1,2})?$")]
"""A decimal number as text, bounded so that no sum of them fills the memory."""

Small = Annotated[int, Field(ge=0, le=1_000_000_000)]


LATEST_VERSION = 1000
"""No record will have this version or a later one."""

MOST_PARTS = 200_000
"""Lists and groups of fields in a record; an empty one takes half a kilobyte while it is read."""


class Record(BaseModel):
    """What all records have in common."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", defer_build=True)


class DamagedError(Exception):
    """A record is not what this tool writes; the text says why: `it is not JSON`."""


class LaterVersionError(ProposalError):
    """A record, or the file that carries it, was written by a later version of this tool."""

    def __init__(self, file: str, what: str = "the file") -> None:
        fact = f"{what} was written by a later version of this tool"
        hint = "update the tool, and repeat the command"
        super().__init__(Diagnostic(Place(file), "MRG024", fact, hint))


R = TypeVar("R", bound=Record)


def record_bytes(
    shape: type[Record], fields: Mapping[str, Any], *, indent: int = 1, sort_keys: bool = False
) -> bytes:
    """A record with its version, as a file that people may read and keep under version control."""
    data = {"version": _version_of(shape), **fields}
    text = json.dumps(data, ensure_ascii=False, indent=indent, sort_keys=sort_keys)
    return f"{text}\n".encode()


def understood(content: bytes, shape: type[R], path: Path | None = None) -> R:
    """The record that `content` holds, which was read at `path`, if at any.

    Raises DamagedError with the reason, and LaterVersionError. The parser goes 200 levels deep at
    most; how many parts it makes is bounded here.
    """
    if content.count(b"{") + content.count(b"[") > MOST_PARTS:
        raise DamagedError("it holds more than any record of ours")
    try:
        return shape.model_validate_json(content)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False)
        version = next((one["input"] for one in found if one["loc"] == ("version",)), None)
        if version in range(_version_of(shape) + 1, LATEST_VERSION):
            raise _later_version(path) from error
        first = found[0]
        if first["type"] == "json_invalid":
            why = "it is no JSON, or only a part of it"
        elif version in range(_version_of(shape)):
            why = "it was written by an earlier version of this tool"
        else:
            why = f"{_place(first['loc'])} is not as this tool writes it"
        raise DamagedError(why) from error


def _later_version(path: Path | None) -> LaterVersionError:
    if path is None:
        return LaterVersionError("", "a record")
    return LaterVersionError(str(path), f"the record {path.name}")


def _version_of(shape: type[Record]) -> int:
    """The version in which records of that shape are written."""
    version: int = get_args(shape.model_fields["version"].annotation)[0]
    return version


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
    what: Literal["build", "merge", "pull", "build --pull", "check --fix", "import"]
    when: Time
    files: Annotated[tuple[ChangeRecord, ...], Field(max_length=1000)]
    notes: dict[str, str]


class EntryRecord(Record):
    """One file that we wrote."""

    sha256: Annotated[tuple[Checksum, ...], Field(max_length=5000)]
    generation: Small
    records: Annotated[tuple[RecordChecksum, ...], Field(max_length=5000)] = ()


class StateRecord(Record):
    """All files that we wrote, by their keys."""

    version: Literal[1]
    files: Annotated[dict[Key, EntryRecord], Field(max_length=5000)]
    formerly: Annotated[tuple[str, ...], Field(max_length=500)] = ()
    """Acronyms that the project had before."""

    settled: Checksum | Absent = ""
    """Of the edited workbook in which nothing waited for a pull when the last build was written."""


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


class PackShape(Record):
    file: Key
    written: Time
    by: Day | Absent = ""
    say: str = ""
    """The sentence of the coordinator on its first sheet."""

    pulled: Time | Absent = ""
    """When it came in last; empty where it did not yet."""

    changes: Small = 0
    """How many values it has brought."""


class PacksRecord(Record):
    """The packs that were written for partners, by the id of each, and what came in."""

    version: Literal[1]
    packs: dict[str, PackShape]


class BlanksRecord(Record):
    """The official forms that were filled, by the paths that were given for them."""

    version: Literal[1]
    blanks: dict[Key, Checksum]


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
    renamed: dict[str, str] = {}
