"""Finds which of the kept records tells what was generated in a file, by the words of the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.merge.record import Record
from toolkit.merge.refusals import KNOWN_AT_LEAST
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.merge.word.read.document import body_items
from toolkit.merge.word.read.labels import AS_SHOWN


class Recognized(NamedTuple):
    """A record, and how much of it was found in a file word for word, from 0 to 1."""

    record: Record
    share: float


def recognized(file: WordFile, records: Iterable[Record]) -> Recognized | None:
    """The record of which the most is found in a file; None where there are no records.

    Those of which too little is found come last. Of records of which as much is found the first
    one is taken.
    """
    said = {item.content.text for item in body_items(file, AS_SHOWN)}
    best: Recognized | None = None
    most = (False, -1)
    for record in records:
        blocks = [one for one in blocks_of_base(record.data) if one.content.text.strip()]
        found = sum(one.content.text in said for one in blocks)
        share = found / max(len(blocks), 1)
        # a plan contains less than the proposal that contains it, and is found in both
        if (share >= KNOWN_AT_LEAST, found) > most:
            best, most = Recognized(record, share), (share >= KNOWN_AT_LEAST, found)
    return best
