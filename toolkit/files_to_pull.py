"""The files that a pull reads, and what composes the document of each Word file.

What reads Word and Excel files is loaded when it is needed, so that `check` is quick.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.command_context import Context, Only
from toolkit.store.names import PART_B_DOCUMENT
from toolkit.word_file import compose_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.merge.pull.composed_text import Compose


def files_to_pull(
    context: Context, parts: Sequence[Only], named: Mapping[Only, Path]
) -> tuple[Path | None, Mapping[Path, Compose]]:
    """The workbook to pull from, and the Word files with what composes each.

    They are those `named` by a person, else those of the last build. Raises ProposalError where one
    was built from another outline.
    """
    from toolkit.merge.find_built_file import built_file
    from toolkit.merge.other_outlines import refuse_files_of_others

    memory = context.memory
    sources = {
        part: path
        for part in parts
        if (path := named.get(part) or built_file(context.outline, context.name(part), memory))
    }
    refuse_files_of_others(memory, [path for part, path in sources.items() if part not in named])
    book = sources.pop(Only.WORKBOOK, None)
    # the draft and the official form are of one document, which is composed once for both
    composers = {part: composer_of(context, part) for part in (Only.WORD, Only.COMMUNICATION_PLAN)}
    composers[Only.OFFICIAL_FORM] = composers[Only.WORD]
    return book, {path: composers[part] for part, path in sources.items()}


def named_files(context: Context, workbook: Path | None, word: Path | None) -> dict[Only, Path]:
    """The files that a person named, as what they are read."""
    named = {Only.WORKBOOK: workbook} if workbook else {}
    if word:
        from toolkit.merge.built_for import document_of

        made = document_of(word) or ""
        if made.endswith(context.dossier.language.say("communication plan")):
            named[Only.COMMUNICATION_PLAN] = word
        else:
            named[Only.OFFICIAL_FORM if made.endswith(PART_B_DOCUMENT) else Only.WORD] = word
    return named


def composer_of(context: Context, part: Only) -> Compose:
    """What composes the document in which a Word file has its places: the proposal, or the plan.

    A partner's texts are sections of the proposal; which of them a file has is seen in its base.
    """
    is_plan = part is Only.COMMUNICATION_PLAN
    return partial(compose_document, own_templates=context.own_templates, plan=is_plan)
