from collections.abc import Iterator
from time import process_time

import pytest

from toolkit.document.literal_text import protect, protect_prose
from toolkit.document.markup import MarkupReader, Placeholder
from toolkit.document.section_texts import SectionTexts
from toolkit.document.tree import (
    Align,
    Block,
    Break,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Reference,
    Role,
    Script,
    Table,
    Text,
)
from toolkit.document.walk import plain, texts

KNOWN = {"sme-survey": ("wp/innovate/tasks#sme-survey", "T3.1")}


@pytest.fixture
def reader() -> MarkupReader:
    return MarkupReader(KNOWN.get)


def template(reader: MarkupReader, text: str) -> list[Block | Placeholder]:
    return list(reader.template(text, "TAG", 2))


def prose(reader: MarkupReader, text: str) -> list[Block]:
    return list(reader.prose(text, "TAG", 2))


def headings(blocks: list[Block]) -> Iterator[tuple[int, str]]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block.level, plain(block.inlines)


def test_a_paragraph_is_named_by_its_scope_and_place(reader: MarkupReader) -> None:
    assert template(reader, "One\ntwo.\n\nThree.") == [
        Paragraph("TAG/p1", (Text("One two."),)),
        Paragraph("TAG/p2", (Text("Three."),)),
    ]


def test_voices_links_breaks_and_references_are_inlines(reader: MarkupReader) -> None:
    text = "A **b *c*** `d*`\\\n[e *f*](https://g.eu) [[sme-survey]] **[[sme-survey]]**"
    (found,) = prose(reader, text)
    assert isinstance(found, Paragraph)
    assert found.inlines == (
        Text("A "),
        Text("b ", bold=True),
        Text("c", bold=True, italic=True),
        Text(" "),
        Text("d*", code=True),
        Break(),
        Link("https://g.eu", (Text("e "), Text("f", italic=True))),
        Text(" "),
        Reference(*KNOWN["sme-survey"]),
        Text(" "),
        Reference(*KNOWN["sme-survey"], bold=True),
    )


def test_a_reference_to_nothing_stays_visible(reader: MarkupReader) -> None:
    assert prose(reader, "See [[nothing]].") == [Paragraph("TAG/p1", (Text("See [[nothing]]."),))]


def test_raw_html_entities_and_scripts_are_text(reader: MarkupReader) -> None:
    text = "<b>R&D</b> &amp; [x](javascript:alert)"
    assert plain(next(reader.prose(text, "TAG", 2)).inlines) == text  # type: ignore[union-attr]


def test_lists_nest_and_each_point_has_an_id(reader: MarkupReader) -> None:
    assert prose(reader, "1. One\n   - Two\n2. Three") == [
        List(
            (
                ListItem(
                    "TAG/i1", (Text("One"),), (List((ListItem("TAG/i1/i1", (Text("Two"),)),)),)
                ),
                ListItem("TAG/i2", (Text("Three"),)),
            ),
            ordered=True,
        )
    ]


def test_a_block_quote_is_a_paragraph_with_its_role(reader: MarkupReader) -> None:
    assert prose(reader, "> So it is.") == [
        Paragraph("TAG/p1", (Text("So it is."),), Role.QUOTE),
    ]


def test_a_list_begins_with_the_number_that_is_written(reader: MarkupReader) -> None:
    found = prose(reader, "4. Four\n5. Five\n\n   7) Seven\n\nText\n\n6. Six")
    assert [(one.start, one.ordered) for one in found if isinstance(one, List)] == [
        (4, True),
        (6, True),
    ]
    assert isinstance(found[0], List)
    assert found[0].items[1].lists[0].start == 7
    assert [plain(one) for one in reader.paragraphs("4. a\n5. b")] == ["4. a", "5. b"]


def test_a_point_that_is_nothing_but_a_list_gives_way_to_its_points(reader: MarkupReader) -> None:
    (found,) = template(reader, f"- {protect_prose('• one' + chr(10) + '• two')}\n- three\n")
    assert isinstance(found, List)
    assert [plain(one.inlines) for one in found.items] == ["one", "two", "three"]


SUB, SUPER = Script.SUB, Script.SUPER


