"""Labels in a text: WP7, T3.1, D2.1, MS4, `[[id]]`, and in words: task 3.1, livrable 2.1."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.plan_parts import Part, PlanParts
from toolkit.claims.reading import Reading

_NUMBER = r"\d{1,2}(?:\.\d{1,2})?"
_END = r"(?![\w/%])(?!\.\d)"
LABEL = re.compile(
    rf"(?<![\w./-])(?:(?P<letters>WP|MS|[TDES])\s?(?P<number>{_NUMBER}){_END}"
    r"|(?P<noun>[Ww]ork package|[Tt]ask|[Dd]eliverable|[Mm]ilestone|[Ll]ot de travaux|[Ll]ot|"
    r"[Tt]âche|[Ll]ivrable|[Jj]alon)\s(?:n[o°.]{1,2} ?)?"
    rf"(?P<counted>{_NUMBER}){_END}"
    r"|\[\[(?P<id>[a-z][\w:-]*)\]\])"
)
PREFIXES = {
    "work package": "WP", "lot de travaux": "WP", "lot": "WP", "task": "T", "tâche": "T",
    "deliverable": "D", "livrable": "D", "milestone": "MS", "jalon": "MS",
}  # fmt: skip
NOT_OURS = ("WP29",)
"""The working party on data protection of Article 29."""

KINDS = {
    "WP": "work package", "T": "task", "D": "deliverable", "MS": "milestone", "E": "event",
    "S": "subcontract",
}  # fmt: skip


class Named(NamedTuple):
    """A label as it stands in a text."""

    start: int
    end: int
    label: str
    part: Part | None
    """None where the plan has no such part, or it has no months."""


def named_parts(reading: Reading, parts: PlanParts) -> Iterator[Named]:
    """The labels in a text and the parts that they name, in order."""
    for found in LABEL.finditer(reading.text):
        if found["id"]:
            if part := parts.by_id.get(found["id"]):
                yield Named(*found.span(), part.name, part)
            continue
        label = _label(found)
        if label:
            yield Named(*found.span(), label, parts.by_label.get(label))


def nearby(named: Sequence[Named], position: int, reach: int) -> Sequence[Named]:
    """Those that begin at most `reach` characters before or after a position; they are in order."""
    first = bisect_left(named, position - reach, key=_start)
    return named[first : bisect_right(named, position + reach, key=_start)]


def _start(one: Named) -> int:
    return one.start


def _label(found: re.Match[str]) -> str:
    """The label as the plan writes it; empty where its form is that of no label."""
    prefix = found["letters"] or PREFIXES[found["noun"].lower()]
    number = found["number"] or found["counted"]
    parted = "." in number
    if parted == (prefix in ("WP", "MS")) or number.endswith(".0"):
        return ""
    return f"{prefix}{number}"


def unknown_labels(
    reading: Reading, parts: PlanParts, named: tuple[Named, ...]
) -> Iterator[Contradiction]:
    """Labels that no part of the plan has, each once."""
    told = set[str]()
    for one in named:
        if one.part or one.label in parts.labels or one.label in told or not parts.labels:
            continue
        told.add(one.label)
        if one.label in NOT_OURS:
            continue
        kind = KINDS[one.label.rstrip("0123456789.")]
        yield Contradiction(
            one.start,
            one.end,
            Kind.LABEL,
            reading.quoted(one.start, one.end),
            f"the plan has no {kind} {one.label}",
            _instead(one.label, parts),
        )


def _instead(label: str, parts: PlanParts) -> str:
    letters = label.rstrip("0123456789.")
    same = [one for one in parts.labels if one.rstrip("0123456789.") == letters]
    near = sorted(get_close_matches(label, same, n=3, cutoff=0.6))
    titled = [f"{one} '{parts.by_label[one].title}'" for one in near if one in parts.by_label]
    if titled:
        return f"write the label of the part that is meant, such as {' or '.join(titled)}"
    return "write the label that the work plan prints, or [[id]], which follows it"
