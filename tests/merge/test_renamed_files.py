"""A built file that was given another name is named where a new one is written."""

from datetime import UTC, date, datetime
from pathlib import Path

from toolkit.merge.renamed_files import renamed_files
from toolkit.pipeline import Only, build
from toolkit.readers.starter import starter

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


def test_a_file_under_another_name_is_named_once(tmp_path: Path) -> None:
    outline, book = tmp_path / "outline.yaml", tmp_path / "TRY-workplan.xlsx"
    outline.write_text(starter("TRY", "agri-food", date(2027, 1, 1)), encoding="utf-8")
    assert build(outline, clock=CLOCK, only=Only.WORKBOOK).warnings == ()
    book.rename(tmp_path / "Plan of Anna.xlsx")
    (tmp_path / "prices.xlsx").write_bytes(b"no workbook")
    again = build(outline, clock=CLOCK, only=Only.WORKBOOK)
    assert [(one.code, Path(one.place.file).name) for one in again.warnings] == [
        ("MRG142", "Plan of Anna.xlsx")
    ]
    assert build(outline, clock=CLOCK, only=Only.WORKBOOK).warnings == ()
    assert list(renamed_files(book, [tmp_path / "Plan of Anna.xlsx"])) == []
    assert list(renamed_files(tmp_path / "OTHER-workplan.xlsx", [])) == []
