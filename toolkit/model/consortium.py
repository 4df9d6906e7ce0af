"""The organisations that carry the project."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from toolkit.model.base import Id, Located, Prose, Title, Words
from toolkit.model.money import Money


class Role(StrEnum):
    """What an organisation is in the grant agreement."""

    COORDINATOR = "coordinator"
    BENEFICIARY = "beneficiary"
    AFFILIATED = "affiliated"
    ASSOCIATED = "associated"

    @property
    def code(self) -> str:
        """The form's abbreviation: COO, BEN, AE or AP."""
        return {"coordinator": "COO", "beneficiary": "BEN", "affiliated": "AE"}.get(self, "AP")


class Kind(StrEnum):
    """What the call counts an organisation as."""

    CLUSTER = "cluster"
    NETWORK = "network"
    OTHER = "other"


KIND_NAMES = {
    Kind.CLUSTER: "Cluster organisation",
    Kind.NETWORK: "Network",
    Kind.OTHER: "Other organisation",
}
"""What the draft calls each of them."""


class LegalForm(StrEnum):
    """What an organisation is by law."""

    PUBLIC = "public"
    PRIVATE = "private"
    NONE = "none"


class Person(Located):
    """A member of the team, for the form's table of project teams and staff."""

    name: Title
    """Name, or "to be recruited"."""

    function: Title
    """Function in the project: project manager, senior expert, trainer, ..."""

    tasks: Prose = Prose()
    """What the person does in the project; `[[id]]` refers to a task or work package."""

    expertise: Prose = Prose()
    """Professional profile and expertise, in one or two sentences."""


class PreviousProject(Located):
    """A project of the last four years, for the form's list of previous projects."""

    title: Title
    """Reference number and title."""

    programme: str = ""
    """Funding programme: COSME, Interreg, Horizon Europe, ..."""

    period: str = ""
    """Start and end, as in "09/2019-08/2021"."""

    role: str = ""
    """COO (coordinator), BEN (beneficiary), AE (affiliated entity) or OTHER."""

    amount: Money | None = None
    """EU contribution to this partner, in EUR."""

    website: str = ""
    """Its address on the web."""


class Partner(Located):
    """An organisation of the consortium."""

    id: Id
    """Your own word for it, in small letters; the rest of the outline refers to it."""

    name: Title
    """Full legal name."""

    short_name: Annotated[Title, Field(max_length=100)]
    """The name that tables and charts use."""

    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    """Two capital letters: ES, PT, EL for Greece."""

    role: Role
    """coordinator (exactly one), beneficiary, affiliated (entity of a beneficiary) or associated
    (partner without funding)."""

    kind: Kind = Kind.OTHER
    """What the call counts it as: cluster (organisation), network or other."""

    kind_reason: Prose = Prose()
    """For kind other: how it supports the green and digital transitions and resilience; the draft
    prints it below its profile."""

    legal_form: LegalForm | None = None
    """public or private (legal entity), or none where it is no legal entity of its own."""

    rates: dict[str, Money] = Field(default_factory=dict)
    """EUR a person-month by staff profile: {manager: 5200, expert: 4300}."""

    default_profile: Title | None = None
    """The staff profile of effort that is given as a plain number; when left out, the first one
    under rates."""

    affiliated_to: Id | None = None
    """For an affiliated entity: the beneficiary it belongs to."""

    city: str = ""
    """Where it sits."""

    website: str = ""
    """Its address on the web."""

    contact: str = ""
    """Contact person; the coordinator's stands on the cover."""

    profile: Prose = Prose()
    """Who it is, whom it represents and what it brings to this project."""

    role_in_project: Prose = Prose()
    """What it answers for in the project and why it is the right one."""

    other_funding: Prose = Prose()
    """Other EU grants that it has received or applied for, for the same work or its running costs;
    the draft prints it below the declaration on double funding."""

    writes: Words = ()
    """The sections of the form that it is asked to write, by tag: [CON-MET-CM]."""

    staff: tuple[Person, ...] = ()
    """The people who will do the work."""

    previous_projects: tuple[PreviousProject, ...] = ()
    """Projects of the last four years."""

    @property
    def funded(self) -> bool:
        """Whether it may declare costs: all but associated partners."""
        return self.role is not Role.ASSOCIATED
