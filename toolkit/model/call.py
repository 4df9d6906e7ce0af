"""A call profile: what a call for proposals prescribes, as data with its sources."""

from datetime import datetime
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, PrivateAttr

from toolkit.diagnostics import Diagnostic
from toolkit.model.base import Id, Located, Prose, Title
from toolkit.model.eligibility import Consortium, Country, Eligibility
from toolkit.model.evaluation import CallIndicator, Criterion, Points, Suggested
from toolkit.model.form import Code, Layout, PartA, Visibility
from toolkit.model.money import Money, Rate, UnitCost
from toolkit.model.months import Day
from toolkit.model.numbers import Count
from toolkit.model.sources import Source

Tag = Annotated[str, Field(pattern=r"^[A-Z]+(-[A-Z]+)*$")]


ACTUAL_COSTS: Literal["actual_costs"] = "actual_costs"
LUMP_SUM: Literal["lump_sum"] = "lump_sum"
"""The kinds of grants."""


class Authority(Located):
    """The body that awards the grant and whose name the disclaimer carries."""

    name: Title
    acronym: Title


class Strand(Located):
    """One of the call's strands; a proposal answers exactly one."""

    id: Id
    title: Title
    """The official name."""

    ecosystem: str = ""
    """How a sentence names it: "the European textile ecosystem"; empty for a strand without one."""


class CallPriority(Located):
    """One of the call's specific objectives."""

    id: Id
    """network, innovate, adopt, train or go_international: the template is named after it."""

    title: Title
    """The official name."""

    short_title: Title
    """One or two words, for tables and charts."""

    aim: Prose
    """What the call wants from it, in our own words."""

    output: Prose = Prose()
    """What the call counts as its result, in our own words."""

    role: Literal["choice", "main", "supporting"] = "choice"
    """In a call that asks for all: choice. Else: main, or supporting."""


class ObjectivesRule(Located):
    """Which priorities a proposal must serve."""

    serve: Literal["all", "main_plus_any"]
    leading_min: Annotated[int, Field(ge=0)] = 0
    """How many must be named as leading."""

    supporting_min: Annotated[int, Field(ge=0)] = 0
    """How many supporting ones a proposal needs beside the main one."""


class CallSection(Located):
    """A section of the application form."""

    tag: Tag
    """Its key: the form's tag, or ours where the form has none."""

    number: str = ""
    """As printed: 2.1.1; empty for parts without a number."""

    title: Title
    titles: dict[str, str] = Field(default_factory=dict)
    """The official title in other languages, where it is known: {fr: ...}."""

    level: Annotated[int, Field(ge=1, le=4)]
    landscape: bool = False
    template: str = ""
    """The template in `part_b/` that fills it; empty for a heading that only holds others."""

    asks: Prose = Prose()
    """What an evaluator looks for here, in our own words; shown where the outline says nothing."""


class CostRow(Located):
    """A row of the budget table."""

    code: str
    """A.1, B, C.1, D.1, ..."""

    title: Title
    category: str
    """A Personnel, B Subcontracting, C Purchase, D Other."""

    kind: Literal["staff", "subcontracting", "purchase", "third_parties", "other"]
    unit: str = ""
    """What one unit is: person-month, trip, ..."""

    unit_costs: Literal[
        "", "sme_owners", "volunteers", "travel", "accommodation", "subsistence"
    ] = ""
    """The table of unit costs that holds for the row; empty for actual costs."""

    part_of: str = ""
    """The row that it is a part of, where the form shows one finer: C.1a is part of C.1."""


class UnitCosts(Located):
    """Unit costs that the call's rules set in place of actual costs: EUR for one unit, by the code
    of a country, by `all`, or by a name of the rules (a distance); None where the table is not
    known."""

    sme_owners: dict[Title, UnitCost] | None = None
    """SME owners and natural persons without a salary, EUR a person-month."""

    volunteers: dict[Title, UnitCost] | None = None
    travel: dict[Title, UnitCost] | None = None
    accommodation: dict[Title, UnitCost] | None = None
    subsistence: dict[Title, UnitCost] | None = None


class ThirdParties(Located):
    """What the call says about financial support to third parties."""

    min_share_of_grant: Rate | None = None
    max_per_third_party: Money | None = None


class Indirect(Located):
    """Indirect costs: a flat rate of direct costs, per beneficiary and work package."""

    rate: Rate
    base_excludes: tuple[str, ...] = ()
    """Cost rows that are left out of the base."""

    code: str = "E"
    title: Title = "Indirect costs"


class Origin(NamedTuple):
    """Where a profile lies that a project brings along, and which of ours it changes."""

    file: str
    """Its path, seen from the outline."""

    base: "Call | None"
    """The profile that comes with the toolkit and that it extends or replaces; None where it is
    like none."""

    remarks: tuple[Diagnostic, ...] = ()
    """What a person should know about the way it was read."""


