"""Which headings of the form a finished file has, and which of them have the form's words."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.finished_file.form_sections import Form, FormSection, is_same_title
from toolkit.finished_file.model import FinishedFile, Kind, Paragraph
from toolkit.official_form.titles import folded_title
from toolkit.plan.dossier import Dossier

COVER = "COVER"
"""The part of the form that has no heading in a draft."""


class FormHeading(NamedTuple):
    """A heading of the file that begins a section of the form."""

    at: Paragraph
    section: FormSection

    @property
    def is_renamed(self) -> bool:
        """Whether it has other words than the form."""
        return not is_same_title(self.at.text, self.section)


def form_headings(file: FinishedFile, dossier: Dossier) -> list[FormHeading]:
    """The first heading of each section of the form that the file has, in the file's order."""
    by_tag = {one.tag: one for one in Form.of(dossier).sections}
    found: dict[str, FormHeading] = {}
    before = ""
    for one in file.headings:
        if one.section and one.section != before and one.section not in found:
            found[one.section] = FormHeading(one, by_tag[one.section])
        before = one.section
    return list(found.values())


def missing_sections(file: FinishedFile, dossier: Dossier) -> list[FormSection]:
    """The sections of the form whose heading is nowhere in the file."""
    there = {one.section for one in file.headings}
    wanted = [one for one in Form.of(dossier).sections if one.tag != COVER]
    missing = [one for one in wanted if one.tag not in there]
    if file.kind is Kind.PDF and missing:
        # a heading may run over two lines there, and its looks say nothing
        whole = folded_title(" ".join(one.text for one in file.paragraphs))
        missing = [one for one in missing if not any(title in whole for title in one.folded)]
    return missing
