"""What a build reports: the files, the key figures, and what has to be done next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Self

from toolkit.cli.file_lines import file_lines
from toolkit.cli.file_report import File
from toolkit.cli.next_step import after_build
from toolkit.cli.pulled_report import FieldChange, outline_files
from toolkit.cli.report import Counts, KeyFigures, Report, Value, findings
from toolkit.cli.waiting_report import Waiting
from toolkit.diagnostics import Diagnostic, typed
from toolkit.model.wording import counted

if TYPE_CHECKING:
    from toolkit.document import prompts
    from toolkit.model import language as model
    from toolkit.official_form.filled_form import FilledForm
    from toolkit.pipeline import Built

ENGLISH = "en"
SUMMARY = "PRJ-SUM-PS"
"""The id of the section with the summary."""

WIDTH = 90
"""Letters of a prompt that are enough to find it again."""


class Prompt(Value):
    """A place of the draft that a clean one leaves out, and that still has to be written."""

    section: str
    """The numbered section in which it is: `1.1 Background`."""

    text: str
    """The words of the prompt; those of the heading where nothing is below one."""

    is_heading: bool
    """Whether it is a heading with nothing below it."""

    @classmethod
    def of(cls, prompt: prompts.Prompt) -> Self:
        """A prompt of a document."""
        return cls(section=prompt.section, text=prompt.text, is_heading=prompt.is_heading)


class Language(Value):
    """The language of the Word file."""

    id: str
    """Two letters: `en`, `fr`."""

    name: str
    """Its name in English."""

    @classmethod
    def of(cls, language: model.Language) -> Self:
        """The language of a dossier."""
        return cls(id=language.id, name=language.name)


class NoPlace(Value):
    """Something of the draft for which the official form has no place."""

    heading: str
    """The heading below which it is in the draft."""

    text: str
    """Its first words."""

    number: int
    """How many paragraphs, lists, tables and figures it is."""

    is_summary: bool = False
    """Whether it is the summary, for which the Portal has a screen of its own."""


class OfficialForm(Value):
    """What a filled official form leaves to people."""

    no_place: tuple[NoPlace, ...] = ()
    """What stays in the draft."""

    empty_boxes: tuple[str, ...] = ()
    """The titles of boxes for which the draft has nothing."""

    to_answer: tuple[str, ...] = ()
    """The titles of tables that people answer, as declarations."""

    left_out: tuple[str, ...] = ()
    """The titles of timetables that the form has for projects of another length."""

    contents_to_count: bool = False
    """Whether its table of contents has the page numbers of the blank form."""

    @classmethod
    def of(cls, filled: FilledForm) -> Self:
        """The account of a form that was filled."""
        return cls(
            no_place=tuple(
                NoPlace(
                    heading=one.heading,
                    text=one.what,
                    number=one.number,
                    is_summary=one.id == SUMMARY,
                )
                for one in filled.left_over
            ),
            empty_boxes=filled.empty_boxes,
            to_answer=filled.open_tables,
            left_out=filled.left_out,
            contents_to_count=filled.has_contents,
        )

    def lines(self) -> Iterator[str]:
        """What is to be done with the form before it is handed in."""
        if self.no_place:
            yield "  The official form has no place for this, which stays in the draft:"
        for one in self.no_place:
            where = "the Portal asks for it on a screen of its own" if one.is_summary else one.text
            more = f" (and {one.number - 1} more)" if one.number > 1 and not one.is_summary else ""
            yield f"    - {one.heading}: {shorten(where, WIDTH - 20, placeholder=' ...')}{more}"
        if self.empty_boxes:
            yield "  Boxes of the form that are still empty:"
            yield from (f"    - {one}" for one in self.empty_boxes)
        for title in self.to_answer:
            yield f"  To be answered in the form, in Word: {title}"
        for title in self.left_out:
            yield f"  Left out, as the form asks for a project of this length: {title}"
        if self.contents_to_count:
            yield "  Before you hand it in: in Word, click into its table of contents and press F9"


class Output(Report):
    """What `proposal build` reports."""

    dry_run: bool = False
    """Whether nothing was written, and the files are those that a build would write."""

    pulled: tuple[FieldChange, ...] = ()
    """With --pull: the fields of the outline that got another value before the build."""

    files: tuple[File, ...] = ()
    """The files of the build; with --pull also those of the outline that were written."""

    waiting: Waiting | None = None
    """What was typed into the workbook and is not in the outline; null where nobody edited it."""

    language: Language | None = None
    """The language of the Word file; null where the outline was not read that far."""

    figures: KeyFigures | None = None
    """The key figures; null where the outline was not read that far."""

    prompts: int = 0
    """How many places of the Word file still need a person's words."""

    left_out: tuple[Prompt, ...] = ()
    """What a clean draft leaves out, and what still has to be written."""

    official_form: OfficialForm | None = None
    """What the filled official form leaves to people; null where none was filled."""

    annotated: str = ""
    """The path of the annotated copy; empty where none was written."""

    comments: int = 0
    """How many comments are in it."""

    check: Counts | None = None
    """With --annotate what `proposal check` finds in the outline; null without it, since a build
    does not look for it."""

    contradicting_texts: int = 0
    """How many texts that were edited in Word say something else than their field of the outline;
    the remarks on the files name them."""

    next: str = ""
    """What to do next, in one line; empty where nothing waits."""

    @classmethod
    def of(
        cls, outline: Path, built: Built, checked: Sequence[Diagnostic], *, dry_run: bool = False
    ) -> Self:
        """The report of a build; `checked` is what it reports of all that a check finds."""
        from toolkit.merge.pull.waiting import besides

        pulled = built.pulled
        beside = [found for one in built.delivered if (found := one.diagnostic())]
        told = [*beside, *(found for one in built.delivered for found in one.findings)]
        waiting = built.waiting.besides(told) if built.waiting else ()
        left = besides(pulled.findings, told) if pulled else ()
        every = (*built.warnings, *checked, *told, *waiting, *left)
        outlines = outline_files(pulled) if pulled else ()
        files = (*outlines, *map(File.of, built.delivered))
        waits = Waiting.of(built.waiting)
        contradicting = sum(one.contradicting for one in built.delivered)
        return cls(
            command="build",
            outline=str(outline),
            exit_code=1 if told or left else 0,
            findings=findings(every),
            dry_run=dry_run,
            pulled=tuple(map(FieldChange.of, pulled.changes)) if pulled else (),
            files=files,
            waiting=waits,
            language=Language.of(built.dossier.language),
            figures=KeyFigures.of(built.dossier.figures),
            prompts=built.prompts,
            left_out=tuple(Prompt.of(one) for one in built.left_out),
            official_form=OfficialForm.of(built.official_form) if built.official_form else None,
            contradicting_texts=contradicting,
            next=after_build(str(outline), files, waits, every, contradicting),
        )

    def annotated_in(self, copy: Path, comments: int, checked: Sequence[Diagnostic]) -> Self:
        """The same with the annotated copy that was written; `checked` is all that a check of its
        outline finds."""
        counts = Counts.of(one.severity for one in checked)
        update = {"annotated": str(copy), "comments": comments, "check": counts}
        return self.model_copy(update=update)

    def lines(self) -> Iterator[str]:
        """Each file with what became of it, then the key figures and what is to be written."""
        if self.dry_run:
            yield "Nothing is written; a build would give:"
        yield from map(str, self.pulled)
        for one in self.files:
            yield from file_lines(one)
        if self.annotated:
            yield f"{self.annotated}: a copy of the draft with {counted(self.comments, 'comment')}"
        if self.waiting and self.waiting.values:
            yield ""
            yield from self.waiting.lines()
        if self.language and self.language.id != ENGLISH:
            yield from _language(self.language.name)
        if self.figures:
            yield ""
            yield from (f"  {name:<26}{value}" for name, value in self.figures.named())
        if self.prompts:
            yield ""
            verb = "needs" if self.prompts == 1 else "need"
            yield f"  {counted(self.prompts, 'place')} in the draft {verb} your words (highlighted)"
        if self.left_out:
            yield ""
            yield "  Left out of this clean draft, and still to be written:"
            yield from left_out(self.left_out)
        if self.official_form:
            yield ""
            yield from self.official_form.lines()

    @property
    def summary(self) -> str:
        """The command that says what is wrong in the outline, and how much, where that is known."""
        if self.figures is None:
            return ""
        command = f"proposal check {typed(Path(self.outline))}"
        return f"{self.check}: {command}" if self.check else f"what is wrong or missing: {command}"


def _language(name: str) -> Iterator[str]:
    """What is written in the language of that name, and what stays English."""
    yield ""
    yield f"  {name}: both files, apart from what you wrote and what is official"
    yield "  English: names of call and programme, funding statement and disclaimer"
    yield "  (templates/README.md says more)"


def left_out(prompts: Iterable[Prompt]) -> Iterator[str]:
    """What a clean draft lacks, by the section in which it is missing."""
    for section, places in groupby(prompts, key=lambda one: one.section):
        yield f"    {section}"
        for one in places:
            words = f"nothing is below the heading '{one.text}'" if one.is_heading else one.text
            yield f"      - {shorten(words, WIDTH, placeholder=' ...')}"
