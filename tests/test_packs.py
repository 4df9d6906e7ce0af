"""Packs go out to partners, are filled in by many hands, and come back into one outline."""

import json
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.built_folders import lines
from tests.filled_forms import type_into
from tests.merge.workbook.workbook_editor import each_in_office, needs_calc
from tests.word_editor.editor import WordEditor
from tests.word_editor.google_docs import saved_by_google_docs
from toolkit.diagnostics import ProposalError
from toolkit.merge.pull.pull import Pulled
from toolkit.ooxml.embedded_base import base_of
from toolkit.ooxml.package import Package
from toolkit.pipeline import pack_status, pull, read_dossier, write_packs
from toolkit.word_file import compose_document
from toolkit.writers.markdown import write_markdown

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
SHORT = Path(__file__).parent / "merge" / "pull" / "short_outline.yaml"
FEW, PARTNERS = 4, 11


def rate_of(number: int) -> int:
    """EUR a person-month, as no other number of the project."""
    return 471_000 + 37 * number


def outline_text(count: int) -> str:
    """An outline with so many partners, each with a rate, a task and person-months in others."""
    partners = [
        {
            "id": f"p{n}",
            "name": f"Organisation {n}",
            "short_name": f"Partner {n}",
            "country": ("ES", "PT", "FR")[n % 3],
            "role": "coordinator" if n == 1 else "beneficiary",
            "rates": {"expert": rate_of(n)},
        }
        for n in range(1, count + 1)
    ]
    tasks = [
        {
            "id": f"t{n}",
            "title": f"Work of partner {n}",
            "months": "M1-M24",
            "lead": f"p{n}",
            "effort": {f"p{n}": 2, f"p{n % count + 1}": 1},
        }
        for n in range(1, count + 1)
    ]
    data = {
        "call": "smp-cosme-2021-cluster",
        "project": {
            "acronym": "ELEVEN",
            "title": "Eleven hands",
            "strand": "textile",
            "start": date(2027, 1, 1),
            "duration": 24,
        },
        "partners": partners,
        "work_packages": [
            {
                "id": "all",
                "title": "All of it",
                "priority": "innovate",
                "lead": "p1",
                "tasks": tasks,
            }
        ],
    }
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def sent(folder: Path, count: int) -> Path:
    """An outline in a folder, with the packs of its partners."""
    outline = folder / "outline.yaml"
    outline.write_text(outline_text(count), encoding="utf-8")
    write_packs(outline, clock=CLOCK, by=date(2026, 3, 1), say="Look at your rates first.")
    return outline


@pytest.fixture(scope="module")
def sent_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sent(tmp_path_factory.mktemp("packs"), FEW).parent


@pytest.fixture
def outline(sent_once: Path, tmp_path: Path) -> Path:
    """An outline whose packs were sent a moment ago."""
    shutil.copytree(sent_once, tmp_path / "project")
    return tmp_path / "project" / "outline.yaml"


def pack(outline: Path, number: int) -> Path:
    return outline.parent / "packs" / f"Partner {number}.xlsx"


def hand(number: int) -> dict[tuple[str, str, str], Any]:
    """What the partner of that number types."""
    return {
        ("form_partners", f"p{number}", "city"): f"Town {number}",
        ("form_rates", f"p{number}/expert", "__value"): 4100 + number,
        ("form_staff", "new/1", "name"): f"Person {number}",
        ("form_staff", "new/1", "function"): "Expert",
        ("form_effort", f"t{number}", f"p{number}/expert"): Decimal("2.5"),
        ("form_costs", "new/1", "__owner"): "All of it",
        ("form_costs", "new/1", "row"): "C.1 Travel and subsistence",
        ("form_costs", "new/1", "item"): f"Journeys of {number}",
        ("form_costs", "new/1", "units"): 2,
        ("form_costs", "new/1", "unit_cost"): 500,
    }


def come_in(outline: Path, *files: Path) -> Pulled:
    return pull(outline, clock=CLOCK, forms=files or (outline.parent / "packs",))


def codes(found: Pulled) -> list[str]:
    return [one.code for one in found.findings]


def without_record(path: Path) -> None:
    """Drops what Google Sheets drops: the record, and what a file says of itself."""
    package = Package.read(path.read_bytes())
    for name in [*package.parts]:
        if name.startswith("customXml/") or name == "docProps/custom.xml":
            del package.parts[name]
    for name, content in package.parts.items():
        if name.endswith(".rels") or name == "[Content_Types].xml":
            content = re.sub(
                rb"<(Relationship|Override)\b[^>]*(?:customXml|custom\.xml)[^>]*?/>", b"", content
            )
            package.parts[name] = content
    path.write_bytes(package.to_bytes())


