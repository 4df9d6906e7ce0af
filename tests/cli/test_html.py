"""`proposal check --format html`: one page that can be mailed."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import docx
from click.testing import CliRunner, Result

from tests.checks.cases import lay_out
from toolkit.cli.main import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "euroboostex" / "outline.yaml"
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page; notes its text and the tags that are not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, _: object) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def run(*words: str | Path) -> Result:
    return CliRunner(catch_exceptions=False).invoke(main, ["check", *map(str, words)])


def page(*words: str | Path) -> Page:
    found = Page(run(*words, "--format", "html").stdout)
    assert (found.open, found.wrong) == ([], [])
    return found


def test_the_page_has_key_figures_readiness_matrix_and_findings() -> None:
    text = page(EXAMPLE).text
    assert "EUROBOOSTEX: check of the proposal" in text
    assert "Grant asked for 1 400 000.00 EUR" in text
    assert "Readiness:" in text
    assert "Innovate (lead)" in text
    assert "ATEVAL CAL109 warning" in text


def test_findings_are_under_the_partner_and_work_package_that_can_correct_them(
    tmp_path: Path,
) -> None:
    path = lay_out(tmp_path) / "deliverable_after_project_end.yaml"
    text = page(path).text
    assert text.index("Findings by partner") < text.index("WP1 ") < text.index("PLN104")


def test_what_is_in_the_finished_file_is_on_the_page_too(tmp_path: Path) -> None:
    file = tmp_path / "edited.docx"
    edited = docx.Document()
    edited.add_paragraph("The consortium of twelve partners meets twice a year.")
    edited.save(str(file))
    text = page(EXAMPLE, "--file", file).text
    found = text[text.index(f"Findings in {file}") :]
    assert "FIL127" in found
    assert "“The consortium of twelve partners meets twice a year.”" in found


def test_what_the_outline_says_is_shown_and_never_run(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    text = EXAMPLE.read_text(encoding="utf-8")
    title = "title: Boosting the digital"
    assert title in text
    path.write_text(text.replace(title, "title: <script>alert(1)</script> the digital", 1), "utf-8")
    found = page(path)
    assert "script" not in found.tags
    assert "<script>alert(1)</script>" in found.text


def test_an_outline_that_cannot_be_read_gives_a_page_too(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text("call: x\n", encoding="utf-8")
    assert "OUT0" in page(path).text


def test_the_page_goes_into_a_file(tmp_path: Path) -> None:
    out = tmp_path / "check.html"
    answer = run(EXAMPLE, "--format", "html", "--out", out)
    assert answer.stdout == f"{out}: written\n"
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert run(EXAMPLE, "--out", out).exit_code == 2


def test_a_page_takes_the_place_of_a_page_only(tmp_path: Path) -> None:
    out = tmp_path / "check.html"
    for _ in range(2):
        assert run(EXAMPLE, "--format", "html", "--out", out).stdout == f"{out}: written\n"
    outline = tmp_path / "outline.yaml"
    outline.write_text("call: x\n", encoding="utf-8")
    answer = run(outline, "--format", "html", "--out", outline)
    assert "is there already, and is no page of a check" in answer.output
    assert outline.read_text(encoding="utf-8") == "call: x\n"
