"""The files of a build as the outline gives them, before they meet what people have edited."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from toolkit.command_context import Context, Only
from toolkit.official_form_file import read_blank, render_official_form
from toolkit.parallel import in_second_process
from toolkit.word_file import (
    NOTHING_DRAWN,
    WordOptions,
    compose_document,
    render_word,
    style_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.document.tree import Document
    from toolkit.merge.build_folder import BuildFolder
    from toolkit.official_form_file import Blank, RenderedOfficialForm
    from toolkit.word_file import RenderedWord


class GeneratedFiles(NamedTuple):
    """The contents of the files, and what is to be said of the Word files."""

    contents: dict[str, bytes]
    """By the names of the files."""

    word: RenderedWord
    official_form: RenderedOfficialForm | None


def generated_files(
    context: Context, parts: Sequence[Only], around: BuildFolder, options: WordOptions
) -> GeneratedFiles:
    """The files of a build, as the outline gives them now.

    Raises ProposalError where one of them cannot be made, as a form that is none.
    """
    from toolkit.merge.update import next_generation

    blank = _blank(context, options) if Only.OFFICIAL_FORM in parts else None

    generations = {
        part: next_generation(
            around.folder, context.name(part), memory=context.memory, former=around.former
        )
        for part in parts
    }
    files: dict[str, bytes] = {}
    word = NOTHING_DRAWN
    write = partial(context.workbook, generations.get(Only.WORKBOOK, 1))
    # the two files know nothing of each other, so they are made side by side
    with in_second_process(write) if len(parts) > 1 else nullcontext(write) as workbook:
        for part in parts:
            if part is Only.WORKBOOK:
                files[context.name(part)] = workbook()
                continue
            if part is Only.OFFICIAL_FORM:
                continue  # it is filled with the text of the draft
            word = render_word(
                context.dossier,
                context.own_templates,
                options,
                plan=part is Only.COMMUNICATION_PLAN,
                clock=context.clock,
                generation=generations[part],
            )
            files[context.name(part)] = word.content
        official = None
        if blank is not None:
            official = _filled(context, blank, word.document, generations[Only.OFFICIAL_FORM])
            files[context.name(Only.OFFICIAL_FORM)] = official.content
    return GeneratedFiles(files, word, official)


def parts_of(context: Context, only: Only | None, options: WordOptions) -> tuple[Only, ...]:
    """The files that a build writes."""
    if only:
        return (only,)
    is_wanted = options.official_form or context.dossier.proposal.project.form
    form = (Only.OFFICIAL_FORM,) if is_wanted else ()
    return (Only.WORD, Only.WORKBOOK, *form)


def _blank(context: Context, options: WordOptions) -> Blank:
    """The blank form that a person named, or the outline."""
    project = context.dossier.proposal.project
    return read_blank(options.official_form, project.form, context.memory, project.place.of("form"))


def _filled(
    context: Context, blank: Blank, document: Document | None, generation: int
) -> RenderedOfficialForm:
    """The form filled with the text of the draft, which is composed where it was not."""
    return render_official_form(
        blank,
        context.dossier,
        document or compose_document(context.dossier, context.own_templates),
        style_of(context.own_templates),
        clock=context.clock,
        generation=generation,
    )
