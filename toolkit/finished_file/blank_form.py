"""What an official form says before it is filled in, to be held against the filled one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from toolkit.finished_file.generated_texts import Generated
from toolkit.finished_file.model import TAG, BlankForm, FinishedFile
from toolkit.finished_file.official_form_places import form_in
from toolkit.finished_file.word_paragraphs import Paragraphs
from toolkit.merge.word.model.file import WordFile
from toolkit.model.official_form_words import OfficialFormWords
from toolkit.official_form.survey import OfficialForm
from toolkit.official_form.tables import FormTable
from toolkit.ooxml.wordml import TBL, Element, P

FEWEST_WORDS = 4
"""Words of what counts as an instruction; shorter are labels and signs."""

TO_BE_REPLACED = ("[", "…", "...")
"""Signs of what is there to be written over, or to be counted on."""


def blank_form(content: bytes, words: OfficialFormWords, name: str = "") -> BlankForm:
    """The tags and instructions of a blank. Raises `PackageError` where it cannot be read."""
    file = WordFile(content, name)
    return _Blank(file, words).all()


class _Blank:
    def __init__(self, file: WordFile, words: OfficialFormWords) -> None:
        self._paragraphs = Paragraphs(file, Generated())
        self._form: OfficialForm = form_in(file, words)
        self._words = words

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
        )

    def _instructions(self) -> Iterator[str]:
        """What stands between the tables and in their shaded cells, without timetables."""
        headings = {id(one.element) for one in self._form.headings}
        for one in self._form.blocks:
            if one.tag == P and id(one) not in headings:
                yield from self._lines(one)
        for placed in self._form.tables:
            if not _is_timetable(placed.table):
                yield from self._shaded(placed.table)
        for package in self._form.packages:
            for table in package.tables:
                yield from self._shaded(table)

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
    """Of several blanks the one of which most is in the file; None where there is none."""
    return min(blanks, key=lambda one: len(missing_instructions(file, one)), default=None)


def folded(text: str) -> str:
    """A text for comparing: without tags, with single blanks, in small letters."""
    return " ".join(TAG.sub(" ", text).split()).casefold()


def _is_timetable(table: FormTable) -> bool:
    return any(band.is_timetable for band in table.bands)
