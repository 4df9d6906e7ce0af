"""How many of what an indicator counts the support of the plan pays for."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks.logic._measured import Measured
from toolkit.model.instruments import Instrument
from toolkit.model.proposal import Proposal
from toolkit.model.wording import counted

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

WITH_MONEY = (
    "aidees$", "award", "beneficiair", "beneficiar", "bon$", "bons$", "cheque", "financ", "fund",
    "grant", "laureat", "lump sum", "receiv", "recipient", "soutenu", "subvention", "supported",
    "voucher",
)  # fmt: skip
"""The same under a priority that has no money for them."""

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


class Limit(NamedTuple):
    """The most that the plan pays for."""

    paid: Paid
    number: int
    what: str
    """The number with what it counts: `12 awards`."""

    is_of_all: bool
    """Whether all instruments are meant, and not only those of the indicator's priority."""


def limit_of(one: Measured, proposal: Proposal) -> Limit | None:
    """The most that a target can reach; None where it counts other things, or is within it."""
    in_all = Paid(proposal.instruments)
    own = Paid(tuple(each for each in in_all.instruments if each.priority == one.priority))
    is_of_all = not one.priority or not own.awards
    paid, target = in_all if is_of_all else own, one.indicator.target
    if target is None or not paid.awards or target in (paid.firms, in_all.firms):
        return None
    if one.priority and is_of_all and not speaks_of(one.words, WITH_MONEY):
        return None
    number, what = _most(one, paid)
    return Limit(paid, number, what, is_of_all) if number and target > number else None


def _most(one: Measured, paid: Paid) -> tuple[int, str]:
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