def every_byte(path: Path) -> list[bytes]:
    """The parts of a file, and the record in it as it is before it is packed.

    The part with the checksum of the record is left out: its digits mean nothing.
    """
    package = Package.read(path.read_bytes())
    record = base_of(package)
    assert record is not None
    parts = [one for name, one in package.parts.items() if name != "docProps/custom.xml"]
    return [*parts, json.dumps(record[0], default=str).encode()]


def test_no_pack_holds_the_rates_of_another_partner(outline: Path) -> None:
    for number in range(1, FEW + 1):
        content = b"\n".join(every_byte(pack(outline, number)))
        assert f"{rate_of(number)}".encode() in content
        for other in range(1, FEW + 1):
            if other != number:
                assert f"{rate_of(other)}".encode() not in content


def test_a_pack_that_nobody_filled_in_brings_nothing(outline: Path) -> None:
    before = outline.read_bytes()
    assert not come_in(outline).changes
    assert outline.read_bytes() == before
    status = pack_status(outline, clock=CLOCK)
    assert {(one.by, one.edited, one.pulled) for one in status} == {("2026-03-01", False, "")}


def test_a_pack_comes_in_once_and_what_is_locked_stays(outline: Path) -> None:
    locked: Mapping[Any, Any] = {
        ("form_tasks", "t2", "title"): "My work",
        ("form_project", "title", "value"): "My project",
    }
    type_into(pack(outline, 1), {**hand(1), **locked})
    shutil.copy(pack(outline, 1), pack(outline, 1).with_name("Partner 1 (1).xlsx"))
    found = come_in(outline)
    assert codes(found) == ["ITK110"] * 4
    assert {one.file for one in found.changes} == {"Partner 1 (1).xlsx"}
    text = outline.read_text("utf-8")
    assert text.count("Person 1") == text.count("Journeys of 1") == 1
    assert "My work" not in text
    assert not come_in(outline).changes
    status = {one.partner: one for one in pack_status(outline, clock=CLOCK)}
    assert status["Partner 1"].pulled
    assert status["Partner 1"].changes == len(found.changes)
    assert not status["Partner 2"].pulled


def test_a_pack_of_an_earlier_outline_finds_its_places(outline: Path) -> None:
    text = outline.read_text("utf-8").replace("Work of partner 3", "Work in the south")
    first = {"id": "p0", "name": "Newcomer", "short_name": "Newcomer", "country": "ES"}
    data = yaml.safe_load(text)
    data["partners"].insert(0, {**first, "role": "beneficiary"})
    outline.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    type_into(pack(outline, 3), hand(3))
    assert not codes(come_in(outline))
    partners = yaml.safe_load(outline.read_text("utf-8"))["partners"]
    assert [one.get("city") for one in partners] == [None, None, None, "Town 3", None]


def test_an_answered_pack_is_never_written_over(outline: Path) -> None:
    type_into(pack(outline, 4), hand(4))
    text = outline.read_text("utf-8")
    outline.write_text(text.replace("Eleven hands", "Eleven pairs of hands"), encoding="utf-8")
    write_packs(outline, clock=CLOCK)
    assert not codes(come_in(outline))
    assert "Town 4" in outline.read_text("utf-8")


def test_a_partner_that_is_not_there_is_named(outline: Path) -> None:
    with pytest.raises(ProposalError) as error:
        write_packs(outline, clock=CLOCK, partners=["Nobody"])
    assert [one.code for one in error.value.diagnostics] == ["PAK101"]


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


@pytest.mark.slow
@needs_calc
def test_eleven_packs_are_filled_by_eleven_hands(tmp_path: Path) -> None:
    outline = sent(tmp_path, PARTNERS)
    in_office = (7, 8)
    for number in range(1, PARTNERS + 1):
        if number not in in_office:
            type_into(pack(outline, number), hand(number))
    works = [
        (pack(outline, n), [["type", *place, _plain(one)] for place, one in hand(n).items()])
        for n in in_office
    ]
    for path, (original, _) in zip(each_in_office(works, tmp_path / "office"), works, strict=True):
        shutil.copy(path, original)
    without_record(pack(outline, 9))
    twice = pack(outline, 2).with_name("Kopie von Partner 2.xlsx")
    shutil.copy(pack(outline, 2), twice)
    other = pack(outline, 5).with_name("Partner 5 (1).xlsx")
    shutil.copy(pack(outline, 5), other)
    type_into(other, {("form_partners", "p5", "city"): "Another town"})

    found = come_in(outline)
    assert sorted(codes(found)) == ["ITK107", "ITK114"]
    data = yaml.safe_load(outline.read_text("utf-8"))
    towns = {one["id"]: one.get("city") for one in data["partners"]}
    assert towns == {f"p{n}": None if n == 5 else f"Town {n}" for n in range(1, PARTNERS + 1)}
    assert all(len(one["staff"]) == 1 for one in data["partners"])
    assert len(data["work_packages"][0]["costs"]) == PARTNERS
    dossier = read_dossier(outline)
    staff = sum(
        Decimal("2.5") * (4100 + n) + (4100 + n % PARTNERS + 1) for n in range(1, PARTNERS + 1)
    )
    direct = staff + PARTNERS * 1000
    assert dossier.figures.person_months == Decimal("3.5") * PARTNERS
    assert dossier.budget.direct() == direct
    assert len(found.changes) == PARTNERS * 5 - 1
    again = come_in(outline)
    assert not again.changes
    status = pack_status(outline, clock=CLOCK)
    assert all(one.pulled for one in status)
    assert sum(one.changes for one in status) == len(found.changes)


