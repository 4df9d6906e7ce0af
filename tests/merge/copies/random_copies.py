"""A file that was sent to two people who both edited it, at random."""

from __future__ import annotations

from tests.merge.word.random_proposals import RandomProposals
from tests.merge.word.readings import CHANGES, base_in
from tests.merge.word.sections import CLOCK
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.wordml import BY


def in_the_name_of(content: bytes, old: str, new: str) -> bytes:
    """The file with somebody's changes under another name."""
    file = WordFile(content)
    for _, part, tree in file.stories():
        file.touch(part)
        for one in tree.iter(*CHANGES):
            if one.get(BY) == old:
                one.set(BY, new)
    return file.to_bytes_with(lambda _: None)


class RandomCopies:
    """A file that was sent round: what became of it at home, and two copies that come back."""

    def __init__(self, seed: int, edits: int, *, built: bool = False) -> None:
        dice = RandomProposals(seed)
        self.outline = dice.outline()
        sent, _ = dice.edited(self.outline.docx(), seed % 2 * 4)
        self.anna, self.typed = dice.edited(sent, edits)
        self.bob, more = dice.edited(sent, edits)
        self.typed += more
        current, more = dice.edited(sent, edits if seed % 3 else 0)
        self.typed += more
        if built:
            self.outline = dice.changed(self.outline, 5)
            fresh = self.outline.docx(2)
            current, _ = merge_word(current, base_in(current), fresh, clock=CLOCK)
        self.current = in_the_name_of(current, "Alice", "Zoe")
        self.dice = dice
