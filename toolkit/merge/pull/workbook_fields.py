"""Finds the field of the outline behind each cell of a row of the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from toolkit.document.markup import Resolve
from toolkit.merge.pull.equipment_fields import EQUIPMENT_FIELDS
from toolkit.merge.pull.row_edits import Changed, FieldEdit, fields, money, number, span_of
from toolkit.merge.workbook.inputs import BETWEEN
from toolkit.model.costs import CostLine
from toolkit.model.instruments import Instrument
from toolkit.model.proposal import Proposal
from toolkit.model.workplan import UNNAMED_PROFILE, Subcontract, Task
from toolkit.plan.cost_lines import keyed_costs
from toolkit.plan.effort import has_unclear_profile, profile_of
from toolkit.readers.patches import Patch, Steps

NO_NAME = "staff"
"""How the workbook calls the profile of a partner that names none."""

TASK_ORDER = tuple(Task.model_fields)
PLAN_FIELDS = {"title": "title", "lead": "lead"}
COST_FIELDS = {
    **{one: one for one in ("partner", "row", "item", "units", "unit_cost", "note")},
    **EQUIPMENT_FIELDS,
}
SUBCONTRACT_FIELDS = {
    "partner": "partner",
    "item": "title",
    "unit_cost": "cost",
    "note": "justification",
}
INSTRUMENT_FIELDS = {
    "title": "title",
    "form": "form",
    "partner": "partner",
    "package": "work_package",
    "amount": "amount",
    "number": "number",
    "sharing": "sharing",
}


def _no_name(_: str) -> None:
    return None


@dataclass(frozen=True)
class OutlineIndex:
    """The parts of an outline, by the keys that the workbook gives them."""

    proposal: Proposal
    resolve: Resolve = _no_name
    """What a mention in a text is shown as."""

    @cached_property
    def parts(self) -> Mapping[str, tuple[Steps, object]]:
        """The way to every work package, task, deliverable and milestone, by id."""
        found: dict[str, tuple[Steps, object]] = {}
        for at, package in enumerate(self.proposal.work_packages):
            here: Steps = ("work_packages", at)
            found[package.id] = here, package
            for name in ("tasks", "deliverables", "milestones"):
                for place, one in enumerate(getattr(package, name)):
                    found[one.id] = (*here, name, place), one
        return found

    @cached_property
    def costs(self) -> Mapping[str, tuple[Steps, CostLine | Subcontract, str]]:
        """The way to every cost line and subcontract, with its work package, by key."""
        found: dict[str, tuple[Steps, CostLine | Subcontract, str]] = {}
        taken: set[str] = set()
        for at, package in enumerate(self.proposal.work_packages):
            here: Steps = ("work_packages", at)
            for place, order in enumerate(package.subcontracts):
                way = (*here, "subcontracts", place)
                found[f"subcontract/{order.id}"] = way, order, package.id
            for place, (key, cost) in enumerate(keyed_costs(package, taken)):
                found[key] = (*here, "costs", place), cost, package.id
        return found

    def has(self, sheet: str, row: str) -> bool:
        """Whether the outline has what the row shows."""
        match sheet:
            case "work_plan":
                return row in ("project-start", "duration") or row in self.parts
            case "effort":
                return row in self.parts
            case "rates":
                return row.partition("/")[0] in self.proposal.partner
            case "costs":
                return row in self.costs
            case "instruments":
                return any(one.id == row for one in self.proposal.instruments)
        return False

    def edits_for(self, sheet: str, row: str, changed: Changed) -> Iterator[FieldEdit]:
        """The edits of the outline that the changed cells of a row require."""
        match sheet:
            case "work_plan":
                yield from self._plan(row, changed)
            case "effort":
                yield from self._effort(row, changed)
            case "rates":
                yield from self._rate(row, changed)
            case "costs":
                yield from self._cost(row, changed)
            case "instruments":
                yield from self._instrument(row, changed)

    def _plan(self, row: str, changed: Changed) -> Iterator[FieldEdit]:
        project = self.proposal.project
        if row == "project-start":
            old, new = project.start.isoformat(), str(changed["lead"])
            yield FieldEdit(("lead",), Patch(("project", "start"), new), old, new)
            return
        if row == "duration":
            months = int(str(changed["lead"]))
            patch = Patch(("project", "duration"), months)
            yield FieldEdit(("lead",), patch, f"{project.duration}", f"{months}")
            return
        way, part = self.parts[row]
        yield from fields(way, part, changed, PLAN_FIELDS, TASK_ORDER, self.resolve)
        yield from self._after(way, part, changed)
        yield from _label_or_kind(changed)
        if due := getattr(part, "due", None):
            if "end" in changed:
                new = f"M{changed['end']}"
                yield FieldEdit(("end",), Patch((*way, "due"), new), str(due), new)
            return
        span = getattr(part, "months", None) or getattr(part, "span", None)
        yield from span_of(way, span, changed, ("start", "end"), TASK_ORDER)

    def _after(self, way: Steps, part: object, changed: Changed) -> Iterator[FieldEdit]:
        """The edit of what a task waits for."""
        if "after" not in changed or not isinstance(part, Task):
            return
        ids = tuple(BETWEEN.split(str(changed["after"])))
        old, new = (", ".join(map(self._named, one)) for one in (part.after, ids))
        yield FieldEdit(("after",), Patch((*way, "after"), ids, TASK_ORDER), old or "none", new)

    def _named(self, ident: str) -> str:
        """The number of a part with its id: `T2.1 map-inputs`."""
        return f"{self.proposal.labels.get(ident, '')} {ident}".strip()

    def _effort(self, row: str, changed: Changed) -> Iterator[FieldEdit]:
        way, task = self.parts[row]
        if not isinstance(task, Task):
            return
        partners: dict[str, dict[str, Decimal]] = {}
        for column, value in changed.items():
            partner, _, profile = column.partition("/")
            partners.setdefault(partner, {})[profile] = number(value)
        for partner, profiles in partners.items():
            yield from self._work((*way, "effort", partner), task, partner, profiles)

    def _work(
        self, way: Steps, task: Task, partner: str, profiles: Mapping[str, Decimal]
    ) -> Iterator[FieldEdit]:
        """The effort of one partner on one task; a plain number stays one as long as it can.

        New effort is a plain number only where it is clear which staff profile that means.
        """
        owner, given = self.proposal.partner.get(partner), task.effort.get(partner, {})
        default = profile_of(owner, UNNAMED_PROFILE)
        named = {self.profile(partner, one): value for one, value in profiles.items()}
        columns = {self.profile(partner, one): f"{partner}/{one}" for one in profiles}
        if UNNAMED_PROFILE in given and len(given) > 1:
            why = "the outline gives this effort in two parts, with and without a staff profile"
            yield FieldEdit(tuple(columns.values()), None, why_not=why)
            return
        alone = set(given) <= {UNNAMED_PROFILE}
        clear = bool(given) or owner is None or not has_unclear_profile(owner)
        if alone and clear and set(named) == {default}:
            old = given.get(UNNAMED_PROFILE)
            yield _effort_edit(columns[default], Patch(way, named[default], TASK_ORDER), old)
        elif alone and given:
            both = {default: given[UNNAMED_PROFILE], **named}
            patch = Patch(way, dict(both))
            old_text = f"{given[UNNAMED_PROFILE]:f}"
            new_text = ", ".join(f"{name} {value:f}" for name, value in both.items())
            yield FieldEdit(tuple(columns.values()), patch, old_text, new_text)
        else:
            for name, value in named.items():
                patch = Patch((*way, name), value, TASK_ORDER)
                yield _effort_edit(columns[name], patch, given.get(name))

    def profile(self, partner: str, word: str) -> str:
        """The staff profile behind a column's word."""
        owner = self.proposal.partner.get(partner)
        rates = owner.rates if owner else {}
        used = (one.effort.get(partner, {}) for one in self.proposal.tasks)
        named = word in rates or any(word in by_profile for by_profile in used)
        return UNNAMED_PROFILE if word == NO_NAME and not named else word

    def _rate(self, row: str, changed: Changed) -> Iterator[FieldEdit]:
        partner, _, word = row.partition("/")
        profile = self.profile(partner, word)
        at = [one.id for one in self.proposal.partners].index(partner)
        if not profile:
            yield FieldEdit(
                ("rate",),
                None,
                why_not="the outline names no staff profile for this partner",
                hint="write it under rates: of the partner, as in rates: {expert: 4300}",
            )
            return
        old = self.proposal.partners[at].rates.get(profile)
        new = money(changed["rate"])
        patch = Patch(("partners", at, "rates", profile), new)
        yield FieldEdit(("rate",), patch, "none" if old is None else f"{old:f}", f"{new:f}")

    def _cost(self, row: str, changed: Changed) -> Iterator[FieldEdit]:
        way, line, package = self.costs[row]
        model = type(line)
        names = COST_FIELDS if isinstance(line, CostLine) else SUBCONTRACT_FIELDS
        yield from fields(way, line, changed, names, tuple(model.model_fields), self.resolve)
        if "package" in changed:
            yield FieldEdit(
                ("package",),
                None,
                package,
                str(changed["package"]),
                why_not="a line that moves to another work package takes its text along",
                hint="cut it out of the one and paste it into the other, in the outline",
            )
        yield from span_of(way, line.months, changed, ("first", "last"), tuple(model.model_fields))

    def _instrument(self, row: str, changed: Changed) -> Iterator[FieldEdit]:
        at = [one.id for one in self.proposal.instruments].index(row)
        way, one = ("instruments", at), self.proposal.instruments[at]
        order = tuple(Instrument.model_fields)
        yield from fields(way, one, changed, INSTRUMENT_FIELDS, order, self.resolve)
        yield from span_of(way, one.months, changed, ("first", "last"), order)


def _label_or_kind(changed: Changed) -> Iterator[FieldEdit]:
    """What a row that was brought already cannot become any more."""
    touched = tuple(one for one in ("label", "kind") if one in changed)
    if touched:
        why = "the row is in the outline, and stays of its kind and in its work package there"
        hint = "cut it out of the one and paste it into the other, in the outline"
        yield FieldEdit(touched, None, why_not=why, hint=hint)


def _effort_edit(column: str, patch: Patch, old: Decimal | None) -> FieldEdit:
    return FieldEdit((column,), patch, "none" if old is None else f"{old:f}", f"{patch.value:f}")
