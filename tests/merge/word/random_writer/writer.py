"""A writer who does everything to a file that Word can, at random: WordEditor with dice."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.merge.word.random_writer.choices import Edit, Edits, RandomChoices
from tests.merge.word.random_writer.object_edits import OBJECT_EDITS
from tests.merge.word.random_writer.table_edits import TABLE_EDITS
from tests.merge.word.random_writer.text_edits import TEXT_EDITS
from tests.merge.word.random_writer.tracked_edits import TRACKED_EDITS
from tests.word_editor.editor import WordEditor
from tests.word_editor.plain_reading import all_text
from toolkit.ooxml.wordml import P, R, element, w


def saves_with_marks_of_its_own(writer: RandomChoices, editor: WordEditor) -> None:
    """Word's revision numbers, proof marks and page breaks in the middle of text."""
    for run in editor.body.iter(R):
        if writer.chance(0.2):
            run.set(w("rsidR"), f"00{writer.random.randrange(10**6):06d}")
        if writer.chance(0.1) and run.getparent().tag == P:
            run.addprevious(element("proofErr", type="spellStart"))
            run.addnext(element("proofErr", type="spellEnd"))
    writer.text_in(editor).addprevious(element("lastRenderedPageBreak"))


PROGRAM_EDITS: Edits = ((saves_with_marks_of_its_own, 1),)
EDITS: list[Edit] = [
    edit
    for edits in (TEXT_EDITS, TABLE_EDITS, OBJECT_EDITS, TRACKED_EDITS, PROGRAM_EDITS)
    for edit, times in edits
    for _ in range(times)
]
"""Every edit, each as often as it is drawn; the order decides what a seed gives."""


@dataclass
class RandomWriter(RandomChoices):
    """Random drafts, changes of them and edits of their files; the same seed gives the same."""

    done: list[str] = field(default_factory=list)
    """The names of the edits, to find the reason of a failure."""

    def edited(self, content: bytes, edits: int) -> bytes:
        """The file after so many edits by hand; `typed` is cut to the words that are in it."""
        editor = WordEditor(content)
        for _ in range(edits):
            self.edit(editor, self.random.choice(EDITS))
        saved = editor.save()
        everything = all_text(saved)
        self.typed = [word for word in self.typed if word in everything]
        return saved

    def edit(self, editor: WordEditor, edit: Edit) -> None:
        self.done.append(edit.__name__)
        edit(self, editor)
