"""What people do to tables."""

from __future__ import annotations

from tests.merge.word.random_writer.choices import Edits, RandomChoices
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, remove, run, table
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.wordml import P, w


def makes_a_table(writer: RandomChoices, editor: WordEditor) -> None:
    block = writer.paragraph(editor, inside=False)
    block.addnext(paragraph("Under it"))
    block.addnext(table([[writer.word(), "b"], ["c", writer.word()]]))


def adds_a_row(writer: RandomChoices, editor: WordEditor) -> None:
    rows = writer.rows(editor)
    if rows:
        made = editor.copy_row(writer.random.choice(rows), empty=True)
        editor.type_into_cell(made, writer.word())


def deletes_a_row(writer: RandomChoices, editor: WordEditor) -> None:
    rows = writer.rows(editor)
    if len(rows) > 1:
        remove(writer.random.choice(rows))


def sorts_the_rows(writer: RandomChoices, editor: WordEditor) -> None:
    rows = writer.rows(editor)
    if len(rows) > 2:
        row = writer.random.choice(rows[1:])
        writer.random.choice([other for other in rows if other is not row]).addnext(row)


def adds_a_column(writer: RandomChoices, editor: WordEditor) -> None:
    chosen = writer.table(editor)
    if chosen is None or chosen.find(w("tblGrid")) is None:
        return
    place = writer.random.randrange(4)
    texts = [writer.word() if writer.chance(0.5) else "" for _ in rows_in(chosen)]
    editor.insert_column(chosen, place, texts)


def deletes_a_column(writer: RandomChoices, editor: WordEditor) -> None:
    chosen = writer.table(editor)
    if chosen is not None:
        editor.delete_column(chosen, writer.random.randrange(4))


def merges_cells(writer: RandomChoices, editor: WordEditor) -> None:
    rows = writer.rows(editor)
    if not rows:
        return
    if writer.chance(0.5):
        editor.merge_with_next_cell(list(cells_in(writer.random.choice(rows))))
    elif len(rows) > 2:
        editor.merge_first_cells(rows[1], rows[2])


def puts_a_table_into_a_cell(writer: RandomChoices, editor: WordEditor) -> None:
    chosen = writer.table(editor)
    if chosen is not None:
        cell = writer.cell(list(rows_in(chosen)))
        cell.insert(len(cell) - 1, table([[writer.word(), "y"]]))


def splits_a_table(writer: RandomChoices, editor: WordEditor) -> None:
    chosen = writer.table(editor)
    rows = [each for each in chosen if each.tag == w("tr")] if chosen is not None else []
    if len(rows) > 2:
        editor.split_table(chosen, rows[len(rows) // 2 :], writer.word())


def types_into_a_cell(writer: RandomChoices, editor: WordEditor) -> None:
    chosen = writer.table(editor)
    if chosen is not None:
        cell = writer.cell(list(rows_in(chosen)))
        if writer.chance(0.5):
            writer.random.choice(list(cell.iter(P))).append(run(f" {writer.word()}"))
        else:
            cell.append(paragraph(writer.word()))


TABLE_EDITS: Edits = (
    (makes_a_table, 2),
    (adds_a_row, 2),
    (deletes_a_row, 1),
    (sorts_the_rows, 1),
    (adds_a_column, 1),
    (deletes_a_column, 1),
    (merges_cells, 2),
    (puts_a_table_into_a_cell, 1),
    (splits_a_table, 1),
    (types_into_a_cell, 2),
)
