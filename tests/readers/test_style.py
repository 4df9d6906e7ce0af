"""A look is read from its file."""

from pathlib import Path

import pytest

from toolkit.diagnostics import ProposalError
from toolkit.document.style import HOUSE
from toolkit.readers import style


def test_the_house_style_is_the_one_that_writers_take_by_themselves() -> None:
    assert style.read_style() == HOUSE


def test_every_size_and_margin_is_what_the_form_allows() -> None:
    look = style.read_style()
    sized = ("header", "footer")  # the form does not count headers and footers
    assert all(face.size >= 9 for name, face in look.faces.items() if name not in sized)
    assert min(look.page.top, look.page.bottom, look.page.left, look.page.right) >= 15
    assert (look.page.width, look.page.height) == (210, 297)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("fnt: x", "the look has no 'fnt'; it has font, code_font, breadth, page, table, faces"),
        ("page: 3", "page is a list of names with values, got 3"),
        ("page: {top: wide}", "page, top is a number from 0 to 1000, got 'wide'"),
        ("table: {bar: 123456}", "table, bar is a text in quotes, got 123456"),
        ("faces: {body: {bold: 1}}", "face body, bold is true or false, got 1"),
        ("page: {top: .nan}", "page, top is a number from 0 to 1000, got NaN"),
        ("page: {top: 1e9}", "page, top is a number from 0 to 1000, got 1e9"),
        ("page: " + "{a: " * 5_000, "this part is nested more than 50 levels deep"),
        ("page: " + "[" * 5_000, "this part is nested more than 50 levels deep"),
        ("page: &p {top: *p}", "*p is inside the very part that it repeats"),
        ("page: !include ../page.yaml", "../page.yaml is outside the folder of the outline"),
    ],
)
def test_what_does_not_fit_is_told(
    written: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "own.yaml").write_text(written)
    monkeypatch.setattr(style, "template_root", lambda: tmp_path)
    with pytest.raises(ProposalError) as caught:
        style.read_style("own")
    assert caught.value.diagnostics[0].message == message


def test_a_look_with_fractions_is_taken_as_written(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "house.yaml").write_text("page: {top: 22.5}\nfaces: {body: {size: 11}}")
    look = style.read_style(own=tmp_path)
    assert (look.page.top, look.faces["body"].size) == (22.5, 11)
