"""The budget table as files of a build: filled from the person's download, which is only read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from toolkit.budget_form.blank import Blank, read_blank, refuse_other_lines, surveyed
from toolkit.budget_form.comparison import findings
from toolkit.budget_form.edited import as_text, updated
from toolkit.budget_form.placing import Placed, placed
from toolkit.budget_form.room import seats
from toolkit.budget_form.survey import Survey
from toolkit.budget_form.table import Table
from toolkit.budget_form.without_macros import without_macros
from toolkit.budget_form.writing import with_values
from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity, typed
from toolkit.merge.outcome import Update, Updater
from toolkit.merge.update import content_at
from toolkit.ordinary_files import leads_inside
from toolkit.plan.dossier import Dossier
from toolkit.store.journal import checksum_of
from toolkit.store.memory import BUDGET_TABLE as RECORD
from toolkit.store.memory import Memory
from toolkit.store.names import BUDGET_TABLE, BUDGET_TABLE_WITH_MACROS
from toolkit.store.record_forms import BudgetTableRecord, DamagedError, record_bytes
from toolkit.store.state import read_state

MAKER = 1
"""Changes with what is filled in and how: an older file is filled again then."""


def blank_of(dossier: Dossier, outline: Path, given: Path | None) -> Path | None:
    """The person's download: as it is given, else as the outline names it; None where neither.

    Raises ProposalError where the outline names a file outside of its folder.
    """
    project = dossier.proposal.project
    if given is not None or not project.budget_form:
        return given
    path = outline.parent / project.budget_form
    if not leads_inside(path, outline.parent):
        raise ProposalError(
            Diagnostic(
                project.place.of("budget_form"),
                "BDF118",
                f"budget_form names {project.budget_form!r}, outside of the outline's folder",
                "put the workbook into the folder of the outline, or name it with --budget-form",
            )
        )
    return path


@dataclass
class Filling:
    """What a build makes of a blank budget table in its `folder`."""

    dossier: Dossier
    outline: Path
    blank: Path | None
    """The person's download; None where this build is given none."""

    memory: Memory
    folder: Path

    @cached_property
    def names(self) -> tuple[str, str]:
        """The names of the file with macros and of the one without."""
        acronym = self.dossier.proposal.project.acronym
        return f"{acronym}-{BUDGET_TABLE_WITH_MACROS}", f"{acronym}-{BUDGET_TABLE}"

    @cached_property
    def record(self) -> BudgetTableRecord | None:
        """What the build before noted; None where there was none, or it cannot be understood."""
        try:
            return self.memory.record(RECORD, BudgetTableRecord)
        except DamagedError:
            return None  # every cell that differs counts as typed then, and is told

    def table(self) -> Table:
        """The files that are filled from the blank.

        Raises ProposalError where it is no blank of this kind, or has not room for the project:
        nothing is filled then.
        """
        if self.blank is None:
            return Table({}, {}, self._left_as_it_is())
        self._refuse_own(self.blank)
        blank, form = read_blank(self.blank, self.dossier.proposal.project.acronym)
        places = seats(self.dossier.proposal, form, blank.file)
        given = placed(self.dossier, form, places)
        refuse_other_lines(form, given.cells, blank.file)
        with_macros, plain = self.names
        first = with_macros if blank.has_macros else plain
        values = {**form.values(), **given.cells}
        cells = {key: text for key, value in values.items() if (text := as_text(value))}
        content, shown = self._filled(blank, form, given, cells, first)
        found = findings(self.dossier, shown, places, given.unplaced, str(self.folder / first))
        files = {first: content}
        if blank.has_macros:
            files[plain] = self._plain(content, first, blank.checksum)
        record = {"blank": blank.checksum, "maker": MAKER, "cells": cells}
        records = {RECORD: record_bytes(BudgetTableRecord, record, sort_keys=True)}
        return Table(files, records, tuple(found), blank.checksum)

    def updaters(self, table: Table, others: Mapping[str, Updater]) -> Mapping[str, Updater]:
        """How files are brought up to date that somebody has edited, by name, beside `others`."""
        return {**others, **{name: self._updater(name, table.blank) for name in table.files}}

    def _updater(self, name: str, blank: str) -> Updater:
        record = self.record

        def update(edited: bytes, generated: bytes) -> Update:
            base = record.cells if record else {}
            same_blank = record is not None and record.blank == blank
            return updated(edited, generated, name, base, same_blank=same_blank)

        return update

    def _filled(
        self, blank: Blank, form: Survey, given: Placed, cells: Mapping[str, str], name: str
    ) -> tuple[bytes, Survey]:
        """The filled workbook and what it shows.

        One that holds the same, and that nobody has edited, is taken as it is.
        """
        there, record = content_at(self.folder / name), self.record
        if there is not None and record is not None:
            same = (record.blank, record.maker, record.cells) == (blank.checksum, MAKER, cells)
            if same and self._is_as_written(there):
                return there, surveyed(there, name)
        return with_values(form, given.cells, name), form

    def _plain(self, content: bytes, name: str, blank: str) -> bytes:
        """The workbook without macros, with what was typed into the one that has them."""
        there = content_at(self.folder / name)
        if there is not None and not self._is_as_written(there):
            with suppress(ProposalError):  # the build leaves that file as it is, and says why
                content = self._updater(name, blank)(there, content).content
        return without_macros(content, name)

    def _is_as_written(self, content: bytes) -> bool:
        return read_state(self.memory)[0].knows(checksum_of(content))

    def _refuse_own(self, blank: Path) -> None:
        """Raises ProposalError where the blank is a file that is to be written."""
        for name in self.names:
            if os.path.realpath(blank) == os.path.realpath(self.folder / name):
                fact = f"{name} is what this build writes, and not the blank that it is made from"
                hint = "give the workbook as it was downloaded, under another name"
                raise ProposalError(Diagnostic(Place(str(blank)), "BDF113", fact, hint))

    def _left_as_it_is(self) -> tuple[Diagnostic, ...]:
        """What is said where an earlier build filled the table and this one has no blank."""
        there = [one for one in self.names if (self.folder / one).is_file()]
        if self.record is None or not there:
            return ()
        return (
            Diagnostic(
                Place(str(self.folder / there[-1])),
                "BDF119",
                f"{there[-1]} was filled by an earlier build and is left as it is",
                f"proposal build {typed(self.outline)} --budget-form FILE fills it again; "
                "budget_form: FILE under project does so in every build",
                Severity.ADVICE,
            ),
        )
