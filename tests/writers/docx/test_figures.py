"""Charts and drawings of the Word file, by their parts."""

import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.writers.docx.lint import W, lint
from tests.writers.docx.samples import HOSTILE, document, page, table, text
from toolkit.document.figures import Arrow, BarChart, Diagram, Node, Series
from toolkit.document.style import HOUSE
from toolkit.document.tree import Document, Figure, Paragraph
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.writers.docx.anchors import anchor_name
from toolkit.writers.docx.chart_data import workbook
from toolkit.writers.docx.charts import chart as part
from toolkit.writers.docx.charts import shades
from toolkit.writers.docx.writer import write_docx

CLOCK = datetime(2026, 3, 1, tzinfo=UTC)
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"


def chart(name: str = "A", first: int = 10) -> BarChart:
    series = (
        Series("Personnel", (Decimal(first), Decimal("20.50"))),
        Series("Purchase", (Decimal(0), Decimal(5))),
    )
    return BarChart((name, "B"), series, "EUR", lying=True)


def diagram(title: str = "Train") -> Diagram:
    nodes = (Node("a", "WP2", title, "AEI"), Node("b", "WP3", title))
    return Diagram(nodes, (Arrow("a", "b"),), (Node("m", "WP1", "Management"),))


def figure(content: BarChart | Diagram, name: str = "f", words: str = "Shown") -> Figure:
    return Figure(name, words, f"In words: {words}", content)


def whole(words: str = "Shown") -> Document:
    return document(
        page(
            Paragraph("p", text("Before.")),
            figure(chart(words), "f/budget", words),
            table(2),
            figure(diagram(words), "f/relations", words),
            figure(chart("C"), "f/effort", words),
        ),
        page(Paragraph("q", text("After.")), figure(diagram(), "f/last"), landscape=True),
    )


def written(sample: Document) -> Package:
    return Package.read(write_docx(sample, clock=CLOCK))


SAMPLES = {"plain": whole(), "hostile": whole(HOSTILE)}


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=list(SAMPLES))
def test_the_validator_has_nothing_to_say(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(sample, clock=CLOCK))
    assert [str(one) for one in OpenXmlValidator().validate(path).errors] == []
    assert lint(written(sample)) == []


def test_the_same_figures_give_the_same_bytes() -> None:
    assert write_docx(whole(), clock=CLOCK) == write_docx(whole(), clock=CLOCK)


def test_a_figure_stands_above_its_caption_which_counts_figures_apart_from_tables() -> None:
    body = written(whole()).xml("word/document.xml")[0]
    kept = [one for one in body if one.find(f".//{WP}inline") is not None]
    assert all(one.find(f"{W}pPr/{W}keepNext") is not None for one in kept)
    captions = ["".join(word.text for word in one.getnext().iter(f"{W}t")) for one in kept]
    assert captions == [f"Figure\N{NO-BREAK SPACE}{number}. Shown" for number in range(1, 5)]


def test_every_figure_tells_in_words_what_it_shows() -> None:
    tree = written(whole()).xml("word/document.xml")
    pictures = list(tree.iter(f"{WP}docPr"))
    assert {one.get("descr") for one in pictures} == {"In words: Shown"}
    numbers = [one.get("id") for one in (*pictures, *tree.iter(f"{WPS}cNvPr"))]
    assert len(set(numbers)) == len(numbers)


def test_caption_and_drawing_carry_an_anchor_each() -> None:
    body = written(whole()).parts["word/document.xml"].decode()
    for name in ("f/budget", "f/budget#drawing", "f/relations", "f/relations#drawing"):
        assert body.count(f'w:name="{anchor_name(name)}"') == 1


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=9))
def test_lines_across_lying_bars_are_few_and_no_bar_is_cut(amounts: list[Decimal]) -> None:
    names = tuple(f"P{number}" for number in range(len(amounts)))
    bars = BarChart(names, (Series("A", tuple(amounts)),), "EUR", lying=True)
    tree = etree.fromstring(part(bars, HOUSE).encode())
    most, step = tree.find(f".//{C}valAx//{C}max"), tree.find(f".//{C}majorUnit")
    if not max(amounts):
        assert most is step is None
        return
    assert most is not None
    assert step is not None
    longest, end, apart = max(amounts), Decimal(most.get("val", "")), Decimal(step.get("val", ""))
    assert longest <= end <= longest + apart / 5
    assert end <= 5 * apart


