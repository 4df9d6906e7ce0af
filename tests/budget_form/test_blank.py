"""What is given as the blank and is none is refused with one sentence."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.budget_blanks import BlankShape, blank, make_blank
from tests.builders import make_dossier
from tests.filled_tables import parts
from toolkit.budget_form.blank import read_blank
from toolkit.diagnostics import ProposalError


def refused(tmp_path: Path, content: bytes, acronym: str = "SMALL") -> str:
    path = tmp_path / "given.xlsx"
    path.write_bytes(content)
    with pytest.raises(ProposalError) as told:
        read_blank(path, acronym)
    (only,) = told.value.diagnostics
    assert only.hint
    assert only.place.file == str(path)
    return f"{only.code} {only.message}"


def saved(book: Workbook) -> bytes:
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_blank_is_read(tmp_path: Path) -> None:
    path = tmp_path / "given.xlsx"
    path.write_bytes(blank())
    found, form = read_blank(path, "SMALL")
    assert len(form.beneficiaries) == 3
    assert not found.has_macros


def test_any_other_workbook_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, saved(Workbook())).startswith(
        "BDF101 this is no detailed budget table of the Commission"
    )


def test_a_workbook_of_ours_is_refused(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from budgets.workbook import write_workbook

    ours = write_workbook(make_dossier(), clock=datetime(2026, 1, 1, tzinfo=UTC))
    assert refused(tmp_path, ours) == (
        "BDF101 this is a workbook of this tool, built for SMALL, and no budget table"
    )


def test_a_table_of_another_project_is_refused(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(blank()))
    book["Start"]["D5"] = "OTHER"
    assert refused(tmp_path, saved(book)) == (
        "BDF103 this budget table is filled for OTHER, and the outline is that of SMALL"
    )


def test_a_table_that_is_filled_already_is_refused(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(blank()))
    book["Start"]["D5"] = "Small"
    book["BE 002"]["I8"] = 3
    assert refused(tmp_path, saved(book)) == (
        "BDF104 this budget table is filled already: 1 value typed by hand, the first at "
        "'BE 002'!I8"
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "MRG115"),
        (b"not a workbook", "MRG117"),
        (blank()[:9000], "MRG115"),
        (blank()[:4000] + b"\0" * 200 + blank()[4200:], "MRG115"),
    ],
    ids=["empty", "text", "cut short", "damaged"],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert refused(tmp_path, content).startswith(code)


def test_a_workbook_without_a_sheet_that_it_names_is_refused(tmp_path: Path) -> None:
    from zipfile import ZipFile

    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, part in parts(blank()).items():
            if not name.endswith("sheet5.xml"):
                archive.writestr(name, part)
    assert refused(tmp_path, written.getvalue()).startswith("MRG115")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProposalError) as told:
        read_blank(tmp_path / "gone.xlsx", "SMALL")
    assert told.value.diagnostics[0].code == "MRG112"


def test_a_table_without_its_keys_is_none(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(make_blank(BlankShape(1, 1))))
    for row in book["BE 001"].iter_rows(min_col=2, max_col=2):
        row[0].value = None
    assert refused(tmp_path, saved(book)).startswith("BDF101")
