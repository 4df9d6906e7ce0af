"""What the writer draws beyond words: references, lists, links, figures, prompts with comments."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator

from tests.merge.word.readings import comments_of, resolved, said, views
from tests.merge.word.sections import CLOCK
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import run, text_of
from toolkit.document.figures import Arrow, BarChart, Diagram, Node, Series
from toolkit.document.tree import (
    Block,
    Column,
    Document,
    Figure,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    Reference,
    Role,
    Row,
    Table,
    Text,
    cell,
)
from toolkit.merge.outcome import BlockOutcome, MergeReport
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.wordml import DEL, INS, PPR, P, R, element, w
from toolkit.writers.docx.writer import write_docx


def docx(*blocks: Block, generation: int = 1) -> bytes:
    top = Heading("top", 1, (Text("Proposal"),), "1")
    document = Document("t", "a", (Part((top, *blocks)),), "running", "ACRO")
    return write_docx(document, clock=CLOCK, generation=generation)


def again(edited: bytes, *blocks: Block, **more: Any) -> tuple[bytes, MergeReport]:
    """The edited file after a build of these blocks; a second build changes nothing."""
    found = base_of(WordFile(edited).package)
    assert found
    data, generation, _ = found
    fresh = docx(*blocks, generation=generation + 1)
    result, account = merge_word(edited, data, fresh, clock=CLOCK, **more)
    second = base_of(WordFile(result).package)
    assert second
    assert merge_word(result, second[0], fresh, clock=CLOCK, **more)[0] == result
    assert views(result, accepted=False) == views(edited, accepted=False)
    return result, account


def tasks(number: int) -> Table:
    return Table(
        "wp/tasks",
        "Tasks",
        (Column("No"), Column("Task")),
        (Row("survey", (cell(f"T{number}.1"), cell("Survey of firms"))),),
    )


def mention(number: int) -> Paragraph:
    words = (
        Text("All begins with "),
        Reference("wp/tasks#survey", f"T{number}.1"),
        Text(", soon."),
    )
    return Paragraph("top/p1", words)


def test_a_reference_follows_the_label_that_it_repeats() -> None:
    hand = WordEditor(docx(mention(2), tasks(2)))
    hand.replace("soon", "very soon indeed")
    result, account = again(hand.save(), mention(3), tasks(3))
    assert "All begins with T3.1, very soon indeed." in said(result)
    assert "All begins with T2.1, very soon indeed." in said(result, accepted=False)
    accepted = WordFile(resolved(result, accept=True)).body
    (field,) = [one for one in accepted.iter(w("instrText")) if "REF" in one.text]
    names = [one.get(w("name")) for one in accepted.iter(w("bookmarkStart"))]
    assert names.count(field.text.split()[1]) == 1
    assert {entry.outcome for entry in account.entries if entry.id == "top/p1"} == {
        BlockOutcome.MERGED
    }


def test_a_reference_that_goes_leaves_no_field_behind() -> None:
    result, _ = again(
        docx(mention(2), tasks(2)), Paragraph("top/p1", (Text("All begins, soon."),)), tasks(2)
    )
    accepted = WordFile(resolved(result, accept=True)).body
    one = next(p for p in accepted.iter(P) if text_of(p) == "All begins, soon.")
    assert not list(one.iter(w("fldChar")))


def test_a_label_in_text_of_ones_own_is_told_when_it_is_stale() -> None:
    hand = WordEditor(docx(mention(2), tasks(2)))
    hand.insert_after("All begins", "As I said, T2.1 is mine.")
    result, account = again(hand.save(), mention(3), tasks(3))
    assert "As I said, T2.1 is mine." in said(result)
    assert account.remarks == ("your own text mentions T2.1 (now T3.1): As I said, T2.1 is mine.",)


def as_text(hand: WordEditor, words: str) -> None:
    """Turns a table into text, a paragraph for each row, as Word does."""
    table = hand.table(words)
    for row in rows_in(table):
        made = element("p")
        for one in [each for inner in cells_in(row) for each in inner.iter(P)]:
            made.extend([inner for inner in one if inner.tag != PPR])
            made.append(run("\t"))
        table.addprevious(made)
    table.getparent().remove(table)


def test_a_table_that_was_made_text_of_keeps_its_labels_though_the_new_one_waits_beside() -> None:
    hand = WordEditor(docx(mention(2), tasks(2)))
    as_text(hand, "Survey")
    result, account = again(hand.save(), mention(3), tasks(3))
    assert account.counts[BlockOutcome.CONFLICT] == 1
    for content in (result, resolved(result, accept=False), resolved(result, accept=True)):
        names = [one.get(w("name")) for one in WordFile(content).body.iter(w("bookmarkStart"))]
        assert len(names) == len(set(names))
    (field,) = [one for one in WordFile(result).body.iter(w("instrText")) if "REF" in one.text]
    assert field.text.split()[1] in names
    last, _ = again(result, mention(4), tasks(4))
    assert any("T4.1" in line for line in said(last))


def points(*texts: str) -> List:
    return List(tuple(ListItem(f"top/l/{n}", (Text(text),)) for n, text in enumerate(texts)), True)


def test_a_new_point_counts_in_the_list_where_it_stands() -> None:
    old = points("The first point.", "The last point of all.")
    new = points("The first point.", "Another matter entirely.", "The last point of all.")
    result, _ = again(docx(old), new)
    numbers = [
        one.find(f"{PPR}/{w('numPr')}/{w('numId')}").get(w("val"))
        for one in WordFile(result).body.iter(P)
        if "point" in text_of(one) or "matter" in text_of(one)
    ]
    assert len(numbers) == 3
    assert len(set(numbers)) == 1


def test_a_new_list_counts_for_itself() -> None:
    other = List((ListItem("top/m/0", (Text("A list of its own."),)),), True)
    result, _ = again(docx(points("The first point.")), points("The first point."), other)
    numbers = [
        one.find(f"{PPR}/{w('numPr')}/{w('numId')}").get(w("val"))
        for one in WordFile(result).body.iter(P)
        if "point" in text_of(one) or "list" in text_of(one)
    ]
    assert len(set(numbers)) == 2
    known = {
        one.get(w("numId")) for one in WordFile(result).tree("word/numbering.xml").iter(w("num"))
    }
    assert set(numbers) <= known


def test_new_text_brings_its_links_along() -> None:
    old = Paragraph("top/p1", (Text("Read more about it."),))
    new = Paragraph(
        "top/p1", (Text("Read more "), Link("https://example.org/", (Text("here"),)), Text("."))
    )
    result, _ = again(docx(old), new)
    file = WordFile(result)
    (link,) = list(file.body.iter(w("hyperlink")))
    assert [run.getparent().tag for run in link.iter(R)] == [INS]
    relation = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
    targets = {one.id: one.target for one in file.relations(file.main)}
    assert targets[relation] == "https://example.org/"


def chart(amount: int) -> Figure:
    bars = BarChart(("ATEVAL", "AEI"), (Series("Staff", (Decimal(amount), Decimal(3))),), "EUR")
    return Figure("top/costs", "Costs by partner", f"Costs: {amount} and 3", bars)


def diagram(title: str) -> Figure:
    boxes = (Node("a", "WP1", "Management"), Node("b", "WP2", title))
    return Figure(
        "top/flow", "How parts feed each other", title, Diagram(boxes, (Arrow("a", "b"),))
    )


def charts_shown(content: bytes) -> list[str]:
    """The first amounts of the charts that the text shows once our changes are accepted."""
    file = WordFile(resolved(content, accept=True))
    parts = {one.id: one.target for one in file.relations(file.main)}
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    found = []
    for one in file.body.iter(f"{{{space}}}chart"):
        (relation,) = one.attrib.values()
        tree = file.tree(parts[relation])
        found.append(next(tree.iter(f"{{{space}}}val")).findtext(f".//{{{space}}}v"))
    return [one or "" for one in found]


def is_sound(content: bytes, path: Path) -> bool:
    path.write_bytes(content)
    return not list(OpenXmlValidator().validate(str(path)).errors)


def test_a_figure_gives_way_to_the_new_one(tmp_path: Path) -> None:
    result, account = again(docx(chart(5), diagram("Network")), chart(7), diagram("Network"))
    assert charts_shown(result) == ["7"]
    assert is_sound(result, tmp_path / "result.docx")
    assert account.counts[BlockOutcome.UPDATED] == 1


def test_a_diagram_gives_way_to_the_new_one(tmp_path: Path) -> None:
    result, account = again(docx(chart(5), diagram("Network")), chart(5), diagram("Innovate"))
    assert is_sound(result, tmp_path / "result.docx")
    assert account.counts[BlockOutcome.UPDATED] == 1
    text = "".join(WordFile(resolved(result, accept=True)).body.itertext())
    assert "Innovate" in text
    assert "Network" not in text
    refused = "".join(WordFile(resolved(result, accept=False)).body.itertext())
    assert "Network" in refused
    assert "Innovate" not in refused


def test_a_diagram_that_lost_its_anchor_gives_way_too() -> None:
    """As after a trip through .odt, which keeps no bookmark round a drawing."""
    hand = WordEditor(docx(mention(2), tasks(2), chart(5), diagram("Network")))
    for one in hand.file.body.iter(P):
        if next(one.iter(w("drawing")), None) is not None:
            for tag in ("bookmarkStart", "bookmarkEnd"):
                for mark in list(one.iterchildren(w(tag))):
                    one.remove(mark)
    result, account = again(hand.save(), mention(2), tasks(2), chart(7), diagram("Innovate"))
    assert charts_shown(result) == ["7"]
    assert BlockOutcome.CONFLICT not in account.counts
    assert BlockOutcome.DELETED not in account.counts
    assert account.counts[BlockOutcome.UPDATED] == 2


def test_new_captions_look_like_those_that_are_there() -> None:
    """LibreOffice adds a style "Caption" of its own and uses ours, "caption", under another id."""
    hand = WordEditor(docx(tasks(2)))
    styles = hand.file.touch("word/styles.xml")
    (ours,) = [one for one in styles if one.get(w("styleId")) == "Caption"]
    ours.set(w("styleId"), "Caption1")
    styles.insert(0, deepcopy(ours))
    styles[0].set(w("styleId"), "Caption")
    for one in hand.file.body.iter(w("pStyle")):
        if one.get(w("val")) == "Caption":
            one.set(w("val"), "Caption1")
    result, _ = again(hand.save(), tasks(2), chart(9))
    used = [one.get(w("val")) for one in WordFile(result).body.iter(w("pStyle"))]
    assert used.count("Caption1") == 2
    assert "Caption" not in used


def typed_into_the_diagram() -> bytes:
    hand = WordEditor(docx(mention(2), tasks(2), diagram("Tasks")))
    (box, *_) = list(hand.file.body.iter(w("txbxContent")))
    next(box.iter(w("t"))).text += " loomwork"
    return hand.save()


@pytest.mark.parametrize("changes", ["tracked", "plain"])
def test_words_typed_into_a_diagram_stand_beside_the_new_one(changes: str) -> None:
    edited = typed_into_the_diagram()
    result, account = again(edited, mention(2), tasks(2), diagram("Survey"), changes=changes)
    text = "".join(WordFile(resolved(result, accept=True)).body.itertext())
    assert "loomwork" in text
    assert "Survey" in text
    assert account.counts[BlockOutcome.CONFLICT] == 1


def test_a_dropped_diagram_stays_where_somebody_typed_into_it() -> None:
    result, account = again(typed_into_the_diagram(), mention(2), tasks(2))
    assert "loomwork" in "".join(WordFile(resolved(result, accept=True)).body.itertext())
    assert account.counts[BlockOutcome.UNPLACED] == 1


def test_a_new_figure_comes_with_its_parts(tmp_path: Path) -> None:
    result, account = again(docx(mention(2), tasks(2)), mention(2), tasks(2), chart(9))
    assert charts_shown(result) == ["9"]
    assert is_sound(result, tmp_path / "result.docx")
    assert account.counts[BlockOutcome.ADDED] == 2


def test_a_figure_that_the_outline_drops_goes() -> None:
    result, account = again(docx(mention(2), tasks(2), chart(9)), mention(2), tasks(2))
    assert charts_shown(result) == []
    assert account.counts[BlockOutcome.REMOVED] == 2


def test_a_picture_put_there_by_hand_stays() -> None:
    hand = WordEditor(docx(chart(5)))
    one = next(one for one in hand.file.body.iter(w("drawing"))).getparent()
    one.addprevious(run("[my own photograph]"))
    one.getparent().remove(one)
    result, account = again(hand.save(), chart(7))
    assert "[my own photograph]" in said(result)
    assert charts_shown(result) == ["7"]
    assert account.counts[BlockOutcome.CONFLICT] == 1


def prompt(comment: str) -> Paragraph:
    return Paragraph("top/p1", (Text("name the trends"),), Role.PROMPT, comment)


def test_a_prompt_gives_way_to_the_text_with_its_comment() -> None:
    edited = docx(prompt("This field is empty."), tasks(2))
    text = Paragraph("top/p1", (Text("Three trends hit firms hard."),))
    result, _ = again(edited, text, tasks(2))
    assert "Three trends hit firms hard." in said(result)
    assert "This field is empty." not in comments_of(result)


def test_a_new_prompt_comes_with_its_comment() -> None:
    result, _ = again(docx(tasks(2)), prompt("This field is empty."), tasks(2))
    assert comments_of(result) == ["This field is empty."]


def test_comments_that_we_wrote_do_not_count_as_a_hand() -> None:
    edited = docx(prompt("This field is empty."), tasks(2))
    result, account = again(edited, tasks(2))
    assert account.counts[BlockOutcome.REMOVED] == 1
    assert any("name the trends" in "".join(one.itertext()) for one in ours(result))


def ours(content: bytes) -> list[Any]:
    return [one for one in WordFile(content).body.iter(DEL) if one.get(w("author")) == "proposal"]
