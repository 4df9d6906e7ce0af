"""Forms, workbook and Word files pulled into the outline together.

Forms come first: an outline may only become sound by them. A value of which a form and another
file say different things is taken from neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.command_context import Context, Only, pull_target, read_dossier
from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.files_to_pull import composer_of, files_to_pull, named_files
from toolkit.form_file import FormContext
from toolkit.forms_to_pull import DOCX, forms_in, scope_of_form
from toolkit.intake.scope import EVERYTHING

if TYPE_CHECKING:
    from toolkit.merge.pull.composed_text import Compose
    from toolkit.merge.pull.form_source import FormSource
    from toolkit.merge.pull.forms import PulledForms
    from toolkit.merge.pull.prefer import Prefer
    from toolkit.merge.pull.pull import Pulled
    from toolkit.merge.pull.write_outline import ReadForPull


class NothingToPullError(ProposalError):
    """There is no file to pull from."""


class Wanted(NamedTuple):
    """What is to be pulled."""

    parts: tuple[Only, ...]
    """The kinds of files."""

    workbook: Path | None = None
    word: Path | None = None
    forms: tuple[Path, ...] = ()
    """Forms and packs that were named; the project's own form where there are none."""

    prefer: Prefer | None = None
    remove: bool = False
    """Whether parts whose rows were deleted in a form are taken out of the outline."""


@dataclass(frozen=True)
class Together:
    """What all files bring."""

    read: ReadForPull
    warnings: tuple[Diagnostic, ...]
    context: FormContext


def read_together(context: FormContext, wanted: Wanted) -> Together:
    """What forms, workbook and Word files bring, ready to be written.

    Raises ProposalError where a file cannot be read, or where there is nothing to pull from.
    """
    from toolkit.merge.pull.write_outline import ReadForPull
    from toolkit.readers.glance import parts_of
    from toolkit.store.journal import checksum_at

    checksums = {path: checksum_at(path) for path in parts_of(context.outline)}
    named = forms_in(wanted.forms)
    texts = [one for one in named.files if one.suffix.lower() == DOCX]
    forms_named = [one for one in named.files if one not in texts]
    sources, untouched = _sources(context, wanted, forms_named)
    forms = _pulled(context, sources, wanted)
    sound, faults = _sound(context, forms)
    book: Path | None = None
    words: Mapping[Path, Compose] = {}
    if sound is not None:
        book, words = _other_files(sound, wanted)
        words = {**words, **{one: composer_of(sound, Only.WORD) for one in texts}}
    if not sources and not untouched and book is None and not words:
        _nothing(context, faults)
    pulled = None
    if sound is not None and (book or words):
        forms, pulled = _with_others(context, sources, wanted, forms, (sound, book, words))
    elif faults:
        forms = replace(forms, findings=(*forms.findings, *faults))
    forms = replace(forms, findings=(*forms.findings, *named.findings))
    names = (*(one.file for one in sources), *untouched)
    packs: dict[str, int] = {}
    for one in sources:
        if one.scope.partner and one.edited:
            brought = sum(1 for change in forms.changes if change.file == one.file)
            packs[one.scope.partner] = packs.get(one.scope.partner, 0) + brought
    return Together(
        ReadForPull(replace(_joined(forms, pulled, names), packs=packs), checksums, book),
        context.warnings,
        context,
    )


def _sources(
    context: FormContext, wanted: Wanted, named: Sequence[Path]
) -> tuple[list[FormSource], tuple[str, ...]]:
    """The forms that are read: those that were named, else the one of the project; and the names
    of those that are as they were written, which need not be."""
    from toolkit.merge.find_built_file import built_file
    from toolkit.merge.pull.form_file import opened_form
    from toolkit.store.journal import checksum_at
    from toolkit.store.state import read_state

    if wanted.forms:
        paths = [(path, scope_of_form(context, path)) for path in named]
    elif Only.INTAKE in wanted.parts and (
        own := built_file(context.outline, context.name, context.memory)
    ):
        paths = [(own, EVERYTHING)]
    else:
        paths = []
    faults: list[Diagnostic] = []
    found: list[FormSource] = []
    untouched: list[str] = []
    state, _ = read_state(context.memory)
    for path, scope in paths:
        if state.knows(checksum_at(path)):
            untouched.append(path.name)
            continue
        try:
            found.append(opened_form(path, scope, context.form, context.memory))
        except ProposalError as error:
            faults += error.diagnostics
    if faults:
        raise ProposalError(*faults)
    return found, tuple(untouched)


