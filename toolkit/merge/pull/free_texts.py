"""What people wrote between the texts of the outline in one of draft and official form alone.

It is of no field, so a pull does not take it and no build brings it to the other file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.outcome import excerpt
from toolkit.merge.text.tokens import is_word, tokens_in
from toolkit.merge.word.match.align import align
from toolkit.merge.word.match.printed_answers import words_in
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.model.text_model import Table
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.merge.word.read.document import BodyItem, Reader
from toolkit.merge.word.read.form_texts import FormText, form_texts
from toolkit.merge.word.read.known_boxes import KnownBoxes
from toolkit.merge.word.read.labels import generated_labels
from toolkit.ooxml.wordml import Element, P, T
from toolkit.readers.outline_paths import short

TABLE_OF_CONTENTS = "toc "
LONGEST = 60


class BuiltFile(NamedTuple):
    """A Word file, and what was generated in it."""

    name: str
    content: bytes
    base: Any


def only_in_one(draft: BuiltFile, form: BuiltFile, brought: Iterable[str]) -> Iterator[Diagnostic]:
    """What is written by hand in the draft alone, or in the official form alone.

    `brought` are the texts that go into the outline, with which a build brings them to both.
    """
    known = list(map(_words, brought))
    for here, there in ((draft, form), (form, draft)):
        said = _all_texts(there.content)
        for one, digests in _free_texts(here):
            words = _words(one.text)
            if digests <= said or any(words in text for text in known):
                continue
            where = f"under '{short(one.heading, LONGEST)}'" if one.heading else "at the beginning"
            fact = (
                f"'{excerpt(one.text)}' {where} is in no field of the outline, and is not in "
                f"{Path(there.name).name}"
            )
            hint = "copy it into that file too, or write it into the outline where it belongs"
            yield Diagnostic(Place(here.name), "MRG173", fact, hint, Severity.ADVICE)


def _words(text: str) -> str:
    """The words of a text in small letters, one space between them."""
    return f" {' '.join(words_in(tokens_in(text)))} "


def _free_texts(file: BuiltFile) -> Iterator[tuple[FormText, frozenset[str]]]:
    """The paragraphs and tables that a person wrote in a file, with the digests of their texts."""
    word, old = WordFile(file.content, file.name), blocks_of_base(file.base)
    boxes = KnownBoxes.of(old)
    rows = {row.anchor for one in old if isinstance(one.content, Table) for row in one.content.rows}
    items = Reader(word, generated_labels(word, old), rows, boxes).items()
    taken = align(old, items).taken
    heading = ""
    for at, item in enumerate(items):
        if not item.is_table and item.paragraph.level > 0:
            heading = item.content.text
        is_written = at not in taken and not (item.anchors or item.copies or item.gone)
        if is_written and _is_of_a_person(item, is_form=bool(boxes.anchors)):
            yield FormText(heading, item.content.text), frozenset(_digests(item.element))
    texts = frozenset(file.base.get("form", ()))
    if texts:
        for one in form_texts(word, boxes):
            if one.digest not in texts:
                yield one, frozenset((one.digest,))


def _is_of_a_person(item: BodyItem, *, is_form: bool) -> bool:
    """Whether an item that was not generated may be a person's: outside boxes it is the form's."""
    if item.part != "body" or item.is_proposal or (is_form and not item.box):
        return False
    if not item.is_table and item.paragraph.style.startswith(TABLE_OF_CONTENTS):
        return False
    text = item.content.text
    return any(map(is_word, text.split()))


def _all_texts(content: bytes) -> frozenset[str]:
    """Every paragraph of a file, by its digest; also those in tables."""
    return frozenset(_digests(WordFile(content).body))


def _digests(holder: Element) -> Iterator[str]:
    for one in holder.iter(P):
        if text := "".join([node.text or "" for node in one.iter(T)]).strip():
            yield FormText("", text).digest
