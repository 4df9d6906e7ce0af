"""Which staff profiles each partner has: the columns of effort, the lines of rates."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from toolkit.plan.dossier import Dossier
from toolkit.plan.lines import key_word


@dataclass(frozen=True, slots=True)
class Profile:
    """A staff profile of a partner; `name` is empty where the partner names none."""

    partner: str
    name: str
    rate: Decimal | None
    funded: bool

    @property
    def key(self) -> str:
        """`ateval/manager`: its row or column in every sheet."""
        return f"{self.partner}/{key_word(self.name) or 'staff'}"

    @property
    def title(self) -> str:
        """What stands at its head."""
        return self.name or "staff"


def profiles_of(dossier: Dossier) -> tuple[Profile, ...]:
    """Every partner's profiles: those with a rate, then those that only have effort."""
    worked: dict[str, list[str]] = {}
    for work in dossier.effort.works:
        names = worked.setdefault(work.partner, [])
        if work.profile not in names:
            names.append(work.profile)
    return tuple(
        Profile(partner.id, name, partner.rates.get(name), partner.funded)
        for partner in dossier.proposal.partners
        for name in dict.fromkeys([*partner.rates, *worked.get(partner.id, [])]) or [""]
    )