def test_a_partner_writes_its_sections_in_word(tmp_path: Path) -> None:
    outline = tmp_path / "outline.yaml"
    city = "    city: Toruń\n"
    text = SHORT.read_text("utf-8").replace(city, f"{city}    writes: [SUS-CON-SC]\n")
    outline.write_text(re.sub(r"  SUS-CON-SC: \|\n(    .*\n)+", "", text), encoding="utf-8")
    write_packs(outline, clock=CLOCK, by=date(2026, 3, 1), texts=True)
    packs = outline.parent / "packs"
    assert [one.name for one in packs.glob("*.docx")] == ["Vistula.docx"]
    file = packs / "Vistula.docx"
    hand = WordEditor(file.read_bytes())
    hand.type_over("What goes on when the grant has ended", "The clusters keep the courses.")
    file.write_bytes(hand.save())
    shutil.copy(file, packs / "Vistula (1).docx")
    found = come_in(outline)
    assert not codes(found)
    assert [one.new for one in found.changes] == ["The clusters keep the courses."]
    sections = yaml.safe_load(outline.read_text("utf-8"))["sections"]
    assert sections["SUS-CON-SC"].strip() == "The clusters keep the courses."
    assert not come_in(outline).changes
    write_packs(outline, clock=CLOCK, texts=True)
    assert "The clusters keep the courses." in "\n".join(lines(file.read_bytes()))
    assert not come_in(outline).changes


def test_nothing_of_one_partner_comes_into_the_pack_of_another(outline: Path) -> None:
    type_into(pack(outline, 2), {("form_rates", "p2/expert", "__value"): 999_123})
    shutil.copy(pack(outline, 2), pack(outline, 3))
    found = write_packs(outline, clock=CLOCK)
    told = [one.code for each in found.delivered for one in each.findings]
    assert told == ["PAK104"]
    beside = pack(outline, 3).with_name("Partner 3-new.xlsx")
    assert b"999123" not in b"\n".join(every_byte(beside))


def test_names_that_two_partners_exchange_mix_no_packs(outline: Path) -> None:
    type_into(pack(outline, 2), {("form_rates", "p2/expert", "__value"): 999_123})
    text = outline.read_text("utf-8").replace("short_name: Partner 2", "short_name: Other")
    text = text.replace("short_name: Partner 3", "short_name: Partner 2")
    outline.write_text(text.replace("short_name: Other", "short_name: Partner 3"), "utf-8")
    found = write_packs(outline, clock=CLOCK)
    assert [one.code for each in found.delivered for one in each.findings] == ["PAK104"]


def test_a_pack_without_its_record_is_known_by_its_rows(outline: Path) -> None:
    type_into(pack(outline, 2), hand(2))
    without_record(pack(outline, 2))
    pack(outline, 2).rename(outline.parent / "answer.xlsx")
    found = come_in(outline, outline.parent / "answer.xlsx")
    assert codes(found) == ["ITK114"]
    partners = yaml.safe_load(outline.read_text("utf-8"))["partners"]
    assert [len(one.get("staff", ())) for one in partners] == [0, 1, 0, 0]


def test_a_pack_finds_its_partner_whose_id_was_renamed(outline: Path) -> None:
    type_into(pack(outline, 2), hand(2))
    text = re.sub(r"\bp2\b", "second", outline.read_text("utf-8"))
    outline.write_text(text, encoding="utf-8")
    written = write_packs(outline, clock=CLOCK, partners=["second"])
    assert not [found for one in written.delivered for found in one.findings]
    assert not codes(come_in(outline))
    partners = yaml.safe_load(outline.read_text("utf-8"))["partners"]
    assert partners[1]["city"] == "Town 2"
    assert partners[1]["rates"] == {"expert": 4102}


