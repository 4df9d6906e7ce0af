"""A reference that shows an error of Word or LibreOffice is nobody's edit, and is put right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.merge.copies.merged_copies import merged
from tests.merge.word.readings import base_in, proposed_by, said
from tests.merge.word.rebuilding import updated
from tests.merge.word.sections import CLOCK
from tests.word_editor.editor import WordEditor
from tests.word_editor.pieces import remove
from toolkit.document.tree import (
    Column,
    Document,
    Heading,
    Inline,
    Paragraph,
    Part,
    Reference,
    Row,
    Table,
    Text,
    cell,
)
from toolkit.merge.outcome import BlockOutcome
from toolkit.merge.word.read.broken_references import references_in
from toolkit.merge.word.read.field_errors import is_broken
from toolkit.ooxml.wordml import BOOKMARK_START, LABEL, NAME
from toolkit.writers.docx.writer import write_docx

ERRORS = (
    "Error! Reference source not found.",
    "Error: Reference source not found",
    "Fehler! Verweisquelle konnte nicht gefunden werden.",
    "Erreur ! Source du renvoi introuvable.",
    "Erreur\u00a0! Signet non défini.",
    "¡Error! No se encuentra el origen de la referencia.",
    "Errore. L'origine riferimento non è stata trovata.",
    "Błąd! Nie można odnaleźć źródła odwołania.",
    "錯誤! 找不到參照來源。",
)
MORE = "As T2.1 is late, Table\u00a01 has it, and the firms of Needs."


def docx(first: str = "As", generation: int = 1) -> bytes:
    """Sentences that refer to a row, a table and a heading."""
    rows = (Row("a", (cell("T2.1"), cell("Survey"))), Row("b", (cell("T2.2"), cell("Report"))))
    words: tuple[Inline, ...] = (
        Text(f"{first} "),
        Reference("plan#a", "T2.1"),
        Text(" is late, "),
        Reference("plan", "Table\u00a01"),
        Text(" has it, and the firms of "),
        Reference("needs", "Needs"),
        Text("."),
    )
    again = (Text("Look at "), Reference("plan#a", "T2.1"), Text("."))
    blocks = (
        Heading("needs", 1, (Text("Needs"),), "1"),
        Paragraph("p1", words),
        Paragraph("p2", again),
        Table("plan", "What is done", (Column("No"), Column("Task")), rows),
    )
    document = Document("A title", "A consortium", (Part(blocks),), "running", "ACRO")
    return write_docx(document, clock=CLOCK, generation=generation)


def broken(content: bytes, error: str, *, bookmarks: bool) -> WordEditor:
    """All references show an error; `bookmarks` says whether what they name is still there."""
    hand = WordEditor(content)
    for one in list(references_in(hand.file.body)):
        one.nodes[0].text = error
    for start in list(hand.file.body.iter(BOOKMARK_START)):
        if not bookmarks and start.get(NAME, "").startswith(LABEL):
            remove(start)
    return hand


def shown(content: bytes) -> Iterator[str]:
    yield from (one.shown for one in references_in(WordEditor(content).file.body))


@pytest.mark.parametrize("error", ERRORS)
def test_what_programs_write_is_an_error_in_any_language(error: str) -> None:
    assert is_broken(error)


@pytest.mark.parametrize("text", ["T2.1", "Table 3", "Errors in the field", "", "Feldversuch: 3"])
def test_what_a_label_says_is_none(text: str) -> None:
    assert not is_broken(text)


@pytest.mark.parametrize("bookmarks", [True, False])
@pytest.mark.parametrize("error", ERRORS[:2])
def test_a_copy_that_shows_errors_brings_what_its_person_typed_alone(
    error: str, bookmarks: bool
) -> None:
    current = docx()
    hand = broken(current, error, bookmarks=bookmarks)
    assert merged(current, hand.save()).content == current
    hand.replace(" is late, ", " is very late, ")
    result = merged(current, hand.save()).content
    assert proposed_by(result, "Anna") == ["very"]
    assert list(shown(result)) == list(shown(current))


def test_a_build_puts_them_right_where_what_they_name_is_there() -> None:
    last = docx()
    edited = broken(last, ERRORS[0], bookmarks=True).save()
    for fresh, word in ((docx(generation=2), "As"), (docx("While", 2), "While")):
        result, account = updated(edited, fresh, last)
        assert list(shown(result)) == list(shown(last))
        assert MORE.replace("As", word) in said(result)
        assert BlockOutcome.KEPT not in account.counts
        assert not account.open
        assert account.remarks == ()


def test_a_build_tells_them_where_it_is_not() -> None:
    last = docx()
    hand = broken(last, ERRORS[0], bookmarks=False)
    result, account = updated(hand.save(), docx(generation=2), last)
    assert not account.open
    assert BlockOutcome.KEPT not in account.counts
    assert len(account.remarks) == 4
    assert account.remarks[0].startswith(
        "a reference to T2.1 shows 'Error! Reference source not found.', since that part is "
        "no longer there; write what is meant in its place: '"
    )
    assert base_in(result)


def test_an_update_puts_them_right_where_the_label_has_lost_its_bookmark() -> None:
    last = docx()
    edited = broken(last, ERRORS[0], bookmarks=False).save()
    result, account = updated(edited, docx("While", 2), last)
    assert list(shown(result)) == list(shown(last))
    assert account.remarks == ()
