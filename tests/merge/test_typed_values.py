"""What people type into tables is read as the outline would read it."""

from functools import cache
from pathlib import Path

import pytest

from toolkit.document.tree import Cell, Shown, Text
from toolkit.merge.typed_values import ValueReader, as_compared, is_part, text_of
from toolkit.merge.word.read.shown_cells import DraftTables
from toolkit.pipeline import read_dossier
from toolkit.plan.dossier import Dossier
from toolkit.readers.language import read_language
from toolkit.readers.typed_field import Emptied, Misread
from toolkit.word_file import compose_document

EXAMPLES = Path(__file__).parents[2] / "examples"
TASK = ("work_packages", 4, "tasks", 1)


@cache
def dossier(name: str, language: str = "en") -> Dossier:
    found = read_dossier(EXAMPLES / name / "outline.yaml")
    said = read_language(language, EXAMPLES)
    return Dossier.of(found.proposal, found.call, said)


def reader() -> ValueReader:
    return ValueReader(dossier("agri-food"))


@pytest.mark.parametrize("name", ["euroboostex", "open-strand"])
def test_what_a_cell_shows_is_read_as_what_the_outline_holds(name: str) -> None:
    project = dossier(name, "fr")
    tables = DraftTables.of(project, compose_document(project, Path("nowhere")))
    read = 0
    for table in tables.tables.values():
        for cell in (cell for cells in table.rows.values() for cell in cells if cell.shows):
            pieces = tables.reader.pieces(cell, text_of(cell))
            assert pieces is not None, text_of(cell)
            for one, piece in zip(cell.shows, pieces, strict=True):
                assert as_compared(piece or "") == as_compared(one.text)
                held, said = tables.reader.value_at(one.way), tables.reader.read(one, one.text)
                read += 1
                if is_part(one.way):
                    assert held is not None
                elif isinstance(said, Emptied):
                    assert held in (None, "", ())
                elif not tables.reader.is_plain_text(one.way):
                    assert said == held or str(said) == str(held), one
    assert read > 500


@pytest.mark.parametrize(
    ("way", "typed", "value"),
    [
        ((*TASK, "months"), "M4 – M20", "M4-M20"),
        ((*TASK, "months"), "4-20", "M4-M20"),
        ((*TASK, "months"), "Mois 4 à 20", "M4-M20"),
        ((*TASK, "months"), "M7", "M7-M7"),
        ((*TASK, "lead"), "Vistula Food Valley (invented)", "vistula"),
        ((*TASK, "lead"), "tatc (BEN)", "thessaly"),
        (("risks", 0, "work_package"), "WP1 and more", None),
        (("risks", 0, "work_package"), "WP1; wp4", ("management", "adopt")),
        (("instruments", 0, "amount"), "1.234,50 €", "1234.50"),
        (("instruments", 0, "amount"), "40 000", "40000"),
        (("instruments", 0, "number"), "a dozen", None),
        (("work_packages", 0, "deliverables", 0, "due"), "month 5", "M5"),
        (("work_packages", 0, "deliverables", 0, "due"), "soon", None),
        (("work_packages", 0, "deliverables", 0, "type"), "demonstrator", "DEM"),
        (("partners", 1, "country"), "Słowacja", "SK"),
        (("communication", "indicators", 0, "target"), "1,250", None),
    ],
)
def test_a_typed_value_is_read_or_told(
    way: tuple[str | int, ...], typed: str, value: object
) -> None:
    found = reader().read(Shown(way, "before"), typed)
    if value is None:
        assert isinstance(found, Misread)
        assert found.possible
    else:
        assert found == value or str(found) == value


def test_a_choice_is_read_in_the_words_of_the_document_and_of_the_outline() -> None:
    shown = Shown(("risks", 0, "impact"), "moyen", 0, (("faible", "low"), ("moyen", "medium")))
    said = {word: reader().read(shown, word) for word in ("Faible", "medium", "baja", "huge", "–")}
    assert said["Faible"] == "low"
    assert said["medium"] == "medium"
    assert said["baja"] == "low"
    assert said["huge"] == Misread("write faible or moyen")
    assert isinstance(said["–"], Emptied)


def test_several_fields_of_one_cell_are_told_apart() -> None:
    shows = (Shown((*TASK, "title"), "Courses"), Shown((*TASK, "months"), "M4-M9", 8))
    cell = Cell(((Text("Courses"),), (Text("M4-M9"),)), shows=shows)
    assert reader().pieces(cell, "Courses for all\n4 – 12") == ["Courses for all", "4 – 12"]
    assert reader().pieces(cell, "Courses") == ["Courses", None]
    assert reader().means_the_same(cell, "Courses\nM4 – M9")
    assert not reader().means_the_same(cell, "Courses\nM4 – M10")


def test_words_that_a_number_needs_not_are_another_text_and_the_same_value() -> None:
    cell = Cell(
        ((Text("40"),),), shows=(Shown(("communication", "indicators", 0, "target"), "40"),)
    )
    assert reader().means_the_same(cell, "40 firms")
    assert not reader().is_another_spelling(cell, "40 firms")
    assert reader().is_another_spelling(cell, "40.0")