class Call(Located):
    """A call for proposals."""

    id: Id
    topic: Title
    title: Title
    programme: Title
    type_of_action: str = ""
    model_agreement: str = ""
    """The model of the grant agreement, as the call names it."""

    grant: Literal["actual_costs", "lump_sum"] = ACTUAL_COSTS
    """What is paid: actual_costs that are reported, or a lump_sum that is fixed when the grant is
    signed and paid by completed work packages."""

    authority: Authority
    budget: Money | None = None
    budget_by_year: dict[Annotated[str, Field(pattern=r"^20\d\d$")], Money] = Field(
        default_factory=dict
    )
    expected_projects: Count | None = None
    opening: Day | None = None
    deadline: datetime | None = None
    max_grant: Money | None = None
    max_duration: Count | None = None
    """In months."""

    rate_third_parties: Rate | None = None
    """The funding rate of support to third parties."""

    rate_other: Rate | None = None
    """The funding rate of all other costs."""

    subcontracting_needs_reasons_above: Rate | None = None
    """The share of total costs above which subcontracting must be justified."""

    prefinancing_rate: Rate | None = None
    award_criteria: tuple[Criterion, ...] | None = None
    threshold: Points | None = None
    """The points that a proposal needs in all."""

    indicators: tuple[CallIndicator, ...] = ()
    """The results that the call counts."""

    suggested: Suggested = Field(default_factory=Suggested)
    strands: Annotated[tuple[Strand, ...], Field(min_length=1)]
    priorities: Annotated[tuple[CallPriority, ...], Field(min_length=1)]
    objectives_rule: ObjectivesRule
    third_parties: ThirdParties = Field(default_factory=ThirdParties)
    consortium: Consortium = Field(default_factory=Consortium)
    eligibility: Eligibility = Field(default_factory=Eligibility)
    part_a: PartA = Field(default_factory=PartA)
    indirect: Indirect
    cost_rows: tuple[CostRow, ...]
    unit_costs: UnitCosts = Field(default_factory=UnitCosts)
    sections: tuple[CallSection, ...]
    deliverable_types: tuple[Code, ...]
    dissemination_levels: tuple[Code, ...]
    layout: Layout = Field(default_factory=Layout)
    visibility: Visibility
    countries: tuple[Country, ...] = ()
    annexes: tuple[str, ...] = ()
    sources: dict[str, Source] = Field(default_factory=dict)
    """Where each fact comes from, by its way through this file: {max_grant: {...},
    third_parties.max_per_third_party: {...}}."""

    _origin: Origin | None = PrivateAttr(default=None)

    @property
    def origin(self) -> Origin | None:
        """Where a project's own profile lies; None for those that come with the toolkit."""
        return self._origin

    def brought_by(self, origin: Origin) -> "Call":
        """The same call, as a profile of a project's own."""
        found = self.model_copy()
        found._origin = origin
        return found

    def fact(self, path: str) -> Any:
        """The value at a path through the profile: `layout.page_limit`, `countries.TR`.

        Raises LookupError where there is nothing.
        """
        group, dot, key = path.partition(".")
        if dot and group in self._entries:
            return self._entries[group][key]
        found: Any = self
        for name in path.split("."):
            found = _inside(found, name)
        return found

    @cached_property
    def _entries(self) -> dict[str, dict[str, Any]]:
        """The entries of each list whose entries are known by an id, tag or code."""
        lists = {name: getattr(self, name) for name in type(self).model_fields}
        return {
            name: {key_of(one): one for one in found}
            for name, found in lists.items()
            if isinstance(found, tuple) and found and all(map(key_of, found))
        }

    @cached_property
    def row(self) -> dict[str, CostRow]:
        """The cost rows by code."""
        return {one.code: one for one in self.cost_rows}

    def row_of(self, kind: str) -> CostRow:
        """The first cost row of that kind. Raises LookupError if there is none."""
        for one in self.cost_rows:
            if one.kind == kind:
                return one
        raise LookupError(f"the profile of {self.id} has no cost row of the kind {kind!r}")

    @cached_property
    def priority(self) -> dict[str, CallPriority]:
        """The priorities by id."""
        return {one.id: one for one in self.priorities}

    @cached_property
    def strand(self) -> dict[str, Strand]:
        """The strands by id."""
        return {one.id: one for one in self.strands}

    @cached_property
    def section(self) -> dict[str, CallSection]:
        """The sections by tag."""
        return {one.tag: one for one in self.sections}

    def country_name(self, code: str) -> str:
        """The country's name; the code itself where the profile does not list it."""
        return next((one.name for one in self.countries if one.code == code), code)


def key_of(part: Any) -> str:
    """The id, tag or code by which an entry of a list is known; empty where it has none."""
    return next((getattr(part, name) for name in ("id", "tag", "code") if hasattr(part, name)), "")


def _inside(part: Any, name: str) -> Any:
    match part:
        case Located() if name in type(part).model_fields and name != "place":
            return getattr(part, name)
        case dict() if name in part:
            return part[name]
    raise LookupError(name)
