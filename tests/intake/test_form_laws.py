"""Laws of forms, on drawn outlines: what a form shows is what a pull of it brings.

PROPOSAL_FORMS sets how many outlines are drawn.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from tests.budgets.random_proposals import random_proposal
from tests.filled_forms import said_in_form, same_names, type_into
from toolkit.form_file import read_words
from toolkit.intake.layout import Form, form_sheets
from toolkit.intake.rows import FormRows
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.ooxml.package import Package
from toolkit.pipeline import pull, write_form
from toolkit.readers.starter import bare_outline, starter_call

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
DRAWN = range(int(os.environ.get("PROPOSAL_FORMS", "1")))


def drawn(seed: int, folder: Path) -> Path:
    """An outline drawn at random, for a call that comes with the program."""
    data = random_proposal(Random(seed))
    data["call"] = "smp-cosme-2021-cluster"
    data["project"]["strand"] = "textile"
    _name_apart(data)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "outline.yaml"
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path


def _name_apart(data: dict[str, Any]) -> None:
    """Gives parts that others name a name of their own, and instruments a priority of the call."""
    for number, one in enumerate(data["partners"]):
        one["short_name"] = f"{one['short_name']} {number}"
        if one["role"] == "affiliated":
            one["role"] = "beneficiary"
    served = [one["priority"] for one in data["work_packages"] if one["priority"] != "management"]
    data["instruments"] = [{**one, "priority": served[0]} for one in data["instruments"] if served]
    for number, package in enumerate(data["work_packages"]):
        package["title"] = f"{package['title']} {number}"
        for name in ("tasks", "deliverables", "milestones", "subcontracts"):
            for place, one in enumerate(package.get(name, ())):
                words = " ".join(one["title"].split())
                one["title"] = f"{words} {name} {number}.{place}"
    for one in data["instruments"]:
        one.pop("work_package", None)


def form_of(outline: Path) -> Path:
    return next(outline.parent.glob("*-intake.xlsx"))


def cells_of(outline: Path) -> dict[str, Any]:
    """What a form of the outline shows, but for person-months, whose columns have ids."""
    rows = FormRows(read_words(outline))
    shown = {
        sheet.key: [dict(row.cells) for row in rows.of(sheet)]
        for sheet in form_sheets()
        if sheet.form is not Form.TABLE
    }
    del shown["form_project"][0]  # the acronym
    return shown


@pytest.mark.parametrize("seed", DRAWN)
def test_a_pull_of_an_untouched_form_changes_nothing(seed: int, tmp_path: Path) -> None:
    outline = drawn(seed, tmp_path)
    before = outline.read_bytes()
    write_form(outline, clock=CLOCK)
    form = form_of(outline)
    first = form.read_bytes()
    form.write_bytes(first + b"")
    assert not pull(outline, clock=CLOCK).changes
    assert outline.read_bytes() == before
    write_form(outline, clock=CLOCK)
    assert form.read_bytes() == first


@pytest.mark.parametrize("seed", DRAWN)
def test_what_is_typed_into_an_empty_form_is_shown_by_the_next(seed: int, tmp_path: Path) -> None:
    source = drawn(seed, tmp_path / "source")
    outline = tmp_path / "outline.yaml"
    outline.write_text(bare_outline("DRAWN", starter_call()), encoding="utf-8")
    write_form(outline, clock=CLOCK)
    first, second = said_in_form(source)
    type_into(form_of(outline), first)
    found = pull(outline, clock=CLOCK)
    assert not [one.message for one in found.findings]
    write_form(outline, clock=CLOCK)
    ids = same_names(source, outline)
    later = {}
    known = keyed_sheets(Package.read(form_of(outline).read_bytes())).by_key["form_effort"].columns
    for (sheet, row, column), value in second.items():
        partner, _, profile = column.partition("/")
        key = f"{ids[partner]}/{profile}"
        if key in known:  # a staff profile has a column once it has a rate
            later[sheet, ids[row], key] = value
    type_into(form_of(outline), later)
    assert not [one.message for one in pull(outline, clock=CLOCK).findings]
    assert cells_of(outline) == cells_of(source)
    assert not pull(outline, clock=CLOCK).changes
