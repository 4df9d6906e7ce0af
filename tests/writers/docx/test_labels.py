"""References repeat the label that stands in the part they lead to, as fields of Word."""

import re
from datetime import UTC, datetime

from tests.writers.docx.lint import W, lint
from tests.writers.docx.samples import document, page, table, text
from toolkit.document.tree import (
    Column,
    Document,
    Heading,
    Paragraph,
    Reference,
    Row,
    Table,
    cell,
)
from toolkit.ooxml.package import Package
from toolkit.writers.docx.labels import label_name
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
TASKS = Table(
    "wp/a/tasks",
    "Tasks of the survey",
    (Column("Task"), Column("No")),
    (
        Row("survey", (cell("T1.1 of old"), cell("T1.1"))),
        Row("report", (cell("Report (T1.2)"), cell("–"))),
    ),
)


def pointing(*references: Reference) -> Document:
    return document(
        page(
            Heading("wp/a", 1, text("WP1 Survey")),
            table(1, name="first"),
            TASKS,
            Paragraph("p", references),
        )
    )


def shown(made: Document) -> tuple[list[str], dict[str, str]]:
    """What each field asks for, and by the name of a label's bookmark what it holds."""
    package = Package.read(write_docx(made, clock=CLOCK))
    assert lint(package) == []
    body = package.xml("word/document.xml")
    asked = [one.text.strip() for one in body.iter(f"{W}instrText") if "REF" in one.text]
    held = {}
    for start in body.iter(f"{W}bookmarkStart"):
        if start.get(f"{W}name").startswith("_pl"):
            words, one = "", start.getnext()
            while one.get(f"{W}id") != start.get(f"{W}id"):
                words += "".join(found.text for found in one.iter(f"{W}t"))
                one = one.getnext()
            held[start.get(f"{W}name")] = words
    return asked, held


def test_a_label_is_repeated_from_where_it_stands() -> None:
    asked, held = shown(
        pointing(Reference("wp/a/tasks#survey", "T1.1"), Reference("wp/a", "WP1", bold=True))
    )
    row, package = label_name("wp/a/tasks#survey"), label_name("wp/a")
    assert asked == [f"REF {row} \\h \\* MERGEFORMAT", f"REF {package} \\h \\* MERGEFORMAT"]
    assert held == {row: "T1.1", package: "WP1"}


def test_the_number_of_a_table_is_repeated_behind_its_word() -> None:
    made = pointing(Reference("wp/a/tasks", "Table\N{NO-BREAK SPACE}2", bold=True))
    asked, held = shown(made)
    assert len(asked) == 1
    assert held == {label_name("wp/a/tasks"): "2"}
    body = Package.read(write_docx(made, clock=CLOCK)).parts["word/document.xml"].decode()
    look = "<w:r><w:rPr><w:b/><w:bCs/></w:rPr>"
    word = f'{look}<w:t xml:space="preserve">Table\N{NO-BREAK SPACE}</w:t></w:r>'
    assert f'{word}{look}<w:fldChar w:fldCharType="begin"/></w:r>' in body


def test_words_of_a_caption_are_repeated() -> None:
    assert list(shown(pointing(Reference("wp/a/tasks", "the survey")))[1].values()) == [
        "the survey"
    ]


def test_what_stands_nowhere_is_a_link_and_each_label_has_one_bookmark() -> None:
    made = pointing(
        Reference("wp/a/tasks#report", "T1.2"),
        Reference("wp/a/tasks#survey", "T1.1"),
        Reference("wp/a/tasks#survey", "T1.1"),
        Reference("wp/a/tasks#survey", "the survey"),
    )
    asked, held = shown(made)
    assert len(asked) == 2
    assert list(held.values()) == ["T1.1"]
    body = Package.read(write_docx(made, clock=CLOCK)).parts["word/document.xml"].decode()
    assert len(re.findall("<w:hyperlink w:anchor", body)) == 2
