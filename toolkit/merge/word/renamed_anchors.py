"""Ids that were renamed in the outline are renamed in an edited Word file before it is updated.

A block is found by its bookmark, whose name is made from the outline's ids. Where an id was only
rewritten, the bookmarks and the record of the file get the new names first; so the block is the
same one, and keeps all that people wrote in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.base_blocks import is_read_from_file
from toolkit.ooxml.transplant.notes import NOTE_PARTS
from toolkit.ooxml.wordml import ANCHOR
from toolkit.plan.renamed_ids import NONE_RENAMED, RenamedIds
from toolkit.writers.docx.anchors import anchor_name

BOOKMARK = re.compile(rb"\b(_p[kql])([a-z2-7]{12})\b")
"""The name of one of our bookmarks, also where a field or a link names it."""

KINDS = ("header", "footer", "comments", *NOTE_PARTS.values())

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RenamedAnchors:
    """The ids of blocks and rows that are renamed, and their anchors: former to new."""

    ids: Names
    anchors: Names

    @classmethod
    def between(cls, base: Any, renaming: Renaming) -> RenamedAnchors:
        """What is renamed in a file with that record, if anything."""
        known = _anchors_of(base) if renaming.renamed else set()
        names = {anchor_name(one): one for one in renaming.ids} if known else {}
        found: dict[str, str] = {}
        for anchor, name in names.items():
            if anchor in known:
                continue
            for former in renaming.renamed.former(name):
                if (was := anchor_name(former)) in known and was not in names:
                    found.setdefault(former, name)
        anchors = {anchor_name(former): anchor_name(name) for former, name in found.items()}
        return cls(found, anchors)

    def in_file(self, content: bytes) -> bytes:
        """The Word file with the new names of its bookmarks; the text is not touched."""
        file = WordFile(content)
        parts = file.package.parts
        letters = {
            old.removeprefix(ANCHOR).encode(): new.removeprefix(ANCHOR).encode()
            for old, new in self.anchors.items()
        }
        for part in (file.main, *(one for kind in KINDS for one in file.related(kind))):
            before = parts[part]
            after = BOOKMARK.sub(lambda one: one[1] + letters.get(one[2], one[2]), before)
            if after != before:
                parts[part] = after
        return file.package.to_bytes()

    def in_base(self, base: Any) -> Any:
        """The record with the new names."""
        if is_read_from_file(base):
            made = {**base, "blocks": [self._block(one) for one in base["blocks"]]}
            if "ids" in base:
                made["ids"] = [self.ids.get(one, one) for one in base["ids"]]
            if "columns" in base:
                made["columns"] = {self._table(one): to for one, to in base["columns"].items()}
            return made
        blocks = {
            self.ids.get(name, name): self._with_rows(name, stored)
            for name, stored in base["blocks"].items()
        }
        return {**base, "ids": [self.ids.get(one, one) for one in base["ids"]], "blocks": blocks}

    def _table(self, name: str) -> str:
        """The id of a table, which is known by its rows where it has no words of its own."""
        rows = (one for one in self.ids if one.startswith(f"{name}#"))
        row = next(rows, "")
        return self.ids[row].partition("#")[0] if row else self.ids.get(name, name)

    def _with_rows(self, name: str, stored: Any) -> Any:
        if not stored or "rows" not in stored:
            return stored
        rows = [[self._row(f"{name}#{key}"), cells] for key, cells in stored["rows"]]
        return {**stored, "rows": rows}

    def _row(self, name: str) -> str:
        return self.ids.get(name, name).partition("#")[2]

    def _block(self, stored: Any) -> Any:
        anchor, table = stored["a"].removesuffix("="), "=" * stored["a"].endswith("=")
        made = {
            **stored,
            "a": self.anchors.get(anchor, anchor) + table,
            "id": self.ids.get(stored["id"], stored["id"]),
        }
        if "t" in stored:
            made["t"] = [[self.anchors.get(row[0], row[0]), *row[1:]] for row in stored["t"]]
        return made


class Renaming(NamedTuple):
    """The ids that were renamed, and those that all blocks and rows of the draft have now."""

    renamed: RenamedIds = NONE_RENAMED
    ids: Collection[str] = ()


NO_RENAMING = Renaming()


def with_new_ids(content: bytes, base: Any, renaming: Renaming) -> tuple[bytes, Any]:
    """An edited file and its record under the ids of a draft; unchanged where none is renamed."""
    found = RenamedAnchors.between(base, renaming)
    if not found.ids:
        return content, base
    return found.in_file(content), found.in_base(base)


def _anchors_of(base: Any) -> set[str]:
    """The anchors that a record names."""
    if not is_read_from_file(base):
        return {anchor_name(one) for one in base["ids"]}
    blocks = {one["a"].removesuffix("=") for one in base["blocks"]}
    return blocks | {row[0] for one in base["blocks"] for row in one.get("t", ())}