def test_a_chart_shows_its_amounts_without_its_workbook() -> None:
    tree = written(whole()).xml("word/charts/chart1.xml")
    series = tree.findall(f".//{C}ser")
    assert [[v.text for v in one.findall(f"{C}val//{C}v")] for one in series] == [
        ["10", "20.50"],
        ["0", "5"],
    ]
    assert [[v.text for v in one.findall(f"{C}cat//{C}v")] for one in series] == [
        ["Shown", "B"],
        ["Shown", "B"],
    ]
    assert [one.find(f"{C}tx//{C}v").text for one in series] == ["Personnel", "Purchase"]


def test_the_workbook_of_a_chart_opens_and_holds_what_the_chart_points_to() -> None:
    package = written(whole())
    assert package.parts["word/embeddings/chart1.xlsx"] == workbook(chart("Shown"))
    sheet = openpyxl.load_workbook(BytesIO(workbook(chart("Shown"))))["Sheet1"]
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        [None, "Personnel", "Purchase"],
        ["Shown", 10, 0],
        ["B", 20.5, 5],
    ]
    tree = package.xml("word/charts/chart1.xml")
    assert [one.text for one in tree.iter(f"{C}f")][:3] == [
        "Sheet1!$B$1",
        "Sheet1!$A$2:$A$3",
        "Sheet1!$B$2:$B$3",
    ]


def test_shades_grow_lighter_from_the_first_to_the_last() -> None:
    for number in range(2, 9):
        light = [sum(bytes.fromhex(one)) for one in shades(HOUSE, number)]
        assert light == sorted(set(light))
    assert list(shades(HOUSE, 1)) == ["1F3864"]


def test_the_boxes_of_a_diagram_hold_text_of_nine_points_at_least() -> None:
    tree = written(whole()).xml("word/document.xml")
    boxes = tree.findall(f".//{WPS}txbx")
    words = ["".join(one.itertext()) for one in boxes]
    assert words[:3] == ["WP1 Management", "WP2 ShownAEI", "WP3 Shown"]
    sizes = {int(one.get(f"{W}val")) for box in boxes for one in box.iter(f"{W}sz")}
    assert sizes == {18}


def test_nothing_is_wider_than_the_text_or_higher_than_the_page() -> None:
    many = BarChart(tuple(map(str, range(60))), (Series("x", (Decimal(1),) * 60),), "EUR", True)
    parts = (
        page(figure(many, "a"), figure(diagram(), "b")),
        page(figure(many, "c"), figure(diagram(), "d"), landscape=True),
    )
    sizes = [
        (int(one.get("cx")) / 36000, int(one.get("cy")) / 36000)
        for one in written(document(*parts)).xml("word/document.xml").iter(f"{WP}extent")
    ]
    upright, turned = (170, 255), (257, 168)
    for (wide, high), (most_wide, most_high) in zip(
        sizes, (upright, upright, turned, turned), strict=True
    ):
        assert wide <= most_wide + 0.1
        assert high <= most_high


def test_the_base_knows_a_figure_by_its_caption_and_a_digest_of_what_it_shows() -> None:
    def told(amount: int) -> dict[str, object]:
        found = base_of(written(document(page(figure(chart(first=amount))))))
        assert found is not None
        return dict(found[0]["blocks"]["f"])

    first = told(10)
    assert first["text"] == [
        ["Figure\N{NO-BREAK SPACE}", ""],
        ["SEQ Figure", "field"],
        [". Shown", ""],
    ]
    assert first["role"] == "figure"
    assert told(10) == first
    assert told(11)["digest"] != first["digest"]


def test_a_document_without_figures_has_no_parts_for_them() -> None:
    with zipfile.ZipFile(BytesIO(write_docx(document(page(table(1))), clock=CLOCK))) as archive:
        assert not [one for one in archive.namelist() if "chart" in one or "embeddings" in one]