def test_what_is_not_read_in_the_folder_is_named(outline: Path) -> None:
    folder = outline.parent / "packs"
    for name in ("~$Partner 2.xlsx", ".~lock.Partner 2.xlsx#", "Partner 2.ods"):
        (folder / name).write_bytes(b"")
    found = come_in(outline)
    assert [(one.code, one.place.file) for one in found.findings] == [("PAK103", "Partner 2.ods")]


def test_a_pack_keeps_its_deadline_and_its_sentence(outline: Path) -> None:
    before = pack(outline, 1).read_bytes()
    write_packs(outline, clock=CLOCK)
    assert pack(outline, 1).read_bytes() == before
    assert {one.by for one in pack_status(outline, clock=CLOCK)} == {"2026-03-01"}


def test_the_coordinator_decides_the_role_of_a_partner(outline: Path) -> None:
    type_into(pack(outline, 2), {("form_partners", "p2", "role"): "coordinator"})
    found = come_in(outline)
    assert codes(found) == ["ITK110"]
    assert not found.changes


def test_what_a_partner_gives_on_double_funding_is_declared(outline: Path) -> None:
    grant = "An operating grant of LIFE pays two of our staff."
    type_into(pack(outline, 3), {("form_partners", "p3", "other_funding"): grant})
    assert not codes(come_in(outline))
    draft = compose_document(read_dossier(outline), outline.parent)
    shown = write_markdown(draft)
    declared = shown.index(f"Partner 3: {grant}")
    assert declared > shown.index("Double funding")


def texts_sent(folder: Path, writes: str) -> Path:
    """An outline whose partner Vistula is asked to write, with its Word file."""
    outline = folder / "outline.yaml"
    city = "    city: Toruń\n"
    text = SHORT.read_text("utf-8").replace(city, f"{city}    writes: [{writes}]\n")
    outline.write_text(text, encoding="utf-8")
    write_packs(outline, clock=CLOCK, texts=True)
    return outline


QUARTERLY, MONTHLY = "figures are collected quarterly", "figures are collected monthly"


def rewritten(outline: Path) -> Path:
    """The Word file of Vistula with other words in a section."""
    file = outline.parent / "packs" / "Vistula.docx"
    hand = WordEditor(file.read_bytes())
    hand.replace(QUARTERLY, MONTHLY)
    file.write_bytes(hand.save())
    return file


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("short_name: Vistula", "short_name: Vistula Valley"),
        ("acronym: AGRIRES", "acronym: AGRINEW"),
        ("writes: [PRJ-MGT-PM]", "writes: [CON-SOR-CS]"),
    ],
)
def test_texts_of_a_partner_find_their_places_in_a_changed_outline(
    before: str, after: str, tmp_path: Path
) -> None:
    outline = texts_sent(tmp_path, "PRJ-MGT-PM")
    file = rewritten(outline)
    outline.write_text(outline.read_text("utf-8").replace(before, after), encoding="utf-8")
    found = pull(outline, clock=CLOCK, word=file)
    assert not codes(found)
    assert len(found.changes) == 1
    assert MONTHLY in " ".join(outline.read_text("utf-8").split())


def test_texts_that_lost_their_record_are_known_by_title_and_words(tmp_path: Path) -> None:
    outline = texts_sent(tmp_path, "PRJ-MGT-PM")
    file = rewritten(outline)
    file.write_bytes(saved_by_google_docs(file.read_bytes()))
    without_record(file)
    found = pull(outline, clock=CLOCK, word=file)
    assert not codes(found)
    assert MONTHLY in " ".join(outline.read_text("utf-8").split())


def test_tables_in_the_texts_of_a_partner_have_the_numbers_of_the_draft(tmp_path: Path) -> None:
    outline = texts_sent(tmp_path, "RSK-MGT-RM")
    xml = Package.read((outline.parent / "packs" / "Vistula.docx").read_bytes())
    body = xml.parts["word/document.xml"].decode()
    named = re.search(r"objectives \(.*?Table\W*(?:<[^>]*>)*(\d+)", body)
    counted = re.search(r"SEQ Table \\\* ARABIC \\r (\d+)", body)
    assert named is not None
    assert counted is not None
    assert named[1] == counted[1] != "1"


def test_what_is_no_text_of_the_draft_is_named(tmp_path: Path) -> None:
    outline = texts_sent(tmp_path, "COVER, PRJ-MGT-PM/managment")
    written = write_packs(outline, clock=CLOCK, texts=True)
    assert [one.code for one in written.findings] == ["PAK120", "PAK120"]
    assert "PRJ-MGT-PM/management" in written.findings[1].hint
    assert not list((outline.parent / "packs").glob("*.docx"))
