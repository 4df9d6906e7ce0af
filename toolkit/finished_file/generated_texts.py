"""Which texts of a Word file a build has written, and which of them ask for words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Self

from toolkit.finished_file.model import Cell
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.embedded_base import RecordError, base_of
from toolkit.ooxml.package import Package
from toolkit.store.bases import kept_base

OPAQUE, END = "\ue000", "\ue001"
"""Round what stands for a field or a picture in the record of a merged file."""

FIGURES = re.compile(r"\d+")
HELD = re.compile(rf"{OPAQUE}[^{OPAQUE}{END}]*{END}")
FIELD = "field"
CHECKSUM = "pk.base"
ASKED = 3
"""Where in a cell of a record the field is that it asks for."""


class Generated(NamedTuple):
    """The texts of the last build, as its record in the file has them."""

    texts: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    """Texts with a number that Word counts, as of a caption; all their figures are left out."""

    prompts: frozenset[str] = frozenset()
    """Texts that ask for words."""

    leads: tuple[str, ...] = ()
    """How prompts begin, in all languages: `To complete`."""

    is_known: bool = False
    """Whether the file holds a record."""

    @classmethod
    def of(cls, package: Package, copies: Path, leads: Iterable[str]) -> Self:
        """The texts of the record in the file, or of its copy in the folder `copies`.

        There are none where it has lost its record, or where that is damaged: all its texts count
        as a person's then. The record came with the file: whatever in it has not the form of a
        text is left out.
        """
        try:
            found = base_of(package)
        except RecordError:
            found = None
        data = found[0] if found else kept_base(copies, properties_of(package).get(CHECKSUM, ""))
        if data is None:
            return cls(leads=tuple(leads))
        texts = list(texts_of_record(data))
        return cls(
            frozenset(_key(text) for text, _ in texts),
            frozenset(_without_figures(text) for text, _ in texts if OPAQUE in text),
            frozenset(_key(text) for text, asks in texts if asks),
            tuple(leads),
            is_known=True,
        )

    def knows(self, text: str, cell: Cell | None) -> tuple[bool, bool]:
        """Whether the build wrote a text, and whether it asks for words there."""
        key = _key(text)
        if not key:
            return True, False
        written = key in self.texts or (
            bool(self.counted) and _without_figures(text) in self.counted
        )
        return written, written and cell is not None and key in self.prompts

    def asks(self, text: str) -> bool:
        """Whether a text begins as a prompt does, or is one that the build wrote."""
        return text.lstrip().startswith(self.leads) or _key(text) in self.prompts


def texts_of_record(data: Any) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a record, each with whether it asks for words."""
    blocks = data.get("blocks") if isinstance(data, dict) else None
    if isinstance(blocks, dict):
        for one in blocks.values():
            if isinstance(one, dict):
                yield from _of_new(one)
    for one in blocks if isinstance(blocks, list) else ():
        if isinstance(one, dict):
            yield from _of_merged(one)


def _of_new(block: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Of what a build has written anew: runs of text, each with its look."""
    yield _joined(block.get("text")), bool(block.get("asks"))
    for row in _list(block.get("rows")):
        for cell in _list(_second(row)):
            parts = _list(cell)
            asks = bool(parts[ASKED:])
            for line in _list(parts[0] if parts else None):
                yield _joined(line), asks


def _of_merged(block: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Of what a build has brought up to date: whole texts; a line of a cell is a paragraph."""
    for paragraph in (block.get("p"), block.get("was")):
        text = _list(paragraph)[1:2]
        if text and isinstance(text[0], str):
            yield text[0], bool(block.get("asks"))
    asking = {(at, number) for at, number in _asking(block.get("q"))}
    for at, row in enumerate(_list(block.get("t"))):
        for number, cell in enumerate(_list(row)[1:]):
            if isinstance(cell, str):
                for line in cell.split("\n"):
                    yield line, (at, number) in asking


def _asking(rows: Any) -> Iterator[tuple[int, int]]:
    """The cells that ask for words, by row and column."""
    for one in _list(rows):
        parts = _list(one)
        if len(parts) > 1 and isinstance(parts[0], int):
            for number, field in enumerate(_list(parts[1])):
                if field:
                    yield parts[0], number


def _joined(runs: Any) -> str:
    """The text of runs; what is counted there is held by two signs."""
    text = ""
    for one in _list(runs):
        parts = _list(one)
        if len(parts) > 1 and isinstance(parts[0], str):
            text += f"{OPAQUE}{parts[0]}{END}" if parts[1] == FIELD else parts[0]
    return text


def _second(pair: Any) -> Any:
    found = _list(pair)
    return found[1] if len(found) > 1 else None


def _list(held: Any) -> list[Any]:
    return held if isinstance(held, list) else []


def _key(text: str) -> str:
    return " ".join((HELD.sub("", text) if OPAQUE in text else text).split())


def _without_figures(text: str) -> str:
    return " ".join(FIGURES.sub("", HELD.sub("", text)).split())
