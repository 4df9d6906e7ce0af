"""Takes the look of a prompt from what a person wrote in its place, and the comment beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from toolkit.merge.word.apply.comments import Comments
from toolkit.merge.word.apply.tracked_changes import Tracker
from toolkit.merge.word.read.document import PROMPT, BodyItem
from toolkit.merge.word.read.emphasis import TOGGLES
from toolkit.ooxml.containers import blocks_in, cells_in
from toolkit.ooxml.wordml import (
    DEL,
    LOOK_CHANGE,
    RPR,
    SHADE,
    TCPR,
    VAL,
    Element,
    P,
    R,
    T,
    removed,
    w,
)

BODY = "BodyText"
"""The style of running text in a draft."""

OFF = ("0", "false", "off")


class PromptLook:
    """The look of prompts in a file; `style` finds there a style of the draft."""

    def __init__(self, comments: Comments, style: Callable[[str], str], tracker: Tracker) -> None:
        self._comments, self._style, self._tracker = comments, style, tracker

    def take_away(self, item: BodyItem, row: int | None, cell: int) -> None:
        """Dresses a paragraph as running text, or a cell of a table as any other."""
        if row is None:
            self._comments.remove(item.element)
            if not item.is_table and item.paragraph.style == PROMPT:
                self._tracker.restyle(item.element, self._style(BODY))
                self._plain([item.element], "b")  # what leads a prompt is bold
            return
        one = list(cells_in(item.rows[row]))[cell]
        for shade in one.findall(f"{TCPR}/{SHADE}"):
            removed(shade)
        self._plain([block for block in blocks_in(one) if block.tag == P], "i")

    def _plain(self, paragraphs: Iterable[Element], letter: str) -> None:
        """Takes an emphasis away that all words have: they were typed in the voice of a prompt.

        Where somebody has proposed another look for one of them, that is left to be decided.
        """
        runs = [run for one in paragraphs for run in one.iter(R) if _is_seen(run)]
        if any(run.find(f"{RPR}/{LOOK_CHANGE}") is not None for run in runs):
            return
        if runs and all(_has(run, TOGGLES[letter][0]) for run in runs):
            for run in runs:
                self._tracker.plain(run, letter)


def _is_seen(run: Element) -> bool:
    return run.find(T) is not None and next(run.iterancestors(DEL), None) is None


def _has(run: Element, name: str) -> bool:
    toggle = run.find(f"{RPR}/{w(name)}")
    return toggle is not None and toggle.get(VAL, "1") not in OFF
