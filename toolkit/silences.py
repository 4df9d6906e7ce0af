"""Findings are silenced where a person has given a reason; nothing is silenced without a trace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from toolkit.checks import rules
from toolkit.diagnostics import Diagnostic, Severity, in_file_order
from toolkit.files import PACKAGE
from toolkit.model.silences import Silence
from toolkit.plan.dossier import Dossier

FROM_FILES = ("FIL", "MRG")
"""The letters of codes about files beside the outline; a check does not always read these."""


class Silenced(NamedTuple):
    """A finding that is not shown, and why."""

    finding: Diagnostic
    reason: str


class Settled(NamedTuple):
    """The findings that are shown, and those that are silenced."""

    findings: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...] = ()


def settled(found: Iterable[Diagnostic], dossier: Dossier, files: str = "") -> Settled:
    """The findings without those that are silenced in the outline, and with what is wrong with the
    silences themselves.

    `files` names the letters of `FROM_FILES` that this check has looked for.
    """
    silences = tuple(_silences(dossier))
    if not silences:
        return Settled(tuple(found))
    kept: list[Diagnostic] = []
    silenced: list[Silenced] = []
    used: set[int] = set()
    for finding in found:
        about = [number for number, one in enumerate(silences) if _silence(one, finding)]
        used.update(about)
        if about:
            silenced.append(Silenced(finding, silences[about[0]].reason))
        else:
            kept.append(finding)
    outline = dossier.proposal.place.file
    unused = [one for number, one in enumerate(silences) if number not in used]
    unsound = [fault for one in unused if (fault := _unsound(one, files))]
    order = sorted((*kept, *unsound), key=lambda one: one.place.file != outline)
    return Settled(in_file_order(order), tuple(silenced))


def _silence(silence: Silence, finding: Diagnostic) -> bool:
    """Whether a silence with a reason is about the finding."""
    return bool(silence.reason) and silence.is_about(finding.code, finding.place)


def _silences(dossier: Dossier) -> Iterator[Silence]:
    yield from dossier.silences
    proposal = dossier.proposal
    for code, reason in proposal.ignore.items():
        yield Silence(proposal.place.of("ignore", code), code.strip().upper(), reason)


def _unsound(silence: Silence, files: str) -> Diagnostic | None:
    """What is wrong with a silence that silences nothing; None where that may be right."""
    code, place = silence.code, silence.place
    if not _is_known(code):
        like = get_close_matches(code, [one.code for one in rules()], n=1, cutoff=0.6)
        fact = f"{code} is not the code of a finding"
        hint = f"write {like[0]} where that is meant" if like else "copy the code of the finding"
        return Diagnostic(place, "OUT080", fact, hint, Severity.WARNING)
    if not silence.reason:
        fact = f"{code} is not silenced, since no reason is given"
        hint = f"write the reason behind the code: # ok {code}: agreed with the agency"
        return Diagnostic(place, "OUT081", fact, hint, Severity.WARNING)
    if code.startswith(FROM_FILES) and code[:3] not in files:
        return None
    where = "the outline" if silence.lines is None else _lines(silence.lines)
    fact = f"{code} finds nothing in {where}, so there is nothing to silence"
    hint = f"remove {code} here, so that it does not hide a new finding later"
    return Diagnostic(place, "OUT082", fact, hint, Severity.WARNING)


def _lines(lines: tuple[int, int]) -> str:
    first, last = lines
    return f"line {first}" if first == last else f"lines {first} to {last}"


def _is_known(code: str) -> bool:
    if not code.isalnum():
        return False
    if any(one.code == code for one in rules()) or (PACKAGE / "explain" / f"{code}.md").exists():
        return True
    from toolkit.finished_file.file_rules import file_rules  # most outlines silence nothing of it

    return any(one.code == code for one in file_rules())
