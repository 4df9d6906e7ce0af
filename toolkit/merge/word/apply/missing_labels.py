"""Names the labels in an edited file to which new references lead.

A draft has a bookmark round a label only where something refers to it. A reference that is new
leads to a label that stands in the edited file already, and has no bookmark there yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from toolkit.merge.word.apply.change_log import ChangeLog
from toolkit.merge.word.apply.fields import REFERENCE, labels_in
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.read.fields import fields_in, is_gone
from toolkit.merge.word.read.split_runs import text_node
from toolkit.ooxml.boxes import Boxes, boxes_in
from toolkit.ooxml.wordml import (
    ANCHOR,
    BOOKMARK_START,
    LABEL,
    NAME,
    TR,
    Element,
    P,
    R,
    T,
    element,
    parent_of,
)


def name_missing_labels(
    file: WordFile, draft: WordFile, renamed: Mapping[str, str], log: ChangeLog
) -> bool:
    """Sets a bookmark round each label that a reference leads to and that has none in the file.

    `renamed` has the anchors of the draft that are other ones in the file. Whether any was set.
    """
    named = {start.get(NAME, "") for start in file.body.iter(BOOKMARK_START)}
    wanted = {
        one.words[1]
        for one in fields_in(file.body)
        if one.words[:1] == [REFERENCE] and one.words[1:] and one.words[1].startswith(LABEL)
    } - named
    if not wanted:
        return False
    starts = {start.get(NAME, ""): start for start in file.body.iter(BOOKMARK_START)}
    labels = labels_in(draft.body, wanted)
    here, there = boxes_in(file.body), boxes_in(draft.body)
    done = False
    for start in list(draft.body.iter(BOOKMARK_START)):
        name = start.get(NAME, "")
        if name not in labels or name not in wanted:
            continue
        anchor = _anchor_beside(start, there)
        standing = starts.get(renamed.get(anchor, anchor))
        if standing is not None and _set(_block_of(standing, here), name, labels[name][0], log):
            wanted.discard(name)
            done = True
    return done


def _block_of(start: Element, boxes: Boxes) -> Element:
    """The row of a table in which a bookmark is, else its paragraph."""
    row = boxes.container_of(start, TR)
    return row if row is not None else next(start.iterancestors(P))


def _anchor_beside(start: Element, boxes: Boxes) -> str:
    """The anchor of the paragraph or row in which a label is."""
    names = (one.get(NAME, "") for one in _block_of(start, boxes).iter(BOOKMARK_START))
    return next((name for name in names if name.startswith(ANCHOR)), "")


def _set(block: Element, name: str, label: str, log: ChangeLog) -> bool:
    """Sets the bookmark round the first text that says the label; False where none does."""
    for text in block.iter(T):
        run = parent_of(text)
        said = text.text or ""
        if run.tag != R or label not in said or is_gone(text) or len(list(run.iter(T))) != 1:
            continue
        before, _, behind = said.partition(label)
        for words, put in ((before, run.addprevious), (behind, run.addnext)):
            if words:
                put(_saying(run, words))
        number = log.number()
        start, end = element("bookmarkStart", id=number), element("bookmarkEnd", id=number)
        start.set(NAME, name)
        run.replace(text, text_node(label))
        run.addprevious(start)
        run.addnext(end)
        return True
    return False


def _saying(run: Element, words: str) -> Element:
    made = deepcopy(run)
    for text in list(made.iter(T)):
        made.replace(text, text_node(words))
    return made
