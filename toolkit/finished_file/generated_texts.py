"""Which texts of a Word file a build has written, and which of them ask for words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Self

from toolkit.finished_file.model import Cell
from toolkit.merge.record import word_record
from toolkit.merge.text.tokens import END, OPAQUE
from toolkit.merge.word.model.text_model import Block, Table
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.ooxml.embedded_base import RecordError
from toolkit.store.record_forms import LaterVersionError

FIGURES = re.compile(r"\d+")
HELD = re.compile(rf"{OPAQUE}[^{OPAQUE}{END}]*{END}")


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
    def of(cls, content: bytes, copies: Path, file: str, leads: Iterable[str]) -> Self:
        """The texts of the record in the file, or of its copy in the folder `copies`.

        There are none where it has lost its record, or where the record is damaged or of a later
        version: all its texts count as a person's then.
        """
        try:
            record = word_record(content, copies, file)
        except (RecordError, LaterVersionError):
            record = None
        if record is None:
            return cls(leads=tuple(leads))
        blocks = blocks_of_base(record.data)
        texts = [text for block in blocks for text, _ in _texts(block)]
        return cls(
            frozenset(_key(text) for text in texts),
            frozenset(_without_figures(text) for text in texts if OPAQUE in text),
            frozenset(_key(text) for block in blocks for text, asks in _texts(block) if asks),
            tuple(leads),
            is_known=True,
        )

    def knows(self, text: str, cell: Cell | None) -> tuple[bool, bool]:
        """Whether the build wrote a text, and whether it asks for words there."""
        key = _key(text)
        if not key:
            return True, False
        written = key in self.texts or _without_figures(text) in self.counted
        return written, written and cell is not None and key in self.prompts

    def asks(self, text: str) -> bool:
        """Whether a text begins as a prompt does, or is one that the build wrote."""
        return text.lstrip().startswith(self.leads) or _key(text) in self.prompts


def _texts(block: Block) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a block, each with whether it asks for words."""
    if not isinstance(block.content, Table):
        text = "".join(block.content.tokens)
        yield text, bool(block.asks)
        return
    for row in block.content.rows:
        for at, tokens in enumerate(row.cells):
            asks = bool(row.asks and at < len(row.asks) and row.asks[at])
            for line in "".join(tokens).split("\n"):
                yield line, asks


def _key(text: str) -> str:
    return " ".join(HELD.sub("", text).split())


def _without_figures(text: str) -> str:
    return " ".join(FIGURES.sub("", HELD.sub("", text)).split())
