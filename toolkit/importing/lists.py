"""The lists of an outline that a sheet may hold, and what a column of each can be."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from toolkit.model.base import Located
from toolkit.model.communication import Activity, Channel, TargetGroup
from toolkit.model.consortium import Partner, Person, PreviousProject
from toolkit.model.costs import CostLine
from toolkit.model.instruments import Instrument
from toolkit.model.months import Span
from toolkit.model.proposal import Project, Proposal
from toolkit.model.risks import Risk
from toolkit.model.workplan import (
    Deliverable,
    Event,
    Milestone,
    Subcontract,
    Task,
    WorkPackage,
)
from toolkit.readers.shapes import field_names, is_map, is_part, item_of, shape_at

PARENTS = {"work_packages": "work_package", "partners": "partner"}
"""What names the part that holds the list, by the list of such parts."""


class ListKind(NamedTuple):
    """A list of the outline: one row of a sheet is one item of it."""

    name: str
    """As the outline names it: `deliverables`."""

    model: type[Located]
    inside: tuple[str, ...] = ()
    """What it is in: `("work_packages",)`, `("communication",)`; empty at the top."""

    named_by: tuple[str, ...] = ("title",)
    """The columns of which a row needs one, to be an item."""

    more: tuple[str, ...] = ()
    """Columns that are not a field of the item alone: the total of a cost line."""

    also: tuple[str, ...] = ()
    """The columns of which a table needs one besides."""

    @property
    def way(self) -> tuple[str | int, ...]:
        """The way to one item of the list."""
        if self.name == "project":
            return (self.name,)
        if not self.inside:
            return (self.name, 0)
        place = () if self.inside == ("communication",) else (0,)
        return (*self.inside, *place, self.name, 0)

    @property
    def parent(self) -> str:
        """The column that names the part around: `work_package`; empty where there is none."""
        return PARENTS.get(self.inside[0], "") if self.inside else ""


FIRST, LAST, LENGTH = "first_month", "last_month", "number_of_months"

KINDS: tuple[ListKind, ...] = (
    ListKind("partners", Partner, named_by=("name", "short_name")),
    ListKind("work_packages", WorkPackage, named_by=("title", "label")),
    ListKind("tasks", Task, ("work_packages",), ("title", "label")),
    ListKind("deliverables", Deliverable, ("work_packages",), ("title", "label")),
    ListKind("milestones", Milestone, ("work_packages",), ("title", "label")),
    ListKind("events", Event, ("work_packages",)),
    ListKind("subcontracts", Subcontract, ("work_packages",), ("title", "description")),
    ListKind(
        "costs",
        CostLine,
        ("work_packages",),
        ("item", "row", "amount"),
        ("total",),
        ("unit_cost", "total", "amount"),
    ),
    ListKind("staff", Person, ("partners",), ("name", "function")),
    ListKind(
        "rates", Partner, ("partners",), ("rate",), ("profile", "rate"), ("profile", "partner")
    ),
    ListKind("previous_projects", PreviousProject, ("partners",)),
    ListKind("instruments", Instrument),
    ListKind("risks", Risk, named_by=("title", "description")),
    ListKind("target_groups", TargetGroup, ("communication",), ("name",)),
    ListKind("channels", Channel, ("communication",), ("name",)),
    ListKind("activities", Activity, ("communication",)),
)
"""In the order in which their rows are taken: what others refer to comes first."""

PROJECT = ListKind("project", Project)
"""The fields of the project, each with its name in the cell beside it."""

RANK: Mapping[str, int] = {one.name: number for number, one in enumerate(KINDS)}
KIND: Mapping[str, ListKind] = {one.name: one for one in KINDS}


@cache
def columns_of(kind: ListKind) -> tuple[str, ...]:
    """What a column of such a list can be."""
    spans = any(shape_at(kind.model, (name,)) is Span for name in field_names(kind.model))
    own = () if kind.name == "rates" else _cells_of(kind.model)
    parent = (kind.parent,) if kind.parent else ()
    return (*own, *parent, *((FIRST, LAST, LENGTH) if spans and own else ()), *kind.more)


@cache
def project_columns() -> tuple[str, ...]:
    """The fields of the project that fit into a cell."""
    return _cells_of(Project)


def _cells_of(model: type[Located]) -> tuple[str, ...]:
    """The fields of a part that fit into one cell: no lists of parts, nothing by names."""
    shapes = ((name, shape_at(model, (name,))) for name in field_names(model))
    return tuple(
        name
        for name, shape in shapes
        if not (is_map(shape) or is_part(shape) or is_part(item_of(shape)))
    )


def model_at(steps: tuple[str | int, ...]) -> type[Located]:
    """The model of the part to which `steps` lead; of the outline for none."""
    found = shape_at(Proposal, steps)
    return found if is_part(found) else Proposal
