"""Reads an outline into a proposal, or tells everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.model.proposal import Proposal
from toolkit.readers import codes
from toolkit.readers.acronym import acronym_faults
from toolkit.readers.bonds import bond_faults
from toolkit.readers.call import is_known, read_call, unknown_call
from toolkit.readers.demands import demand_faults
from toolkit.readers.located import UNCHANGED, Reading, Texts, fields_of, read_located
from toolkit.readers.references import REFERENCES, Written, id_faults, reference_faults, texts
from toolkit.readers.validation import validated

AS_REFERENCE = frozenset(
    (
        codes.UNKNOWN_PARTNER,
        codes.UNKNOWN_TASK,
        codes.UNKNOWN_WORK_PACKAGE,
        codes.UNKNOWN_CHANNEL,
        codes.UNKNOWN_TARGET_GROUP,
        codes.UNKNOWN_PRIORITY,
        codes.UNKNOWN_CALL,
    )
)
"""What is told of a reference, whatever its form."""


class Outline(NamedTuple):
    """An outline that could be read."""

    proposal: Proposal
    remarks: tuple[Diagnostic, ...]
    """What was left out of it on the way: warnings, in the order of the file."""


def read_outline(path: Path, calls: Path | None = None, texts: Texts = UNCHANGED) -> Proposal:
    """The proposal that the outline at `path` describes. Raises ProposalError with all faults."""
    return read_with_remarks(path, calls, texts).proposal


def read_with_remarks(path: Path, calls: Path | None = None, texts: Texts = UNCHANGED) -> Outline:
    """The outline at `path`. Raises ProposalError with all faults and all remarks.

    `calls` is the folder of call profiles; our own when it is not given. Those beside the outline
    go before them. `texts` holds what is read in place of some of the outline's files, by their
    resolved paths.
    """
    reading = read_located(path, texts)
    fields, faults = fields_of(reading, path)
    if fields is None:
        raise ProposalError(*faults)
    proposal, wrong = validated(Proposal, fields, "the outline")
    written = Written.of(fields)
    bonds = (*id_faults(written), *reference_faults(written), *bond_faults(written))
    cuts = _cut_texts(reading)
    against = _against_call(written, calls, path.parent)
    found = [*faults, *cuts, *wrong, *acronym_faults(fields), *bonds, *against]
    if any(one.severity is Severity.ERROR for one in found):
        raise ProposalError(*_each_once(written, found))
    assert proposal is not None, "what is refused is told"
    return Outline(proposal, tuple(found))


def _cut_texts(reading: Reading) -> Iterable[Diagnostic]:
    """Texts that a number sign cuts off."""
    if not reading.cuts:
        return ()
    from toolkit.readers.cut_texts import cut_texts  # most outlines have none

    return cut_texts(reading.cuts)


def _against_call(written: Written, folder: Path | None, home: Path) -> Iterator[Diagnostic]:
    """What the call that the outline names does not know; the call itself if it is not known."""
    name = written.data.get("call")
    if not isinstance(name, str):
        return
    if not is_known(name, folder, home):
        yield unknown_call(name, folder, home)._replace(place=written.data.place.of("call"))
        return
    try:
        call = read_call(name, folder, home)
    except ProposalError as error:
        yield from error.diagnostics
        return
    yield from demand_faults(written, call)


def _each_once(written: Written, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Each fault once; a reference in the wrong form is told as a reference, or as the id it is."""
    faults = list(found)
    told = {_spot(one.place) for one in faults if one.code in AS_REFERENCE}
    told |= {
        _spot(place)
        for part in written.parts
        for kind, field in REFERENCES
        if kind == part.kind
        for value, place in texts(part, field)
        if value in written.ids
    }
    cut = {_spot(one.place): one for one in faults if one.code == codes.CUT_TEXT}
    broken = {one.place.line for one in faults if one.code == codes.SYNTAX}
    missing = {_spot(one.place) for one in faults if one.code == codes.MISSING_FIELD}
    seen = set()
    for one in faults:
        key = (_spot(one.place), one.code, one.message)
        if key in seen or (one.code == codes.WRONG_ID and key[0] in told):
            continue
        seen.add(key)
        if one.code == codes.CUT_TEXT:
            # reported as what it leads to: a line that cannot be read, a missing field
            if key[0] in missing or broken & set(range(one.place.line, one.place.line + 3)):
                continue
        elif one.code == codes.MISSING_FIELD and (behind := cut.get(key[0])):
            one = one._replace(message=f"{one.message}: {behind.message}", hint=behind.hint)
        yield one


def _spot(place: Place) -> tuple[str, int, int]:
    return place.file, place.line, place.column
