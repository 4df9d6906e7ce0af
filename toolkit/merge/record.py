"""Reads and validates the record of what was generated that an Office file carries.

A record comes with its file from other people: nothing of it is believed before its shape, its
version and its size are those of a record that this tool writes. It names no files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    StrictInt,
    StrictStr,
    ValidationError,
    model_validator,
)

from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import ABOUT, BASES, RecordError, base_of
from toolkit.ooxml.package import Package
from toolkit.ooxml.xml_parts import NOT_XML
from toolkit.store.bases import base_file, kept_base, kept_checksums
from toolkit.store.record_forms import LaterVersionError

CHECKSUM = re.compile("[0-9a-f]{32}")

Part = Literal["body", "header", "footer"]
Runs = list[tuple[StrictStr, StrictStr]]
Count = Annotated[StrictInt, Field(ge=0, le=1000)]
Span = Annotated[StrictInt, Field(ge=1, le=1000)]
Length = Annotated[StrictInt, Field(ge=0, le=10_000_000)]
Value = Annotated[StrictInt, Field(ge=-(10**15), le=10**15)] | StrictStr | None
Marks = list[tuple[StrictStr, Length]]
Start = Annotated[StrictInt, Field(ge=0, le=999_999_999)]
"""Of a list; Markdown knows nine figures."""

Cells = dict[str, dict[str, dict[str, Value]]]


def _rising(cuts: list[int]) -> list[int]:
    if any(one >= two for one, two in pairwise(cuts)):
        raise ValueError("the ends of tokens are not in their order")
    return cuts


Cuts = Annotated[list[Length], AfterValidator(_rising)]
"""Where in a text tokens end."""

UNCUT = 3
"""The fields of a paragraph whose tokens end where its letters say: style, text and marks."""


def _with_cuts(told: Any) -> Any:
    return [*told, []] if isinstance(told, list) and len(told) == UNCUT else told


UNASKED = 3
"""The fields of a cell that is no prompt: paragraphs, mark and span."""


def _with_asks(told: Any) -> Any:
    return [*told, ""] if isinstance(told, list) and len(told) == UNASKED else told


Told = Annotated[tuple[list[Runs], Any, Count, StrictStr], BeforeValidator(_with_asks)]
"""A cell; of a prompt with the field that it asks for."""

Voiced = Annotated[tuple[StrictStr, StrictStr, Marks, Cuts], BeforeValidator(_with_cuts)]


class _Told(BaseModel):
    """What the writer stores of one id."""

    text: Runs
    part: Part
    role: StrictStr = ""
    digest: StrictStr = ""
    start: Start = 1
    columns: Count = 0
    asks: StrictStr = ""
    heads: list[StrictStr] = []
    rows: list[tuple[StrictStr, list[Told]]] = []

    @model_validator(mode="after")
    def _is_whole(self) -> _Told:
        if self.rows and "columns" not in self.model_fields_set:
            raise ValueError("a table without columns")
        return self


class _New(BaseModel):
    """The record of a Word file that was newly written."""

    ids: list[StrictStr]
    blocks: dict[str, _Told | None]
    styles: dict[str, StrictStr] = {}


class _Block(BaseModel):
    a: StrictStr
    id: StrictStr
    part: Part = "body"
    was: Voiced | None = None
    p: Voiced | None = None
    t: list[Annotated[list[StrictStr], Field(min_length=1)]] | None = None
    m: list[tuple[Length, Length, Marks]] = []
    c: list[tuple[Length, Length, Cuts]] = []
    start: Start = 1
    asks: StrictStr = ""
    box: StrictStr = ""
    q: list[tuple[Length, list[StrictStr]]] = []
    d: list[tuple[Length, list[tuple[StrictStr, Span]]]] = []
    h: list[Length] = []

    @model_validator(mode="after")
    def _is_whole(self) -> _Block:
        if (self.p is None) is (self.t is None):
            raise ValueError("a block is a paragraph or a table")
        return self


class _Merged(BaseModel):
    """The record of a Word file into which a build brought what was new.

    That of an official form has columns and texts of the form as well.
    """

    blocks: list[_Block]
    styles: dict[str, StrictStr] = {}
    ids: list[StrictStr] = []
    form: list[StrictStr] = []
    columns: dict[str, list[Annotated[StrictInt, Field(ge=-1, le=1000)]]] = {}


class _Order(BaseModel):
    rows: list[StrictStr]
    columns: list[StrictStr]


class _Workbook(BaseModel):
    """The record of a workbook; what those of earlier versions lack has a value here."""

    sheets: Cells
    shown: Cells = {}
    labels: dict[Literal["partner", "package", "part", "kind"], dict[str, StrictStr]] = {}
    empty: dict[str, dict[str, list[StrictStr]]] = {}
    order: dict[str, _Order] = {}
    names: dict[str, StrictStr] = {}
    built: dict[str, StrictStr] = {}
    kept: list[tuple[StrictStr, Literal["row", "column"], StrictStr]] = []
    told: list[tuple[StrictStr, StrictStr, StrictStr]] = []


Known = Mapping[int, type[BaseModel]]
"""The versions of a record that this tool knows."""

WORD: Known = {1: _New, 2: _Merged, 3: _Merged}
WORKBOOK: Known = {1: _Workbook}


class Record(NamedTuple):
    """A record that has the shape of one of ours."""

    data: Any
    checksum: str
    generation: int = 0
    known: bool = True
    """Whether a build in this folder wrote it, which keeps a copy of every record it writes."""


def word_record(content: bytes, copies: Path, file: str = "") -> Record | None:
    """The record of a Word file: from the file, else its copy in the folder of kept records.

    None where neither is there. Raises `RecordError` where what is there is no such record,
    `LaterVersionError` where a later version wrote it, and `PackageError` where the file cannot be
    read.
    """
    return _record(content, copies, file, WORD)


def workbook_record(content: bytes, copies: Path, file: str = "") -> Record | None:
    """The record of a workbook, likewise."""
    return _record(content, copies, file, WORKBOOK)


def kept_word_records(
    copies: Path, first: Sequence[str] = (), *, others: bool = True
) -> Iterator[Record]:
    """The kept records of Word files that are whole: those `first`, then all `others`, if wanted,
    in the order of their checksums."""
    for checksum in dict.fromkeys((*first, *(kept_checksums(copies) if others else ()))):
        try:
            data = kept_base(copies, checksum)
            if data is not None:
                yield Record(_sound(data, WORD, ""), checksum)
        except (RecordError, LaterVersionError):
            continue  # a workbook's, or one of a later version


def _record(content: bytes, copies: Path, file: str, known: Known) -> Record | None:
    # in almost every file it is in a small part, and the others need not be unpacked for it
    if found := base_of(Package.read(content, BASES, file=file)):
        data, generation, checksum = found
        written_here = base_file(copies, checksum).is_file()
        return Record(_sound(data, known, file), checksum, generation, written_here)
    checksum = properties_of(Package.read(content, ABOUT, file=file)).get("pk.base", "")
    if not CHECKSUM.fullmatch(checksum):
        return None
    kept = kept_base(copies, checksum)
    return Record(_sound(kept, known, file), checksum) if kept is not None else None


def _sound(data: Any, known: Known, file: str) -> Any:
    """The data, where it has the shape that its version requires."""
    version = data.get("v") if isinstance(data, dict) else None
    if type(version) is not int or version < 1:
        raise RecordError(file, "it names no version")
    if version not in known:
        raise LaterVersionError(file)
    try:
        known[version].model_validate(data)
    except (ValidationError, RecursionError) as error:
        raise RecordError(file, _what(error)) from error
    if not _can_be_written(data):
        raise RecordError(file, "it holds signs that no Office file can hold")
    return data


def _can_be_written(data: Any) -> bool:
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if not one.isprintable() and NOT_XML.search(one):
                return False
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one
            waiting += one.values()
    return True


def _what(error: Exception) -> str:
    """Where the first fault is: `blocks.0.p`."""
    if not isinstance(error, ValidationError):
        return "it is nested too deep"
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(one)[:40] for one in first["loc"][:4]) or "it"
    return f"{where} is not as it is written"
