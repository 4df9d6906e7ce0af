"""The person's download: read, and refused where it is no budget table, or is filled already."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from toolkit.budget_form.book import read_book
from toolkit.budget_form.survey import Survey, survey
from toolkit.budget_form.without_macros import has_macros
from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.merge.workbook.evaluation.values import Value
from toolkit.merge.workbook_updater import opened_workbook
from toolkit.model.wording import counted
from toolkit.ooxml.archive import PackageError
from toolkit.ooxml.custom_properties import properties_of
from toolkit.ooxml.incoming_file import read_incoming
from toolkit.ooxml.package import Package
from toolkit.store.journal import checksum_of
from toolkit.store.memory import unreadable

OURS = "pk.doc"
"""The property in which a file of this tool says for which project it was built."""

GET_BLANK = "give the blank workbook that the Portal offers with the call"


class Blank(NamedTuple):
    """A budget table that nobody has filled yet."""

    path: Path
    content: bytes
    checksum: str
    has_macros: bool

    @property
    def file(self) -> str:
        """Its name, for what is told of it."""
        return str(self.path)

    def survey(self) -> Survey:
        """Its places. Raises ProposalError."""
        return surveyed(self.content, self.file)


def read_blank(path: Path, acronym: str) -> tuple[Blank, Survey]:
    """The workbook at `path`, which is only read.

    Raises ProposalError with one sentence where it cannot be read, is damaged or too large, is no
    budget table, one of ours, or is filled already, for this project or for another.
    """
    try:
        content = read_incoming(path)
    except OSError as error:
        raise ProposalError(unreadable(path, error)) from error
    found = surveyed(content, str(path))
    _refuse_filled(found, acronym, str(path))
    macros = has_macros(found.book.package)
    return Blank(path, content, checksum_of(content), macros), found


def surveyed(content: bytes, file: str) -> Survey:
    """The places of a budget table. Raises ProposalError where it is none."""
    package = opened_workbook(content, file)
    if (project := properties_of(package).get(OURS)) is not None:
        fact = f"this is a workbook of this tool, built for {project}, and no budget table"
        raise ProposalError(Diagnostic(Place(file), "BDF101", fact, GET_BLANK))
    found = _survey(package, file)
    if found is None:
        fact = (
            "this is no detailed budget table of the Commission: its sheets of beneficiaries and "
            "the hidden keys of its rows are not there"
        )
        raise ProposalError(Diagnostic(Place(file), "BDF101", fact, GET_BLANK))
    return found


def _survey(package: Package, file: str) -> Survey | None:
    try:
        return survey(read_book(package))
    except PackageError as error:
        found = (one._replace(place=Place(file)) for one in error.diagnostics)
        raise ProposalError(*found) from error


def _refuse_filled(found: Survey, acronym: str, file: str) -> None:
    values = found.values()
    named = str(values.get("acronym", "")).strip()
    if named and named.casefold() != acronym.casefold():
        fact = f"this budget table is filled for {named}, and the outline is that of {acronym}"
        raise ProposalError(Diagnostic(Place(file), "BDF103", fact, GET_BLANK))
    _refuse(found, [key for key in values if key.startswith(("cost/", "comment/"))], file)


def refuse_other_lines(found: Survey, cells: Mapping[str, Value], file: str) -> None:
    """Raises ProposalError where the lists name partners or work packages in lines that are not
    among the `cells` to be filled."""
    lines = [key for key in found.values() if key.startswith(("partner/", "package/"))]
    _refuse(found, [key for key in lines if key not in cells], file)


def _refuse(found: Survey, typed: list[str], file: str) -> None:
    if typed:
        cell = found.name_of(found.inputs[typed[0]])
        many = counted(len(typed), "value")
        fact = f"this budget table is filled already: {many} typed by hand, the first at {cell}"
        hint = f"{GET_BLANK}; what was typed by hand belongs into the outline"
        raise ProposalError(Diagnostic(Place(file), "BDF104", fact, hint))
