"""Who may take part in a call: countries, kinds of organisation, and the smallest consortium."""

from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.base import Located, Prose, Title
from toolkit.model.consortium import Kind
from toolkit.model.numbers import Count


class Country(Located):
    """An eligible country."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Title
    status: Literal["member_state", "eea", "associated"] = "member_state"
    """An associated country takes part only with an agreement that is in force before the grant is
    signed."""


class Consortium(Located):
    """The smallest consortium."""

    min_participants: Count | None = None
    min_countries: Count | None = None


class Eligibility(Located):
    """What each participant must be."""

    legal_entities: bool = False
    """Whether the call takes legal entities alone, public or private."""

    kinds: dict[Kind, Prose] = Field(default_factory=dict)
    """The kinds of organisation that the call takes, each in a few words; empty where it takes all.
    """
