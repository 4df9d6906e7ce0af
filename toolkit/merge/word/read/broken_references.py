"""Reads references whose field shows an error in the place of a label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.merge.text.three_way import difference
from toolkit.merge.text.tokens import is_label, tokens_in
from toolkit.merge.word.model.text_model import Block, Table, Tokens
from toolkit.merge.word.read.field_errors import is_broken
from toolkit.merge.word.read.fields import Field, fields_in, is_gone
from toolkit.ooxml.boxes import NO_BOXES, Boxes, boxes_in
from toolkit.ooxml.containers import cells_in
from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_START,
    LABEL,
    NAME,
    TC,
    TR,
    Element,
    T,
)

HERE = "\x00"
"""Stands for the error among the words of its paragraph."""


def references_in(body: Element) -> Iterator[Field]:
    """The references to labels of ours, of which the second word is the name of the bookmark."""
    for one in fields_in(body):
        if one.words[:1] == ["REF"] and len(one.words) > 1 and one.words[1].startswith(LABEL):
            yield one


def labels_of_broken(
    references: Sequence[Field], base: Iterable[Block], labels: Mapping[str, str]
) -> dict[str, str]:
    """By the names of bookmarks what broken references to them showed when they were generated.

    `labels` are the labels that are in the file. Those that are not are taken from another
    reference, or from what was generated in the place of the error.
    """
    broken = [one for one in references if is_broken(one.shown)]
    if not broken:
        return {}
    whole = {one.words[1]: one.shown for one in references if not is_broken(one.shown)}
    known = {**whole, **labels}
    generated = _by_anchor(base)
    place = broken[0].place
    boxes = boxes_in(place.getroottree().getroot()) if place is not None else NO_BOXES
    found: dict[str, str] = {}
    for one in broken:
        label = (
            known.get(one.words[1])
            or _in_its_place(one, generated, boxes)
            or _of(one.words[1], generated)
        )
        if label:
            found[one.words[1]] = label
    return found


def _by_anchor(base: Iterable[Block]) -> dict[str, tuple[Tokens, ...]]:
    """What was generated, by anchors: of a row its cells, of a paragraph its words."""
    found: dict[str, tuple[Tokens, ...]] = {}
    for block in base:
        if isinstance(block.content, Table):
            found.update((row.anchor, row.cells) for row in block.content.rows)
        else:
            found[block.anchor] = (block.content.tokens,)
    return found


def _in_its_place(one: Field, generated: Mapping[str, tuple[Tokens, ...]], boxes: Boxes) -> str:
    """What was generated where the error stands; empty where the words beside it are others."""
    was = _generated_at(one.paragraph, generated, boxes)
    now = _words_round(one)
    found = [
        "".join(was[hunk.start : hunk.end])
        for hunk in difference(was, now)
        if list(now[hunk.left : hunk.right]) == [HERE]
    ]
    return found[0] if len(found) == 1 else ""


def _generated_at(
    paragraph: Element | None, generated: Mapping[str, tuple[Tokens, ...]], boxes: Boxes
) -> Tokens:
    if paragraph is None:
        return ()
    row = boxes.container_of(paragraph, TR)
    cell = next(paragraph.iterancestors(TC), None)
    around = paragraph if row is None else row
    at = list(cells_in(around)).index(cell) if row is not None and cell is not None else 0
    for start in around.iter(BOOKMARK_START):
        cells = generated.get(start.get(NAME, ""), ())
        if at < len(cells):
            return cells[at]
    return ()


def _words_round(one: Field) -> Tokens:
    """The words of its paragraph, with a sign in the place of the error."""
    if one.paragraph is None:
        return ()
    text, done = "", False
    for node in one.paragraph.iter(T):
        if node in one.nodes:
            text += "" if done else HERE
            done = True
        elif not is_gone(node):
            text += node.text or ""
    return tokens_in(text)


def _of(name: str, generated: Mapping[str, tuple[Tokens, ...]]) -> str:
    """The label with which begins what was generated under the anchor of that label."""
    for cell in generated.get(f"{ANCHOR}{name.removeprefix(LABEL)}", ()):
        if cell and is_label(cell[0]):
            return cell[0]
    return ""
