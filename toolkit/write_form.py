"""The form of an outline is written, or the one that people edit is brought up to date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.diagnostics import Diagnostic
from toolkit.form_file import FormContext
from toolkit.intake.scope import EVERYTHING
from toolkit.store.names import INTAKE

if TYPE_CHECKING:
    from toolkit.merge.delivery_result import Delivered
    from toolkit.merge.outcome import Update, Updater
    from toolkit.ooxml.package import Package

IN_CELL = re.compile(r"^(?:the row of )?'((?:[^']|'')+)'!([A-Z]{1,3}[0-9]+)")
"""The cell with which a finding on a form begins."""

AUTHOR = "proposal"
"""In whose name notes are put on cells."""


class FormWritten(NamedTuple):
    """What has become of the form."""

    name: str
    delivered: tuple[Delivered, ...]
    findings: tuple[Diagnostic, ...]
    """What could not be taken from it, and is marked in it."""


def write_form(
    outline: Path, *, clock: datetime, out: Path | None = None, dry_run: bool = False
) -> FormWritten:
    """Writes the form of an outline beside it, or brings the one that people edit up to date.

    All that was typed into it stays; what a pull cannot take is marked in its cells. Raises
    ProposalError where outline or form cannot be read, or the form not be written.
    """
    from toolkit.merge.build_folder import build_folder
    from toolkit.merge.update import next_generation, prepare
    from toolkit.store.lock import exclusive

    context = FormContext.of(outline, clock=clock, dry_run=dry_run)
    folder = out or outline.parent
    around = build_folder(outline, context.memory, folder, context.acronym, [INTAKE])
    generation = next_generation(folder, context.name, memory=context.memory, former=around.former)
    form = context.form(generation=generation)
    updaters: Mapping[str, Updater] = {".xlsx": _updater(context)}
    with exclusive(context.memory.root):
        delivery = prepare(
            folder,
            {context.name: form},
            memory=context.memory,
            clock=clock,
            updaters=updaters,
            former=around.former,
        )
        if not dry_run:
            delivery.commit()
    found = (*context.warnings, *delivery.warnings, *around.findings(delivery.delivered))
    return FormWritten(context.name, delivery.delivered, found)


def _updater(context: FormContext) -> Updater:
    """How an edited form takes up what is new in the outline, and gets its notes."""

    def update(edited: bytes, generated: bytes) -> Update:
        from toolkit.merge.forms_updater import updated_form
        from toolkit.ooxml.package import Package

        made = updated_form(edited, generated, context.memory)
        waiting = _waiting(context, made.content)
        content = _with_notes(Package.read(made.content), made.content, waiting)
        return made._replace(content=content, findings=(*made.findings, *waiting))

    return update


def _waiting(context: FormContext, content: bytes) -> tuple[Diagnostic, ...]:
    """What a pull of a form would not take."""
    from toolkit.merge.pull.form_file import form_in
    from toolkit.merge.pull.forms import FormsTarget, pulled_forms
    from toolkit.plan.renamed_ids import NONE_RENAMED

    name = Path(context.name)
    form = form_in(content, name, EVERYTHING, context.form, context.memory, NONE_RENAMED)
    return pulled_forms(FormsTarget(context.outline, context.words), [form]).findings


def _with_notes(package: Package, content: bytes, waiting: Sequence[Diagnostic]) -> bytes:
    """The form with a note on each cell that a pull could not take."""
    from toolkit.ooxml.cell_notes import put_notes
    from toolkit.ooxml.sheetml import parts_of

    notes: dict[str, dict[str, str]] = {}
    for one in waiting:
        if found := IN_CELL.match(one.message):
            said = f"{one.message[found.end() :].strip()}\n{one.hint}"
            notes.setdefault(found[1].replace("''", "'"), {})[found[2]] = said
    before = dict(package.parts)
    for title, part in parts_of(package):
        put_notes(package, part, notes.get(title, {}), AUTHOR)
    return package.to_bytes() if package.parts != before or package.changed else content
