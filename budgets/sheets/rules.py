"""What the call prescribes: rates, limits and thresholds, each with its source."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from budgets.cell_values import Formula, Input, Shown
from budgets.grid import HEAD, Grid
from budgets.input_rules import AT_LEAST_ONE, MONEY, SHARE, InputRule
from budgets.layout import Column
from budgets.sheets import sheet
from toolkit.model.call import Call
from toolkit.model.facts import UNKNOWN, named, value_of
from toolkit.model.sources import Source
from toolkit.plan.changed_facts import changed_facts
from toolkit.plan.dossier import Dossier

RULES = {
    "RateThirdParties": "rate_third_parties",
    "RateOther": "rate_other",
    "IndirectRate": "indirect.rate",
    "MaxGrant": "max_grant",
    "MinThirdPartyShare": "third_parties.min_share_of_grant",
    "MaxPerThirdParty": "third_parties.max_per_third_party",
    "MaxDuration": "max_duration",
    "MinPartners": "consortium.min_participants",
    "MinCountries": "consortium.min_countries",
    "SubcontractingShare": "subcontracting_needs_reasons_above",
}
"""The defined name of each rule, and its way through the profile of the call."""

UNITS = {"eur": ", EUR", "months": ", months"}
USED = 'IF(ISNUMBER([value]),[value],"")'
NOT_VERIFIED = "not verified: {source}"
SUGGESTED = "suggested, not verified: {value}"
GUARDS: dict[str, InputRule] = {
    "rate": SHARE,
    "eur": MONEY,
    "months": AT_LEAST_ONE,
    "count": AT_LEAST_ONE,
}


@sheet("Call rules", order=110, kind="call")
def rules(grid: Grid, dossier: Dossier) -> None:
    call, say = dossier.call, grid.say
    grid.columns(
        Column("rule", say("Rule"), 58),
        Column("value", say("Value"), 16, "rate"),
        Column("used", say("As formulas read it"), 16, "rate", hidden=True),
        Column("known", say("Known from"), 60, "wrap"),
        Column("note", say("Look up before relying on it"), 60, "wrap"),
    )
    grid.heading(
        say("{topic}: rules of the call", topic=call.topic),
        call.title,
        say("What is not known is left empty: the figures that depend on it stay empty too."),
    )
    grid.header()
    for name, path in RULES.items():
        value: Any = attrgetter(path)(call)
        source, fact = call.sources.get(path), named(path)
        title = say(fact.title) + (say(UNITS[fact.form]) if fact.form in UNITS else "")
        form = "count" if fact.form == "months" else fact.form
        grid.row(
            path,
            {
                "rule": title,
                "value": Shown(Input(value, GUARDS[fact.form]), form),
                "used": Shown(Formula(USED, "" if value is None else value), form),
                "known": _known(grid, source),
                "note": _note(grid, call, path, source),
            },
        )
        grid.name(name, f"{path}|used", title)
    paths = list(RULES.values())
    area = f"{paths[0]}|value:{paths[-1]}|value"
    grid.name("RuleValues", area, say("The rules of the call, as typed"))
    _changed(grid, call)
    grid.layout.repeat = (HEAD, HEAD)


def _known(grid: Grid, source: Source | None) -> str:
    if source is None:
        return ""
    return source.source if source.verified else grid.say(NOT_VERIFIED, source=source.source)


def _note(grid: Grid, call: Call, path: str, source: Source | None) -> str:
    """What to look up, and a value that a sister call has, where this one is not known."""
    note = source.note if source and not source.verified else ""
    suggested = getattr(call.suggested, path, None)
    if suggested is None or attrgetter(path)(call) is not None:
        return note
    value = grid.say(SUGGESTED, value=value_of(path, suggested))
    return f"{note}; {value}" if note else value


def _changed(grid: Grid, call: Call) -> None:
    """What a profile that the project has brought along changes: each rate, cap and limit with
    both values, and the source that it gives."""
    changes = changed_facts(call)
    if call.origin is None or not changes:
        return
    # keyed like the rows below it, so that it comes and goes with them in an edited workbook
    say = grid.say
    title = say("Changed by {file}, a profile of this project's own", file=call.origin.file)
    grid.row("changed", {"rule": Shown(title, "text")}, "section")
    for one in changes:
        here = say(one.here) if one.here == UNKNOWN else one.here
        verified = one.source is not None and one.source.verified
        grid.row(
            f"changed/{one.path}",
            {
                "rule": say(named(one.path).title),
                "value": Shown(here if one.is_limit else say("changed"), "text"),
                "known": say(
                    "ours: {value}", value=say(one.ours) if one.ours == UNKNOWN else one.ours
                )
                if one.is_limit
                else "",
                "note": one.source.source if one.source and verified else say("no source is given"),
            },
        )
