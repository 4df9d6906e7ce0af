"""What people add beside words: notes, comments, pictures, boxes, links, fields, controls."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from tests.merge.word.random_writer.choices import Edits, RandomChoices
from tests.word_editor.editor import WordEditor
from tests.word_editor.objects import SMALL, picture_run
from tests.word_editor.pieces import is_section_end, run, wrap_in_control
from toolkit.ooxml.containers import cells_in, rows_in
from toolkit.ooxml.wordml import TBL, P, T, element, w

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "f8cfc0f01f0005000102b0a2b1d30000000049454e44ae426082"
)


def writes_a_footnote(writer: RandomChoices, editor: WordEditor) -> None:
    number = str(2 + writer.next())
    text = f"A note {writer.word()}"
    editor.note_after(writer.text_in(editor).getparent(), text, number)


def comments(writer: RandomChoices, editor: WordEditor) -> None:
    number = str(40000 + writer.next())
    text = f"I wonder {writer.word()}"
    editor.comment_on(writer.text_in(editor).getparent(), text, "Marta", number)


def adds_a_picture(writer: RandomChoices, editor: WordEditor) -> None:
    number = writer.next()
    relation = editor.add_image(f"hand{number}.png", PICTURE + str(number).encode())
    ids = (5000 + number, number)
    drawing = picture_run(relation, f"Own {number}", writer.word(), SMALL, ids=ids)
    block = writer.paragraph(editor)
    if writer.chance(0.5):
        block.append(drawing)
    else:
        made = element("p")
        made.append(drawing)
        block.addnext(made)


def adds_a_text_box(writer: RandomChoices, editor: WordEditor) -> None:
    name, text = f"box{writer.next()}", writer.word()
    editor.add_vml_text_box(writer.paragraph(editor), name, text)


def types_into_a_drawing(writer: RandomChoices, editor: WordEditor) -> None:
    boxes = list(editor.body.iter(w("txbxContent")))
    texts = [text for box in boxes for text in box.iter(T) if text.text]
    if texts:
        text = writer.random.choice(texts)
        text.text = f"{text.text} {writer.word()}"


def adds_a_link(writer: RandomChoices, editor: WordEditor) -> None:
    inside = writer.chance(0.5)
    where = {"anchor": "_Toc1"} if inside else {"target": f"https://example.eu/{writer.word()}"}
    text = f"link {writer.word()}"
    editor.add_link(writer.paragraph(editor), text, **where)


def adds_a_field(writer: RandomChoices, editor: WordEditor) -> None:
    block = writer.paragraph(editor)
    code = writer.random.choice((" DATE ", " TITLE ", " FILLIN ", ' HYPERLINK "x" '))
    add = editor.add_simple_field if writer.chance(0.3) else editor.add_field
    add(block, code, writer.word())


def adds_a_bookmark(writer: RandomChoices, editor: WordEditor) -> None:
    number = str(60000 + writer.next())
    block = writer.paragraph(editor)
    two = writer.chance(0.5) and editor.may_join(block)
    editor.bookmark_over(block, block.getnext() if two else block, f"Own{number}", number)


def breaks_the_section(writer: RandomChoices, editor: WordEditor) -> None:
    editor.break_section(writer.paragraph(editor, inside=False))


def writes_in_the_header(writer: RandomChoices, editor: WordEditor) -> None:
    kind = writer.random.choice(("header", "footer"))
    parts = editor.file.related(kind)
    if parts:
        tree = editor.file.touch(writer.random.choice(parts))
        paragraphs = list(tree.iter(P))
        if paragraphs:
            writer.random.choice(paragraphs).append(run(f" {writer.word()}"))


def writes_a_formula(writer: RandomChoices, editor: WordEditor) -> None:
    editor.add_formula(writer.paragraph(editor), writer.word())


def uses_a_content_control(writer: RandomChoices, editor: WordEditor) -> None:
    """Round a run, a paragraph, several paragraphs, a row or a cell."""
    kind = writer.random.choice(("run", "block", "blocks", "row", "cell"))
    if kind == "run":
        pieces = [writer.text_in(editor, direct=True).getparent()]
    elif kind == "block":
        pieces = [writer.paragraph(editor, inside=False)]
    elif kind == "blocks":
        block = writer.paragraph(editor, inside=False)
        pieces = [block, *list(takewhile(_may_be_wrapped, block.itersiblings()))[:3]]
    else:
        chosen = writer.table(editor)
        if chosen is None:
            return
        row = writer.random.choice(list(rows_in(chosen)))
        pieces = [row if kind == "row" else writer.random.choice(list(cells_in(row)))]
    wrap_in_control(pieces, alias=f"goog_rdk_{writer.next()}")


def _may_be_wrapped(block: Any) -> bool:
    return block.tag in (P, TBL) and not (block.tag == P and is_section_end(block))


OBJECT_EDITS: Edits = (
    (writes_a_footnote, 2),
    (comments, 2),
    (adds_a_picture, 1),
    (adds_a_text_box, 1),
    (types_into_a_drawing, 1),
    (adds_a_link, 1),
    (adds_a_field, 1),
    (adds_a_bookmark, 1),
    (breaks_the_section, 1),
    (writes_in_the_header, 1),
    (writes_a_formula, 1),
    (uses_a_content_control, 1),
)
