"""What people propose with Track Changes on."""

from __future__ import annotations

from tests.merge.word.random_writer.choices import Edits, RandomChoices
from tests.merge.word.random_writer.text_edits import presses_enter
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import has_only_text, run
from tests.word_editor.reviewing import order_properties
from toolkit.ooxml.wordml import PPR, RPR, P, first, w


def proposes_words(writer: RandomChoices, editor: WordEditor) -> None:
    change = writer.change("ins")
    change.append(run(f" {writer.word()} "))
    holder = writer.text_in(editor, direct=True).getparent()
    writer.random.choice((holder.addnext, holder.addprevious))(change)


def proposes_to_delete_words(writer: RandomChoices, editor: WordEditor) -> None:
    holder = writer.text_in(editor, direct=True).getparent()
    if has_only_text(holder):
        editor.propose_to_delete(holder, writer.change("del"))


def proposes_a_paragraph(writer: RandomChoices, editor: WordEditor) -> None:
    mark, words = writer.change("ins"), writer.change("ins")
    text = f"Proposed {writer.word()}"
    editor.propose_paragraph(writer.paragraph(editor, inside=False), text, mark, words)


def proposes_to_delete_a_paragraph(writer: RandomChoices, editor: WordEditor) -> None:
    editor.propose_whole(writer.paragraph(editor, inside=False), "del", writer.change)


def proposes_a_move(writer: RandomChoices, editor: WordEditor) -> None:
    block = writer.paragraph(editor, inside=False)
    other = writer.paragraph(editor, inside=False)
    moved = any(each.tag in (w("moveFrom"), w("moveTo")) for each in block.iter())
    if block is not other and not moved:
        editor.propose_move(block, other, f"move{writer.next()}", writer.change)


def proposes_a_row(writer: RandomChoices, editor: WordEditor) -> None:
    rows = writer.rows(editor)
    if not rows:
        return
    row = writer.random.choice(rows)
    kind = writer.random.choice(("ins", "del"))
    if kind == "ins":
        row = editor.copy_row(row, empty=False)
        editor.type_into_cell(row, writer.word())
    editor.propose_row(row, kind, writer.change)


def proposes_italics(writer: RandomChoices, editor: WordEditor) -> None:
    editor.propose_italics(writer.text_in(editor).getparent(), writer.change)


def splits_by_a_proposal(writer: RandomChoices, editor: WordEditor) -> None:
    """Enter with tracking on: the mark of the first half is an insertion."""
    before = len(list(editor.body.iter(P)))
    presses_enter(writer, editor)
    if len(list(editor.body.iter(P))) == before:
        return
    block = writer.paragraph(editor, inside=False)
    first(first(block, PPR), RPR)
    if editor.may_join(block):
        editor.propose_mark(block, "ins", writer.change)
    order_properties(block)


def proposes_to_join(writer: RandomChoices, editor: WordEditor) -> None:
    block = writer.paragraph(editor, inside=False)
    if editor.may_join(block):
        editor.propose_mark(block, "del", writer.change)
        order_properties(block)


TRACKED_EDITS: Edits = (
    (proposes_words, 2),
    (proposes_to_delete_words, 2),
    (proposes_a_paragraph, 1),
    (proposes_to_delete_a_paragraph, 1),
    (proposes_a_move, 1),
    (proposes_a_row, 1),
    (proposes_italics, 1),
    (splits_by_a_proposal, 1),
    (proposes_to_join, 1),
)
