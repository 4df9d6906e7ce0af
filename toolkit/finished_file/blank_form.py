"""What an official form says before it is filled in, to be held against the filled one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from toolkit.finished_file.form_sections import Form, placed
from toolkit.finished_file.generated_texts import Generated
from toolkit.finished_file.model import TAG, BlankForm, FinishedFile, Paragraph
from toolkit.finished_file.official_form_places import form_in, with_headings
from toolkit.finished_file.word_pages import properties_of_file
from toolkit.finished_file.word_paragraphs import Paragraphs
from toolkit.merge.word.model.file import WordFile
from toolkit.model.official_form_words import OfficialFormWords
from toolkit.official_form.tables import FormTable
from toolkit.official_form.titles import folded_title
from toolkit.ooxml.wordml import TBL, Element, P

FEWEST_WORDS = 4
"""Words of what counts as an instruction; shorter are labels and signs."""

LEAST_KEPT = 0.5
"""The part of the headings of a blank that a file has at least which was made from it."""

TO_BE_REPLACED = ("[", "…", "...")
"""Signs of what is there to be written over, or to be counted on."""


def blank_form(content: bytes, words: OfficialFormWords, sections: Form) -> BlankForm:
    """The tags, instructions and headings of a blank.

    Raises `PackageError` where it cannot be read.
    """
    return _Blank(WordFile(content), words, sections).all()


class _Blank:
    def __init__(self, file: WordFile, words: OfficialFormWords, sections: Form) -> None:
        self._paragraphs = Paragraphs(file, Generated())
        self._properties = properties_of_file(file)
        self._form = form_in(file, words)
        self._words = words
        found = with_headings(self._paragraphs, self._form, sections)
        self._paragraphs.found[:] = placed(found, sections)

    def all(self) -> BlankForm:
        tags = (found[0] for one in self._paragraphs.found for found in TAG.finditer(one.text))
        return BlankForm(
            tuple(tags),
            tuple(self._kept(self._instructions())),
            tuple(
                tuple(self._kept(self._shaded(one.table)))
                for one in self._form.tables
                if _is_timetable(one.table)
            ),
            tuple(" ".join(one.split()) for one in self._front()),
            tuple(one for one in self._paragraphs.found if one.level and one.words),
            frozenset(self._asked()),
            self._properties,
        )

    def _instructions(self) -> Iterator[str]:
        """What stands between the tables and in their shaded cells, without timetables."""
        headings = {id(one.element) for one in self._form.headings}
        for one in self._form.blocks:
            if one.tag == P and id(one) not in headings:
                yield from self._lines(one)
        for each in self._form.tables:
            if not _is_timetable(each.table):
                yield from self._shaded(each.table)
        for package in self._form.packages:
            for table in package.tables:
                yield from self._shaded(table)

    def _asked(self) -> Iterator[str]:
        """The sections with boxes or tables to fill in."""
        of_packages = (table for one in self._form.packages for table in one.tables)
        for table in (*(one.table for one in self._form.tables), *of_packages):
            if table.fields or table.bands:
                at = self._paragraphs.of(next(table.element.iter(P)))
                yield at.section if at is not None else ""

    def _front(self) -> Iterator[str]:
        """What stands before the first box: the notice, and what is on the cover."""
        end = self._form.boxes[0].at if self._form.boxes else len(self._form.blocks)
        for one in self._form.blocks[:end]:
            if one.tag != TBL:
                yield from self._lines(one)

    def _shaded(self, table: FormTable) -> Iterator[str]:
        for row in table.rows:
            for cell in row.cells:
                if cell.is_shaded:
                    yield from self._lines(cell.element)

    def _lines(self, holder: Element) -> Iterator[str]:
        for one in holder.iter(P):
            at = self._paragraphs.elements.get(one)
            if at is not None and not self._paragraphs.found[at].is_contents:
                yield self._paragraphs.found[at].text

    def _kept(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines that are instructions: no labels, and nothing that is to be replaced."""
        for one in lines:
            bare = " ".join(TAG.sub(" ", one).split())
            is_sample = any(sign in bare for sign in TO_BE_REPLACED)
            is_sample = is_sample or self._words.is_prompt(bare)
            if len(bare.split()) >= FEWEST_WORDS and not is_sample:
                yield bare


def missing_instructions(file: FinishedFile, blank: BlankForm) -> tuple[str, ...]:
    """The instructions of a blank that a file does not have, or has less often, in their order.

    Those of a timetable count only where the file has no timetable with its instructions.
    """
    said = Counter(folded(one.text) for one in file.paragraphs)
    whole = "\n".join(said.elements())
    missing: list[str] = []

    def is_there(text: str, times: int) -> bool:
        key = folded(text)
        return said[key] >= times or whole.count(key) >= times

    wanted: Counter[str] = Counter()
    for one in blank.instructions:
        wanted[one] += 1
        if not is_there(one, wanted[one]):
            missing.append(one)
    if not any(all(is_there(one, 1) for one in lines) for lines in blank.timetables):
        missing += blank.timetables[0] if blank.timetables else ()
    return tuple(missing)


def best_blank(file: FinishedFile, blanks: Iterable[BlankForm]) -> BlankForm | None:
    """Of several blanks the one of which most is in the file; None where the file was made from
    none of them, as it has few of their headings."""
    tags = Counter(found[0] for one in file.body for found in TAG.finditer(one.text))
    headings = Counter(folded(one.text) for one in file.headings)

    def missing(blank: BlankForm) -> int:
        parts = Counter(blank.tags) - tags, Counter(map(_folded, blank.headings)) - headings
        return len(missing_instructions(file, blank)) + sum(one.total() for one in parts)

    titles = {folded_title(one.words) for one in file.headings}

    def is_of_this_form(blank: BlankForm) -> bool:
        kept = sum(folded_title(one.words) in titles for one in blank.headings)
        return kept >= LEAST_KEPT * len(blank.headings)

    return min(filter(is_of_this_form, blanks), key=missing, default=None)


def folded(text: str) -> str:
    """A text for comparing: without tags, with single blanks, in small letters."""
    return " ".join(TAG.sub(" ", text).split()).casefold()


def _folded(paragraph: Paragraph) -> str:
    return folded(paragraph.text)


def _is_timetable(table: FormTable) -> bool:
    return any(band.is_timetable for band in table.bands)
