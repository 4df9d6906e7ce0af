"""Texts that a number sign behind a space cuts off: to YAML the rest of the line is a remark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from toolkit.diagnostics import Diagnostic, Severity
from toolkit.model.base import PLAIN_WORDS, Prose
from toolkit.model.proposal import Proposal
from toolkit.readers import codes
from toolkit.readers.number_signs import Cut
from toolkit.readers.outline_paths import short
from toolkit.readers.shapes import item_of, shape_at
from toolkit.readers.yaml_notation import written


def cut_texts(cuts: Iterable[Cut]) -> Iterator[Diagnostic]:
    """A warning for each value that is a text; behind months, ids and numbers there are remarks."""
    for place, value, rest in cuts:
        steps = place.path.split(".")
        if not _is_text(steps):
            continue
        before = f"the text ends at '{short(value)}'" if value.strip() else "nothing is read here"
        whole = written(f"{value} {rest}".strip(), quote='"')
        remark = "put a space behind the # of a remark"
        if rest[1:3].strip()[:1].isdigit():
            remark = "put the remark on a line of its own"
        name = "- " if steps[-1].isdigit() else f"{steps[-1]}: "
        yield Diagnostic(
            place,
            codes.CUT_TEXT,
            f"{before}, since what follows is a remark to YAML: {short(rest)}",
            f"write {name}{whole}, or {remark}",
            Severity.WARNING,
        )


def _is_text(steps: list[str]) -> bool:
    """Whether a field of the outline holds words, and no id, code or figure."""
    shape = shape_at(Proposal, tuple(int(one) if one.isdigit() else one for one in steps))
    names = [one for one in steps if not one.isdigit()]
    is_prose = Prose in (shape, item_of(shape))
    return is_prose or (bool(names) and names[-1] in PLAIN_WORDS)
