"""What is stored in a filled budget table is what LibreOffice computes.

`OFFICIAL_FORMS` names a folder of real workbooks, on which the same is tried.
"""

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.budget_blanks import BlankShape, make_blank
from tests.builders import make_cost, make_dossier, make_partner, make_task, make_work_package
from tests.filled_tables import FilledTable, budget_sums, fill, parts, sums
from tests.office import all_recalculated, needs_office
from tests.source_code import CHECKOUT
from toolkit.budget_form.blank import surveyed
from toolkit.budget_form.book import address
from toolkit.budget_form.room import beneficiaries
from toolkit.budget_form.survey import Survey
from toolkit.command_context import read_dossier
from toolkit.diagnostics import ProposalError
from toolkit.merge.workbook.evaluation.values import Fault, Value
from toolkit.plan.dossier import Dossier

EXAMPLES = ("euroboostex", "agri-food", "call-2024")
FORMS = os.environ.get("OFFICIAL_FORMS", "")

NEAR = Decimal("0.000000001")


def differences(stored: Survey, computed: Survey) -> Iterator[str]:
    """The formulas whose stored result is another than the one that was computed.

    Which error a formula gives differs from program to program, and CELL names the file.
    """
    for number, sheet in enumerate(stored.book.cells.sheets):
        for at, formula in sheet.formulas.items():
            one = sheet.stored.get(at)
            two = computed.book.shown((number, *at))
            if one is not None and not _alike(one, two) and "CELL(" not in formula.text[:6]:
                yield f"{sheet.title}!{address(*at)}: {one!r} is stored, {two!r} is computed"


def _alike(one: Value, two: Value) -> bool:
    if isinstance(one, float) and isinstance(two, float):
        return abs(one - two) <= float(NEAR) * max(1.0, abs(one))
    return one == two or (isinstance(one, Fault) and isinstance(two, Fault)) or not (one or two)


def recalculated(tables: dict[str, FilledTable], folder: Path) -> dict[str, Survey]:
    """The tables as LibreOffice computes them, all in one session."""
    paths = [folder / f"{name}.xlsx" for name in tables]
    for path, one in zip(paths, tables.values(), strict=True):
        path.write_bytes(one.content)
    results = all_recalculated(paths, folder)
    return {
        name: surveyed(path.read_bytes(), name) for name, path in zip(tables, results, strict=True)
    }


def mixed() -> Dossier:
    """Partners with an affiliated entity, costs in every row, more profiles than categories."""
    rates = {"manager": 5_000, "expert": "4321.57", "assistant": "2333.33", "clerk": 1_999}
    work = {"manager": 2.5, "expert": 1.75, "assistant": 3, "clerk": "0.3"}
    packages = [
        make_work_package(
            f"work-{number}",
            title=f"Work & more {number} <x>",
            tasks=[make_task(f"do-{number}", effort={"ateval": work, "lab": 2})],
            costs=[
                make_cost(row="C.1", item="Trips", units=3, unit_cost="333.3333"),
                make_cost(partner="lab", row="C.2", item="Laser", unit_cost="9600.05"),
                make_cost(partner="citeve", row="C.3", item="Website", unit_cost=4_200),
                make_cost(partner="citeve", row="C.3", item="Statistics", unit_cost="930.06"),
            ],
            deliverables=[],
        )
        for number in range(1, 4)
    ]
    partners = [
        make_partner("ateval", role="coordinator", rates=rates, default_profile="manager"),
        make_partner("citeve", country="PT"),
        make_partner("lab", role="affiliated", affiliated_to="citeve", rates={"manager": 3_000}),
        make_partner("techtera", country="FR"),
    ]
    return make_dossier(work_packages=packages, partners=partners, instruments=[])


@needs_office
def test_results_and_sums_are_those_that_libreoffice_computes(tmp_path: Path) -> None:
    dossier = mixed()
    shapes = {
        "usual": BlankShape(affiliated={2: 1}),
        "other": BlankShape(5, 4, {2: 2}, shifted=3, reordered=True, undotted=True),
    }
    tables = {name: fill(make_blank(shape), dossier) for name, shape in shapes.items()}
    computed = recalculated(tables, tmp_path)
    for name, one in tables.items():
        assert not list(differences(one.form, computed[name]))
        for partner, seat in one.seats.partners.items():
            expected = budget_sums(dossier, partner)
            assert one.sums(partner) == expected, (name, partner)
            assert sums(computed[name], seat) == expected, (name, partner)


def official_forms() -> list[Path]:
    """The real budget tables in the folder that `OFFICIAL_FORMS` names."""
    found = []
    for path in sorted(Path(FORMS).glob("*.xls[xm]")) if FORMS else ():
        try:
            surveyed(path.read_bytes(), path.name)
        except ProposalError:
            continue
        found.append(path)
    return found


@pytest.mark.long
@needs_office
@pytest.mark.skipif(not FORMS, reason="OFFICIAL_FORMS names no folder")
def test_real_forms_are_filled_for_the_examples(tmp_path: Path) -> None:
    forms = official_forms()
    assert forms
    for form in forms:
        before = form.read_bytes()
        dossiers = {
            name: read_dossier(CHECKOUT / "examples" / name / "outline.yaml") for name in EXAMPLES
        }
        tables = {name: fill(before, dossier) for name, dossier in dossiers.items()}
        computed = recalculated(tables, tmp_path)
        for name, one in tables.items():
            assert not list(differences(one.form, computed[name])), name
            assert not one.unplaced, name
            for partner in beneficiaries(dossiers[name].proposal):
                expected = budget_sums(dossiers[name], partner.id)
                assert one.sums(partner.id) == expected, (name, partner.id)
                assert sums(computed[name], one.seats.partners[partner.id]) == expected, name
            changed = {
                part
                for part, content in parts(before).items()
                if parts(one.content)[part] != content
            }
            assert all(part.startswith("xl/worksheets/sheet") for part in changed), changed
        assert form.read_bytes() == before
