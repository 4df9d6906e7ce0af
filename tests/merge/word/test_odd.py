"""Odd things that people and programs do to a file: nothing is lost, and what can be is updated."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from tests.merge.word.readings import said, views
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import Outline, Section
from tests.merge.word.small_outline import END, FIRST, NEEDS, OUTLINE, PLAN, SECOND, THIRD, texts
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import run, table
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.wordml import PPR, RPR, P, R, T, element, w

BOB = {"author": "Bob", "date": "2026-01-01T00:00:00Z"}

NEW = Outline(
    (
        Section(
            **{
                **NEEDS.__dict__,
                **texts(FIRST.replace("20", "30"), SECOND.replace("leader", "boss"), THIRD),
            }
        ),
        Section(
            **{
                **PLAN.__dict__,
                "rows": (
                    PLAN.rows[0],
                    ("survey", ("T1.2", "Survey of all firms", "M2-M9")),
                    ("new", ("T1.3", "New", "M3")),
                    ("report", ("T1.4", "Report on what firms need", "M9")),
                ),
            }
        ),
        END,
    )
)


def wrapped(one: object) -> None:
    """Puts an element into a content control."""
    control = etree.Element(w("sdt"))
    inside = etree.SubElement(control, w("sdtContent"))
    one.addprevious(control)  # type: ignore[attr-defined]
    inside.append(one)  # type: ignore[arg-type]


def rows_in_content_controls(hand: WordEditor) -> None:
    for row in list(rows_in(hand.table("Kick-off")))[1:3]:
        wrapped(row)


def cells_in_content_controls(hand: WordEditor) -> None:
    for row in rows_in(hand.table("Kick-off")):
        for cell in list(cells_in(row)):
            wrapped(cell)


def runs_in_content_controls(hand: WordEditor) -> None:
    for one in list(hand.file.body.iter(R)):
        wrapped(one)


def what_google_docs_leaves(hand: WordEditor) -> None:
    hand.remove_all_bookmarks()
    runs_in_content_controls(hand)


def merged_cells(hand: WordEditor) -> None:
    first, second, *_ = cells_in(list(rows_in(hand.table("Kick-off")))[2])
    second.getparent().remove(second)
    first.find(w("tcPr")).append(element("gridSpan", val="2"))


def a_tracked_move(hand: WordEditor) -> None:
    for one in list(hand.paragraph(SECOND).iter(R)):
        away = element("moveFrom", id="700", **BOB)
        one.addprevious(away)
        away.append(one)
    made, here = element("p"), element("moveTo", id="701", **BOB)
    here.append(run(SECOND))
    made.append(here)
    hand.paragraph(THIRD).addnext(made)


def a_table_in_a_cell(hand: WordEditor) -> None:
    cell = list(cells_in(list(rows_in(hand.table("Kick-off")))[2]))[1]
    cell.insert(len(cell) - 1, table([["x", "y"]]))


def a_footnote(hand: WordEditor) -> None:
    one = element("r")
    one.append(element("footnoteReference", id="2"))
    hand.paragraph(FIRST).append(one)


def a_paragraph_proposed_for_deletion(hand: WordEditor) -> None:
    one = hand.paragraph(FIRST)
    for inner in list(one.iter(R)):
        gone = element("del", id="800", **BOB)
        inner.addprevious(gone)
        gone.append(inner)
        for node in inner.findall(T):
            node.tag = w("delText")
    look = etree.SubElement(one.find(PPR), RPR)
    look.append(element("del", id="801", **BOB))


def a_row_proposed_for_deletion(hand: WordEditor) -> None:
    row = list(rows_in(hand.table("Kick-off")))[2]
    properties = etree.Element(w("trPr"))
    properties.append(element("del", id="900", **BOB))
    row.insert(0, properties)


def a_table_before_everything(hand: WordEditor) -> None:
    hand.file.body.insert(0, table([["a", "b"]]))


def an_equation(hand: WordEditor) -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = etree.SubElement(hand.paragraph(FIRST), f"{{{space}}}oMath")
    inner = etree.SubElement(formula, f"{{{space}}}r")
    etree.SubElement(inner, f"{{{space}}}t").text = "E=mc2"


def an_empty_paragraph_everywhere(hand: WordEditor) -> None:
    for one in list(hand.file.body.iter(P)):
        one.addnext(element("p"))


ODD: tuple[Callable[[WordEditor], None], ...] = (
    rows_in_content_controls,
    cells_in_content_controls,
    runs_in_content_controls,
    what_google_docs_leaves,
    merged_cells,
    a_tracked_move,
    a_table_in_a_cell,
    a_footnote,
    a_paragraph_proposed_for_deletion,
    a_row_proposed_for_deletion,
    a_table_before_everything,
    an_equation,
    an_empty_paragraph_everywhere,
)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.__name__)
def test_the_update_comes_in_and_can_be_refused(odd: Callable[[WordEditor], None]) -> None:
    hand = WordEditor(OUTLINE.docx())
    odd(hand)
    edited = hand.save()
    result, account = rebuilt(edited, NEW)
    assert views(result, accepted=False) == views(edited, accepted=False)
    assert any("kept by the boss" in line for line in said(result))
    assert any("T1.3 | New | M3" in line for line in said(result))
    assert sum(account.counts.values()) == len(account.entries)
