"""Reads an outline into a proposal, or reports everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.diagnostics import Diagnostic, ProposalError, Severity
from toolkit.model.proposal import Proposal
from toolkit.model.silences import Silence
from toolkit.readers.acronym import acronym_faults
from toolkit.readers.call import is_known, read_call, unknown_call
from toolkit.readers.call_requirements import demand_faults
from toolkit.readers.consistency import consistency_faults
from toolkit.readers.ids import id_faults
from toolkit.readers.references import Written
from toolkit.readers.unknown_references import reference_faults
from toolkit.readers.validation import validated
from toolkit.readers.yaml_reader import UNCHANGED, Reading, Texts, fields_of, read_located


class Outline(NamedTuple):
    """An outline that could be read."""

    proposal: Proposal
    remarks: tuple[Diagnostic, ...]
    """What was left out of it on the way: warnings, in the order of the file."""

    silences: tuple[Silence, ...] = ()
    """The findings that its comments silence."""


def read_outline(path: Path, calls: Path | None = None, texts: Texts = UNCHANGED) -> Proposal:
    """The proposal that the outline at `path` describes. Raises ProposalError with all faults."""
    return read_with_remarks(path, calls, texts).proposal


def read_with_remarks(path: Path, calls: Path | None = None, texts: Texts = UNCHANGED) -> Outline:
    """The outline at `path`. Raises ProposalError with all faults and all remarks.

    `calls` is the folder of call profiles; our own when it is not given. Those beside the outline
    go before them. `texts` holds what is read in place of some of the outline's files, by their
    resolved paths.
    """
    proposal, found, silences = _read(path, calls, texts)
    if proposal is not None:
        return Outline(proposal, tuple(found), silences)
    if texts is UNCHANGED:
        from toolkit.readers.mending import explained  # most outlines never need it

        found = explained(found, lambda mended: _read(path, calls, mended)[1])
    raise ProposalError(*found)


def _read(
    path: Path, calls: Path | None, texts: Texts
) -> tuple[Proposal | None, Sequence[Diagnostic], tuple[Silence, ...]]:
    """The proposal, None where something is wrong with it; all that is to be reported of it; and
    what its comments silence."""
    reading = read_located(path, texts)
    fields, faults = fields_of(reading, path)
    if fields is None:
        return None, faults, ()
    proposal, wrong = validated(Proposal, fields, "the outline")
    written = Written.of(fields)
    unknown, lost = reference_faults(written)
    between = (*id_faults(written), *unknown, *consistency_faults(written))
    cuts = _cut_texts(reading)
    against = _against_call(written, calls, path.parent)
    found = [*faults, *cuts, *wrong, *acronym_faults(fields), *between, *against]
    if any(one.severity is Severity.ERROR for one in found):
        from toolkit.readers.consequences import causes  # most outlines never need it

        return None, tuple(causes(written, found, lost)), ()
    assert proposal is not None, "what is refused is told"
    return proposal, found, reading.silences


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
    yield from demand_faults(written, call, home)
