"""
A target promises more than the awards of the plan can pay for.

Why it matters
    An evaluator divides the money by the promise: more new products than awards, or more supported
    SMEs than the calls can reach, makes all other figures doubtful. The sources are the advice in
    the draft and reports of evaluators.

Example
    # innovate has one instrument with number: 10
    - {name: Products new to the firm, unit: products, baseline: 0, target: 25}

How to correct it
    Lower the target to what the awards can bring, here 10, or plan more awards (number at the
    instrument) and find the money. Where some results come without an award, count them apart, in
    an indicator whose name says so. Where each of the SMEs that share an award counts, write
    unit: SMEs.

    Only results of supported SMEs are compared, under the priority that pays for them: people,
    visits, agreements, applications and shares are not. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.logic._measured import Measured, measured_for_results, without_repetitions
from toolkit.checks.logic._paid_results import Limit, limit_of
from toolkit.checks.logic._scales import is_beyond_scale
from toolkit.diagnostics import Severity
from toolkit.model.numbers import plainly
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier


@rule("LOG106", Severity.WARNING)
def target_beyond_what_plan_pays(dossier: Dossier) -> Iterator[Finding]:
    for one in without_repetitions(measured_for_results(dossier.proposal)):
        limit = None if is_beyond_scale(one) else limit_of(one, dossier.proposal)
        if limit:
            yield _finding(dossier, one, limit)


def _finding(dossier: Dossier, one: Measured, limit: Limit) -> Finding:
    priority = None if limit.is_of_all else dossier.call.priority.get(one.priority)
    whose = f"the instruments of '{priority.title}' pay" if priority else "all instruments pay"
    titles = listed((f"'{each.title}'" for each in limit.paid.instruments[:2]), "or")
    return Finding(
        one.indicator.place.of("target"),
        f"'{one.indicator.name}' has the target {plainly(one.indicator.target or 0)}, but {whose} "
        f"for {limit.what}",
        hint=f"lower the target to {limit.number} or less, or raise number at {titles}, and find "
        "the money for it",
    )
