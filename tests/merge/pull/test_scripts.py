"""Texts with sub- and superscript, and with bullets from the clipboard, come back from Word."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.word_editor.editor import WordEditor
from toolkit.merge.pull.pull import Pulled
from toolkit.pipeline import Only, build, pull

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parent / "short_outline.yaml"
OLD = "    nothing is published that has not been metered.\n"
NEW = """\
    nothing is published that has not been metered.

    Each reading of CO~2~ for every m^2^ is kept for a year, with an error of 10^-6^ at most.

    • Meters come first in every firm
    • Advice follows in the second week
"""
TASK = "    Energy and water are metered for four weeks before and after.\n"


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scripts")
    text = EXAMPLE.read_text("utf-8")
    for old, new in (
        (OLD, NEW),
        ("Heat pumps on dryers,", "Less CO~2~ from all dryers of the firms,"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (folder / "outline.yaml").write_text(text, encoding="utf-8")
    build(folder / "outline.yaml", clock=CLOCK, only=Only.WORD)
    return folder


@pytest.fixture
def outline(built_once: Path, tmp_path: Path) -> Path:
    """An example, built a moment ago."""
    shutil.copytree(built_once, tmp_path / "project")
    return tmp_path / "project" / "outline.yaml"


def pen(outline: Path) -> WordEditor:
    return WordEditor(outline.with_name("AGRIRES-proposal.docx"))


def pulled(outline: Path) -> Pulled:
    found = pull(outline, clock=CLOCK)
    assert [str(one) for one in found.findings] == []
    assert pull(outline, clock=CLOCK).changes == ()
    return found


def says(outline: Path, words: str) -> bool:
    return " ".join(words.split()) in " ".join(outline.read_text("utf-8").split())


def test_the_marks_stay_where_the_words_around_them_change(outline: Path) -> None:
    pulled(outline)
    one = pen(outline)
    one.replace("Each reading of CO", "Any reading of the CO").replace(" for every m", " per m")
    one.replace(" at most.", " or less.").replace("Less CO", "Much less CO").save()
    pulled(outline)
    assert says(outline, "Any reading of the CO~2~ per m^2^ is kept for a year")
    assert says(outline, "10^-6^ or less.")
    assert says(outline, "Much less CO~2~ from all dryers")
    build(outline, clock=CLOCK, only=Only.WORD)
    assert pull(outline, clock=CLOCK).changes == ()


def test_what_somebody_writes_below_or_above_the_line_comes_with_its_marks(outline: Path) -> None:
    one = pen(outline)
    one.insert_script(" at most", "2", "superscript", ", as in 5 m")
    one.insert_script("from all dryers", "1", "subscript", " and the other ovens")
    one.save()
    pulled(outline)
    assert says(outline, "10^-6^ at most^2^, as in 5 m.")
    assert says(outline, "from all dryers~1~ and the other ovens of the firms")


def test_a_figure_may_be_added_to_what_stands_above_the_line(outline: Path) -> None:
    pen(outline).replace("-6", "-16").save()
    pulled(outline)
    assert says(outline, "10^-16^ at most")


def test_a_new_paragraph_brings_its_subscript(outline: Path) -> None:
    one = pen(outline)
    behind = "nothing is published that has not been metered."
    one.insert_alike_after(behind, "Firms report N").insert_script(
        "report N", "2", "subscript", "O."
    )
    one.save()
    pulled(outline)
    assert says(outline, "Firms report N~2~O.")


def test_tildes_that_somebody_typed_stay_tildes(outline: Path) -> None:
    pen(outline).replace(" at most.", " at most, H~2~O and x^2^ too.").save()
    pulled(outline)
    assert says(outline, "10^-6^ at most, H\\~2\\~O and x\\^2\\^ too.")


def test_a_point_of_a_pasted_list_is_changed_in_its_place(outline: Path) -> None:
    pen(outline).replace("Meters come first", "Seals and meters come first").save()
    pulled(outline)
    assert says(outline, "• Seals and meters come first in every firm • Advice follows")


def test_a_bullet_that_somebody_typed_is_no_point(outline: Path) -> None:
    behind = "nothing is published that has not been metered."
    pen(outline).insert_alike_after(behind, "• typed by hand in the text").save()
    pulled(outline)
    assert says(outline, "\\• typed by hand in the text")
