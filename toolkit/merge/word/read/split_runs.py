"""Splits the runs of a Word paragraph so that each word can be changed alone."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Container, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Protocol

from lxml import etree

from toolkit.merge.text.tokens import tokens_in
from toolkit.merge.word.model.text_model import tokens_of_pieces
from toolkit.merge.word.read.runs import Piece, Shown, marks_of, pieces_of, plain_text, runs_of
from toolkit.ooxml.wordml import (
    DEL,
    HYPERLINK,
    ID,
    INS,
    RPR,
    TRACKED,
    XML_SPACE,
    Element,
    R,
    T,
    attributes_of,
    mark_change,
    parent_of,
    removed,
    w,
)

EVERY = range(sys.maxsize)


@dataclass(slots=True)
class Atom:
    """One token and the runs that show it; the mark of a paragraph where it has none."""

    text: str
    marks: str
    holders: list[Element]
    mark: Element | None = None

    @property
    def link(self) -> Element | None:
        """The link in which it is; None where it is in none."""
        one = self.holders[-1].getparent() if self.holders else None
        while one is not None and one.tag in TRACKED:
            one = one.getparent()
        return one if one is not None and one.tag == HYPERLINK else None


def top_of(run: Element) -> Element:
    """The run, or the tracked change around it."""
    while (around := parent_of(run)).tag in TRACKED:
        run = around
    return run


def taken_apart(
    paragraphs: Sequence[Element], shown: Shown, wanted: Container[int] = EVERY, mark: str = ""
) -> list[Atom]:
    """The tokens of paragraphs; those `wanted`, by their numbers, get runs of their own.

    `mark` is the token between two paragraphs.
    """
    atoms: list[Atom] = []
    for number, paragraph in enumerate(paragraphs):
        for run in list(runs_of(paragraph)):
            if run.tag == R:
                _split(run)
        pieces = pieces_of(paragraph, shown)
        tokens = tokens_of_pieces([(piece.text, piece.marks) for piece in pieces])
        ends = list(itertools.accumulate(map(len, tokens), initial=0))
        first = len(atoms)
        cuts = {
            end
            for at in range(len(tokens))
            if first + at in wanted
            for end in (ends[at], ends[at + 1])
        }
        atoms += _matched(tokens, list(_cut_out(pieces, sorted(cuts))) if cuts else pieces)
        if mark and number < len(paragraphs) - 1 and mark_change(paragraph, DEL) is None:
            atoms.append(Atom(mark, "", [], paragraph))
        for wrapper in [one for one in paragraph.iter(*TRACKED) if parent_of(one).tag != RPR]:
            _split_wrapper(wrapper)
    return atoms


def _matched(tokens: Sequence[str], pieces: Sequence[Piece]) -> Iterator[Atom]:
    """The tokens with the runs that show them; those of one field share their runs."""
    at = done = 0
    for token in tokens:
        holders: list[Element] = []
        marks, length = pieces[at].marks, 0
        while length < len(token):
            piece = pieces[at]
            if not holders:
                holders = piece.holders
            elif holders is not piece.holders:
                holders = [*holders, *(one for one in piece.holders if one not in holders)]
            taken = min(len(piece.text) - done, len(token) - length)
            length += taken
            done += taken
            if done == len(piece.text):
                at, done = at + 1, 0
        yield Atom(token, marks, holders)


def _cut_out(pieces: Sequence[Piece], cuts: Sequence[int]) -> Iterator[Piece]:
    """The pieces, those of text cut where a cut goes through them."""
    at = 0
    for piece in pieces:
        inside = [cut - at for cut in cuts if at < cut < at + len(piece.text)]
        at += len(piece.text)
        if inside and piece.node is not None and piece.node.tag == T:
            yield from _cut(piece, piece.node, inside)
        else:
            yield piece


def plain_atoms(paragraphs: Sequence[Element], mark: str = "") -> list[Atom] | None:
    """The tokens of plain text in one look, without the runs; None where there is more."""
    atoms: list[Atom] = []
    for number, paragraph in enumerate(paragraphs):
        text = plain_text(paragraph)
        looks = {marks_of(run) for run in paragraph.iterchildren(R)}
        if text is None or len(looks) > 1:
            return None
        look = next(iter(looks), "")
        atoms += [Atom(token, look, []) for token in tokens_in(text)]
        if mark and number < len(paragraphs) - 1:
            atoms.append(Atom(mark, "", [], paragraph))
    return atoms


def _split(run: Element) -> None:
    """Every child of a run in a run of its own."""
    look = run.find(RPR)
    inner = [one for one in run if one.tag != RPR]
    for one in inner[1:][::-1]:
        made = etree.Element(R)
        if look is not None:
            made.append(deepcopy(look))
        made.append(one)
        run.addnext(made)


def _cut(piece: Piece, node: Element, cuts: list[int]) -> Iterator[Piece]:
    run, text = piece.holders[0], piece.text
    look = run.find(RPR)
    node.text = text[: cuts[0]]
    node.set(XML_SPACE, "preserve")
    yield Piece(text[: cuts[0]], piece.marks, [run], node)
    for start, end in itertools.pairwise([*cuts, len(text)]):
        made = etree.Element(R)
        if look is not None:
            made.append(deepcopy(look))
        node = text_node(text[start:end])
        made.append(node)
        run.addnext(made)
        run = made
        yield Piece(text[start:end], piece.marks, [made], node)


def text_node(text: str) -> Element:
    """A text as it is in a run."""
    node = etree.Element(T)
    node.text = text
    node.set(XML_SPACE, "preserve")
    return node


def _split_wrapper(wrapper: Element) -> None:
    """A tracked change of several runs as several of one; `coalesce` joins them again."""
    for one in list(wrapper)[1:][::-1]:
        made = etree.Element(wrapper.tag, attributes_of(wrapper))
        made.append(one)
        wrapper.addnext(made)


class Numbering(Protocol):
    """What is known of tracked changes beside what is written of them."""

    def kind(self, change: Element) -> object:
        """Two neighbouring changes are one only where this is the same."""

    def renumber(self, change: Element) -> None:
        """Gives one of two changes that have the same number another one."""


def coalesce(paragraph: Element, changes: Numbering) -> None:
    """Joins what was taken apart, wherever neighbours look the same."""
    _coalesce(paragraph, changes)
    seen: set[str] = set()
    for wrapper in paragraph.iter(*TRACKED):
        if wrapper.get(ID, "") in seen:
            changes.renumber(wrapper)
        seen.add(wrapper.get(ID, ""))


def _coalesce(parent: Element, changes: Numbering) -> None:
    last: Element | None = None
    for one in list(parent):
        if last is not None and one.tag in (INS, DEL) and _same_change(last, one, changes):
            for inner in list(one):
                last.append(inner)
            removed(one)
            continue
        if last is not None and one.tag == R and last.tag == R and _same_look(last, one):
            _append(last, one)
            removed(one)
            continue
        last = one
    for one in parent:
        if one.tag in TRACKED or one.tag == HYPERLINK or one.tag in (w("sdt"), w("sdtContent")):
            _coalesce(one, changes)


def _same_change(one: Element, two: Element, changes: Numbering) -> bool:
    keys = [key for key in two.attrib if key != ID]
    return (
        one.tag == two.tag
        and all(one.get(key) == two.get(key) for key in keys)
        and changes.kind(one) == changes.kind(two)
    )


def _same_look(one: Element, two: Element) -> bool:
    if any(child.tag not in JOINABLE for run in (one, two) for child in run):
        return False
    looks = [next(run.iterchildren(RPR), None) for run in (one, two)]
    if looks[0] is None or looks[1] is None or len(looks[0]) != len(looks[1]):
        return all(look is None or not len(look) for look in looks)
    return bool(etree.tostring(looks[0]) == etree.tostring(looks[1]))


JOINABLE = frozenset((RPR, T, w("delText"), w("tab"), w("br")))


def _append(one: Element, two: Element) -> None:
    for node in [child for child in two if child.tag != RPR]:
        last = one[-1]
        if node.tag == last.tag and node.tag in (T, w("delText")):
            last.text = (last.text or "") + (node.text or "")
            last.set(XML_SPACE, "preserve")
        else:
            one.append(node)
