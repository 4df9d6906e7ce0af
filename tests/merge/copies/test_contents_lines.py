"""What was typed into the table of contents of a copy is told; what Word made there is not."""

from __future__ import annotations

import pytest

from tests.merge.copies.merged_copies import merged
from tests.merge.word.sections import CLOCK
from tests.word_editor.editor import WordEditor
from toolkit.document.tree import Document, Heading, Paragraph, Part, Role, Text
from toolkit.ooxml.wordml import T
from toolkit.writers.docx.writer import write_docx

NAMES = ("Needs", "Aims", "Work", "Costs", "Risks")


def docx(*names: str) -> bytes:
    """A proposal with a table of contents and these sections."""
    blocks = tuple(
        block
        for number, name in enumerate(names, 1)
        for block in (
            Heading(f"h{number}", 1, (Text(name),), str(number)),
            Paragraph(f"h{number}/p", (Text(f"What is said, number {number}."),)),
        )
    )
    cover = Paragraph("title", (Text("A title"),), Role.TITLE)
    document = Document(
        "A title", "A consortium", (Part((cover, *blocks)),), "running", "ACRO", contents="Contents"
    )
    return write_docx(document, clock=CLOCK, pages={f"h{n}": n for n in range(1, 6)})


def retyped(content: bytes, *changes: tuple[str, str]) -> bytes:
    """The file in which texts that are all of a run are others, in contents and headings."""
    hand = WordEditor(content)
    for was, new in changes:
        found = [one for one in hand.file.body.iter(T) if one.text == was]
        assert found
        for one in found[: 1 if "USER" in new else None]:
            one.text = new
    return hand.save()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ([("Aims", "Aims of USERTWO")], ["2 Aims of USERTWO"]),
        ([("Aims", "Aims and means")], []),
        ([("2", "Error! Bookmark not defined.")], []),
        ([("2", "7")], []),
    ],
)
def test_a_line_is_told_that_names_no_heading(
    changes: list[tuple[str, str]], told: list[str]
) -> None:
    current = docx(*NAMES)
    (taken,) = merged(current, retyped(current, *changes)).taken
    assert [one.partition("'")[2].rstrip("'") for one in taken.look_at] == told


def test_what_is_in_the_contents_of_the_current_file_too_is_known() -> None:
    current = retyped(docx(*NAMES), ("Aims", "Aims of USERTWO"))
    (taken,) = merged(current, retyped(current, ("Work", "Works"))).taken
    assert taken.look_at == ()
