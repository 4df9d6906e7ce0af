"""Accepting and rejecting our tracked changes, decided by programs that we did not write.

What a tracked change means is elsewhere decided by code of this project. Here LibreOffice, by its
own commands, and a library that compares Word files accept or reject all changes of merged files.
`PROPOSAL_LONG` decides on forty files.
"""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from io import BytesIO
from itertools import count as count_up
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest
from lxml.etree import fromstring

from tests.merge.word.random_writer.writer import RandomWriter
from tests.merge.word.readings import resolved
from tests.merge.word.rebuilding import rebuilt
from tests.office import needs_office_python
from tests.office_revisions import lines_after
from toolkit.ooxml.wordml import P, T, is_generated, parent_of, w

FILES = 40 if "PROPOSAL_LONG" in os.environ else 3

DRAWING = w("drawing")
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

LABEL = re.compile(r"^\s+(?:•|[\d.]+)\s")
"""The number or bullet that LibreOffice writes before a line; a rejected heading is counted."""


CAPTION = re.compile(r"^(Figure|Table)?\s*\d+(?=[. ])")


class Merged(NamedTuple):
    """An edited file and what a build made of it."""

    edited: bytes
    merged: bytes


def merged_files(count: int) -> list[Merged]:
    """Random drafts, edited at random and built again with random changes of the outline.

    What the person proposed by tracked changes is accepted before the build: all changes in the
    merged file are then ours. Files with content controls are left out: LibreOffice 7.4 loses a
    paragraph in one, or keeps a deleted cell, when changes around it are decided.
    """
    files: list[Merged] = []
    for seed in count_up():
        if len(files) == count:
            break
        writer, dice = RandomWriter(seed), random.Random(seed)
        draft = writer.draft()
        edited = writer.edited(draft.docx(), dice.randint(0, 10))
        edited = resolved(edited, accept=True, which=lambda change: not is_generated(change))
        if "uses_a_content_control" in writer.done:
            continue
        merged, _ = rebuilt(edited, writer.changed(draft, dice.randint(1, 8)))
        files.append(Merged(edited, merged))
    return files


def texts(lines: list[str]) -> Counter[str]:
    """The lines that hold words, without labels: a rejected paragraph leaves an empty line.

    Their order does not count, nor do the numbers of captions, which follow from it: a section that
    the outline has moved is moved without a tracked change, and a comment says so.
    """
    words = (LABEL.sub("", line).strip() for line in lines)
    return Counter(CAPTION.sub(r"\1 #", text) for text in words if text)


def texts_in(content: bytes) -> Counter[str]:
    """The same of a file's paragraphs; pictures of text are left out, which have it twice."""
    root = fromstring(ZipFile(BytesIO(content)).read("word/document.xml"))
    for drawn in list(root.iter(DRAWING, ALTERNATIVES)):
        parent_of(drawn).remove(drawn)
    return texts(["".join(node.text or "" for node in line.iter(T)) for line in root.iter(P)])


@needs_office_python
def test_libreoffice_accepts_and_rejects_what_we_do(tmp_path: Path) -> None:
    files = merged_files(FILES)
    sides = lines_after(
        [
            job
            for edited, merged in files
            for job in (
                (merged, "accept"),
                (resolved(merged, accept=True), "accept"),
                (merged, "reject"),
                (edited, "reject"),
            )
        ],
        tmp_path,
    )
    quartets = [[texts(lines) for lines in sides[at : at + 4]] for at in range(0, len(sides), 4)]
    changed = [accepted != rejected for accepted, _, rejected, _ in quartets]
    assert sum(changed) > len(changed) // 2
    for seed, (accepted, ours, rejected, before) in enumerate(quartets):
        assert accepted == ours, f"seed {seed}: accepted"
        assert rejected == before, f"seed {seed}: rejected"


def test_a_second_tool_accepts_and_rejects_what_we_do() -> None:
    tool = pytest.importorskip("jubarte_redlines")
    for seed, (edited, merged) in enumerate(merged_files(FILES)):
        ours = resolved(merged, accept=True)
        accepted, rejected = tool.accept_revisions(merged), tool.reject_revisions(merged)
        assert texts_in(accepted) == texts_in(tool.accept_revisions(ours)), f"{seed}: accepted"
        assert texts_in(rejected) == texts_in(tool.reject_revisions(edited)), f"{seed}: rejected"
