"""Where the blocks of the base are in an edited file: by their anchors, else by their words."""

from __future__ import annotations

import pytest

from tests.short_xml import wml
from toolkit.merge.word.match.align import Alignment, align, copy_of
from toolkit.merge.word.model.text_model import Block, paragraph_of
from toolkit.merge.word.read.document import BodyItem
from toolkit.writers.docx.anchors import anchor_name

FIRMS = "Firms in all regions ask for help with their export to new markets"
SURVEY = "The survey of last year found that digital skills are missing everywhere"
PILOT = "Three pilots show how a voucher pays for the training of members"
OTHER = "Nothing like this was ever tried before by any partner in Europe"

Lines = list[tuple[str, str]]
"""The id of each block with its text; in an edited file the id is empty where no anchor is left."""


def found_in(blocks: Lines, items: Lines) -> Alignment:
    return align(
        [Block(anchor_name(name), paragraph_of(text), name) for name, text in blocks],
        [
            BodyItem(wml("p"), paragraph_of(text), (anchor_name(name),) if name else ())
            for name, text in items
        ],
    )


BASE = [("a", FIRMS), ("b", SURVEY), ("c", PILOT)]

CASES: list[tuple[str, Lines, dict[str, list[int]]]] = [
    ("as it was generated", BASE, {"a": [0], "b": [1], "c": [2]}),
    ("moved", [BASE[2], BASE[0], BASE[1]], {"a": [1], "b": [2], "c": [0]}),
    ("deleted", [BASE[0], BASE[2]], {"a": [0], "c": [1]}),
    ("all deleted", [], {}),
    ("reworded", [("a", OTHER), BASE[1], BASE[2]], {"a": [0], "b": [1], "c": [2]}),
    (
        "with a paragraph of a person",
        [BASE[0], ("", OTHER), *BASE[1:]],
        {"a": [0], "b": [2], "c": [3]},
    ),
    ("without anchors", [("", text) for _, text in BASE], {"a": [0], "b": [1], "c": [2]}),
    (
        "without anchors, and edited",
        [("", FIRMS.replace("help", "support")), ("", SURVEY), ("", PILOT)],
        {"a": [0], "b": [1], "c": [2]},
    ),
    (
        "without anchors, moved and edited a little",
        [("", PILOT.replace("Three", "Four")), ("", FIRMS), ("", SURVEY)],
        {"a": [1], "b": [2], "c": [0]},
    ),
    (
        "one without an anchor, between two that have one",
        [BASE[0], ("", "A survey found last year that skills are missing"), BASE[2]],
        {"a": [0], "b": [1], "c": [2]},
    ),
    (
        "the anchor slipped to a neighbour",
        [BASE[0], ("b", OTHER), ("", SURVEY), BASE[2]],
        {"a": [0], "b": [2], "c": [3]},
    ),
    (
        "split in two by Enter",
        [("a", FIRMS[:31]), ("", FIRMS[31:]), *BASE[1:]],
        {"a": [0, 1], "b": [2], "c": [3]},
    ),
    (
        "twice the same anchor",
        [BASE[0], BASE[1], ("b", OTHER), BASE[2]],
        {"a": [0], "b": [1], "c": [3]},
    ),
]


@pytest.mark.parametrize(
    ("items", "places"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_where_the_blocks_are(items: Lines, places: dict[str, list[int]]) -> None:
    found = found_in(BASE, items)
    assert found.places == {anchor_name(name): at for name, at in places.items()}


def test_a_block_that_was_joined_to_another_is_in_its_paragraph() -> None:
    blocks = [Block(anchor_name(name), paragraph_of(text), name) for name, text in BASE[:2]]
    joined = BodyItem(
        wml("p"), paragraph_of(f"{FIRMS} {SURVEY}"), tuple(block.anchor for block in blocks)
    )
    found = align(blocks, [joined])
    assert found.places == {blocks[0].anchor: [0]}
    assert found.joined == {blocks[1].anchor: blocks[0].anchor}


def test_what_is_proposed_for_deletion_is_not_there() -> None:
    gone = BodyItem(wml("p"), paragraph_of(FIRMS), (anchor_name("a"),), gone=True)
    assert align([Block(anchor_name("a"), paragraph_of(FIRMS), "a")], [gone]).places == {}


def test_a_second_version_that_was_accepted_is_the_block() -> None:
    anchor = anchor_name("a")
    accepted = BodyItem(wml("p"), paragraph_of(OTHER), (), (copy_of(anchor),))
    assert align([Block(anchor, paragraph_of(FIRMS), "a")], [accepted]).places == {anchor: [0]}


def test_of_two_equal_texts_without_anchors_neither_is_taken_for_both() -> None:
    found = found_in([("a", FIRMS), ("b", FIRMS)], [("", FIRMS)])
    assert sorted(at for places in found.places.values() for at in places) == [0]


@pytest.mark.parametrize(("items", "known"), [(BASE, 3), ([("", text) for _, text in BASE], 0)])
def test_how_many_were_known_by_their_anchors(items: Lines, known: int) -> None:
    assert found_in(BASE, items).sure == known
