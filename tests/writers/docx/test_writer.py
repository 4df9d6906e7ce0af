"""A document becomes a Word file that holds what validators and readers ask for."""

import shutil
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import docx
import docx.table
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from tests.office import converted
from tests.writers.docx.lint import W, lint
from tests.writers.docx.samples import HOSTILE, document, page, points, rich, table, text
from toolkit.document.tree import (
    Cell,
    Column,
    Document,
    Heading,
    Link,
    List,
    ListItem,
    Mark,
    Paragraph,
    Reference,
    Role,
    Row,
    Script,
    Table,
    Text,
    cell,
)
from toolkit.ooxml.embedded_base import base_of, digest
from toolkit.ooxml.package import Package
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def written(document: Document, generation: int = 1) -> Package:
    return Package.read(write_docx(document, clock=CLOCK, generation=generation))


def body(document: Document) -> str:
    return written(document).parts["word/document.xml"].decode()


def hostile() -> Document:
    return document(
        page(
            Paragraph("title", text(HOSTILE), Role.TITLE),
            Heading("h", 1, text(HOSTILE), HOSTILE[:20]),
            Paragraph("p<&\">'", text(HOSTILE, bold=True, italic=True, code=True)),
            Paragraph("l", (Link(f"https://example.org/{HOSTILE}", text(HOSTILE)),)),
            Paragraph("r", (Reference("p<&\">'", HOSTILE),)),
            points("list"),
            Table("t", HOSTILE, (Column(HOSTILE), Column("b")), (Row("k&<", (cell(HOSTILE),)),)),
        ),
        title=HOSTILE,
    )


SAMPLES = {"rich": rich(), "hostile": hostile(), "empty": document(), "one": document(page())}


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=list(SAMPLES))
def test_the_validator_has_nothing_to_say(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(sample, clock=CLOCK))
    assert [str(one) for one in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=list(SAMPLES))
def test_what_no_validator_says_holds_too(sample: Document) -> None:
    assert lint(written(sample)) == []


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=list(SAMPLES))
def test_the_same_document_and_clock_give_the_same_bytes(sample: Document) -> None:
    assert write_docx(sample, clock=CLOCK) == write_docx(sample, clock=CLOCK)


def test_clock_and_generation_do_not_change_the_content() -> None:
    later = write_docx(rich(), clock=CLOCK + timedelta(days=3), generation=7)
    assert digest(Package.read(later)) == digest(written(rich()))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(words=st.text(st.characters(codec=None), max_size=60), link=st.text(max_size=30))
def test_any_text_can_be_written_and_read(words: str, link: str) -> None:
    sample = document(
        page(
            Heading("h", 2, text(words), words),
            Paragraph("p", (*text(words), Link(f"http://{link}", text("x")))),
            Table("t", words, (Column(words),), (Row("k", (cell(words),)),)),
        ),
        title=words,
    )
    package = written(sample)
    assert lint(package) == []
    docx.Document(BytesIO(package.to_bytes()))


def test_title_author_language_and_times_are_set() -> None:
    local = CLOCK.astimezone(timezone(timedelta(hours=2)))
    word = docx.Document(BytesIO(write_docx(rich(), clock=local)))
    properties = word.core_properties
    assert properties.title == "European clusters for the textile SMEs"
    assert (properties.author, properties.language) == ("A consortium", "en-GB")
    assert properties.created == properties.modified == CLOCK
    assert b'w:lang w:val="en-GB"' in written(rich()).parts["word/styles.xml"]


def test_nothing_of_the_library_template_is_left() -> None:
    names = set(written(rich()).parts)
    assert not {name for name in names if "Effects" in name or "thumbnail" in name}
    assert b'w:percent="100"' in written(rich()).parts["word/settings.xml"]


def test_no_cell_is_looked_up_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(docx.table.Table, "_cells", property(lambda one: asked.append(one) or []))
    write_docx(rich(), clock=CLOCK)
    assert asked == []


def test_two_blocks_of_one_id_are_our_mistake() -> None:
    twice = page(Paragraph("p", text("a")), Paragraph("p", text("b")))
    with pytest.raises(ValueError, match="two blocks have the id 'p'"):
        write_docx(document(twice), clock=CLOCK)
    with pytest.raises(ValueError, match="a block has no id"):
        write_docx(document(page(Paragraph("", text("a")))), clock=CLOCK)


def test_a_row_wider_than_its_table_is_our_mistake() -> None:
    wide = Table("t", "", (Column("a"),), (Row("k", (Cell(), Cell())),))
    with pytest.raises(ValueError, match="row 'k' of table 't' is wider than the table"):
        write_docx(document(page(wide)), clock=CLOCK)


def test_every_block_and_row_carries_its_anchor_and_stands_in_the_base() -> None:
    package = written(rich(), generation=4)
    data, generation, _ = base_of(package) or ({}, 0, "")
    assert generation == 4
    assert data["ids"][:2] == ["header", "cover/title"]
    assert "wp/tasks#r2" in data["ids"]
    assert data["ids"][-1] == "footer"
    stories = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
    starts = [
        one.get(f"{W}name")
        for name in stories
        for one in package.xml(name).iter(f"{W}bookmarkStart")
    ]
    assert len(starts) == len(set(starts)) == len(data["ids"])
    assert all(one.startswith("_pk") and len(one) == 15 for one in starts)


