from decimal import Decimal

from toolkit.document.figures import Arrow, BarChart, Diagram, Node, Series
from toolkit.document.tree import (
    Align,
    Break,
    Cell,
    Column,
    Document,
    Figure,
    Heading,
    Link,
    List,
    ListItem,
    Mark,
    Paragraph,
    Part,
    Reference,
    Role,
    Row,
    Script,
    Table,
    Text,
    cell,
)
from toolkit.writers.markdown import write_markdown


def written(*blocks: Heading | Paragraph | List | Table | Figure) -> str:
    return write_markdown(Document("Title", "Author", (Part(blocks),)))


def test_headings_stand_with_their_number() -> None:
    heading = Heading("S", 3, (Text("Concept & *method*"),), "2.1.1")
    assert written(heading) == "### 2.1.1 Concept & \\*method\\*\n"


def test_inlines_keep_their_voice() -> None:
    assert (
        written(
            Paragraph(
                "p",
                (
                    Text("see ", bold=True),
                    Reference("wp/a", "WP1", bold=True),
                    Text(" and "),
                    Text("code", code=True),
                    Break(),
                    Link("https://a.eu", (Text("here", italic=True),)),
                ),
            )
        )
        == "**see WP1** and `code`\\\n[*here*](https://a.eu)\n"
    )


def test_prompts_quotes_and_notes_can_be_told_apart() -> None:
    assert (
        written(
            Paragraph("a", (Text("Say why"),), Role.PROMPT),
            Paragraph("b", (Text("So it is."),), Role.QUOTE),
            Paragraph("c", (Text("Rounded."),), Role.NOTE),
        )
        == "> **To write:** Say why\n\n> So it is.\n\n*Note.* Rounded.\n"
    )


def test_a_paragraph_that_begins_like_a_list_is_still_a_paragraph() -> None:
    assert written(Paragraph("a", (Text("1. May"),)), Paragraph("b", (Text("# x"),))) == (
        "\\1. May\n\n\\# x\n"
    )


def test_lists_are_numbered_and_nest() -> None:
    inner = List((ListItem("b", (Text("two"),)),))
    outer = List(
        (ListItem("a", (Text("one"),), (inner,)), ListItem("c", (Text("three"),))), ordered=True
    )
    assert written(outer) == "1. one\n   - two\n2. three\n"


def test_a_list_begins_with_its_own_number() -> None:
    points = List((ListItem("a", (Text("x"),)), ListItem("b", (Text("y"),))), ordered=True, start=4)
    assert written(points) == "4. x\n5. y\n"


def test_sub_and_superscript_have_their_marks_and_typed_ones_are_kept() -> None:
    inlines = (
        Text("H", bold=True),
        Text("2", bold=True, script=Script.SUB),
        Text(" and m"),
        Text("2", script=Script.SUPER),
        Text(", ~5^"),
    )
    assert written(Paragraph("p", inlines)) == "**H~2~** and m^2^, \\~5\\^\n"


def test_code_may_hold_backticks() -> None:
    assert written(Paragraph("p", (Text("a`b", code=True),))) == "``a`b``\n"


def test_a_table_has_a_caption_bars_and_alignment() -> None:
    table = Table(
        "t",
        "Timetable",
        (Column("Task"), Column("M1", align=Align.CENTER), Column("EUR", align=Align.RIGHT)),
        (
            Row("a", (cell("T1.1 | x\ny"), cell("", mark=Mark.BAR), cell("5"))),
            Row("b", (cell("all", span=2), Cell())),
        ),
        heads=(Row("h", (cell("", span=2), cell("2026"))), Row("n", (cell("A"),) * 3)),
    )
    assert written(table) == (
        "*Table: Timetable*\n\n"
        "|  |  | 2026 |\n"
        "| --- | :-: | --: |\n"
        "| A | A | A |\n"
        "| T1.1 \\| x<br>y | ███ | 5 |\n"
        "| all |  |  |\n"
    )


def test_a_chart_is_told_in_words_and_as_a_table() -> None:
    series = (
        Series("Own", (Decimal("1200.50"), Decimal(0))),
        Series("EU", (Decimal(3), Decimal(4))),
    )
    chart = BarChart(("A | B", "C"), series, "EUR")
    assert written(Figure("f", "Budget", "Two bars.", chart)) == (
        "*Figure: Budget*\n\n"
        "> Two bars.\n\n"
        "| EUR | Own | EU |\n"
        "| --- | --: | --: |\n"
        "| A \\| B | 1\N{NO-BREAK SPACE}200.5 | 3 |\n"
        "| C | 0 | 4 |\n"
    )


def test_a_diagram_is_told_in_words_and_by_its_arrows() -> None:
    nodes = (Node("a", "WP2", "Network"), Node("b", "WP3", "Innovate"))
    assert written(Figure("f", "Relations", "Boxes.", Diagram(nodes, (Arrow("a", "b"),)))) == (
        "*Figure: Relations*\n\n> Boxes.\n\n| From | To |\n| --- | --- |\n| WP2 | WP3 |\n"
    )
