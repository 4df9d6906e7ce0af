"""Indicators with unit, baseline and target: of a priority, or of all priorities together."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, number, slug, text
from toolkit.document.tree import Block
from toolkit.plan.dossier import Dossier


@block("indicators")
def indicators(dossier: Dossier, priority: str) -> tuple[Block, ...]:
    call, say = dossier.call, dossier.language.say
    served = [one for one in call.priorities if priority in ("", one.id)]
    draft = Draft(
        dossier,
        f"priority/{priority}/indicators" if priority else "indicators",
        say("Indicators: {priority}", priority=served[0].short_title)
        if priority
        else "Indicators by priority",
        *(() if priority else (text("Priority", 1.2),)),
        text("Indicator", 2.6),
        text("Unit", 1.1),
        number("Baseline", 0.8),
        number("Half-way", 0.8),
        number("Target", 0.8),
        text("Means of verification", 2),
    )
    for one in served:
        case = dossier.proposal.priorities.get(one.id)
        if case is None:
            continue
        for indicator in case.indicators:
            draft.row(
                f"{one.id}/{slug(indicator.name)}",
                *(() if priority else (draft.of(case, one.short_title),)),
                draft.field(indicator, "name"),
                draft.field(indicator, "unit"),
                draft.field(indicator, "baseline"),
                draft.field(indicator, "interim"),
                draft.field(indicator, "target"),
                draft.field(indicator, "source"),
            )
    return draft.table()