@pytest.mark.parametrize(
    ("text", "scripts"),
    [
        ("H~2~O", [("2", SUB)]),
        ("m^2^", [("2", SUPER)]),
        ("10^-6^ m^3^/s, 5^th^.", [("-6", SUPER), ("3", SUPER), ("th", SUPER)]),
        ("**CO~2~** *m^2^*", [("2", SUB), ("2", SUPER)]),
        ("[CO~2~](https://a.eu)", [("2", SUB)]),
        ("^1^ A note", [("1", SUPER)]),
        ("x~a\\~b~", [("a~b", SUB)]),
        ("H₂O and m²", []),
        ("~~struck~~ x~~y~~", []),
        ("about ~50 to ~60, ~50–~60", []),
        ("x^2+y^2=z^2", []),
        ("https://a.eu/~anna/~x and 5^1/2^", [("1/2", SUPER)]),
        ("10^6 and 10^9", []),
        ("`H~2~O`", []),
        ("H\\~2\\~O m\\^2\\^", []),
        ("a~b c~", []),
        ("~", []),
        ("^^^ ~~~~", []),
    ],
)
def test_sub_and_superscript_are_read_where_they_are_meant(
    reader: MarkupReader, text: str, scripts: list[tuple[str, Script]]
) -> None:
    (found,) = reader.paragraphs(text)
    runs = [run for one in found for run in (one.inlines if isinstance(one, Link) else (one,))]
    raised = [run for run in runs if isinstance(run, Text) and run.script]
    assert [(run.text, run.script) for run in raised] == scripts


def test_a_title_of_a_table_is_read_like_any_other_cell(reader: MarkupReader) -> None:
    (found,) = prose(reader, "| **CO~2~** | Firms |\n|--:|:-:|\n| 5 | 6 |")
    assert isinstance(found, Table)
    assert [one.title for one in found.columns] == ["CO2", "Firms"]
    assert [one.align for one in found.columns] == [Align.RIGHT, Align.CENTER]
    (head,) = found.heads
    assert head.cells[0].paragraphs == (
        (Text("CO", bold=True), Text("2", bold=True, script=Script.SUB)),
    )
    assert [plain(one) for one in reader.paragraphs("| A | B |\n|---|---|\n| 1 | 2 |")] == [
        "A | B",
        "1 | 2",
    ]


def test_a_row_with_more_cells_than_the_table_loses_none(reader: MarkupReader) -> None:
    (found,) = prose(reader, "| A | B |\n|---|---|\n| 1 | 2 | 3 \\| 4 | 5 |\n| 6 |")
    assert isinstance(found, Table)
    assert [[plain(cell.paragraphs[0]) for cell in row.cells] for row in found.rows] == [
        ["1", "2 | 3 | 4 | 5"],
        ["6", ""],
    ]


def test_texts_below_each_other_keep_the_points_that_they_have(reader: MarkupReader) -> None:
    texts = ["One", "• two\n• three", "4. four", "2026. The year\n\nMore", ""]
    assert [plain(one) for one in reader.points(texts)] == [
        "• One",
        "• two",
        "• three",
        "4. four",
        "2026. The year",
        "More",
    ]


def test_a_pipe_table_is_a_table(reader: MarkupReader) -> None:
    (table,) = prose(reader, "| Year | Firms |\n|---|---|\n| 2024 | *12* |")
    assert isinstance(table, Table)
    assert [one.title for one in table.columns] == ["Year", "Firms"]
    assert [[plain(cell.paragraphs[0]) for cell in row.cells] for row in table.rows] == [
        ["2024", "12"]
    ]


def test_a_template_places_blocks_opens_scopes_and_gives_roles(reader: MarkupReader) -> None:
    text = (
        f"# The {protect('*way*')} {{@priority/innovate}}\n\nA.\n"
        f"{{@priority/innovate/need}}\nB.\n\n"
        f"::: tasks {protect('go-abroad')}\n!prompt Say *why*\nand how.\n\nC."
    )
    assert template(reader, text) == [
        Heading("priority/innovate", 3, (Text("The *way*"),)),
        Paragraph("priority/innovate/p1", (Text("A."),)),
        Paragraph("priority/innovate/need/p1", (Text("B."),)),
        Placeholder("tasks", "go-abroad"),
        Paragraph(
            "priority/innovate/need/p2",
            (Text("Say "), Text("why", italic=True), Text(" and how.")),
            Role.PROMPT,
            asks="sections.TAG/priority/innovate/need",
        ),
        Paragraph("priority/innovate/need/p3", (Text("C."),)),
    ]


def test_people_cannot_place_blocks_open_scopes_or_give_roles(reader: MarkupReader) -> None:
    written = "::: tasks x\n\n{@scope}\n\n!prompt q\n\n# Title {@scope}"
    sealed = protect_prose(written)
    for found in (prose(reader, written), template(reader, f"{sealed}\n")):
        assert [type(one) for one in found] == [Paragraph, Paragraph, Paragraph, Heading]
        assert [plain(one.inlines) for one in found if not isinstance(one, List | Table)] == [
            "::: tasks x",
            "{@scope}",
            "!prompt q",
            "Title {@scope}",
        ]


