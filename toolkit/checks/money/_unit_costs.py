"""The cost lines in rows for which the call's rules may set unit costs."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from toolkit.model.call import LUMP_SUM, CostRow
from toolkit.model.costs import CostLine
from toolkit.plan.dossier import Dossier


def priced(dossier: Dossier) -> Iterator[tuple[CostLine, CostRow, Mapping[str, Decimal] | None]]:
    """Each line with its row and the table of unit costs, which is None where it is not known.

    None in a call that pays a lump sum: its costs are estimates, and are not reported.
    """
    call = dossier.call
    if call.grant == LUMP_SUM:
        return
    for package in dossier.proposal.work_packages:
        for cost in package.costs:
            row = call.row.get(cost.row)
            if row and row.unit_costs:
                yield cost, row, getattr(call.unit_costs, row.unit_costs)
