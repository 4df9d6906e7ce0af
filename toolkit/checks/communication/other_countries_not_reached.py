"""
Nothing reaches firms in countries without a partner.

Why it matters
    Support in these calls is for SMEs of the whole Union, and evaluators ask how those are reached
    who know none of the partners. The European Cluster Collaboration Platform and the Enterprise
    Europe Network are the usual answer. (Source: evaluation reports; aims of the call. How much it
    weighs is our judgement.)

Example
    communication:
      target_groups: [{id: smes, name: SMEs of our three regions, ...}]
      channels: [{id: site, name: Website, ...}]

How to correct it
    Name who is to be reached there and by which way, for example a target group "SMEs elsewhere in
    Europe", or as a channel the European Cluster Collaboration Platform. It is advice.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import texts_of

BEYOND = (
    "european cluster collaboration platform", "eccp$", "enterprise europe network", "een$",
    "other countr", "other member state", "other region", "elsewhere", "without a partner",
    "without partner", "outside the partner", "outside partner", "outside the region",
    "outside our region", "all member states", "every member state", "all eu countr", "eu-wide",
    "europe-wide", "europewide", "pan-european", "across europe", "across the union",
    "across the eu", "throughout europe", "throughout the union", "all over europe",
    "whole union", "all of europe", "whole of europe", "in europe$", "sister cluster",
    "twenty-seven", "27 ", "european press", "european networks", "european associations",
    "plateforme europeenne de collaboration", "reseau entreprise europe", "autres pays",
    "autres regions", "autres etats membres", "ailleurs", "sans partenaire", "hors des regions",
    "en dehors d", "toute l'europe", "toute l'union", "ensemble de l'union", "dans l'union",
    "en europe$", "partout en europe", "clusters europeens", "reseaux europeens",
)  # fmt: skip


@rule("COM114", Severity.ADVICE)
def other_countries_not_reached(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    plan = proposal.communication
    if not proposal.instruments or not (plan.activities or plan.channels):
        return
    texts = [one.text for one in texts_of(plan)]
    texts += [text for tag, text in proposal.sections.items() if tag.startswith("COM-DIS")]
    if not any(speaks_of(one, BEYOND) for one in texts):
        yield Finding(
            proposal.place.of("communication", "channels"),
            "the communication plan names no way to reach firms in countries without a partner",
            hint="add, for example, a channel {id: eccp, name: European Cluster Collaboration "
            "Platform, ...} and give it to a target group of SMEs elsewhere in Europe",
        )
