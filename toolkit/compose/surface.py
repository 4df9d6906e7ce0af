"""What templates may ask of each kind of value; whatever is not named here does not exist for them.

Of a part of the outline or of the call these are its fields, by the names that they have there,
and what `OFFERED` adds. Of everything else only what `OFFERED` names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import GeneratorType
from typing import Any, NamedTuple

from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext
from jinja2.utils import Namespace

from toolkit.compose.answer import Answer
from toolkit.compose.sandbox_limits import Group
from toolkit.model.base import Located
from toolkit.model.call import Call
from toolkit.model.consortium import Partner, Role
from toolkit.model.instruments import Instrument
from toolkit.model.labels import Label
from toolkit.model.months import Month, Span
from toolkit.model.proposal import Project, Proposal
from toolkit.model.workplan import WorkPackage
from toolkit.plan.budget import Budget
from toolkit.plan.cost_lines import Line
from toolkit.plan.dossier import Figures
from toolkit.plan.effort import Effort, Work
from toolkit.plan.schedule import Schedule

WITHHELD = frozenset({"place"})
"""Fields of every part that say where it is written on this machine."""

OFFERED: Mapping[type, str] = {
    Proposal: "coordinator tasks deliverables milestones labels partner package package_of()",
    Project: "last span",
    Partner: "funded",
    Role: "code",
    WorkPackage: "span",
    Instrument: "total per_third_party third_parties",
    Call: "row priority strand section country_name()",
    Answer: (
        "priority wanted leads case packages tasks deliverables milestones instruments risks "
        "shared_risks incoming givers partners person_months effort_share beside support "
        "third_parties template"
    ),
    Figures: (
        "total_costs grant own_contribution third_parties third_party_share person_months "
        "partners work_packages tasks deliverables milestones"
    ),
    Budget: (
        "lines indirect_lines grant own_contribution third_party_share contributions max_grant "
        "rate_third_parties rate_other total(partner,work_package,row) "
        "direct(partner,work_package,row) indirect(partner,work_package) "
        "third_parties(partner,work_package)"
    ),
    Line: "key partner work_package row item units unit_cost amount months note",
    Effort: "works total(partner,work_package,task,profile) by_month(partner,work_package)",
    Work: "partner work_package task profile person_months months",
    Schedule: "start end duration months periods quarters first_day()",
    Month: "number",
    Span: "first last length",
    Label: "number",
    date: "year month day",
    str: "lower() upper() capitalize() title() strip() startswith() endswith() split()",
    list: "index() count()",
    tuple: "index() count()",
    dict: "items() keys() values() get()",
    Group: "grouper list",
    LoopContext: "index index0 revindex revindex0 first last length previtem nextitem cycle()",
}
"""`name` is a value; `name()` is called; in `name(partner)` only what is named may be given."""

LISTS = (list, tuple, range, Group)
"""What can be gone through, member by member, besides texts, mappings and spans of months."""

MAPPINGS = (dict,)
NUMBERS = (int, float, Decimal)
KEYS = (str, int, Decimal, Month)
"""What may stand in brackets behind a mapping."""

_NAMES = re.compile(r"(\w+)(\([\w,]*\))?")
_OPEN = (Namespace, TemplateModule)
"""What templates fill themselves: every name in it is theirs."""


class Function:
    """Something that templates may call; no other callable is called for them."""

    __slots__ = ("call", "keywords")

    def __init__(self, call: Callable[..., Any], keywords: frozenset[str] | None = None) -> None:
        self.call, self.keywords = call, keywords

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """What it answers; raises TypeError where something is given that it does not take."""
        if self.keywords is not None and (args or not self.keywords.issuperset(kwargs)):
            raise TypeError(f"takes {', '.join(sorted(self.keywords))} by name")
        return self.call(*args, **kwargs)


class Method(NamedTuple):
    """How a name is offered that is called."""

    keywords: frozenset[str] | None = None
    """The only ones that may be given; anything where it is None."""


_FOUND: dict[type, dict[str, Method | None]] = {}


def offered_by(kind: type) -> Mapping[str, Method | None]:
    """The names that values of that type have for templates; None for those that are values."""
    if kind not in _FOUND:
        _FOUND[kind] = dict(_offered(kind))
    return _FOUND[kind]


def _offered(kind: type) -> Iterator[tuple[str, Method | None]]:
    for base in kind.__mro__:
        for name, brackets in _NAMES.findall(OFFERED.get(base, "")):
            words = brackets.strip("()")
            keywords = frozenset(words.split(",")) if words else None
            yield name, Method(keywords) if brackets else None
    if issubclass(kind, Located):
        yield from ((name, None) for name in kind.model_fields if name not in WITHHELD)


def names_of(value: Any) -> tuple[str, ...]:
    """The names that `value` has for templates."""
    if isinstance(value, MAPPINGS):
        return tuple(one for one in value if isinstance(one, str))
    if type(value) in _OPEN:
        return tuple(one for one in _contents(value) if one[0] != "_")
    return tuple(offered_by(type(value)))


def value_of(value: Any, name: str) -> Any:
    """What `value` answers to `name`, with the methods it is called by as `Function`.

    Raises LookupError where it has no such name for templates.
    """
    kind = type(value)
    names = offered_by(kind)
    if name not in names:
        return _own(value, name)
    found, method = getattr(value, name), names[name]
    if method is not None:
        return Function(found, method.keywords)
    return tuple(found) if isinstance(found, GeneratorType) else found


def _own(value: Any, name: str) -> Any:
    """What templates have put there, or what a mapping has under that name."""
    if isinstance(value, MAPPINGS):
        return value[name]
    if type(value) in _OPEN and name[:1] != "_" and name in _contents(value):
        return _contents(value)[name]
    raise LookupError(name)


def _contents(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = (
        object.__getattribute__(value, "_Namespace__attrs")
        if isinstance(value, Namespace)
        else vars(value)
    )
    return found
