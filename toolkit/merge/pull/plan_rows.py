"""New rows of the sheets Work plan, Effort and Rates, as new parts of the outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from toolkit.merge.pull.new_ids import new_id
from toolkit.merge.pull.new_parts import added_part
from toolkit.merge.pull.row_edits import FieldEdit, money, number
from toolkit.merge.pull.workbook_fields import OutlineIndex
from toolkit.merge.workbook.inputs import BETWEEN, PARTS, Value
from toolkit.merge.workbook.inserted_rows import rate_key
from toolkit.merge.workbook.read_inputs import NewLine
from toolkit.model.base import Located
from toolkit.model.consortium import Partner
from toolkit.model.wording import listed
from toolkit.model.workplan import UNNAMED_PROFILE, Deliverable, Milestone, Task, WorkPackage
from toolkit.plan.effort import has_unclear_profile, profile_of
from toolkit.readers.patches import Patch
from toolkit.readers.yaml_notation import Value as Written

MODELS: Mapping[str, type[Located]] = {
    "Task": Task,
    "Deliverable": Deliverable,
    "Milestone": Milestone,
}
NEEDS = {
    "label": "work package",
    "kind": "kind",
    "title": "title",
    "lead": "lead",
    "start": "first month",
    "end": "last month",
}
RATE_NEEDS = {"partner": "partner", "profile": "staff profile", "rate": "rate"}
COMPLETE = "complete it, or clear the row"


def new_part(
    one: NewLine, effort: NewLine | None, index: OutlineIndex, taken: set[str]
) -> FieldEdit:
    """The task, deliverable or milestone that a row of the work plan describes.

    `effort` is the row of a new task on the sheet Effort; `taken` holds the ids that are given
    away, and gets the new one.
    """
    line = one.line
    typed = _typed(line)
    kind = str(line.get("kind") or "")
    needs = dict(NEEDS) if kind in ("", "Task") else {**NEEDS, "end": "month in which it is due"}
    if kind in ("Deliverable", "Milestone"):
        del needs["start"]
    missing = [name for column, name in needs.items() if line.get(column) is None]
    if missing:
        why = f"the new line has no {listed(missing)} yet"
        return FieldEdit(typed, None, why_not=why, hint=COMPLETE)
    first, last = line.get("start"), line["end"]
    if kind == "Task" and int(str(first)) > int(str(last)):
        why = f"the months would end before they begin: M{first}-M{last}"
        return FieldEdit(typed, None, why_not=why, hint="see which of the two is meant")
    title = str(line["title"]).strip()
    item: dict[str, Written] = {
        "id": new_id(title, taken, kind.lower()),
        "title": title,
        "lead": str(line["lead"]),
    }
    details = [str(line["lead"]), f"due M{last}"]
    if kind == "Task":
        item["months"] = f"M{first}-M{last}"
        details = [str(line["lead"]), f"M{first}-M{last}"]
        if line.get("after"):
            item["after"] = tuple(BETWEEN.split(str(line["after"])))
        if effort:
            item["effort"], months = _effort(effort.line, index)
            details.append(f"{months:f} person-months")
    else:
        item["due"] = f"M{last}"
    way = (*index.parts[str(line["label"])][0], PARTS[kind])
    patch = added_part(way, MODELS[kind], item, WorkPackage)
    return FieldEdit(typed, patch, "", f"{title} ({', '.join(details)})", key=str(item["id"]))


def new_rate(one: NewLine, index: OutlineIndex) -> FieldEdit:
    """The staff profile that a row of the sheet Rates adds to its partner."""
    line = one.line
    typed = _typed(line)
    missing = [name for column, name in RATE_NEEDS.items() if line.get(column) is None]
    if missing:
        why = f"the new line has no {listed(missing)} yet"
        return FieldEdit(typed, None, why_not=why, hint=COMPLETE)
    partner, profile = str(line["partner"]), str(line["profile"]).strip()
    owner = index.proposal.partner[partner]
    why, hint = _why_not(owner, profile, index)
    if why:
        return FieldEdit(typed, None, why_not=why, hint=hint)
    at = [one.id for one in index.proposal.partners].index(partner)
    rate = money(line["rate"])
    way = ("partners", at, "rates", profile)
    patch = Patch(way, rate, tuple(Partner.model_fields))
    return FieldEdit(typed, patch, "none", f"{rate:f}", key=rate_key(partner, profile))


def without_task(one: NewLine, why: str) -> FieldEdit:
    """Effort that belongs to no task that is brought into the outline."""
    hint = "type the task on the sheet Work plan, or clear the row"
    return FieldEdit(_typed(one.line), None, why_not=why, hint=hint)


def _why_not(owner: Partner, profile: str, index: OutlineIndex) -> tuple[str, str]:
    """Why a profile cannot be added to the rates of the partner, and what to do."""
    if not owner.funded:
        return f"{owner.short_name} declares no costs", "clear the row"
    if profile.casefold() in (name.casefold() for name in owner.rates):
        return f"{owner.short_name} has a rate of that name already", "change it in its own row"
    plain = any(UNNAMED_PROFILE in task.effort.get(owner.id, {}) for task in index.proposal.tasks)
    if plain and not owner.rates:
        why = (
            f"the work of {owner.short_name} names no staff profile, and would all become this one"
        )
        return why, "write the rate in the outline: rates, in the part of this partner"
    return "", ""


def _effort(line: Mapping[str, Value], index: OutlineIndex) -> tuple[Written, Decimal]:
    """The effort of a task as the outline writes it, and its person-months in all."""
    partners: dict[str, dict[str, Decimal]] = {}
    for column, value in line.items():
        partner, slash, word = column.partition("/")
        if slash and value is not None:
            profile = index.profile(partner, word)
            partners.setdefault(partner, {})[profile] = number(value)
    written: dict[str, Written] = {}
    for partner, profiles in partners.items():
        owner = index.proposal.partner.get(partner)
        default = profile_of(owner, UNNAMED_PROFILE)
        clear = owner is None or not has_unclear_profile(owner)
        plain = clear and set(profiles) == {default}
        written[partner] = profiles[default] if plain else dict(profiles)
    amounts = [amount for one in partners.values() for amount in one.values()]
    return written, sum(amounts, Decimal(0))


def _typed(line: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(column for column, value in line.items() if value is not None)


def beside(lines: Sequence[NewLine]) -> Iterator[tuple[NewLine | None, NewLine | None]]:
    """Each new row of the work plan with the row of its effort; the one or the other is missing
    where nothing was typed.

    Empty rows belong together by their keys, inserted ones by their titles.
    """
    efforts = [one for one in lines if one.sheet == "effort"]
    for one in lines:
        if one.sheet != "work_plan":
            continue
        found = next((other for other in efforts if _belong(one, other)), None)
        if found is not None:
            efforts.remove(found)
        yield one, found
    yield from ((None, one) for one in efforts)


def _belong(plan: NewLine, effort: NewLine) -> bool:
    if plan.key and effort.key:
        return plan.key == effort.key
    title, other = (" ".join(str(one.line.get("title") or "").split()) for one in (plan, effort))
    return bool(title) and title.casefold() == other.casefold()
