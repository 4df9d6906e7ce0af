"""What the call prescribes: rates, limits and thresholds, each with its source."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from budgets.grid import HEAD, Grid
from budgets.guards import AT_LEAST_ONE, MONEY, SHARE, Guard
from budgets.layout import Column
from budgets.results import Input, Shown
from budgets.sheets import sheet
from toolkit.model.call import Source
from toolkit.plan.dossier import Dossier

RULES = (
    ("RateThirdParties", "rate_third_parties", "Funding rate of support to third parties", "rate"),
    ("RateOther", "rate_other", "Funding rate of all other costs", "rate"),
    ("IndirectRate", "indirect.rate", "Indirect costs: share of the direct costs", "rate"),
    ("MaxGrant", "max_grant", "Maximum grant, EUR", "eur"),
    (
        "MinThirdPartyShare",
        "third_parties.min_share_of_grant",
        "Support to third parties: least share of the grant",
        "rate",
    ),
    (
        "MaxPerThirdParty",
        "third_parties.max_per_third_party",
        "Support to third parties: most for one of them, EUR",
        "eur",
    ),
    ("MaxDuration", "max_duration", "Longest duration, months", "count"),
    ("MinPartners", "consortium.min_participants", "Fewest participants", "count"),
    ("MinCountries", "consortium.min_countries", "Fewest countries", "count"),
    (
        "SubcontractingShare",
        "subcontracting_needs_reasons_above",
        "Subcontracting that needs reasons: share of the total costs above",
        "rate",
    ),
)
GUARDS: dict[str, Guard] = {"rate": SHARE, "eur": MONEY, "count": AT_LEAST_ONE}


@sheet("Call rules", order=110)
def rules(grid: Grid, dossier: Dossier) -> None:
    call = dossier.call
    grid.columns(
        Column("rule", "Rule", 58),
        Column("value", "Value", 16, "rate"),
        Column("known", "Known from", 60, "wrap"),
        Column("note", "Look up before relying on it", 60, "wrap"),
    )
    grid.heading(
        f"{call.topic}: rules of the call",
        call.title,
        "What is not known is left empty: the figures that depend on it stay empty too.",
    )
    grid.header()
    for name, path, title, form in RULES:
        value: Any = attrgetter(path)(call)
        source = call.sources.get(path)
        grid.row(
            path,
            {
                "rule": title,
                "value": Shown(Input(value, GUARDS[form]), form),
                "known": _known(source),
                "note": source.note if source and not source.verified else "",
            },
        )
        grid.name(name, f"{path}|value", title)
    grid.layout.repeat = (HEAD, HEAD)


def _known(source: Source | None) -> str:
    if source is None:
        return ""
    return source.source if source.verified else f"not verified: {source.source}"
