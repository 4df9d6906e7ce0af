"""The starter explains every field, is sound as it is, and stays so with any name."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline
from toolkit.readers.scalars import plain
from toolkit.readers.schema import outline_schema
from toolkit.readers.starter import (
    acronym_from,
    likely_start,
    nearest_strand,
    quoted,
    starter,
    starter_strands,
    starter_text,
    strand_named,
)

FIRST = "# yaml-language-server: $schema=outline.schema.json\n"
OFFERED = re.compile(r"^( *)# (?=[a-z_]+:(?:\s|$)|- |  )(.*)$", re.MULTILINE)
DAY = date(2027, 9, 1)


def test_the_first_line_binds_the_schema() -> None:
    assert starter("AGRIRES", "agri-food", DAY).startswith(FIRST)


def test_acronym_strand_title_and_first_day_are_put_in(tmp_path: Path) -> None:
    text = starter("AGRIRES", "agri-food", DAY)
    assert "  acronym: AGRIRES              # the files are named after it\n" in text
    assert "  strand: agri-food             # one strand of the call" in text
    path = tmp_path / "outline.yaml"
    path.write_text(text, "utf-8")
    project = read_outline(path).project
    assert (project.acronym, project.strand, project.start) == ("AGRIRES", "agri-food", DAY)
    assert project.title == "The full title of AGRIRES"


def test_nothing_is_to_be_mended_in_it(tmp_path: Path) -> None:
    from toolkit import checks

    path = tmp_path / "outline.yaml"
    path.write_text(starter("AGRIRES", "agri-food", DAY), "utf-8")
    proposal = read_outline(path)
    dossier = Dossier.of(proposal, read_call(proposal.call))
    found = [str(one) for one in checks.run(dossier) if one.severity is Severity.ERROR]
    assert found == []


def test_every_field_is_explained_in_it() -> None:
    schema = outline_schema()
    fields = {
        field
        for part in (schema, *schema["$defs"].values())
        for field in part.get("properties", ())
    }
    missing = {field for field in fields if not re.search(rf"\b{field}:", starter_text())}
    assert missing == set()


def test_what_it_offers_in_remarks_can_be_taken_up(tmp_path: Path) -> None:
    head, call, body = starter_text().partition("\ncall: ")
    path = tmp_path / "outline.yaml"
    path.write_text(head + call + OFFERED.sub(r"\1\2", body), "utf-8")
    proposal = read_outline(path)
    assert proposal.partners[0].staff
    assert proposal.sections["CON-MET-CM"]
    assert proposal.priorities["innovate"].links


def test_every_line_of_it_fits_an_editor() -> None:
    assert max(map(len, starter_text().splitlines())) <= 100
    assert "\t" not in starter_text()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acronym=st.from_regex(r"[A-Za-z0-9][A-Za-z0-9 ._+-]{0,30}", fullmatch=True))
def test_any_acronym_arrives_as_it_was_typed(tmp_path: Path, acronym: str) -> None:
    path = tmp_path / "outline.yaml"
    path.write_text(starter(acronym, "textile", DAY), "utf-8")
    assert read_outline(path).project.acronym == acronym


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_a_quoted_text_is_the_text(text: str) -> None:
    from toolkit.readers.collector import Collector
    from toolkit.readers.yaml_builder import Builder

    def include(*_: object) -> tuple[object, object]:
        raise AssertionError

    found = Builder(f"a: {quoted(text)}\n", "a", Collector(), include, {}).root("")[0]  # type: ignore[arg-type]
    assert found["a"] == text.replace("\ufeff", "").replace("\uffff", "").replace("\ufffe", "")


@pytest.mark.parametrize("text", ["true", "null", "3", "1e3", "~", "No: yes", "", "- x", "#1"])
def test_a_text_that_would_be_something_else_is_quoted(text: str) -> None:
    assert quoted(text) == f'"{text}"'
    assert plain("No") == "No"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8", "textile"), ("textile", "textile"), ("Textile", "textile"), ("tex", "textile"),
        ("AGRI", "agri-food"), ("Open Strand", "open"), ("16", None), ("0", None), ("e", None),
        ("", None), ("wool", None), ("²", None),
    ],
)  # fmt: skip
def test_a_strand_is_found_by_number_name_or_begin(text: str, found: str | None) -> None:
    strand = strand_named(text, starter_strands())
    assert (strand.id if strand else None) == found


def test_the_nearest_strand_is_named() -> None:
    assert nearest_strand("agrifod", starter_strands()) == "agri-food"
    assert nearest_strand("xyz", starter_strands()) == ""


@pytest.mark.parametrize(
    ("name", "acronym"),
    [("my-project", "MY-PROJECT"), ("euro tex", "EURO-TEX"), ("été", "T"), ("...", ""), ("", "")],
)
def test_a_folder_suggests_an_acronym(name: str, acronym: str) -> None:
    assert acronym_from(name) == acronym


def test_a_project_is_likely_to_start_nine_months_after_its_outline() -> None:
    assert likely_start(date(2026, 11, 22)) == date(2027, 8, 1)
    assert likely_start(date(2026, 3, 31)) == date(2026, 12, 1)
    assert likely_start(date(2026, 4, 1)) == date(2027, 1, 1)
