"""Work packages with their tasks, deliverables, milestones, events and subcontracts."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from toolkit.model.base import Id, Ids, Located, Prose, Texts, Title
from toolkit.model.costs import CostLine
from toolkit.model.money import Money, PersonMonths
from toolkit.model.months import Month, Span
from toolkit.model.numbers import Count, Number

UNNAMED_PROFILE = ""
"""The key of effort that names no staff profile: it is work of the partner's default profile."""

FrozenLabel = Annotated[str, Field(pattern=r"^[A-Z]{1,3}\d+(\.\d+)?$")]


def _by_profile(value: Any) -> Any:
    """`3` as `{"": 3}`: person-months of the partner's default profile."""
    return value if isinstance(value, dict) else {UNNAMED_PROFILE: value}


ByProfile = Annotated[
    dict[str, PersonMonths],
    BeforeValidator(_by_profile, json_schema_input_type=PersonMonths | dict[str, PersonMonths]),
]


class Task(Located):
    """A part of a work package, with a leader and a span of months."""

    id: Id
    """Your own word for it; its number (T2.1) follows from the order."""

    title: Title
    """Its name, as work plan and timetable print it."""

    label: FrozenLabel | None = None
    """Freezes the number, as in T2.1; leave it out to let the order decide."""

    months: Span
    """From the first to the last month of work, as in M4-M12."""

    lead: Id
    """The partner who answers for it."""

    effort: dict[str, ByProfile] = Field(default_factory=dict)
    """Person-months by partner, as a number or by staff profile:
    {aei: 3, citeve: {expert: 2.5, manager: 0.5}}."""

    participants: Ids = ()
    """Partners who take part without effort of their own, such as associated partners."""

    after: Ids = ()
    """Tasks (or milestones) that must be finished before this one begins."""

    description: Prose = Prose()
    """What is done, how and with whom."""

    contributions: Prose = Prose()
    """In-kind contributions and subcontracting in this task, if any."""


class Deliverable(Located):
    """A result handed in to the funder by the end of a given month."""

    id: Id
    """Your own word for it; its number (D2.1) follows from the order."""

    title: Title
    """Its name, as the table of deliverables prints it."""

    label: FrozenLabel | None = None
    """Freezes the number, as in D2.1."""

    due: Month
    """The month by whose end it is handed in."""

    lead: Id
    """The partner who answers for it."""

    type: str = "R"
    """The call's code: R document, DEM demonstrator, DEC website or video, DATA, DMP, ..."""

    dissemination: str = "PU"
    """The call's code: PU public, SEN sensitive, ..."""

    task: Id | None = None
    """The task it comes from."""

    description: Prose = Prose()
    """What it holds, its format and its language."""


class Milestone(Located):
    """A point that can be verified; numbered through the whole project."""

    id: Id
    """Your own word for it; its number (MS3) follows from the order."""

    title: Title
    """What has been reached, in a few words."""

    label: FrozenLabel | None = None
    """Freezes the number, as in MS3."""

    due: Month
    """The month by whose end it is reached."""

    lead: Id
    """The partner who answers for it."""

    description: Prose = Prose()
    """What has been reached then, and what can begin."""

    verification: Prose = Prose()
    """How it is shown: a document, a list, a published page."""


class Event(Located):
    """An event, meeting or journey, for the form's table of events, meetings and mobility."""

    id: Id
    """Your own word for it; its number (E2.1) follows from the order."""

    title: Title
    """Its name, as the table of events prints it."""

    label: FrozenLabel | None = None
    """Freezes the number, as in E2.1."""

    partner: Id
    """The partner who organises it, or takes part."""

    type: str = ""
    """Training, workshop, conference, consortium meeting, mission, ..."""

    topics: Prose = Prose()
    """Area and topics."""

    location: str = ""
    """City and country, or online."""

    month: Month | None = None
    """When it takes place."""

    days: Annotated[Number, Field(gt=0)] | None = None
    """How many days it lasts."""

    attendees: Count | None = None
    """How many people are expected."""


class Subcontract(Located):
    """Work bought from outside; stands in cost row B."""

    id: Id
    """Your own word for it; its number (S2.1) follows from the order."""

    title: Title
    """What is bought, in a few words."""

    label: FrozenLabel | None = None
    """Freezes the number, as in S2.1."""

    partner: Id
    """The partner who gives the order."""

    task: Id | None = None
    """The task it belongs to."""

    cost: Money
    """What it costs, in EUR."""

    months: Span | None = None
    """When it is spent; the whole work package when left out."""

    description: Prose = Prose()
    """What is bought."""

    justification: Prose = Prose()
    """Why the consortium does not do it itself."""

    best_value: Prose = Prose()
    """How the best value for money is found."""


class WorkPackage(Located):
    """A part of the work with one leader; its months follow from its tasks."""

    id: Id
    """Your own word for it; its number (WP2) follows from the order."""

    title: Title
    """Its name, as work plan and timetable print it."""

    label: FrozenLabel | None = None
    """Freezes the number, as in WP2."""

    priority: str
    """What it serves: management, communication, or one of the call's priorities."""

    lead: Id
    """The partner who answers for it."""

    months: Span | None = None
    """Its duration; when left out, from the first to the last month of its tasks."""

    objectives: Texts = ()
    """What it is to achieve, one sentence each."""

    description: Prose = Prose()
    """How the tasks work together."""

    tasks: tuple[Task, ...] = ()
    """What is done, in the order in which it is numbered."""

    deliverables: tuple[Deliverable, ...] = ()
    """What is handed in; ten to fifteen are enough for a whole project."""

    milestones: tuple[Milestone, ...] = ()
    """Points at which it can be verified that the work is on its way."""

    events: tuple[Event, ...] = ()
    """Events, meetings and journeys."""

    subcontracts: tuple[Subcontract, ...] = ()
    """Work bought from outside; stands in cost row B."""

    costs: tuple[CostLine, ...] = ()
    """Costs other than staff, subcontracts and support to third parties."""

    @property
    def span(self) -> Span:
        """Its months: as given, else those of its tasks; M1 alone when it has neither."""
        if self.months:
            return self.months
        if not self.tasks:
            return Span(Month(1), Month(1))
        return Span(
            min(task.months.first for task in self.tasks),
            max(task.months.last for task in self.tasks),
        )
