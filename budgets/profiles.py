"""Which staff profiles each partner has: the columns of effort, the lines of rates."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from toolkit.plan.cost_lines import key_word
from toolkit.plan.dossier import Dossier

NO_PROFILE = "staff"


class Profile(NamedTuple):
    """A staff profile of a partner; `name` is empty where the partner names none."""

    key: str
    """`ateval/manager`: its row or column in every sheet."""

    partner: str
    name: str
    rate: Decimal | None
    funded: bool
    title: str
    """What stands at its head."""


def columns_by_partner(profiles: Iterable[Profile]) -> list[tuple[str, ...]]:
    """The keys of the profiles of each partner, which stay side by side on paper."""
    return [
        tuple(one.key for one in group) for _, group in groupby(profiles, lambda one: one.partner)
    ]


def profiles_of(dossier: Dossier) -> tuple[Profile, ...]:
    """Every partner's profiles: those with a rate, then those that only have effort."""
    worked: dict[str, dict[str, None]] = {}
    for work in dossier.effort.works:
        worked.setdefault(work.partner, {})[work.profile] = None
    return tuple(
        Profile(
            key=f"{partner.id}/{key_word(name) or NO_PROFILE}",
            partner=partner.id,
            name=name,
            rate=partner.rates.get(name),
            funded=partner.funded,
            title=name or dossier.language.say(NO_PROFILE),
        )
        for partner in dossier.proposal.partners
        for name in dict.fromkeys([*partner.rates, *worked.get(partner.id, {})]) or [""]
    )
