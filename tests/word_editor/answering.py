"""A person who answers the prompts of a draft."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Self

from tests.word_editor.document import OpenDocument
from tests.word_editor.pieces import paragraph, remove, remove_bookmarks, run
from toolkit.ooxml.wordml import PPR, P, R, T, element, w


class Answering(OpenDocument):
    """A person who writes in the places of prompts, each found by words of it."""

    def type_over(self, words: str, *lines: str, lost: bool = False) -> Self:
        """Selects all words of a prompt and types over them; Enter begins each further line.

        The new words have the look of the first that was selected. With `lost` the bookmark goes
        with the words, as some programs let it.
        """
        one = self.paragraph(words)
        voice = next(each for each in one.iter(R) if each.find(T) is not None)
        typed = deepcopy(voice)
        for text in [each for each in one.iter(R) if each.find(T) is not None]:
            remove(text)
        made = [deepcopy(typed) for _ in lines]
        for each, line in zip(made, lines, strict=True):
            _say(each, line)
        first = next((each for each in one if each.tag != PPR), None)
        if first is None:
            one.append(made[0])
        else:
            first.addnext(made[0])
        last = one
        for each in made[1:]:
            following = element("p")
            if (properties := one.find(PPR)) is not None:
                following.append(deepcopy(properties))
            following.append(each)
            last.addnext(following)
            last = following
        if lost:
            remove_bookmarks(one)
        return self

    def answer_instead(self, words: str, *made: Any) -> Self:
        """Deletes a prompt and writes there: lines, or paragraphs and tables as they are given."""
        one = self.paragraph(words)
        last = one
        for each in made:
            new = paragraph(each) if isinstance(each, str) else each
            last.addnext(new)
            last = new
        remove(one)
        return self

    def answer_cell(self, words: str, *lines: str) -> Self:
        """Selects all words of a prompt in a cell and types over them."""
        one = self.paragraph(words)
        cell = next(each for each in one.iterancestors(w("tc")))
        voice = deepcopy(next(each for each in one.iter(R) if each.find(T) is not None))
        for each in list(cell.iter(P))[1:]:
            remove(each)
        for text in list(one.iter(R)):
            remove(text)
        last = one
        for number, line in enumerate(lines):
            typed = deepcopy(voice)
            _say(typed, line)
            if number:
                following = element("p")
                if (properties := one.find(PPR)) is not None:
                    following.append(deepcopy(properties))
                following.append(typed)
                last.addnext(following)
                last = following
            else:
                one.append(typed)
        return self


def _say(holder: Any, line: str) -> None:
    for text in list(holder.iter(T)):
        remove(text)
    holder.append(run(line).find(T))
