"""A call profile: what a call for proposals prescribes, as data with its sources."""

from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.base import Id, Located, Prose, Title
from toolkit.model.money import Money, Rate

Tag = Annotated[str, Field(pattern=r"^[A-Z]+(-[A-Z]+)*$")]


class Source(Located):
    """Where a fact of the profile comes from, and whether the call's own text was seen."""

    verified: bool
    """True only where the call document, the form or the granting authority says so."""

    source: Title
    """Who says it."""

    note: str = ""
    """What to look up before relying on it."""


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

    part_of: str = ""
    """The row that it is a part of, where the form shows one finer: C.1a is part of C.1."""


class ThirdParties(Located):
    """What the call says about financial support to third parties."""

    min_share_of_grant: Rate | None = None
    max_per_third_party: Money | None = None


class Consortium(Located):
    """Who must be in it."""

    min_participants: int | None = None
    min_countries: int | None = None


class Indirect(Located):
    """Indirect costs: a flat rate of direct costs, per beneficiary and work package."""

    rate: Rate
    base_excludes: tuple[str, ...] = ()
    """Cost rows that are left out of the base."""

    code: str = "E"
    title: Title = "Indirect costs"


class Code(Located):
    """A code that the form prescribes, with its meaning."""

    code: str
    title: Title


class Layout(Located):
    """How the submitted file must look."""

    page: Literal["A4"] = "A4"
    font: str = "Arial"
    min_font_size: Decimal = Decimal(9)
    min_margin_mm: Decimal = Decimal(15)
    page_limit: int | None = None
    prints_tags: bool = False


class Visibility(Located):
    """What everything that the project publishes must say."""

    funding_statement: Title
    disclaimer: Title


class Country(Located):
    """An eligible country."""

    code: str
    name: Title


class Call(Located):
    """A call for proposals."""

    id: Id
    topic: Title
    title: Title
    programme: Title
    type_of_action: str = ""
    authority: Authority
    budget: Money | None = None
    expected_projects: int | None = None
    deadline: datetime | None = None
    max_grant: Money | None = None
    max_duration: int | None = None
    """In months."""

    rate_third_parties: Rate | None = None
    """The funding rate of support to third parties."""

    rate_other: Rate | None = None
    """The funding rate of all other costs."""

    subcontracting_needs_reasons_above: Rate | None = None
    """The share of total costs above which subcontracting must be justified."""

    prefinancing_rate: Rate | None = None
    award_criteria: tuple[Code, ...] | None = None
    threshold: Decimal | None = None
    strands: Annotated[tuple[Strand, ...], Field(min_length=1)]
    priorities: Annotated[tuple[CallPriority, ...], Field(min_length=1)]
    objectives_rule: ObjectivesRule
    third_parties: ThirdParties = Field(default_factory=ThirdParties)
    consortium: Consortium = Field(default_factory=Consortium)
    indirect: Indirect
    cost_rows: tuple[CostRow, ...]
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
