"""Documents that hold everything a text may hold."""

from __future__ import annotations

from toolkit.document.tree import (
    Align,
    Block,
    Break,
    Cell,
    Column,
    Document,
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

HOSTILE = (
    "& < > \" ' ]]> <w:p/> \x00\x01\x08\x0b\x0c\x1f\x7f\ud800\ufffe\uffff é ñ ß "
    "Ελληνικά 日本語 🚀👩‍🔬 "
    "עברית 2021 שלום العربية\ttab\nline\r\nline " + "ä" * 500
)

WORDS = (
    "The clusters map the supply of critical inputs with their members, agree on the gaps that no "
    "region can close alone, and bring buyers and suppliers of several countries together. "
)


def text(words: str, **voice: bool) -> tuple[Text, ...]:
    return (Text(words, **voice),)


def document(*parts: Part, title: str = "A title", **more: str) -> Document:
    return Document(title, "A consortium", parts, "RUNNING title", "ACRO", **more)


def page(*blocks: Block, landscape: bool = False) -> Part:
    return Part(blocks, landscape=landscape)


def table(rows: int, columns: int = 3, name: str = "t", words: str = "some words") -> Table:
    return Table(
        id=name,
        caption="A table",
        columns=tuple(Column(f"Column {number}") for number in range(1, columns + 1)),
        rows=tuple(
            Row(f"r{number}", tuple(cell(words) for _ in range(columns))) for number in range(rows)
        ),
    )


def timetable(name: str, months: int, tasks: int, *, title: str = "M") -> Table:
    """Work packages with their tasks over many narrow columns."""
    rows = []
    for number in range(tasks):
        group = number % 5 == 0
        first, last = number % months, min(months, number % months + 9)
        name_cell = cell(
            f"{'WP' if group else 'T'}{number + 1} What is done in this row, and for whom",
            mark=Mark.GROUP if group else Mark.HEAD,
        )
        cells = [name_cell] + [
            cell(
                "MS3" if month == last - 1 and number % 4 == 1 else "",
                mark=Mark.BAR if first <= month < last else Mark.NONE,
            )
            if not group
            else Cell(mark=Mark.GROUP)
            for month in range(months)
        ]
        rows.append(Row(f"task-{number}", tuple(cells)))
    years = Row(
        "",
        (
            cell(""),
            *(cell(f"Year {n // 12 + 1}", span=min(12, months - n)) for n in range(0, months, 12)),
        ),
    )
    names = Row("", (cell("Activity"), *(cell(f"{title}{n + 1}") for n in range(months))))
    return Table(
        id=name,
        caption=f"Timetable of {months} columns",
        columns=(
            Column("Activity", width=8 if months > 20 else 5),
            *(Column(f"{title}{n + 1}", align=Align.CENTER) for n in range(months)),
        ),
        heads=(years, names) if months % 12 == 0 else (names,),
        rows=tuple(rows),
        small=True,
    )


def budget(columns: int) -> Table:
    return Table(
        id="budget",
        caption="Costs by partner and category, with a caption that is long enough to need two "
        "lines when it stands on an upright page, as captions of a careful person seldom do",
        columns=(
            Column("Participant", width=2),
            *(Column(f"Category {n}", align=Align.RIGHT) for n in range(2, columns)),
            Column("Total", align=Align.RIGHT),
        ),
        rows=(
            *(
                Row(
                    f"p{n}",
                    (
                        cell("ASSOCIATION-OF-CLUSTERS", mark=Mark.HEAD),
                        *(cell("12\u00a0345.67") for _ in range(columns - 1)),
                    ),
                )
                for n in range(6)
            ),
            Row(
                "total",
                tuple(
                    cell("Total" if not n else "74\u00a0074.02", mark=Mark.TOTAL)
                    for n in range(columns)
                ),
            ),
        ),
    )


def points(name: str, *, ordered: bool = False, depth: int = 2, number: int = 3) -> List:
    return List(
        tuple(
            ListItem(
                f"{name}/{n}",
                text(f"A point of the list that says what is done. {WORDS if n == 1 else ''}"),
                (points(f"{name}/{n}", ordered=ordered, depth=depth - 1, number=2),)
                if depth > 1 and n == 1
                else (),
            )
            for n in range(number)
        ),
        ordered=ordered,
    )


def rich() -> Document:
    """A document of every kind of block, upright and landscape."""
    upright = page(
        Paragraph("cover/title", text("EUROBOOSTEX"), Role.TITLE),
        Paragraph("cover/subtitle", text("European clusters for the textile SMEs"), Role.SUBTITLE),
        Paragraph("cover/call", text("SMP-COSME-2021-CLUSTER"), Role.SUBTITLE),
        Table(
            "cover/table",
            "",
            (Column("", width=1), Column("", width=2)),
            (
                Row(
                    "name",
                    (
                        cell("Project name", mark=Mark.HEAD),
                        cell("A name of sixty letters, which is what titles have"),
                    ),
                ),
                Row("acronym", (cell("Acronym", mark=Mark.HEAD), cell("EUROBOOSTEX"))),
                Row("coordinator", (cell("Coordinator", mark=Mark.HEAD), cell("ATEVAL\nSpain"))),
            ),
        ),
        Heading("summary", 1, text("Project summary")),
        Paragraph("summary/p1", text(WORDS * 3)),
        Heading("REL", 1, text("Relevance"), "1"),
        Heading(
            "BACK",
            2,
            text(
                "Background and general objectives of a project with a title so "
                "long that it needs two lines"
            ),
            "1.1",
        ),
        Paragraph(
            "BACK/p1",
            (
                Text("Some "),
                Text("heavy", bold=True),
                Text(", some "),
                Text("slanted", italic=True),
                Text(", some "),
                Text("both", bold=True, italic=True),
                Text(" and "),
                Text("code", code=True),
                Text(", H"),
                Text("2", script=Script.SUB),
                Text("O and m", bold=True),
                Text("2", bold=True, script=Script.SUPER),
                Text(". See "),
                Reference("wp/tasks#r2", "T2.1", bold=True),
                Text(", "),
                Reference("nowhere", "D9.9"),
                Text(", "),
                Reference("wp", "WP2"),
                Text(" or "),
                Link("https://example.org/a b?c=ü&d=<e>", text("a page")),
                Text(";"),
                Break(),
                Text("a new line. " + WORDS),
            ),
        ),
        Paragraph(
            "BACK/prompt",
            text(
                "name the two or three trends that hit your SMEs most, each "
                "with a figure and its source. " + WORDS
            ),
            Role.PROMPT,
        ),
        Paragraph("BACK/p2", text("What is done:")),
        points("BACK/list"),
        Paragraph("BACK/p3", text("In this order:")),
        points("BACK/first", ordered=True, depth=3),
        Paragraph("BACK/p4", text("And again, counted anew:")),
        points("BACK/second", ordered=True, depth=1),
        Paragraph("BACK/p5", text("And on from there:")),
        points("BACK/third", ordered=True, depth=1)._replace(start=4),
        Paragraph("BACK/quote", text(WORDS), Role.QUOTE),
        Heading("wp", 3, text("Innovate for strategic autonomy"), "2.1.1"),
        table(4, name="wp/tasks"),
        Paragraph("wp/note", text("Source: the partners' own figures."), Role.NOTE),
        Paragraph("wp/p1", text(WORDS * 2)),
        table(60, 4, name="wp/long", words=WORDS),
        Heading("wp/next", 4, text("A heading of the fourth level")),
        Paragraph("wp/next/p1", text(WORDS)),
        budget(9),
    )
    turned = page(
        Heading("WRK", 1, text("Work plan, work packages, activities, resources and timing"), "4"),
        Paragraph("WRK/p1", text(WORDS)),
        timetable("WRK/months", 36, 42),
        timetable("WRK/quarters", 13, 12, title="Q"),
        budget_of_twelve(),
        landscape=True,
    )
    last = page(Heading("OTH", 1, text("Other"), "5"), Paragraph("OTH/p1", text(WORDS)))
    return document(upright, turned, last, title="European clusters for the textile SMEs")


def budget_of_twelve() -> Table:
    wide = budget(12)
    return Table("budget/wide", wide.caption, wide.columns, wide.rows)