def test_a_reference_links_to_its_block_and_is_plain_where_there_is_none() -> None:
    xml = body(
        document(
            page(
                table(2, name="t"),
                Paragraph("p", (Reference("t#r1", "T2.1"), Reference("gone", "D9.9"))),
            )
        )
    )
    assert xml.count("<w:hyperlink w:anchor=") == 1
    assert "D9.9" in xml


def test_addresses_that_are_not_of_the_web_are_only_text() -> None:
    xml = body(document(page(Paragraph("p", (Link("javascript:alert(1)", text("words")),)))))
    assert "<w:hyperlink" not in xml
    assert "words" in xml


def test_every_numbered_list_counts_from_one() -> None:
    package = written(document(page(points("a", ordered=True), points("b", ordered=True))))
    numbering = package.parts["word/numbering.xml"].decode()
    assert numbering.count("<w:startOverride") == 4  # two lists, and one inside each
    used = {one.get(f"{W}val") for one in package.xml("word/document.xml").iter(f"{W}numId")}
    assert len(used) == 4


def test_a_numbered_list_begins_with_its_own_number() -> None:
    inner = List((ListItem("b", text("two")),), ordered=True, start=7)
    outer = List((ListItem("a", text("one"), (inner,)),), ordered=True, start=4)
    package = written(document(page(outer)))
    starts = package.xml("word/numbering.xml").iter(f"{W}lvlOverride")
    found = [(one.get(f"{W}ilvl"), one[0].get(f"{W}val")) for one in starts]
    assert found == [("0", "4"), ("1", "7")]


def test_text_below_and_above_the_line_is_sub_and_superscript() -> None:
    inlines = (Text("H"), Text("2", script=Script.SUB), Text("m", bold=True))
    raised = Text("2", bold=True, italic=True, script=Script.SUPER)
    link = Link("https://a.eu", (Text("CO"), Text("2", script=Script.SUB)))
    xml = body(document(page(Paragraph("p", (*inlines, raised, link)))))
    assert '<w:rPr><w:vertAlign w:val="subscript"/></w:rPr>' in xml
    assert '<w:b/><w:bCs/><w:i/><w:iCs/><w:vertAlign w:val="superscript"/></w:rPr>' in xml
    assert '<w:rStyle w:val="Hyperlink"/><w:vertAlign w:val="subscript"/></w:rPr>' in xml


def test_captions_count_on_and_header_rows_are_repeated() -> None:
    xml = body(document(page(table(2, name="a"), table(2, name="b"))))
    assert xml.count("SEQ Table") == 2
    assert '>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>' in xml
    assert xml.count("<w:tblHeader/>") == 2
    assert xml.count("<w:cantSplit/>") == 6


def test_a_landscape_part_is_a_section_that_keeps_header_and_footer() -> None:
    xml = body(document(page(points("a")), page(points("b"), landscape=True), page(points("c"))))
    assert xml.count("<w:sectPr>") == 3
    assert xml.count('w:orient="landscape"') == 1
    assert xml.count("<w:headerReference") == 1


def test_parts_of_one_orientation_share_their_pages() -> None:
    assert body(document(page(points("a")), page(points("b")))).count("<w:sectPr>") == 1


def test_prompts_are_led_by_a_word() -> None:
    xml = body(document(page(Paragraph("p", text("say why"), Role.PROMPT))))
    assert "To complete: </w:t>" in xml
    assert 'w:val="Prompt"' in xml


def test_texts_read_from_right_to_left_are_marked() -> None:
    xml = body(document(page(Paragraph("p", text("שלום עולם and more")))))
    assert "<w:bidi/>" in xml
    assert '<w:rtl/></w:rPr><w:t xml:space="preserve">שלום עולם</w:t>' in xml


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["rich", "hostile"])
def test_libreoffice_opens_it(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(write_docx(SAMPLES[name], clock=CLOCK))
    text = converted(tmp_path / "a.docx", "odt", tmp_path)
    with zipfile.ZipFile(text) as archive:
        assert archive.read("content.xml").count(b"<text:bookmark-start") > 10


def kept(xml: str) -> int:
    """How many paragraphs stay on the page of the next."""
    return xml.count("<w:keepNext/>")


def test_a_short_table_stands_whole_below_the_sentence_that_leads_to_it() -> None:
    lead = Paragraph("p", text("Three packages serve the priority."))
    short = body(document(page(lead, table(3, name="t"))))
    columns = short.count("<w:gridCol")
    # the sentence, the caption, the heads, and all rows but the last
    assert kept(short) == 2 + 3 * columns
    long = body(document(page(lead, table(30, name="t"))))
    # the sentence, the caption, the heads, the first row and the last but one
    assert kept(long) == 2 + 3 * columns


def test_a_low_row_stands_alone_on_no_page_and_a_high_one_may() -> None:
    rows = [Row("first", (cell("word " * 400),)), *(Row(f"r{n}", (cell("x"),)) for n in range(20))]
    xml = body(document(page(Table("t", "", (Column("a"),), tuple(rows)))))
    # the head, and the last row but one
    assert kept(xml) == 2


def test_a_total_stands_with_the_row_above_it_and_a_group_with_the_row_below() -> None:
    marks = [Mark.GROUP, *[Mark.NONE] * 20, Mark.TOTAL]
    rows = tuple(Row(f"r{n}", (cell("x", mark=mark),)) for n, mark in enumerate(marks))
    xml = body(document(page(Table("t", "", (Column("a"),), rows))))
    # the head, the group, and the row above the total
    assert kept(xml) == 3
