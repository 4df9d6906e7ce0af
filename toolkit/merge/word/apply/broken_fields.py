"""Tells which references show an error of a program, and whether they can be put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.merge.outcome import excerpt
from toolkit.merge.word.apply.fields import labels_in
from toolkit.merge.word.read.broken_references import references_in
from toolkit.merge.word.read.field_errors import is_broken
from toolkit.merge.word.read.fields import Field
from toolkit.merge.word.read.labels import BROKEN
from toolkit.ooxml.wordml import Element, text_of


def can_be_mended(body: Element) -> bool:
    """Whether there is a reference that shows an error although its label is there."""
    broken = list(_broken(body))
    there = labels_in(body, {one.words[1] for one in broken}) if broken else {}
    return any(one.words[1] in there and there[one.words[1]][0] for one in broken)


def told(body: Element, labels: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each reference that shows an error, since its label is not there.

    `labels` says what references to it showed, as `generated_labels` gives it.
    """
    for one in _broken(body):
        label = labels.get(f"{BROKEN}{one.words[1]}", "")
        what = f"to {label}" if label else "to a part of the proposal"
        where = excerpt(text_of(one.paragraph)) if one.paragraph is not None else ""
        yield (
            f"a reference {what} shows '{one.shown}', since that part is no longer there; "
            f"write what is meant in its place: '{where}'"
        )


def _broken(body: Element) -> Iterator[Field]:
    for one in references_in(body):
        if is_broken(one.shown):
            yield one
