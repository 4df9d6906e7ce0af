"""Financial support to third parties: each instrument with amount, number and rules."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from toolkit.model.base import Id, Located, Prose, Texts, Title
from toolkit.model.money import Money, cents
from toolkit.model.months import Span
from toolkit.model.numbers import Count


class Payee(StrEnum):
    """Who receives the money of an instrument."""

    SME = "sme"
    PROVIDER = "provider"


PAYEES = {
    Payee.SME: "The third party receives the money, and pays its providers itself.",
    Payee.PROVIDER: "The consortium pays a provider, and the third party receives the service.",
}
"""What the draft writes for each of them."""

FORMS = {one: one for one in ("lump sum", "voucher", "prize", "other")}
"""The forms of support to third parties, by the word of the outline."""


class Instrument(Located):
    """One scheme of financial support to third parties: voucher, lump sum or prize."""

    id: Id
    """Your own word for it."""

    title: Title
    """The name that SMEs will read in the open call."""

    priority: Id
    """The priority it serves: innovate, adopt, ..."""

    partner: Id
    """The partner who pays it out; its cost stands in this partner's budget."""

    work_package: Id | None = None
    """Where its cost stands; when left out, the first work package of its priority."""

    form: Title
    """lump sum, voucher, prize or other."""

    paid_to: Payee | None = None
    """Who receives the money: sme (the third party itself) or provider (of a service that the third
    party receives); a voucher needs it."""

    amount: Money
    """EUR for one award."""

    number: Count
    """How many awards are planned."""

    sharing: Annotated[Count, Field(ge=1)] = 1
    """How many third parties share one award: 2 for a consortium of two SMEs."""

    months: Span
    """From the opening of its first call to the last payment."""

    purpose: Prose = Prose()
    """What it is for, in one or two sentences."""

    recipients: Prose = Prose()
    """Who can be supported: size, country, sector, alone or together."""

    activities: Texts = ()
    """The closed list of activities that are supported."""

    criteria: Texts = ()
    """How applications are judged, with points where they are set."""

    selection: Prose = Prose()
    """The procedure: call, cut-offs, evaluators, decision, redress."""

    payment: Prose = Prose()
    """When and against what the money is paid."""

    setting_of_amount: Prose = Prose()
    """How the exact amount of an award is set."""

    @property
    def total(self) -> Decimal:
        """EUR for all awards."""
        return cents(self.amount * self.number)

    @property
    def per_third_party(self) -> Decimal:
        """EUR that one third party gets from one award, to the cent."""
        return cents(self.amount / self.sharing)

    @property
    def third_parties(self) -> int:
        """How many third parties get support when all awards are made."""
        return self.number * self.sharing
