"""The lines of the budget: what is paid, by whom, for what and when."""

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from toolkit.model.call import Call
from toolkit.model.costs import CostLine
from toolkit.model.money import ZERO, cents
from toolkit.model.months import Span
from toolkit.model.proposal import Project, Proposal
from toolkit.model.workplan import WorkPackage
from toolkit.plan.depreciation import amount_of, months_of
from toolkit.plan.effort import Effort

STAFF, SUBCONTRACTING, THIRD_PARTIES = "staff", "subcontracting", "third_parties"
NONE, ONE = Decimal(0), Decimal(1)

IN_ADDRESSES = re.compile(r"[%:|!\[\]&<>\x00-\x1f]")
"""What the addresses of cells are written with, and XML; % replaces them."""


class Line(NamedTuple):
    """One line of the budget."""

    key: str
    """Names it whatever its position: `staff/innovate/aei/expert`, `instrument/innovate-boost`."""

    partner: str
    work_package: str
    row: str
    """The cost row of the call: A.1, C.1, D.1, ...; the indirect costs' own code for those."""

    item: str
    units: Decimal
    unit_cost: Decimal
    amount: Decimal
    """Units times unit cost, and of equipment its depreciation; rounded half-up to the cent."""

    months: Span | None
    """When it is spent; None for staff and indirect costs, which follow their tasks and their
    base."""

    note: str = ""


def direct_lines(proposal: Proposal, call: Call, effort: Effort) -> Iterator[Line]:
    """Direct costs of every partner that may have some; associated partners have none."""
    funded = {one.id for one in proposal.partners if one.funded}
    return (line for line in _direct(proposal, call, effort) if line.partner in funded)


def indirect_lines(lines: Iterable[Line], call: Call) -> Iterator[Line]:
    """A flat rate of these direct costs, rounded for each partner and work package."""
    bases: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if line.row not in call.indirect.base_excludes:
            bases.setdefault((line.partner, line.work_package), []).append(line)
    for (partner, package), base in bases.items():
        direct = sum((line.amount for line in base), ZERO)
        yield Line(
            key=f"indirect/{package}/{partner}",
            partner=partner,
            work_package=package,
            row=call.indirect.code,
            item=call.indirect.title,
            units=direct,
            unit_cost=call.indirect.rate,
            amount=cents(direct * call.indirect.rate),
            months=None,
        )


def _direct(proposal: Proposal, call: Call, effort: Effort) -> Iterator[Line]:
    yield from _staff(proposal, effort, call.row_of(STAFF).code)
    taken: set[str] = set()
    for package in proposal.work_packages:
        yield from _subcontracts(package, call.row_of(SUBCONTRACTING).code)
        yield from _costs(package, proposal.project, taken)
    yield from _support(proposal, call.row_of(THIRD_PARTIES).code)


def _staff(proposal: Proposal, effort: Effort, row: str) -> Iterator[Line]:
    """Person-months times rate, a line for each work package, partner and staff profile."""
    found: dict[tuple[str, str, str], Decimal] = {}
    for work in effort.works:
        key = (work.work_package, work.partner, work.profile)
        found[key] = found.get(key, NONE) + work.person_months
    for (package, partner, profile), person_months in found.items():
        rate = proposal.partner[partner].rates.get(profile, ZERO)
        yield Line(
            key=f"staff/{package}/{partner}/{profile}",
            partner=partner,
            work_package=package,
            row=row,
            item=profile or "staff",
            units=person_months,
            unit_cost=rate,
            amount=cents(person_months * rate),
            months=None,
        )


def _subcontracts(package: WorkPackage, row: str) -> Iterator[Line]:
    for order in package.subcontracts:
        yield Line(
            key=f"subcontract/{order.id}",
            partner=order.partner,
            work_package=package.id,
            row=row,
            item=order.title,
            units=ONE,
            unit_cost=order.cost,
            amount=cents(order.cost),
            months=order.months or package.span,
            note=order.justification,
        )


def keyed_costs(package: WorkPackage, taken: set[str]) -> Iterator[tuple[str, CostLine]]:
    """The cost lines of a work package with their keys; `taken` holds those of earlier ones."""
    for cost in package.costs:
        key = free_key(_key(package, cost), taken)
        taken.add(key)
        yield key, cost


def _costs(package: WorkPackage, project: Project, taken: set[str]) -> Iterator[Line]:
    for key, cost in keyed_costs(package, taken):
        yield Line(
            key=key,
            partner=cost.partner,
            work_package=package.id,
            row=cost.row,
            item=cost.item,
            units=cost.units,
            unit_cost=cost.unit_cost,
            amount=amount_of(cost, project),
            months=months_of(cost, package, project),
            note=cost.note,
        )


def key_word(text: str) -> str:
    """A person's text as a part of a key, different for different texts: `Trips%3a Rome`."""
    return IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]):02x}", text)


def _key(package: WorkPackage, cost: CostLine) -> str:
    item = key_word(cost.item)
    return f"cost/{cost.id or f'{package.id}/{cost.partner}/{cost.row}/{item}'}"


def free_key(key: str, taken: Collection[str], sign: str = "/") -> str:
    """The key, or where it is taken the first of `key/2`, `key/3`, ... that is not."""
    found, number = key, 1
    while found in taken:
        number += 1
        found = f"{key}{sign}{number}"
    return found


def _support(proposal: Proposal, row: str) -> Iterator[Line]:
    for instrument in proposal.instruments:
        if home := proposal.package_of(instrument):
            yield Line(
                key=f"instrument/{instrument.id}",
                partner=instrument.partner,
                work_package=home.id,
                row=row,
                item=instrument.title,
                units=Decimal(instrument.number),
                unit_cost=instrument.amount,
                amount=instrument.total,
                months=instrument.months,
            )
