"""Which forms and packs a pull reads, and for whom each of them is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.form_file import FormContext, scope_of
from toolkit.intake.scope import EVERYTHING, Scope

if TYPE_CHECKING:
    from toolkit.merge.pull.form_file import FormMark

XLSX, DOCX = ".xlsx", ".docx"

OPEN_ELSEWHERE = ("~$", ".~")
"""How the files begin that programs keep beside a file that is open in them."""


class InFolder(NamedTuple):
    """The forms and Word files that were named, or are in a folder that was."""

    files: tuple[Path, ...]
    findings: tuple[Diagnostic, ...] = ()
    """The files of a folder that are not read."""


def forms_in(paths: Sequence[Path]) -> InFolder:
    """The files that were named, and those in folders that were.

    Raises ProposalError for a folder in which there is none.
    """
    files: list[Path] = []
    findings: list[Diagnostic] = []
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        there = sorted(one for one in path.iterdir() if not _is_hidden(one))
        found = [one for one in there if one.suffix.lower() in (XLSX, DOCX) and one.is_file()]
        findings += [_not_read(one) for one in there if one not in found]
        if not found:
            fact = f"there is no form and no pack in the folder {path.name}"
            none = Diagnostic(Place(str(path)), "MRG040", fact, "name another folder")
            raise ProposalError(none, *findings)
        files += found
    return InFolder(tuple(files), tuple(findings))


def scope_of_form(context: FormContext, path: Path) -> Scope:
    """For whom a form that was named is.

    It says so itself; where a program has dropped that, or the partner got another id since, it is
    known by its rows, then by its name. Raises ProposalError for the form of another project, and
    for a pack whose partner cannot be known.
    """
    from toolkit.merge.pull.form_file import mark_of

    mark = mark_of(path, context.memory)
    partners = context.words.parts.get("partner", {})
    found = scope_of(mark.document, context.acronym) if mark.document else None
    if found is None and mark.written_here:
        found = scope_of(mark.document, "")  # under a former acronym
    if mark.document and found is None:
        fact = f"this is no form of {context.acronym}, but was made as '{mark.document}'"
        hint = "name the form or a pack of this project, or take it to the project it belongs to"
        raise ProposalError(Diagnostic(Place(str(path)), "ITK113", fact, hint))
    if found is not None and (not found.partner or found.partner in partners):
        return found
    if found is None and mark.of_all:
        return EVERYTHING
    ident = _by_rows(context, mark) or _by_name(context, path.stem)
    if ident:
        return Scope(ident)
    fact = "it cannot be seen for which partner this pack was written"
    hint = "rename the file so that it begins with the short name of the partner, as in "
    hint += f"{next(iter(partners.values()), 'ATEVAL')}.xlsx, and pull again"
    raise ProposalError(Diagnostic(Place(str(path)), "PAK102", fact, hint))


def _by_rows(context: FormContext, mark: FormMark) -> str:
    """The one partner that the rows of a pack name, by its id or else its short name."""
    partners = context.words.parts.get("partner", {})
    if len(mark.partners) != 1:
        return ""
    ident, name = mark.partners[0]
    named = [one for one, shown in partners.items() if shown.casefold() == name.casefold()]
    return ident if ident in partners else "".join(named[:1])


def _by_name(context: FormContext, stem: str) -> str:
    """The partner that a file is named after; of several the one with the longest name."""
    partners = context.words.parts.get("partner", {})
    found = [
        (len(name), ident)
        for ident, shown in partners.items()
        for name in (ident, shown)
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", stem, re.IGNORECASE)
    ]
    return max(found)[1] if found else ""


def _is_hidden(path: Path) -> bool:
    return path.name.startswith((*OPEN_ELSEWHERE, ".")) or path.name.casefold() in (
        "thumbs.db",
        "desktop.ini",
    )


def _not_read(path: Path) -> Diagnostic:
    if path.is_dir():
        fact = "the folder inside the folder of packs is not read"
        hint = "move the packs in it beside the others"
    else:
        fact = "the file is neither a workbook (.xlsx) nor a Word file (.docx) and is not read"
        hint = "if it is a pack, open it and save it as .xlsx or .docx; else move it elsewhere"
    return Diagnostic(Place(path.name), "PAK103", fact, hint, Severity.WARNING)
