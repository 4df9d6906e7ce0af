"""A build onto an edited Word file, followed by a second build, which must change nothing."""

from __future__ import annotations

from typing import Any

from tests.merge.word.readings import base_in
from tests.merge.word.sections import CLOCK, Outline
from toolkit.merge.outcome import MergeReport
from toolkit.merge.word.model.file import WordFile
from toolkit.merge.word.update import merge_word
from toolkit.ooxml.embedded_base import base_of


def rebuilt(
    edited: bytes, outline: Outline, last: bytes | None = None, **options: Any
) -> tuple[bytes, MergeReport]:
    """The edited file after a build of the outline, and the report of the build.

    `last` is the file of the last build, where the edited one has lost its base. The files count
    as untouched; `untouched=False` is one of the `options` of the merge.
    """
    found = base_of(WordFile(last or edited).package)
    assert found
    generation = found[1] + 1
    options = {"untouched": True, **options}
    result, report = merge_word(edited, found[0], outline.docx(generation), clock=CLOCK, **options)
    second, _ = merge_word(
        result, base_in(result), outline.docx(generation + 1), clock=CLOCK, **options
    )
    assert second == result, "a second build of the same outline changes something"
    return result, report


def updated(
    edited: bytes, fresh: bytes, last: bytes | None = None, **options: Any
) -> tuple[bytes, MergeReport]:
    """The edited file with what is new in a fresh one, and the report; see `rebuilt`."""
    options = {"untouched": True, **options}
    result, report = merge_word(edited, base_in(last or edited), fresh, clock=CLOCK, **options)
    second, _ = merge_word(result, base_in(result), fresh, clock=CLOCK, **options)
    assert second == result, "a second merge of the same file changes something"
    return result, report
