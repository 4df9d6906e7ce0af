from toolkit.document.prompts import Prompt, left_out, prompts_in, without_prompts
from toolkit.document.tree import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Mark,
    Paragraph,
    Part,
    Reference,
    Role,
    Row,
    Table,
    Text,
    cell,
)
from toolkit.document.walk import blocks


def prompt(name: str, text: str) -> Paragraph:
    return Paragraph(name, (Text(text),), Role.PROMPT, "Guidance.")


RULES = Table(
    "rules",
    "Rules",
    (Column("Rule"), Column("Vouchers")),
    (
        Row("who", (cell("Who"), cell("SMEs"))),
        Row("how", (cell("How"), cell("Say how.", mark=Mark.PROMPT))),
    ),
)
DRAFT = Document(
    "Title",
    "Author",
    (
        Part(
            (
                Heading("A", 1, (Text("Relevance"),), "1"),
                Heading("A/need", 2, (Text("Need"),)),
                prompt("A/p1", "Which need?"),
                Heading("A/aim", 2, (Text("Aim"),)),
                Paragraph("A/p2", (Text("An aim."),), comment="Beside it."),
                prompt("A/p3", "Which figure?"),
            )
        ),
        Part((Heading("B", 1, (Text("Annexes"),)), RULES), landscape=True),
    ),
)


def test_a_clean_document_has_no_prompt_no_comment_and_no_heading_over_nothing() -> None:
    found = list(blocks(without_prompts(DRAFT)))
    assert [one.id for one in found if isinstance(one, Heading)] == ["A", "A/aim", "B"]
    assert [one for one in found if isinstance(one, Paragraph)] == [
        Paragraph("A/p2", (Text("An aim."),))
    ]
    assert prompts_in(without_prompts(DRAFT)) == ()


def test_a_cell_that_asks_is_left_empty_and_its_row_stays() -> None:
    table = list(blocks(without_prompts(DRAFT)))[-1]
    assert isinstance(table, Table)
    assert [row.key for row in table.rows] == ["who", "how"]
    assert table.rows[1].cells == (cell("How"), Cell())


def test_what_is_left_out_is_told_by_section_with_headings_that_stand_alone() -> None:
    assert left_out(DRAFT) == (
        Prompt("1 Relevance", "Need", is_heading=True, place="A/need"),
        Prompt("1 Relevance", "Which need?", place="A/p1"),
        Prompt("1 Relevance", "Which figure?", place="A/p3"),
        Prompt("Annexes", "Vouchers, How: Say how.", place="rules#how/1"),
    )


def test_a_draft_says_how_many_places_wait() -> None:
    assert [one.text for one in prompts_in(DRAFT)] == [
        "Which need?",
        "Which figure?",
        "Vouchers, How: Say how.",
    ]


def headings(*found: Block) -> list[str]:
    document = Document("Title", "Author", (Part(found),))
    return [one.id for one in blocks(without_prompts(document)) if isinstance(one, Heading)]


def test_a_heading_of_the_form_stays_where_nothing_is_below_it() -> None:
    assert headings(
        Heading("A", 1, (Text("Relevance"),), "1"),
        Heading("A/why", 2, (Text("Why"),)),
        Heading("A/why/need", 3, (Text("Need"),)),
        prompt("A/p1", "Which need?"),
    ) == ["A"]


def test_a_heading_that_something_refers_to_stays() -> None:
    link = Paragraph("B/p1", (Reference("A/need", "Need"),))
    below = Heading("A/need", 2, (Text("Need"),)), prompt("A/p1", "Which need?")
    assert headings(*below, Heading("B", 1, (Text("Quality"),)), link) == ["A/need", "B"]


def test_a_document_without_prompts_loses_nothing() -> None:
    done = without_prompts(DRAFT)
    assert without_prompts(done) == done