def test_headings_of_people_stand_below_the_templates_and_leave_no_gap(
    reader: MarkupReader,
) -> None:
    written = protect_prose("## A\n\n#### B\n\n## C")
    text = f"# Ours\n\n{written}\n\n# Ours again"
    assert list(headings(template(reader, text))) == [  # type: ignore[arg-type]
        (3, "Ours"),
        (4, "A"),
        (5, "B"),
        (4, "C"),
        (3, "Ours again"),
    ]


def test_prose_inside_a_sentence_keeps_its_voices(reader: MarkupReader) -> None:
    text = f"So: {protect_prose('use *less* water')}, **{protect_prose('now')}**."
    assert template(reader, text) == [
        Paragraph(
            "TAG/p1",
            (
                Text("So: use "),
                Text("less", italic=True),
                Text(" water, "),
                Text("now", bold=True),
                Text("."),
            ),
        )
    ]


def test_prose_alone_in_a_point_brings_its_paragraphs_and_lists(reader: MarkupReader) -> None:
    written = protect_prose("One.\n\nTwo.\n\n- three")
    (found,) = template(reader, f"- {written}")
    assert isinstance(found, List)
    assert found.items[0].inlines == (Text("One."), Break(), Text("Two."))
    assert plain(found.items[0].lists[0].items[0].inlines) == "three"


def test_empty_prose_leaves_nothing(reader: MarkupReader) -> None:
    assert template(reader, f"{protect_prose('')}\n\n{protect_prose(' ')}") == []
    assert template(reader, f"{protect_prose('')}\nwords") == [
        Paragraph("TAG/p1", (Text("words"),))
    ]


def test_a_scope_opened_twice_goes_on_counting(reader: MarkupReader) -> None:
    text = "{@a}\nOne.\n{@b}\nTwo.\n{@a}\nThree."
    assert [one.id for one in template(reader, text) if isinstance(one, Paragraph)] == [
        "a/p1",
        "b/p1",
        "a/p2",
    ]


def test_a_cell_gets_paragraphs_with_marks_before_points(reader: MarkupReader) -> None:
    found = reader.paragraphs("First.\n\n- one\n- *two*\n\n1. three")
    assert [plain(one) for one in found] == ["First.", "• one", "• two", "1. three"]
    assert reader.paragraphs("") == ()


def test_guidance_below_a_prompt_is_told_at_its_side() -> None:
    (found,) = MarkupReader(lambda _: None).template(
        "!prompt Which *need*?\n!guidance A figure with its **year**.\n", "S", 1
    )
    assert isinstance(found, Paragraph)
    assert (found.role, plain(found.inlines)) == (Role.PROMPT, "Which need?")
    assert found.comment == "A figure with its year."


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{'  ' * level}- word{level}" for level in range(60)),
        "- " * 60 + "word59",
        "> " * 60 + "word59",
        "> - " * 60 + "word59",
    ],
)
def test_what_is_nested_without_end_keeps_its_words(reader: MarkupReader, text: str) -> None:
    said = " ".join(plain(one) for block in prose(reader, text) for one in texts(block))
    assert "word59" in said


def test_a_heading_full_of_openings_of_scopes_is_read_soon(reader: MarkupReader) -> None:
    began = process_time()
    (found,) = template(reader, "# " + "{@" * 50_000)
    assert isinstance(found, Heading)
    assert process_time() - began < 2


def test_a_prompt_names_the_field_that_it_asks_for() -> None:
    reader = MarkupReader(lambda _: None)
    text = f"{{?partners.{protect('partner-a')}.profile}}\n!prompt Who?\n\n!prompt What?\n"
    found = [one.asks for one in template(reader, text) if isinstance(one, Paragraph)]
    assert found == ["partners.partner-a.profile", "sections.TAG"]


def test_a_prompt_gives_way_to_the_text_of_its_place() -> None:
    texts = SectionTexts("TAG", {"TAG/answer": "So it is.", "OTHER": "Not here."})
    text = "!prompt Why?\n\n{@TAG/answer}\n\n!prompt How?\n"
    found = list(MarkupReader(lambda _: None).template(text, "TAG", 2, texts))
    assert [plain(one.inlines) for one in found if isinstance(one, Paragraph)] == [
        "Why?",
        "So it is.",
    ]
    assert list(texts.left()) == []
