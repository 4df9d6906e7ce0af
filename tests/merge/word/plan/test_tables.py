"""Rows without an anchor, and tables inside cells."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from time import process_time

import pytest

from tests.merge.word.readings import base_in, comments_of, proposed_by
from tests.merge.word.rebuilding import rebuilt, updated
from tests.merge.word.sections import Outline, Section
from tests.merge.word.small_official_form import OUTLINE as FORM
from tests.merge.word.small_official_form import FilledOutline
from tests.merge.word.small_outline import OUTLINE
from tests.office_rules.every_rule import faults_of
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, table
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.word.model.text_model import Row, Table
from toolkit.merge.word.plan.steps import InsertRow, RemoveRow, RestoreAnchor
from toolkit.merge.word.plan.tables import merge_table
from toolkit.merge.word.read.base_of_filled import base_of_filled
from toolkit.ooxml.embedded_base import embed_base
from toolkit.ooxml.package import Package
from toolkit.ooxml.wordml import TC, P


def rows(*texts: str) -> Table:
    """A table of one column, whose rows have an anchor where they begin with `#`."""
    return Table(
        tuple(
            Row(f"_pk{text}" if text.startswith("#") else "", (tuple(text.split(" ")),))
            for text in texts
        )
    )


def test_rows_without_an_anchor_are_told_apart_by_their_words() -> None:
    old, new = rows("title", "note", "#a", "note"), rows("title", "note", "#a", "note")
    assert merge_table(old, old, new, 0, "t").steps == ()
    merged = merge_table(old, old, rows("#a"), 0, "t")
    assert sorted(one.row for one in merged.steps if isinstance(one, RemoveRow)) == [0, 1, 3]
    assert not any(isinstance(one, RestoreAnchor) for one in merged.steps)
    longer = rows("title", "note", "#a", "note", "note")
    assert [type(one) for one in merge_table(old, old, longer, 0, "t").steps] == [InsertRow]


def closed(outline: FilledOutline, generation: int) -> bytes:
    """A filled form whose boxes are rows of tables as all others, with several anchors in each."""
    package = Package.read(outline.docx(generation))
    main = package.main_part()
    package.parts[main] = re.sub(rb'"_pb', b'"_xb', package.parts[main])
    content = package.to_bytes()
    data = base_of_filled(content, base_in(outline.docx(generation))["ids"])
    package = Package.read(content)
    embed_base(package, data, document="ACRO", generation=generation)
    return package.to_bytes()


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_row_with_the_anchors_of_several_paragraphs_is_changed_once(count: int) -> None:
    texts = tuple(f"Paragraph {n} of another text." for n in range(count))
    new = FORM.with_box("needs", paragraphs=texts).with_box("ethics", paragraphs=texts)
    result, _ = updated(closed(FORM, 1), closed(new, 2))
    assert not faults_of(result)
    again = new.with_box("ethics", paragraphs=texts[:1])
    result, _ = updated(result, closed(again, 3))
    assert not faults_of(result)


def plan_with(words: str) -> Outline:
    """The small outline with other words in a cell."""
    section = next(one for one in OUTLINE.sections if one.rows)
    (key, cells), *others = section.rows
    changed = replace(section, rows=((key, (cells[0], words, cells[2])), *others))
    return Outline(tuple(changed if one is section else one for one in OUTLINE.sections))


@pytest.mark.parametrize("behind", [True, False])
def test_a_table_that_a_person_put_into_a_cell_stays_there(behind: bool) -> None:
    words = next(one for one in OUTLINE.sections if one.rows).rows[0][1][1]
    editor = WordEditor(OUTLINE.docx())
    cell = next(editor.row(words).iter(TC)).getnext()
    said = next(cell.iter(P))
    if behind:
        said.addnext(table([["typed", "here"]]))
        cell.append(paragraph(""))
    else:
        said.addprevious(table([["typed", "here"]]))
    result, report = rebuilt(editor.save(), plan_with(f"{words} and more"))
    assert report.counts[BlockOutcome.CONFLICT] == 1
    assert "typed" in WordEditor(result).read_paragraph("typed")
    if not behind:
        assert proposed_by(result, "proposal") == []
        assert comments_of(result) == [f"The outline says here now: {words} and more"]


def test_a_cell_of_five_thousand_words_is_changed_in_two_builds_in_no_time() -> None:
    dice = random.Random(1)
    known = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=5)) for _ in range(900)]
    words = dice.choices(known, k=5000)

    def outline(*changed: int) -> Outline:
        said = " ".join(f"new{one}" if at in changed else one for at, one in enumerate(words))
        rows = (("a", ("T1.1", said, "M1")), ("b", ("T1.2", "short", "M2")))
        return Outline((Section("plan", "The plan", ("A plan.",), rows),))

    editor = WordEditor(outline().docx())
    editor.replace(" ".join(words[2500:2503]), " ".join([*words[2500:2503], "typed"]))
    content = editor.save()
    started = process_time()
    for changed in ((10, 300, 4000), (10, 2000, 4900)):
        content, _ = rebuilt(content, outline(*changed))
    assert process_time() - started < 4
    text = WordEditor(content).read_paragraph("typed")
    assert all(f"new{words[at]}" in text for at in (10, 2000, 4900))
    assert not faults_of(content)
