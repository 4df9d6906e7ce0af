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
from decimal import Decimal
from typing import NamedTuple

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks.logic._measured import Measured, measured_for_results, without_repetitions
from toolkit.diagnostics import Severity
from toolkit.model.instruments import Instrument
from toolkit.model.numbers import plainly
from toolkit.model.wording import counted, listed
from toolkit.plan.dossier import Dossier

NO_UNIT = ("", "#", "count", "n", "nb", "no", "nombre", "number")
"""Units that do not name what is counted; the name has to."""

FIRMS = (
    "business", "compan", "enterprise", "entreprise", "firm", "pme$", "sme$", "smes$", "societe",
    "start-up", "startup", "third part", "tiers$", "tpe$",
)  # fmt: skip
AWARDS = (
    "award", "bon$", "bons$", "cheque", "grant$", "grants$", "lump sum", "montant forfaitaire",
    "prix$", "prize", "subvention", "voucher",
)  # fmt: skip
RESULTS = (
    "demonstrateur", "demonstrator", "ingredient", "innovation", "procede", "process", "product",
    "produit", "prototype", "solution",
)  # fmt: skip
SUPPORTED = (
    "adopt", "aide", "award", "beneficiair", "beneficiar", "bon$", "bons$", "cheque", "financ",
    "fund", "grant", "internationali", "introdu", "laureat", "lump sum", "product", "process",
    "receiv", "recipient", "soutenu", "subvention", "support", "voucher",
)  # fmt: skip
"""How the name of an indicator speaks of firms that receive money."""

OTHERWISE = (
    "abonn", "accord", "agreement", "alliance", "answer", "appl", "apprenti", "attend",
    "auto-eval", "candidat", "catalog", "contact", "download", "enquete", "entretien", "formation",
    "formees$", "identif", "inform", "inscri", "interview", "list", "mapped", "member", "membre",
    "network", "particip", "participa", "reach", "regist", "repertor", "repond", "reseau",
    "screen", "self-assess", "subscri", "survey", "telecharg", "touche", "train", "using",
    "utilis", "visit", "without support", "sans soutien", "without an award", "sans aide",
    "copied", "copy", "repeat", "replic", "repris", "repliqu", "share of", "part des",
    "proportion", "taux", "rate$",
)  # fmt: skip
"""How it speaks of results that take no award."""


class Paid(NamedTuple):
    """What instruments pay for."""

    instruments: tuple[Instrument, ...]

    @property
    def awards(self) -> int:
        return sum(one.number for one in self.instruments)

    @property
    def firms(self) -> int:
        return sum(one.third_parties for one in self.instruments)


@rule("LOG106", Severity.WARNING)
def target_beyond_what_plan_pays(dossier: Dossier) -> Iterator[Finding]:
    in_all = Paid(dossier.proposal.instruments)
    for one in without_repetitions(measured_for_results(dossier.proposal)):
        target = one.indicator.target
        paid = Paid(
            tuple(each for each in in_all.instruments if each.priority == one.priority)
            if one.priority
            else in_all.instruments
        )
        if target is None or not paid.awards or target in (paid.firms, in_all.firms):
            continue
        limit, what = _limit(one, paid)
        if limit and target > limit:
            yield _finding(dossier, one, target, paid, what)


def _limit(one: Measured, paid: Paid) -> tuple[int, str]:
    """How many of what it counts can be paid for, and in words; 0 where it counts other things."""
    name, unit = one.indicator.name, folded(one.indicator.unit).strip(" .")
    counts = name if unit in NO_UNIT else unit
    if "%" in unit or speaks_of(f"{name} {unit}", OTHERWISE):
        return 0, ""
    if speaks_of(counts, AWARDS):
        return paid.awards, counted(paid.awards, "award")
    if speaks_of(counts, RESULTS):
        return paid.awards, counted(paid.awards, "award")
    if speaks_of(counts, FIRMS) and speaks_of(f"{name} {unit}", SUPPORTED):
        return paid.firms, f"support to {counted(paid.firms, 'SME')}"
    return 0, ""


def _finding(dossier: Dossier, one: Measured, target: Decimal, paid: Paid, what: str) -> Finding:
    limit, _ = _limit(one, paid)
    priority = dossier.call.priority.get(one.priority)
    whose = f"the instruments of '{priority.title}' pay" if priority else "all instruments pay"
    titles = listed((f"'{each.title}'" for each in paid.instruments[:2]), "or")
    return Finding(
        one.indicator.place.of("target"),
        f"'{one.indicator.name}' has the target {plainly(target)}, but {whose} for {what}",
        hint=f"lower the target to {limit} or less, or raise number at {titles}, and find the "
        "money for it",
    )