def _pulled(
    context: FormContext,
    sources: Sequence[FormSource],
    wanted: Wanted,
    without: frozenset[tuple[str | int, ...]] = frozenset(),
) -> PulledForms:
    from toolkit.merge.pull.forms import FormsTarget, PulledForms, pulled_forms

    if not sources:
        return PulledForms()
    target = FormsTarget(context.outline, context.words, wanted.remove)
    return pulled_forms(target, sources, without=without)


def _sound(
    context: FormContext, forms: PulledForms
) -> tuple[Context | None, tuple[Diagnostic, ...]]:
    """The context of an outline that is sound with what the forms bring; else what is wrong."""
    try:
        dossier = read_dossier(context.outline, forms.texts)
    except ProposalError as error:
        return None, error.diagnostics
    return Context(context.outline, dossier, context.memory, context.clock, ()), ()


def _other_files(sound: Context, wanted: Wanted) -> tuple[Path | None, Mapping[Path, Compose]]:
    if wanted.forms and not (wanted.workbook or wanted.word):
        return None, {}
    parts = tuple(one for one in wanted.parts if one is not Only.INTAKE)
    return files_to_pull(sound, parts, named_files(sound, wanted.workbook, wanted.word))


def _nothing(context: FormContext, faults: tuple[Diagnostic, ...]) -> None:
    if faults:
        raise ProposalError(*faults)
    fact = "there is no form, no workbook and no Word file to pull from"
    hint = "write them with proposal intake or proposal build, or name others with --from, "
    hint += "--workbook and --word"
    raise NothingToPullError(Diagnostic(Place(context.outline.name), "MRG040", fact, hint))


def _with_others(
    context: FormContext,
    sources: Sequence[FormSource],
    wanted: Wanted,
    forms: PulledForms,
    others: tuple[Context, Path | None, Mapping[Path, Compose]],
) -> tuple[PulledForms, Pulled]:
    """What workbook and Word files bring besides, without what a form contradicts."""
    from toolkit.merge.pull.pull import gathered

    sound, book, words = others
    target = pull_target(sound, wanted.prefer)
    if not forms.files:
        return forms, gathered(target, book, sound.workbook, words)
    both = frozenset[tuple[str | int, ...]]()
    found: tuple[Diagnostic, ...] = ()
    try:
        before = replace(sound, dossier=read_dossier(context.outline))
    except ProposalError:
        pass  # there were no other files of an outline that was not sound
    else:
        alone = gathered(pull_target(before, wanted.prefer), book, before.workbook, words)
        both = frozenset(
            way
            for way, value in forms.values.items()
            if way in alone.values and alone.values[way] != value
        )
        if both:
            found = tuple(_contradictions(context, forms, alone, both))
            forms = _pulled(context, sources, wanted, both)
            sound = replace(sound, dossier=read_dossier(context.outline, forms.texts))
    target = replace(pull_target(sound, wanted.prefer), texts=forms.texts, without=both)
    pulled = gathered(target, book, sound.workbook, words)
    return replace(forms, findings=(*forms.findings, *found)), pulled


def _contradictions(
    context: FormContext,
    forms: PulledForms,
    others: Pulled,
    both: frozenset[tuple[str | int, ...]],
) -> list[Diagnostic]:
    from toolkit.merge.pull.form_messages import two_files
    from toolkit.readers.outline_paths import owner, what

    form = forms.changes[0].file if forms.changes else "the form"
    other = " and ".join(others.sources) or "another file"
    found = []
    for way in sorted(both, key=str):
        part, rest = owner(context.words.data, way, "the outline")
        said = [(form, f"{forms.values[way]}"), (other, f"{others.values[way]}")]
        found.append(two_files(what(part, rest), said))
    return found


def _joined(forms: PulledForms, pulled: Pulled | None, names: tuple[str, ...]) -> Pulled:
    """One account of all."""
    from toolkit.merge.pull.pull import Pulled as Account

    others = pulled or Account()
    return replace(
        others,
        changes=(*forms.changes, *others.changes),
        findings=(*forms.findings, *others.findings),
        files={**forms.files, **others.files},
        sources=(*names, *others.sources),
        ledgers=forms.ledgers,
        removed=forms.removed,
        beside=(*forms.beside, *others.beside),
    )
