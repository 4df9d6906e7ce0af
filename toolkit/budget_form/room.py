"""Who and what of a project has to have a place in the budget table, and whether it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.budget_form.survey import Survey
from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.model.consortium import Partner, Role
from toolkit.model.proposal import Proposal
from toolkit.model.wording import counted


class Seats(NamedTuple):
    """The places of partners and work packages in the workbook."""

    partners: dict[str, str]
    """The number of each partner with costs in the list: `{"aei": "1", "lab": "1.01"}`."""

    packages: dict[str, int]
    """The number of each work package."""

    without: tuple[Partner, ...]
    """Affiliated entities that name no beneficiary of the project."""


def seats(proposal: Proposal, form: Survey, file: str) -> Seats:
    """Where partners and work packages have their places; associated partners have none.

    Raises ProposalError with all that the workbook has no place for.
    """
    lacking = tuple(_lacking(proposal, form, file))
    if lacking:
        raise ProposalError(*lacking)
    partners: dict[str, str] = {}
    for partner, line in zip(beneficiaries(proposal), form.beneficiaries, strict=False):
        partners[partner.id] = line.number
        free = form.affiliated_to(line.beneficiary)
        for affiliated, seat in zip(_affiliated(proposal, partner), free, strict=False):
            partners[affiliated.id] = seat.number
    numbers = sorted(form.packages)
    packages = {
        one.id: number for one, number in zip(proposal.work_packages, numbers, strict=False)
    }
    return Seats(partners, packages, _orphans(proposal))


def beneficiaries(proposal: Proposal) -> tuple[Partner, ...]:
    """The coordinator, then the other beneficiaries in the order of the outline."""
    first = proposal.coordinator
    others = (one for one in proposal.partners if one.role is Role.BENEFICIARY and one != first)
    return (first, *others)


def _affiliated(proposal: Proposal, to: Partner) -> tuple[Partner, ...]:
    return tuple(
        one
        for one in proposal.partners
        if one.role is Role.AFFILIATED and one.affiliated_to == to.id
    )


def _orphans(proposal: Proposal) -> tuple[Partner, ...]:
    homes = {one.id for one in beneficiaries(proposal)}
    return tuple(
        one
        for one in proposal.partners
        if one.role is Role.AFFILIATED and one.affiliated_to not in homes
    )


def _lacking(proposal: Proposal, form: Survey, file: str) -> Iterator[Diagnostic]:
    place, of_partners = Place(file), form.entities[0].cells["name"][0]
    partners = beneficiaries(proposal)
    lines = [one for one in form.beneficiaries if one.sheet is not None]
    if len(partners) > len(lines):
        yield Diagnostic(
            place,
            "BDF105",
            f"the workbook has places for {counted(len(lines), 'beneficiary', 'beneficiaries')}, "
            f"and the project has {len(partners)}; nothing is filled in",
            _adding(form, of_partners, len(partners) - len(lines), "beneficiary"),
        )
    blocks = min((len(one.sheet.packages) for one in lines if one.sheet), default=0)
    room, wanted = min(len(form.packages), blocks), len(proposal.work_packages)
    if wanted > room:
        yield Diagnostic(
            place,
            "BDF106",
            f"the workbook has places for {counted(room, 'work package')}, and the project has "
            f"{wanted}; nothing is filled in",
            _adding(form, next(iter(form.packages.values()))[0], wanted - room, "work package"),
        )
    for partner, line in zip(partners, lines, strict=False):
        entities = _affiliated(proposal, partner)
        free = form.affiliated_to(line.beneficiary)
        if len(entities) > len(free):
            yield Diagnostic(
                place,
                "BDF107",
                f"{partner.short_name} is beneficiary {line.number} and has "
                f"{counted(len(entities), 'affiliated entity', 'affiliated entities')}, for which "
                f"the workbook has {counted(len(free), 'place')}; nothing is filled in",
                _adding(
                    form,
                    of_partners,
                    len(entities) - len(free),
                    "affiliated entity",
                    f", in the line of beneficiary {line.number},",
                ),
            )


def _adding(form: Survey, sheet: int, number: int, what: str, line: str = "") -> str:
    """How so many are added with the workbook's own buttons, which only work in the .xlsm."""
    add, apply = form.button(sheet, "add", what), form.button(sheet, "apply", "")
    first = f"the button '{add}'" if add else f"the button that adds one {what}"
    then = f"then '{apply}'" if apply else "then the one that applies it"
    title = form.book.cells.sheets[sheet].title
    return (
        f"open the .xlsm of this workbook with its macros, and on the sheet '{title}'{line} use "
        f"{first} {counted(number, 'time')}, {then}; save it and build again with that file"
    )
