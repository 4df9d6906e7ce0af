"""The record in an Office file is read as what it has to be, or told."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from lxml import etree

from budgets.workbook import write_workbook
from tests.builders import make_dossier
from tests.merge.word.rebuilding import rebuilt
from tests.merge.word.sections import CLOCK
from tests.merge.word.small_outline import FIRST, OUTLINE, changed, texts
from tests.word_editor.editor import WordEditor
from toolkit.diagnostics import ProposalError
from toolkit.merge.record import kept_word_records, word_record, workbook_record
from toolkit.merge.word.word_updater import word_updater
from toolkit.merge.workbook_updater import NOT_OURS, workbook_updater
from toolkit.ooxml.embedded_base import BASE, base_of, checksum_of_base, embed_base, packed_base_in
from toolkit.ooxml.package import Package
from toolkit.store.memory import Memory

NEW = OUTLINE.docx()
HAND = WordEditor(NEW)
HAND.replace("covers", "thoroughly covers")
MERGED, _ = rebuilt(HAND.save(), changed(**texts(FIRST.replace("20", "30"))))
BOOK = write_workbook(make_dossier(), clock=CLOCK)


def data_of(content: bytes) -> Any:
    found = base_of(Package.read(content))
    assert found
    return found[0]


def carrying(content: bytes, data: Any) -> bytes:
    package = Package.read(content)
    embed_base(package, data, document="ACRO", generation=1)
    return package.to_bytes()


def with_json(content: bytes, written: bytes) -> bytes:
    """The file with that as its record, the checksum right."""
    package = Package.read(content)
    name = next(one for one in package.parts if BASE.encode() in package.parts[one][:600])
    root = etree.Element(f"{{{BASE}}}base", gen="1", sha=checksum_of_base(written))
    root.text = b64encode(gzip.compress(written)).decode()
    package.parts[name] = etree.tostring(root)
    return package.to_bytes()


def told(content: bytes, folder: Path) -> str:
    with pytest.raises(ProposalError) as why:
        word_updater(folder, clock=CLOCK)(content, OUTLINE.docx(2))
    return str(why.value).partition("\n")[0]


@pytest.mark.parametrize("content", [NEW, MERGED], ids=["new", "merged"])
def test_our_own_records_are_read(content: bytes, tmp_path: Path) -> None:
    found = word_record(content, tmp_path)
    assert found is not None
    assert found.data == data_of(content)
    assert not found.known
    kept = tmp_path / f"{found.checksum}.json.gz"
    packed = packed_base_in(content)
    assert packed is not None
    kept.write_bytes(packed.packed)
    (tmp_path / "broken.json.gz").write_bytes(b"")
    assert [one.data for one in kept_word_records(tmp_path)] == [found.data]
    again = word_record(content, tmp_path)
    assert again is not None
    assert again.known


def test_the_record_of_a_workbook_is_read(tmp_path: Path) -> None:
    found = workbook_record(BOOK, tmp_path)
    assert found is not None
    assert found.data == data_of(BOOK)
    assert word_record(OUTLINE.docx(), tmp_path) is not None


Change = Callable[[Any], Any]


def put(*way: Any) -> Change:
    """The record with the last of these at the way of the others."""
    *steps, last, value = way

    def change(data: Any) -> Any:
        inner = data
        for step in steps:
            inner = inner[step]
        inner[last] = value
        return data

    return change


def cut_at(*places: int) -> Change:
    """The record with a first text in which tokens end there."""

    def change(data: Any) -> Any:
        data["blocks"][0]["p"].append(list(places))
        return {**data, "v": 3}

    return change


UNFIT: list[tuple[bytes, Change, str]] = [
    (NEW, lambda _: [], "it names no version"),
    (NEW, put("v", None), "it names no version"),
    (NEW, put("v", True), "it names no version"),
    (NEW, put("ids", 5), "ids is not as it is written"),
    (NEW, put("ids", 0, {}), "ids.0 is not as it is written"),
    (NEW, put("blocks", []), "blocks is not as it is written"),
    (NEW, put("blocks", "needs/p1", "text", [["a"]]), "blocks.needs/p1.text.0 is not"),
    (NEW, put("blocks", "needs/p1", "part", "cellar"), "blocks.needs/p1.part is not"),
    (NEW, put("blocks", "plan/tasks", "columns", 10**9), "blocks.plan/tasks.columns is not"),
    (NEW, put("blocks", "plan/tasks", "rows", 0, 1, 0, 2, 10**9), "blocks.plan/tasks.rows.0"),
    (NEW, put("blocks", "needs/p1", "text", [["a\x01", ""]]), "it holds signs that no Office"),
    (MERGED, put("blocks", 0, "p", None), "blocks.0 is not as it is written"),
    (MERGED, put("blocks", 0, "p", 2, [["", 10**12]]), "blocks.0.p.2 is not as it is written"),
    (MERGED, put("blocks", 0, "a", 1.5), "blocks.0.a is not as it is written"),
    (MERGED, put("blocks", 0, "start", -1), "blocks.0.start is not as it is written"),
    (MERGED, cut_at(3, 1), "blocks.0.p.3 is not as it is written"),
    (MERGED, cut_at(*[0, 5] * 9), "blocks.0.p.3 is not as it is written"),
    (MERGED, cut_at(10**12), "blocks.0.p.3 is not as it is written"),
    (MERGED, put("styles", {"a": 1}), "styles.a is not as it is written"),
]


@pytest.mark.parametrize(("content", "change", "what"), UNFIT, ids=[what for *_, what in UNFIT])
def test_a_record_of_another_shape_is_told_and_not_used(
    content: bytes, change: Change, what: str, tmp_path: Path
) -> None:
    odd = with_json(content, json.dumps(change(data_of(content))).encode())
    said = told(odd, tmp_path)
    assert said.startswith(
        f"MRG118 the record of what was generated in the file cannot be understood: {what}"
    )
    # what the hint says works
    update = word_updater(tmp_path, clock=CLOCK, adopt=True)(odd, OUTLINE.docx(2))
    assert word_record(update.content, tmp_path) is not None
    word_updater(tmp_path, clock=CLOCK)(update.content, OUTLINE.docx(3))


@pytest.mark.parametrize(
    ("written", "what"),
    [
        (b"{", "it is garbled"),
        (b"\xff", "it is garbled"),
        (b"[" * 100_000, "it is garbled"),
        (b"[" + b"[]," * 3_000_000 + b"[]]", "it is too large"),
        (b'{"v": ' + b"9" * 5000 + b"}", "it is garbled"),
        (
            b'{"v": 1, "ids": ["\\ud83d"], "blocks": {}}',
            "it holds signs that no Office file can hold",
        ),
    ],
    ids=["cut", "no text", "deep", "bomb", "number", "half a sign"],
)
def test_what_is_no_record_at_all_is_told(written: bytes, what: str, tmp_path: Path) -> None:
    begun = process_time()
    assert told(with_json(NEW, written), tmp_path).endswith(f"cannot be understood: {what}")
    assert process_time() - begun < 5


def test_a_record_of_a_later_version_is_told_as_such(tmp_path: Path) -> None:
    assert told(carrying(NEW, {"v": 4}), tmp_path).startswith("MRG024 ")


def test_a_record_names_no_file(tmp_path: Path) -> None:
    """The checksum of a record that is lost names the kept copy, and nothing elsewhere."""
    secret = tmp_path / "x.json.gz"
    secret.write_bytes(gzip.compress(json.dumps(data_of(BOOK)).encode()))
    package = Package.read(BOOK)
    for name in [one for one in package.parts if one.startswith("customXml/")]:
        del package.parts[name]
    custom = package.parts["docProps/custom.xml"]
    checksum = base_of(Package.read(BOOK))
    assert checksum
    package.parts["docProps/custom.xml"] = custom.replace(checksum[2].encode(), b"../x")
    assert workbook_record(package.to_bytes(), tmp_path / "base") is None


def test_kept_copies_are_bounded_as_well(tmp_path: Path) -> None:
    path = tmp_path / f"{'0' * 32}.json.gz"
    path.write_bytes(gzip.compress(bytes(80_000_000)))
    assert list(kept_word_records(tmp_path)) == []


def test_a_workbook_whose_record_is_not_ours_is_brought_up_to_date_and_told(
    tmp_path: Path,
) -> None:
    data = data_of(BOOK)
    sheet, row, column = "work_plan", *_first(data["sheets"]["work_plan"])
    data["sheets"][sheet][row][column] = 7
    fresh = carrying(BOOK, data)
    update = workbook_updater(Memory(tmp_path, "outline.yaml"))(BOOK, fresh)
    assert update.tally.look_at[0] == NOT_OURS


def _first(rows: dict[str, dict[str, Any]]) -> tuple[str, str]:
    return next((row, column) for row, cells in rows.items() for column in cells if column == "end")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (put("sheets", []), "sheets is not as it is written"),
        (put("sheets", "work_plan", []), "sheets.work_plan is not as it is written"),
        (put("shown", "work_plan", "x", {"y": 1e300}), "shown.work_plan.x.y is not"),
        (put("labels", {"partner": 1}), "labels.partner is not as it is written"),
        (put("order", {"work_plan": {"rows": 1}}), "order.work_plan.rows is not"),
        (put("kept", [["a", "b", "c"]]), "kept.0.1 is not as it is written"),
        (put("told", [5]), "told.0 is not as it is written"),
        (lambda _: {"v": 1, "ids": [], "blocks": {}}, "sheets is not as it is written"),
    ],
)
def test_a_record_of_a_workbook_of_another_shape_is_told(
    change: Change, what: str, tmp_path: Path
) -> None:
    odd = with_json(BOOK, json.dumps(change(data_of(BOOK))).encode())
    with pytest.raises(ProposalError) as why:
        workbook_updater(Memory(tmp_path, "outline.yaml"))(odd, BOOK)
    assert f"cannot be understood: {what}" in str(why.value)
