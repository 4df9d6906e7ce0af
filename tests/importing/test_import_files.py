"""Sheets of any layout become fields of an outline, and every cell is accounted for."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from tests.foreign_sheets import Rows, content_of, workbook, write_xlsx
from toolkit.cell_addresses import quoted
from toolkit.diagnostics import ProposalError
from toolkit.import_into_outline import new_target, read_files, target_in, write
from toolkit.importing.account import Imported
from toolkit.importing.decisions import Decision, decision_of
from toolkit.importing.sheet_cells import MOST_ROWS

CONSORTIUM: Rows = (
    ("Our consortium",),
    (),
    ("No", "PIC", "Legal name", "Short name", "Country", "Role"),
    (1, 999888777, "Asociación de Empresas", "AEI", "Spain", "Coordinator"),
    (2, 999888778, "Centro Tecnológico", "CITEVE", "PT", "BEN"),
    ("Total", 2),
)
BUDGET: Rows = (
    ("Partner", "Work package", "Cost category", "Item", "Units", "Unit cost (EUR)", "Total"),
    ("AEI", "WP1", "Travel", "Trips", 4, "1.234,50 €", "4.938,00 €"),
    ("CITEVE", "WP2", "C.2", "Loom", 1, 12000, 12000),
    ("CITEVE", "WP2", "Personnel", "Staff", 3, 4000, 12000),
    ("CITEVE", "WP2", "Subcontracting", "Video", 2, 2500, 5000),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def imported(
    folder: Path, *decisions: str, start: date | None = None, **sheets: Rows
) -> tuple[Imported, Any]:
    """What the sheets give, and the new outline as data."""
    path = write_xlsx(folder / "list.xlsx", **sheets)
    target = new_target(folder / "new", "NEW", "textile", start)
    chosen = [one for one in map(decision_of, decisions) if isinstance(one, Decision)]
    assert len(chosen) == len(decisions)
    found = read_files([path], target, chosen)
    return found, yaml.safe_load(found.written[target.path])


def left(found: Imported) -> dict[str, str]:
    """Why each cell that was not placed was not, by its address."""
    return {one.where: one.why for file in found.files for one in file.not_placed}


def test_a_partner_list_and_a_budget_become_an_outline(folder: Path) -> None:
    found, data = imported(folder, Consortium=CONSORTIUM, Budget=BUDGET)
    assert data["partners"] == [
        {
            "id": "aei",
            "name": "Asociación de Empresas",
            "short_name": "AEI",
            "country": "ES",
            "role": "coordinator",
        },
        {
            "id": "citeve",
            "name": "Centro Tecnológico",
            "short_name": "CITEVE",
            "country": "PT",
            "role": "beneficiary",
        },
    ]
    first, second = data["work_packages"]
    assert first["costs"] == [
        {"partner": "aei", "row": "C.1", "item": "Trips", "units": 4, "unit_cost": 1234.5}
    ]
    assert second["costs"][0]["unit_cost"] == 12000
    assert second["subcontracts"] == [
        {"id": "video", "title": "Video", "partner": "citeve", "cost": 5000}
    ]
    reasons = left(found)
    assert reasons["Consortium!A1"] == "it is outside the tables"
    assert reasons["Consortium!B4"] == "no field has the heading “PIC”"
    assert reasons["Consortium!B6"] == "it is a line of totals, which the outline computes"
    assert reasons["Budget!D4"].startswith("staff costs follow from person-months")


def test_headings_in_french_and_labels_find_their_fields(folder: Path) -> None:
    rows = (
        ("N°", "Intitulé du livrable", "Responsable", "Échéance", "Niveau de diffusion", "Type"),
        ("L1.1", "Plan de gestion", "AEI", "Mois 6", "PU", "Document, report"),
        ("L2.1", "Rapport", "CITEVE", 12, "Public", "R"),
    )
    _, data = imported(folder, Consortium=CONSORTIUM, Livrables=rows)
    first, second = (one["deliverables"][0] for one in data["work_packages"])
    assert first == {
        "id": "plan-de-gestion",
        "title": "Plan de gestion",
        "due": "M6",
        "lead": "aei",
        "type": "R",
        "dissemination": "PU",
    }
    assert (second["due"], second["lead"]) == ("M12", "citeve")


def test_person_months_by_partner_get_a_task_in_each_work_package(folder: Path) -> None:
    rows = (
        ("Person-months", "AEI", "CITEVE", "Total"),
        ("WP1 Management", 12, 2, 14),
        ("WP2 Innovation", "3,5", None, 3.5),
        ("Total", 15.5, 2, 17.5),
    )
    found, data = imported(folder, Consortium=CONSORTIUM, Effort=rows)
    efforts = [one["tasks"][0]["effort"] for one in data["work_packages"]]
    assert efforts == [{"aei": 12, "citeve": 2}, {"aei": 3.5}]
    assert [one["title"] for one in data["work_packages"]] == ["Management", "Innovation"]
    assert found.added_tasks == ("WP1", "WP2")


def test_partners_in_rows_and_work_packages_in_columns_are_the_same(folder: Path) -> None:
    rows = (("Effort", "WP1", "WP2"), ("AEI", 12, 3), ("CITEVE", 2, 0))
    _, data = imported(folder, Consortium=CONSORTIUM, PM=rows)
    efforts = [one["tasks"][0]["effort"] for one in data["work_packages"]]
    assert efforts == [{"aei": 12, "citeve": 2}, {"aei": 3}]


def test_amounts_by_partner_are_not_taken_for_person_months(folder: Path) -> None:
    rows = (("Budget in EUR", "AEI", "CITEVE"), ("WP1", 12, 2), ("WP2", 3, 1))
    found, data = imported(folder, Consortium=CONSORTIUM, Money=rows)
    assert "work_packages" not in data
    assert left(found)["Money!B2"].startswith("no row of its sheet has headings")


def test_numbers_by_partner_are_person_months_only_where_words_say_so(folder: Path) -> None:
    rows = (("Task", "WP", "AEI", "CITEVE"), ("Survey", "WP1", 12, 2))
    found, data = imported(folder, Consortium=CONSORTIUM, Missions=rows)
    assert "effort" not in data["work_packages"][0]["tasks"][0]
    assert left(found)["Missions!C2"].startswith("nothing says that these are person-months")
    told = ("AEI=tasks.effort", "CITEVE=tasks.effort")
    _, data = imported(folder, *told, Consortium=CONSORTIUM, Missions=rows)
    assert data["work_packages"][0]["tasks"][0]["effort"] == {"aei": 12, "citeve": 2}


def test_tables_on_one_sheet_lines_between_and_totals(folder: Path) -> None:
    rows = (
        ("Title", "A project for weavers"),
        ("Start date", date(2027, 1, 1)),
        (),
        *CONSORTIUM[2:4],
        (),
        ("Budget",),
        BUDGET[0][:1] + BUDGET[0][2:],
        ("WP2: Weaving",),
        ("AEI", "Equipment", "Loom", 2, 100, 200),
        ("Sub-total", None, None, None, None, 200),
        ("WP3",),
        ("AEI", "Other costs", "Fair", 1, 50, 50),
    )
    found, data = imported(folder, One=rows)
    assert data["project"]["title"] == "A project for weavers"
    assert data["project"]["start"] == date(2027, 1, 1)
    packages = {one.get("title", one.get("label")): one["costs"] for one in data["work_packages"]}
    assert [one["item"] for one in packages["Weaving"]] == ["Loom"]
    assert [one["item"] for one in packages["WP3"]] == ["Fair"]
    assert left(found)["One!F11"] == "it is a line of totals, which the outline computes"


def test_merged_cells_stand_for_all_their_rows(folder: Path) -> None:
    rows = (
        ("Partner", "WP", "Category", "Item", "Amount"),
        ("AEI", "WP1", "Travel", "Trip", 10),
        (None, None, "Equipment", "Loom", 20),
    )
    book = workbook({"Budget": rows})
    book["Budget"].merge_cells("A2:A3")
    book["Budget"].merge_cells("B2:B3")
    path = folder / "merged.xlsx"
    path.write_bytes(content_of(book))
    found = read_files([path], new_target(folder / "new", "NEW", "textile"))
    data = yaml.safe_load(next(iter(found.written.values())))
    costs = data["work_packages"][0]["costs"]
    assert [(one["partner"], one["units"], one["unit_cost"]) for one in costs] == [
        ("aei", 1, 10),
        ("aei", 1, 20),
    ]


def test_days_become_months_when_the_first_day_is_known(folder: Path) -> None:
    rows = (
        ("Task", "Work package", "Start", "End"),
        ("Survey", "WP1", date(2027, 2, 1), date(2027, 4, 30)),
    )
    found, _ = imported(folder, Plan=rows)
    assert "the first day of the project is not known" in left(found)["Plan!C2"]
    _, data = imported(folder / "", start=date(2027, 1, 1), Plan=rows)
    assert data["work_packages"][0]["tasks"][0]["months"] == "M2-M4"


@pytest.mark.parametrize(
    ("rows", "where", "why"),
    [
        ((BUDGET[0], ("AEI", "WP1", "Travel", "Trips", 4, 10, 41)), "S!G2", "contradicts 4 x 10"),
        (((*BUDGET[0][:5], "Unit cost (USD)", "Total"), BUDGET[1]), "S!F2", "says USD"),
        ((BUDGET[0], ("AEI", "WP1", "Trvel", "Trips", 4, 10, 40)), "S!A2", "category is not known"),
        ((BUDGET[0], ("AEI", "WP1, WP2", "Travel", "Trips", 4, 10, 40)), "S!D2", "several work"),
        (
            (BUDGET[0], ("AEI", "WP1", "Travel", "Trips", "2-3", 10)),
            "S!E2",
            "write one number with digits alone",
        ),
        ((BUDGET[0], ("all", "WP1", "Travel", "Trips", 1, 10)), "S!A2", "no partner is called so"),
        ((BUDGET[0], ("AEI", "WP1", "Travel", "Trips", 1, "=1+1")), "S!F2", "result is not in"),
    ],
)
def test_what_cannot_be_meant_is_listed_with_the_reason(
    folder: Path, rows: Rows, where: str, why: str
) -> None:
    found, _ = imported(folder, S=rows)
    assert why in left(found)[where]


def test_thousands_of_euros_are_multiplied(folder: Path) -> None:
    rows = ((*BUDGET[0][:5], "Unit cost (k€)"), ("AEI", "WP1", "Travel", "Trips", 4, "1,2"))
    _, data = imported(folder, S=rows)
    assert data["work_packages"][0]["costs"][0]["unit_cost"] == 1200


def test_a_decision_says_what_a_heading_is(folder: Path) -> None:
    rows = (("Wer", "Land", "Ort"), ("AEI", "Spain", "Elche"))
    found, data = imported(folder, "Wer=partners.short_name", "Ort=-", S=rows)
    assert data["partners"] == [{"id": "aei", "short_name": "AEI", "country": "ES"}]
    assert left(found)["S!C2"] == "it was left out with --map"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Nom", "not of the form"),
        ("Nom=partner.name", "did you mean partners.name"),
        ("Nom=name", "did you mean"),
        ("Nom=partners.nam", "did you mean partners.name"),
    ],
)
def test_a_decision_for_an_unknown_field_names_the_nearest(text: str, why: str) -> None:
    assert why in str(decision_of(text))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Partner;Country\r\nSociété Générique;France\r\n".encode("cp1252"), "Société Générique"),
        ("Partner,Country\nSociété,France\n".encode(), "Société"),
        ('Partner;Country\n"A;B";France\n'.encode("utf-8-sig"), "A;B"),
        (b"sep=|\nPartner|Country\nAEI|France\n", "AEI"),
        ("Partner\tCountry\nAEI\tFrance\n".encode("utf-16"), "AEI"),
    ],
)
def test_a_text_with_separated_values_is_a_sheet(folder: Path, content: bytes, words: str) -> None:
    path = folder / "list.csv"
    path.write_bytes(content)
    found = read_files([path], new_target(folder / "new", "NEW", "textile"))
    data = yaml.safe_load(next(iter(found.written.values())))
    assert (data["partners"][0]["short_name"], data["partners"][0]["country"]) == (words, "FR")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.ods", b"PK", "IMP101"),
        ("a.xls", b"\xd0\xcf\x11\xe0", "IMP101"),
        ("a.csv", b"a\0b", "IMP103"),
        ("a.xlsx", b"no zip", "MRG117"),
        ("b.csv", b"x;y\n" * (MOST_ROWS + 1), "IMP102"),
    ],
)
def test_other_files_are_refused_with_a_way_out(
    folder: Path, name: str, content: bytes, code: str
) -> None:
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(ProposalError) as caught:
        read_files([path], new_target(folder / "new", "NEW", "textile"))
    [found] = caught.value.diagnostics
    assert (found.code, found.place.file) == (code, str(path))
    assert found.hint


WORDS = (
    *("Partner", "Country", "Legal name", "Role", "WP", "Task", "Start", "End", "Lead", "Item"),
    *("Total", "Cost category", "Amount", "PM", "Deliverable", "Due", "AEI", "CITEVE", "Spain"),
    *("Equipment", "Personnel", "Subcontracting", "Duration", "WP1; WP2"),
    *("WP1", "WP2 Weaving", "T1.1", "D1.1 Report", "M6", "M4-M9", "1.234,50 €", "Travel", "BEN"),
    *("-", " ", "n/a", "12 months", "Nom", "Pays", "x" * 200, "=1+", "Ünïcode ☃", "Title", "2027"),
    *(0, 1, 3.5, 1200, -4, 1e12, date(2027, 3, 1), True, None, None, None, None),
)
"""What a drawn sheet has in its cells."""


@pytest.mark.parametrize("seed", range(int(os.environ.get("PROPOSAL_DRAWN", "6"))))
def test_every_cell_of_a_drawn_sheet_is_placed_a_heading_or_listed(folder: Path, seed: int) -> None:
    dice = Random(seed)
    sheets: dict[str, list[list[Any]]] = {}
    for title in ("Partners", "Budget", "WP2"):
        width = dice.randint(2, 7)
        rows = [[dice.choice(WORDS) for _ in range(width)] for _ in range(dice.randint(1, 14))]
        if dice.random() < 0.7:
            rows.insert(dice.randint(0, 2), list(dice.choice((CONSORTIUM[2], BUDGET[0]))))
        sheets[title] = rows
    found, _ = imported(folder, **sheets)
    [file] = found.files
    headings = [one.where for table in file.tables for one in table.headings]
    fates = [*headings, *(one.where for one in (*file.placed, *file.not_placed))]
    shown = {
        f"{quoted(title)}!{chr(65 + at)}{number}"
        for title, rows in sheets.items()
        for number, row in enumerate(rows, 1)
        for at, cell in enumerate(row)
        if any(one.isalnum() for one in str("" if cell is None else cell))
    }
    assert len(fates) == len(set(fates)), sorted(one for one in fates if fates.count(one) > 1)
    assert {one for one in fates if one in shown} == shown
    assert file.cells == len(shown)


def test_an_outline_that_is_there_is_completed_and_never_written_over(folder: Path) -> None:
    outline = folder / "outline.yaml"
    outline.write_text(
        "# mine\n"
        "call: smp-cosme-2021-cluster\n"
        "project: {acronym: A, strand: textile}\n"
        "partners:\n"
        "  - id: aei   # the coordinator\n"
        "    short_name: AEI\n"
        "    country: PT\n",
        "utf-8",
    )
    rows = (
        ("Short name", "Legal name", "Country"),
        ("AEI", "Asociación", "Spain"),
        ("CITEVE", "Centro", "Portugal"),
    )
    path = write_xlsx(folder / "list.xlsx", Partners=rows)
    found = read_files([path], target_in(outline))
    text = found.written[outline.resolve()].decode()
    assert text.startswith("# mine\n")
    assert "- id: aei   # the coordinator" in text
    partners = yaml.safe_load(text)["partners"]
    assert partners[0] == {
        "id": "aei", "name": "Asociación", "short_name": "AEI", "country": "PT"
    }  # fmt: skip
    assert partners[1]["country"] == "PT"
    [contradiction] = found.contradictions
    assert (contradiction.where, contradiction.words) == ("Partners!C2", "Spain")
    assert left(found)["Partners!C2"] == "the outline has “PT” there, which stays"


def test_a_budget_with_a_column_for_each_cost_category_is_cost_lines(folder: Path) -> None:
    rows = (
        ("Partner", "WP", "A. Personnel", "Travel (€)", "C.2 Equipment", "Subcontracting", "Total"),
        ("AEI", "WP1", 40000, "1.200 €", 0, 3000, 44200),
        ("CITEVE", "WP2", None, 500, 900, None, 1400),
        ("Total", None, 40000, 1700, 900, 3000, 45600),
    )
    found, data = imported(folder, Consortium=CONSORTIUM, Budget=rows)
    first, second = data["work_packages"]
    assert first["costs"] == [
        {"partner": "aei", "row": "C.1", "item": "Travel (€)", "units": 1, "unit_cost": 1200}
    ]
    assert first["subcontracts"][0]["cost"] == 3000
    assert [one["row"] for one in second["costs"]] == ["C.1", "C.2"]
    reasons = left(found)
    assert reasons["Budget!C2"].startswith("staff costs follow from person-months")
    assert reasons["Budget!E2"] == "it is nought"
    assert "Budget!A2" not in reasons


def test_who_has_effort_in_a_task_is_no_participant_beside_it(folder: Path) -> None:
    tasks = (("Task", "WP", "Lead", "Participants"), ("Survey", "WP1", "AEI", "AEI, CITEVE"))
    effort = (("Person-months", "AEI", "CITEVE"), ("WP1", 2, 1))
    _, data = imported(folder, Consortium=CONSORTIUM, Plan=tasks, Effort=effort)
    task = data["work_packages"][0]["tasks"][0]
    assert (task["effort"], task.get("participants")) == ({"aei": 2, "citeve": 1}, None)


def test_a_day_that_may_be_two_is_listed_with_both(folder: Path) -> None:
    found, data = imported(folder, Project=(("Date de début", "01/09/2027"),))
    assert "start" not in data["project"]
    assert "write 2027-09-01 or 2027-01-09" in left(found)["Project!B1"]


def test_a_first_month_with_a_duration_is_a_span_and_a_number_alone_is_none(folder: Path) -> None:
    rows = (("Task", "WP", "Start", "Duration", "Period"), ("Survey", "WP1", "M4", 3, 6))
    found, data = imported(folder, Plan=rows)
    assert data["work_packages"][0]["tasks"][0]["months"] == "M4-M6"
    assert left(found)["Plan!E2"].startswith("it is one number")


def test_a_title_with_a_description_may_be_anything(folder: Path) -> None:
    rows = (("Title", "Description", "Author"), ("Kick-off", "All were there", "Ana"))
    found, data = imported(folder, News=rows)
    assert set(data) == {"call", "project"}
    assert left(found)["News!A2"].startswith("no row of its sheet has headings")


@pytest.mark.parametrize(
    "text",
    [
        "partners: AEI\n",
        "partners: [AEI]\n",
        "partners: {id: aei}\n",
        "work_packages:\n  - tasks: [one]\n",
        "work_packages: 3\n",
        "communication: [a]\n",
        "priorities: [network]\n",
        "sections: words\n",
        "partners:\n  - rates: 5\n",
        "- a list\n",
    ],
)
def test_an_outline_whose_parts_are_none_is_told_before_anything_is_read(
    folder: Path, text: str
) -> None:
    outline = folder / "outline.yaml"
    outline.write_text(f"call: smp-cosme-2021-cluster\n{text}" if "- a" not in text else text)
    with pytest.raises(ProposalError) as caught:
        target_in(outline)
    assert caught.value.diagnostics[0].place.file


def test_importing_a_file_again_changes_nothing(folder: Path) -> None:
    path = write_xlsx(folder / "list.xlsx", Consortium=CONSORTIUM, Budget=BUDGET)
    target = new_target(folder / "new", "NEW", "textile")
    write(read_files([path], target), target, datetime(2027, 1, 1, tzinfo=UTC))
    again = read_files([path], target_in(target.path))
    assert not again.written
    assert not again.contradictions
    assert not again.counts


def test_work_packages_are_found_by_their_numbers_beside_new_ones(folder: Path) -> None:
    path = write_xlsx(folder / "list.xlsx", Consortium=CONSORTIUM, Budget=BUDGET)
    target = new_target(folder / "new", "NEW", "textile")
    write(read_files([path], target), target, datetime(2027, 1, 1, tzinfo=UTC))
    more = (BUDGET[0], *(("AEI", f"WP{n}", "Travel", "Fair", 1, 5) for n in (4, 2, 1)))
    write_xlsx(path, Budget=more)
    found = read_files([path], target_in(target.path))
    data = yaml.safe_load(found.written[target.path.resolve()])
    first, second, fourth = data["work_packages"]
    assert [one["item"] for one in first["costs"]] == ["Trips", "Fair"]
    assert [one["item"] for one in second["costs"]] == ["Loom", "Fair"]
    assert (fourth["label"], fourth["costs"][0]["item"]) == ("WP4", "Fair")
