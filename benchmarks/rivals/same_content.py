"""What a Word file holds, counted: files of the same content have the same counts."""

from __future__ import annotations

import re
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Counts:
    """Of the body alone, without header and footer."""

    headings: int
    tables: int
    rows: int
    cells: int
    words: int
    letters: int
    coloured: int
    fields: int

    def differences(self, other: Counts, leaving_out: frozenset[str]) -> dict[str, tuple[int, int]]:
        """What differs, by name."""
        mine, theirs = asdict(self), asdict(other)
        return {
            name: (mine[name], theirs[name])
            for name in mine
            if name not in leaving_out and mine[name] != theirs[name]
        }


def counts_of(path: Path) -> Counts:
    """The counts of a Word file."""
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    lines = ["".join(one.itertext(f"{W}t")) for one in body.iter(f"{W}p")]
    words = [word for line in lines for word in line.split()]
    styles = (one.get(f"{W}val") for one in body.iter(f"{W}pStyle"))
    fills = (one.get(f"{W}fill") for one in body.iter(f"{W}shd"))
    asked = [one.get(f"{W}instr") for one in body.iter(f"{W}fldSimple")]
    asked += [one.text for one in body.iter(f"{W}instrText")]
    return Counts(
        headings=sum(bool(re.fullmatch(r"Heading[1-9]", one or "")) for one in styles),
        tables=sum(1 for _ in body.iter(f"{W}tbl")),
        rows=sum(1 for _ in body.iter(f"{W}tr")),
        cells=sum(1 for _ in body.iter(f"{W}tc")),
        words=len(words),
        letters=sum(map(len, words)),
        coloured=sum(one not in (None, "", "auto") for one in fills),
        fields=sum("SEQ" in (one or "") for one in asked),
    )
