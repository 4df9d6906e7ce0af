"""The form of an outline is written, or the one that people edit is brought up to date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.form_file import FormContext, scope_of
from toolkit.intake.scope import EVERYTHING, Scope
from toolkit.portable import device
from toolkit.store.names import INTAKE

if TYPE_CHECKING:
    from toolkit.document.tree import Document
    from toolkit.merge.delivery_result import Delivered
    from toolkit.merge.outcome import Update, Updater
    from toolkit.ooxml.package import Package
    from toolkit.store.record_forms import PackShape

IN_CELL = re.compile(r"^(?:the row of )?'((?:[^']|'')+)'!([A-Z]{1,3}[0-9]+)")
"""The cell with which a finding on a form begins."""

PACKS = "packs"
"""The folder of the packs, beside the outline."""

AUTHOR = "proposal"
"""In whose name notes are put on cells."""


class FormWritten(NamedTuple):
    """What has become of the form."""

    name: str
    delivered: tuple[Delivered, ...]
    findings: tuple[Diagnostic, ...]
    """What could not be taken from it, and is marked in it."""


class PacksWritten(NamedTuple):
    """What has become of the packs."""

    partners: tuple[str, ...]
    """Their ids."""

    delivered: tuple[Delivered, ...]
    findings: tuple[Diagnostic, ...]


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


def write_packs(
    outline: Path,
    *,
    clock: datetime,
    partners: Sequence[str] = (),
    by: date | None = None,
    say: str = "",
    texts: bool = False,
    dry_run: bool = False,
) -> PacksWritten:
    """Writes a pack for each partner into the folder `packs` beside the outline, or for some.

    A pack is a form with what one partner has to say; one that was filled in is brought up to date.
    `partners` are ids or short names; `by` and `say` are the deadline and a sentence that stand on
    the first sheet; without them a pack keeps those that it has. With `texts` partners who write
    sections get a Word file with these. Raises ProposalError as `write_form`, and for a partner
    that is not there.
    """
    from toolkit.merge.update import next_generation, prepare
    from toolkit.store.lock import exclusive
    from toolkit.store.memory import PACKS as PACKS_RECORD
    from toolkit.store.packs import known_packs, with_packs

    context = FormContext.of(outline, clock=clock, dry_run=dry_run)
    wanted = _wanted_partners(context, partners)
    folder = outline.parent / PACKS
    known = known_packs(context.memory)
    files: dict[str, bytes] = {}
    facts: dict[str, dict[str, str]] = {}
    for ident, name in wanted.items():
        number = next_generation(folder, name, memory=context.memory)
        facts[ident] = said = _said(known.get(ident), by, say)
        about = lines_for_partners(context, said["by"], said["say"])
        files[name] = context.form(Scope(ident), generation=number, about=about)
        said |= {"file": f"{PACKS}/{name}", "written": clock.isoformat()}
    updaters = {".xlsx": _updater(context)}
    found: list[Diagnostic] = []
    if texts:
        files |= _texts(context, wanted, facts, found)
        updaters[".docx"] = _text_updater(context)
    with exclusive(context.memory.root):
        delivery = prepare(folder, files, memory=context.memory, clock=clock, updaters=updaters)
        if not dry_run:
            delivery.commit({PACKS_RECORD: with_packs(context.memory, facts)})
    return PacksWritten(tuple(wanted), delivery.delivered, (*context.warnings, *found))


def _texts(
    context: FormContext,
    wanted: Mapping[str, str],
    facts: Mapping[str, Mapping[str, str]],
    found: list[Diagnostic],
) -> dict[str, bytes]:
    """The Word files of those partners who are asked to write sections, by their names.

    What they are asked to write and the draft does not have is added to `found`; who is asked for
    nothing else gets no file.
    """
    from toolkit.command_context import read_dossier
    from toolkit.merge.update import next_generation
    from toolkit.partner_text import not_in_draft, render_partner_text
    from toolkit.word_file import compose_document

    dossier = read_dossier(context.outline)
    whole: Document | None = None
    files: dict[str, bytes] = {}
    for ident, pack in wanted.items():
        writes = dossier.proposal.partner[ident].writes
        if not writes:
            continue
        whole = whole or compose_document(dossier, context.memory.home / "templates")
        missing = not_in_draft(dossier, whole, ident)
        found += missing
        if len(missing) == len(writes):
            continue
        name = str(Path(pack).with_suffix(".docx"))
        folder = context.outline.parent / PACKS
        files[name] = render_partner_text(
            dossier,
            whole,
            ident,
            by=_day(facts[ident]["by"]),
            say=facts[ident]["say"],
            clock=context.clock,
            generation=next_generation(folder, name, memory=context.memory),
        )
    return files


def _said(before: PackShape | None, by: date | None, say: str) -> dict[str, str]:
    """The deadline and the sentence of a pack: those that are given, else those that it has."""
    day = by.isoformat() if by else before.by if before else ""
    return {"by": day, "say": say or (before.say if before else "")}


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _text_updater(context: FormContext) -> Updater:
    """How a Word file that a partner has written in takes up what is new in the outline."""
    from toolkit.merge.word.word_updater import word_updater
    from toolkit.store.state import read_state

    state = read_state(context.memory)[0]
    return word_updater(context.memory.bases, clock=context.clock, state=state)


def _wanted_partners(context: FormContext, partners: Sequence[str]) -> dict[str, str]:
    """The partners by id, each with the name of its pack."""
    known = context.words.parts.get("partner", {})
    files: dict[str, str] = {}
    for ident, name in known.items():
        files[ident] = pack_name(name, ident, files.values())
    if not partners:
        return files
    found: dict[str, str] = {}
    for wanted in partners:
        folded = wanted.casefold()
        named = [one for one, name in known.items() if folded in (one, name.casefold())]
        if not named:
            fact = f"there is no partner '{wanted}'"
            hint = f"there are {', '.join(known.values())}" if known else "add partners first"
            raise ProposalError(Diagnostic(Place(str(context.outline)), "PAK101", fact, hint))
        found[named[0]] = files[named[0]]
    return found


def pack_name(name: str, ident: str, taken: Iterable[str]) -> str:
    """The name of a partner's pack, which every system takes: `AEI Textils.xlsx`.

    >>> pack_name("A/B: *", "ab", ["A B.xlsx"])
    'ab.xlsx'
    """
    plain = " ".join(re.sub(r"[^\w .()+-]+", " ", name).split()).strip(" .")
    known = {one.casefold() for one in taken}
    found = f"{plain}.xlsx"
    fits = plain and not device(plain) and found.casefold() not in known
    return found if fits else f"{ident}.xlsx"


def lines_for_partners(context: FormContext, by: str, say: str) -> tuple[str, ...]:
    """The lines of the first sheet of a pack: by when, and what the coordinator writes."""
    language = context.words.language
    lines = []
    if day := _day(by):
        lines.append(language.say("Please send it back by {day}.", day=language.day(day)))
    return (*lines, *([say] if say else []))


def _updater(context: FormContext) -> Updater:
    """How an edited form, or a pack, takes up what is new in the outline, and gets its notes."""

    def update(edited: bytes, generated: bytes) -> Update:
        from toolkit.merge.forms_updater import PackOf, updated_form
        from toolkit.ooxml.custom_properties import properties_of
        from toolkit.ooxml.package import Package

        document = properties_of(Package.read(generated)).get("pk.doc", "")
        scope = scope_of(document, context.acronym) or EVERYTHING
        partners = context.words.parts.get("partner", {})
        pack = PackOf(scope.partner, partners) if scope.partner else None
        made = updated_form(edited, generated, context.memory, pack)
        waiting = _waiting(context, made.content, scope)
        content = _with_notes(Package.read(made.content), made.content, waiting)
        return made._replace(content=content, findings=(*made.findings, *waiting))

    return update


def _waiting(context: FormContext, content: bytes, scope: Scope) -> tuple[Diagnostic, ...]:
    """What a pull of a form would not take."""
    from toolkit.merge.pull.form_file import form_in
    from toolkit.merge.pull.forms import FormsTarget, pulled_forms

    name = Path(context.name)
    form = form_in(content, name, scope, context.form, context.memory)
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
