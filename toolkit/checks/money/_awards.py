"""What the texts about support to third parties say: one award, or several to one firm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from toolkit.checks._sentences import sentences
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.model.instruments import Instrument

FIRMS = (
    "sme", "firm", "compan", "enterpris", "business", "start-up", "startup", "undertaking", "pme",
    "entreprise", "societe", "tpe",
)  # fmt: skip
CEILING = ("ceiling", "cumulat", "plafond", "cumul")
LIMIT = (
    "at most", "more than", "maximum", "exceed", "limit", "up to", "within", "plus de", "au plus",
    "depass", "superieur", "jusqu",
)  # fmt: skip
TOGETHER = (
    "all calls", "all three", "all four", "calls together", "in all", "in total", "altogether",
    "overall", "together", "across", "over the project", "during the project", "whole project",
    "one firm", "same firm", "one sme", "same sme", "no sme", "no firm", "one company",
    "no company", "per firm", "per sme", "per third party", "au total", "ensemble", "tous les",
    "toutes les", "tout le projet", "une meme", "par entreprise", "par pme", "aucune entreprise",
    "aucune pme",
)  # fmt: skip
ONE_AWARD_ONLY = (
    "only one award", "one award only", "only one of the", "a single award", "only one instrument",
    "one award in the project", "one award over", "not been supported", "not received", "not won",
    "no other award", "une seule aide", "un seul des", "une seule des", "aucune autre aide",
    "n'a pas recu", "pas encore recu", "pas beneficie",
)  # fmt: skip
CUT_OR_REFUSED = (
    "not admitted", "not eligible", "ineligible", "exclu", "refus", "reject", "may not apply",
    "cannot apply", "can not apply", "not apply", "is cut", "are cut", "reduc", "lowered",
    "the rest", "the difference", "what is left", "remains", "inadmissible", "non eligible",
    "rejet", "reduit", "ramene", "ecart", "pas admis", "ne peut", "le reste", "la difference",
)  # fmt: skip


def is_for_firms(instrument: Instrument) -> bool:
    """Whether firms may win it; so it is where nothing says who can."""
    return not instrument.recipients.strip() or speaks_of(instrument.recipients, FIRMS)


def limits_awards_to_one_firm(text: str, cap: Decimal) -> bool:
    """Whether a sentence names the most that one firm may receive from several awards, or says that
    it may win one award alone."""
    return any(_limits(one, cap) for one in sentences(text))


def _limits(sentence: str, cap: Decimal) -> bool:
    if speaks_of(sentence, CEILING) or speaks_of(sentence, ONE_AWARD_ONLY):
        return True
    if not (speaks_of(sentence, LIMIT) and speaks_of(sentence, TOGETHER)):
        return False
    digits = re.sub(r"(?<=\d)[ .,](?=\d{3}\b)", "", folded(sentence))
    return re.search(rf"\b{int(cap)}\b", digits) is not None


def says_what_happens_then(instruments: Sequence[Instrument], cap: Decimal) -> bool:
    """Whether the rules of a call say that an award above the ceiling is cut or refused."""
    texts = (
        text
        for one in instruments
        for text in (one.recipients, one.selection, one.payment, one.setting_of_amount)
    )
    what = (*CUT_OR_REFUSED, *ONE_AWARD_ONLY)
    return any(limits_awards_to_one_firm(text, cap) and speaks_of(text, what) for text in texts)
