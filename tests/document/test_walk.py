from toolkit.document.tree import (
    Cell,
    Column,
    Document,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Part,
    Reference,
    Row,
    Table,
    Text,
)
from toolkit.document.walk import anchors, blocks, plain, references, texts, with_inlines

TASK = Reference("wp/a/tasks#t", "T1.1")
TABLE = Table("wp/a/tasks", "Tasks", (Column("No"),), (Row("t", (Cell(((TASK, Text(" x")),)),)),))
POINTS = List((ListItem("S/i1", (Text("a"),), (List((ListItem("S/i1/i1", (TASK,)),)),)),))
DOCUMENT = Document(
    "Title",
    "Author",
    (
        Part((Heading("S", 1, (Text("Head"),)), Paragraph("S/p1", (Text("See "), TASK)))),
        Part((POINTS, TABLE), landscape=True),
    ),
)


def test_anchors_are_blocks_points_and_rows() -> None:
    assert list(anchors(DOCUMENT)) == [
        "S",
        "S/p1",
        "S/i1",
        "S/i1/i1",
        "wp/a/tasks",
        "wp/a/tasks#t",
    ]


def test_references_are_found_in_paragraphs_points_and_cells() -> None:
    assert list(references(DOCUMENT)) == [TASK, TASK, TASK]


def test_texts_come_in_reading_order() -> None:
    found = [plain(one) for block in blocks(DOCUMENT) for one in texts(block)]
    assert found == ["Head", "See T1.1", "a", "T1.1", "T1.1 x"]


def test_every_inline_can_be_changed() -> None:
    def freed(inline: Inline) -> Inline:
        return inline._replace(to="") if isinstance(inline, Reference) else inline

    changed = DOCUMENT._replace(
        parts=tuple(
            Part(tuple(with_inlines(block, freed) for block in part.blocks))
            for part in DOCUMENT.parts
        ),
    )
    assert [one.to for one in references(changed)] == ["", "", ""]
    assert [plain(t) for b in blocks(changed) for t in texts(b)] == [
        plain(t) for b in blocks(DOCUMENT) for t in texts(b)
    ]
