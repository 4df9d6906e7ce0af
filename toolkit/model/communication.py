"""The communication plan: who is told what, by which way, when and to what effect."""

from toolkit.model.base import Id, Ids, Located, Prose, Texts, Title
from toolkit.model.indicators import Indicator
from toolkit.model.months import Span


class TargetGroup(Located):
    """People whom the project wants to reach."""

    id: Id
    """Your own word for it."""

    name: Title
    """Who they are: SMEs of the ecosystem, regional authorities, ..."""

    why: Prose = Prose()
    """Why they matter to the project."""

    size: str = ""
    """How many they are, and how many shall be reached."""

    message: Prose = Prose()
    """What they shall remember."""

    channels: Ids = ()
    """The channels that reach them, by id."""

    lead: Id | None = None
    """The partner who looks after them."""


class Channel(Located):
    """A way to reach people."""

    id: Id
    """Your own word for it."""

    name: Title
    """Its name, as the communication plan prints it."""

    purpose: Prose = Prose()
    """What it is used for, and why it suits."""

    frequency: str = ""
    """How often: monthly, before each call, ..."""

    owner: Id | None = None
    """The partner who runs it."""

    indicator: str = ""
    """What shows that it works: subscribers, visits, ..."""


class Activity(Located):
    """Something that is done to reach a target group."""

    id: Id | None = None
    """Your own word for it."""

    title: Title
    """What is done: info-day, newsletter, fair, ..."""

    objective: Prose = Prose()
    """What it is to bring about."""

    target_groups: Ids = ()
    """Whom it is for, by id."""

    channels: Ids = ()
    """The channels it uses, by id."""

    months: Span
    """When it takes place."""

    frequency: str = ""
    """How often within these months; left out when once."""

    lead: Id
    """The partner who answers for it."""

    partners: Ids = ()
    """Partners who support it."""

    evidence: Prose = Prose()
    """What proves it; `[[id]]` refers to a deliverable."""


class Communication(Located):
    """The communication plan as a whole."""

    lead: Id | None = None
    """The partner who runs communication; when left out, the leader of its work package."""

    purpose: Prose = Prose()
    """What communication is to do for this project."""

    objectives: Texts = ()
    """What communication is to achieve, one sentence each."""

    target_groups: tuple[TargetGroup, ...] = ()
    """Whom the project wants to reach."""

    channels: tuple[Channel, ...] = ()
    """The ways to reach them."""

    activities: tuple[Activity, ...] = ()
    """What is done, when and by whom."""

    indicators: tuple[Indicator, ...] = ()
    """What shows that communication works, counted."""

    visual_identity: Prose = Prose()
    """Logo, templates and who watches over them."""

    follow_up: Prose = Prose()
    """What happens to results and channels after the project."""

    data_protection: Prose = Prose()
    """How personal data of subscribers and applicants are handled."""
