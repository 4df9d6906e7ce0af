"""Brings footnotes and endnotes of a copy into the current file."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.transplant.notes import NOTE_PARTS, add_note, new_notes
from toolkit.ooxml.wordml import ID, Element, element, w


class Notes:
    """The notes of the current file, to which those of a copy are added one by one."""

    def __init__(self, copy: WordFile, file: WordFile, style: Callable[[str], str]) -> None:
        self._copy, self._file, self._style = copy, file, style
        self.count = 0
        """How many were brought."""

    def brought(self, kind: str, number: str) -> str:
        """The number that a footnote or endnote of the copy has in the current file.

        A note that the copy lacks is an empty one.
        """
        root = self._file.related_tree(NOTE_PARTS[kind], lambda: new_notes(kind))
        note = self._note(kind, number)
        new = element(kind) if note is None else self._file.prefixes.came(deepcopy(note), note)
        self.count += 1
        return add_note(root, new, self._style)

    def _note(self, kind: str, number: str) -> Element | None:
        for part in self._copy.related(NOTE_PARTS[kind]):
            for one in self._copy.tree(part):
                if one.tag == w(kind) and one.get(ID) == number:
                    return one
        return None
