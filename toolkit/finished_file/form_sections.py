"""The sections that the form prescribes, and which of them a heading of a file begins."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, Self

from toolkit.finished_file.model import Paragraph
from toolkit.model.call import Call
from toolkit.model.language import Language
from toolkit.official_form.titles import folded_title, split_number
from toolkit.plan.dossier import Dossier

ALIKE = 0.8
"""How alike two titles are, from 0 to 1, from which on one is the other with a slip in it."""


class FormSection(NamedTuple):
    """A section of the form."""

    tag: str
    number: str
    title: str
    """In the language of the proposal."""

    folded: frozenset[str]
    """Its titles in all languages that are known, as `folded_title` gives them."""

    has_text: bool
    """Whether something is written below its heading before the next section begins."""

    @property
    def label(self) -> str:
        """`2.1.1 Concept and methodology`."""
        return f"{self.number} {self.title}".strip()


class Form(NamedTuple):
    """The sections of a form, in their order."""

    sections: tuple[FormSection, ...]

    @classmethod
    def of(cls, dossier: Dossier) -> Self:
        """The sections of the call that the dossier answers."""
        own = dossier.proposal.project.language
        found = []
        for one in dossier.call.sections:
            title = one.titles.get(own) or dossier.language.term(one.title)
            titles = (one.title, title, *one.titles.values())
            folded = frozenset(map(folded_title, titles))
            found.append(FormSection(one.tag, one.number, title, folded, bool(one.template)))
        return cls(tuple(found))

    @classmethod
    def of_call(cls, call: Call, languages: Sequence[Language]) -> Self:
        """The sections of a call, with their titles in all of these languages."""
        found = []
        for one in call.sections:
            titles = (
                one.title,
                *one.titles.values(),
                *(each.term(one.title) for each in languages),
            )
            folded = frozenset(map(folded_title, titles))
            found.append(FormSection(one.tag, one.number, one.title, folded, bool(one.template)))
        return cls(tuple(found))

    def begun_by(self, heading: str, after: str = "") -> FormSection | None:
        """The section whose title a heading has; None where it has none.

        `after` is the tag of the section before: of two with one title the next is meant.
        """
        number, words = split_number(heading)
        folded = folded_title(words)
        found = [one for one in self.sections if folded and folded in one.folded]
        if number:
            found = [one for one in found if one.number == number] or found
        if len(found) > 1:
            order = [one.tag for one in self.sections]
            at = order.index(after) if after in order else -1
            found = [one for one in found if order.index(one.tag) > at] or found
        return found[0] if found else None

    def renamed_as(self, heading: str, taken: Collection[str]) -> FormSection | None:
        """The section that a heading begins under another title, by its number or by most of its
        words; None where it begins none, or one that is `taken`."""
        number, words = split_number(heading)
        folded = folded_title(words)
        free = [one for one in self.sections if one.tag not in taken]
        close = [one for one in free if any(_alike(folded, own) for own in one.folded)]
        if number:
            return next((one for one in free if one.number == number), close[0] if close else None)
        return close[0] if close else None


def is_same_title(heading: str, section: FormSection) -> bool:
    """Whether a heading has the title of the section, whatever its number and capitals."""
    return folded_title(heading) in section.folded


def placed(paragraphs: Sequence[Paragraph], form: Form) -> Iterator[Paragraph]:
    """The paragraphs, each with the section of the form and the heading below which it is."""
    begun = _begun(paragraphs, form)
    section: FormSection | None = None
    around = heading = ""
    for at, one in enumerate(paragraphs):
        if _is_heading(one):
            words = " ".join(one.text.split())
            if found := begun.get(at):
                section = found
                number, rest = split_number(words)
                around = heading = f"{number or found.number} {rest}".strip()
            else:
                heading = f"{around}: {words}" if around else words
        yield one._replace(section=section.tag if section else "", heading=heading)


def _begun(paragraphs: Sequence[Paragraph], form: Form) -> dict[int, FormSection]:
    """By the place of a heading the section of the form that it begins."""
    begun: dict[int, FormSection] = {}
    others: list[tuple[int, str]] = []
    after = ""
    for at, one in enumerate(paragraphs):
        if not _is_heading(one):
            continue
        words = " ".join(one.text.split())
        if found := form.begun_by(words, after):
            begun[at], after = found, found.tag
        else:
            others.append((at, words))
    taken = {one.tag for one in begun.values()}
    for at, words in others:
        if found := form.renamed_as(words, taken):
            begun[at] = found
            taken.add(found.tag)
    return begun


def _is_heading(one: Paragraph) -> bool:
    return bool(one.level) and not one.is_contents and bool(one.text.strip())


def _alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 0.4 * max(len(one), len(other)):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
