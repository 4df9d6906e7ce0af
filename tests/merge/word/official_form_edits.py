"""What people do in the small filled form, and what then changes in its outline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.merge.word.small_official_form import (
    OUTLINE,
    FilledOutline,
    Subsection,
    WorkPackage,
    title_cell,
)
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import paragraph, remove, remove_bookmarks, text_of
from toolkit.ooxml.wordml import TBL, TC, TR, P, parent_of

CONTENT = OUTLINE.docx()
NEEDS, PARTNERS, ETHICS = OUTLINE.boxes


def without_record(content: bytes) -> bytes:
    """The file as it is; its record is taken away by `without_base`."""
    return content


def box_cell(editor: WordEditor, words: str) -> Any:
    """The cell of the box in which these words are."""
    return list(editor.paragraph(words).iterancestors(TC))[-1]


# what people do


def type_in_a_box(editor: WordEditor) -> None:
    editor.replace("circular design", "circular design, typed1,")


def type_in_a_row(editor: WordEditor) -> None:
    editor.replace("Researcher of materials", "Researcher of materials typed1")


def type_in_a_table_of_a_box(editor: WordEditor) -> None:
    editor.replace("Publish what they answered", "Publish what they answered typed1")


def type_between_boxes(editor: WordEditor) -> None:
    editor.paragraph("Consortium and partners").addprevious(paragraph("typed1 between boxes"))


def type_in_the_title(editor: WordEditor) -> None:
    """The title of a box is the form's: nobody looks at what is written there."""
    editor.replace("Describe needs of firms here.", "Describe needs of firms here. typed1")


def add_a_row(editor: WordEditor) -> None:
    editor.add_row("Bruno Conti", ["Carla typed1", "Designer"])


def delete_a_paragraph(editor: WordEditor) -> None:
    remove(editor.paragraph("Without help few"))


def delete_the_start_of_a_box(editor: WordEditor) -> None:
    cell = box_cell(editor, "Firms have asked")
    remove(next(cell.iter(P)))


def delete_both_ends_of_a_box(editor: WordEditor) -> None:
    cell = box_cell(editor, "No ethical questions")
    first, _, last = cell.iterchildren(P)
    remove(first)
    remove(last)


def empty_a_box(editor: WordEditor) -> None:
    """Everything was marked and deleted: one empty paragraph is left."""
    cell = box_cell(editor, "Firms have asked")
    for one in list(cell.iterchildren(P, TBL)):
        remove(one)
    cell.append(paragraph(""))


def rewrite_a_box(editor: WordEditor) -> None:
    empty_a_box(editor)
    row = next(title_cell(editor.body, "needs").iterancestors(TR))
    open_cell = next(row.getnext().iter(TC))
    open_cell[-1].addprevious(paragraph("typed1 in place of all"))


def split_a_box(editor: WordEditor) -> None:
    """Half of what was in the box is in a new row below it."""
    cell = box_cell(editor, "Without help few")
    row = parent_of(cell)
    made = paragraph("")
    blocks = list(cell.iterchildren(P, TBL))
    at = next(n for n, one in enumerate(blocks) if "Without help few" in text_of(one))
    second = editor.copy_row(row, empty=True)
    lower = next(second.iter(TC))
    for one in list(lower.iterchildren(P)):
        remove(one)
    lower.extend(blocks[at:])
    cell.append(made)
    row.addnext(second)


def set_a_row_before_a_box(editor: WordEditor) -> None:
    cell = box_cell(editor, "Firms have asked")
    row = parent_of(cell)
    second = editor.copy_row(row, empty=True)
    remove_bookmarks(second)
    lower = next(second.iter(TC))
    for one in list(lower.iterchildren(P, TBL)):
        remove(one)
    lower.append(paragraph("typed1 above the box"))
    row.addprevious(second)


def delete_the_title_of_a_box(editor: WordEditor) -> None:
    remove(next(title_cell(editor.body, "needs").iterancestors(TR)))


def delete_a_whole_box(editor: WordEditor) -> None:
    remove(next(title_cell(editor.body, "needs").iterancestors(TBL)))


def comment(editor: WordEditor) -> None:
    editor.comment("Without help few", "typed1: is that so?", "Anna")
    editor.comment("Bruno Conti", "Is he free?", "Anna")


def propose(editor: WordEditor) -> None:
    editor.insert_tracked("Without help few", " typed1 proposed", "Anna")
    editor.delete_tracked("No ethical questions", "Anna")
    editor.propose_row(editor.row("Bruno Conti"), "del", lambda kind: editor.change(kind, "Anna"))


def write_at_the_end_of_a_box(editor: WordEditor) -> None:
    box_cell(editor, "No ethical questions").append(paragraph("typed1 at the end"))


HANDS: dict[str, Callable[[WordEditor], None]] = {
    one.__name__: one
    for one in (
        type_in_a_box,
        type_in_a_row,
        type_in_a_table_of_a_box,
        type_between_boxes,
        type_in_the_title,
        add_a_row,
        delete_a_paragraph,
        delete_the_start_of_a_box,
        delete_both_ends_of_a_box,
        empty_a_box,
        rewrite_a_box,
        split_a_box,
        set_a_row_before_a_box,
        delete_the_title_of_a_box,
        delete_a_whole_box,
        comment,
        propose,
        write_at_the_end_of_a_box,
    )
}

# what changes in the outline

FIRST = "A new first paragraph of the needs."
LAST = "A new last paragraph of the ethics."
SURVEY = OUTLINE.packages[1]
OUTLINES: dict[str, FilledOutline] = {
    "words": OUTLINE.with_box(
        "needs",
        paragraphs=(
            "Firms in nine countries have asked for help with circular design since 2019.",
            *NEEDS.paragraphs[1:],
        ),
    ),
    "first and last": replace(
        OUTLINE,
        boxes=(
            replace(NEEDS, paragraphs=(FIRST, *NEEDS.paragraphs)),
            PARTNERS,
            replace(ETHICS, paragraphs=(*ETHICS.paragraphs, LAST)),
        ),
    ),
    "task": replace(
        OUTLINE,
        packages=(
            OUTLINE.packages[0],
            replace(SURVEY, rows=(*SURVEY.rows, ("t3", ("T2.3", "Thank the firms")))),
            OUTLINE.packages[2],
        ),
    ),
    "row": OUTLINE.with_box("needs", rows=(("new", ("T1.1", "Begin", "1")), *NEEDS.rows)),
    "new package": replace(
        OUTLINE,
        packages=(
            OUTLINE.packages[0],
            WorkPackage("pilot", "Pilot", (("t1", ("T2.1", "Try it with ten firms")),)),
            *OUTLINE.packages[1:],
        ),
    ),
    "no package": replace(OUTLINE, packages=(OUTLINE.packages[0], OUTLINE.packages[2])),
    "order of partners": OUTLINE.with_box(
        "partners", subsections=(PARTNERS.subsections[2], *PARTNERS.subsections[:2])
    ),
    "new partner": OUTLINE.with_box(
        "partners",
        subsections=(
            *PARTNERS.subsections,
            Subsection("partner/tcoe", "TCOE", ("TCOE knows recycling.",), (("z", ("A", "9")),)),
        ),
    ),
    "fewer paragraphs": OUTLINE.with_box("needs", paragraphs=NEEDS.paragraphs[:2]),
    "no table": OUTLINE.with_box("partners", subsections=PARTNERS.subsections[:2]),
}
