"""The second half of putting files together: ids for what is new, and references to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.importing.combine import Combination, Deferred
from toolkit.importing.heading_text import EFFORT, spelled
from toolkit.importing.named_parts import (
    NO_PARTNER,
    Part,
    labels_by_order,
    names_in,
    packages_labelled,
    referred,
)
from toolkit.importing.outcome import Steps
from toolkit.importing.part_labels import LETTERS
from toolkit.merge.pull.new_ids import new_id
from toolkit.model.proposal import Proposal
from toolkit.readers.outline_paths import ONE_OF
from toolkit.readers.part_names import PartNames
from toolkit.readers.references import SEVERAL_IN
from toolkit.readers.shapes import needed, shape_at

MAY_BE_NEW = frozenset(("cost line", "subcontract", "task"))
"""The kinds of parts whose partner is added where no list names it: who pays, or works."""


def settle(combination: Combination) -> None:
    """Gives ids to what is new, replaces names by ids, and leaves out labels that order gives."""
    data = combination.data
    _partners_of_lines(combination)
    taken = set(_ids(data))
    for path in combination.new:
        _give_id(combination, path, taken)
    _package_effort(combination, taken)
    names = names_in(data)
    for one in combination.deferred:
        _refer(combination, one, names)
    _line_ids(combination, taken)
    _labels(combination)
    for path in combination.new:
        _without_effort(combination.at(path))


def _without_effort(part: Part) -> None:
    """Leaves those who lead a new task, or have effort in it, out of its other participants."""
    if "participants" in part:
        working = (*part.get("effort", ()), part.get("lead"))
        others = [one for one in part["participants"] if one not in working]
        part.pop("participants")
        if others:
            part["participants"] = others


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for one in value.values():
            yield from _ids(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _ids(one)


def _partners_of_lines(combination: Combination) -> None:
    """Adds the partners that only budgets name, so that their lines have one."""
    from toolkit.importing.named_parts import named_part

    for one in combination.deferred:
        words = one.path[-1] if one.kind == EFFORT else one.words
        kind = ONE_OF.get(str(one.path[-3 - (one.kind == EFFORT)]), "") if len(one.path) > 3 else ""
        wanted = one.kind == EFFORT or (one.kind == "partner" and one.path[-1] == "partner")
        if not wanted or kind not in MAY_BE_NEW or spelled(str(words)) in (*NO_PARTNER, ""):
            continue
        partners = combination.data.setdefault("partners", [])
        if named_part("partners", partners, str(words)) is None:
            partners.append({"short_name": str(words)})
            combination.new[("partners", len(partners) - 1)] = None
            combination.origins.setdefault(("partners", len(partners) - 1), []).append(one.origin)


def _give_id(combination: Combination, path: Steps, taken: set[str]) -> None:
    part = combination.at(path)
    kind = ONE_OF[str(path[-2])]
    model = shape_at(Proposal, tuple(0 if isinstance(one, int) else one for one in path))
    if "id" in needed(model) and "id" not in part:
        title = next(
            (
                str(part[name])
                for name in ("short_name", "name", "title", "label")
                if part.get(name)
            ),
            kind,
        )
        part["id"] = new_id(title, taken, kind)


def _line_ids(combination: Combination, taken: set[str]) -> None:
    """Gives an id to each new cost line of which its partner has another with the same item."""
    for place, package in enumerate(combination.data.get("work_packages") or []):
        seen = set()
        for at, line in enumerate(package.get("costs") or []):
            key = (line.get("partner"), line.get("row"), line.get("item"))
            if key in seen and ("work_packages", place, "costs", at) in combination.new:
                line["id"] = new_id(str(line.get("item") or "line"), taken, "line")
            seen.add(key)


def _package_effort(combination: Combination, taken: set[str]) -> None:
    """Gives the person-months of a work package to its only task; one is added if it has none."""
    for path, amounts, origin in combination.package_effort:
        package: Part = combination.at(path)
        tasks = package.setdefault("tasks", [])
        if not tasks:
            task = {name: package[name] for name in ("title", "months") if name in package}
            label = combination.label(path)
            tasks.append({"title": str(package.get("title") or label), **task})
            way = (*path, "tasks", 0)
            combination.new[way] = None
            _give_id(combination, way, taken)
            combination.work_of_packages[way] = label
            leads = [one for one in combination.deferred if one.path == (*path, "lead")]
            combination.deferred += [one._replace(path=(*way, "lead")) for one in leads[:1]]
        one_task = len(tasks) == 1
        for who, amount in amounts.items():
            there = (origin[0], (*origin[1], who))
            if one_task:
                way = (*path, "tasks", 0, EFFORT, who)
                combination.deferred.append(Deferred(way, EFFORT, amount, there))
            else:
                why = "the outline has person-months by task, and this work package has several"
                combination.refuse(there, why)
        if not tasks:
            package.pop("tasks")


def _refer(combination: Combination, one: Deferred, names: PartNames) -> None:
    """Puts the id, or the ids, in the place of the words that name a part."""
    if one.kind == EFFORT:
        *around, who = one.path
        if found := referred(names, "partner", str(who)):
            combination.put((*around, found), one.words, one.origin)
        else:
            combination.refuse(one.origin, f"no partner is called “{who}”")
        return
    kind = ONE_OF.get(str(one.path[-3]), "") if len(one.path) > 2 else ""
    if (kind, one.path[-1]) in SEVERAL_IN:
        _refer_to_several(combination, one, names)
    elif found := referred(names, one.kind, str(one.words)):
        combination.put(one.path, found, one.origin)
    else:
        combination.refuse(one.origin, f"no {one.kind} is called so")


def _refer_to_several(combination: Combination, one: Deferred, names: PartNames) -> None:
    if isinstance(one.words, str):
        ids = names.ids(one.kind, one.words)
        single = referred(names, one.kind, one.words)
        ids = ids or ((single,) if single else None)
    else:
        each = [referred(names, one.kind, str(word)) for word in one.words]
        ids = tuple(filter(None, each)) if all(each) else None
    if ids:
        combination.put(one.path, ids, one.origin)
    else:
        combination.refuse(one.origin, f"not all of it are names of a {one.kind}")


def _labels(combination: Combination) -> None:
    """Takes the labels out of new parts that have the same by their order."""
    data = combination.data
    _leave_out(combination, ("work_packages",), "")
    milestones = [
        one
        for package in data.get("work_packages") or []
        for one in package.get("milestones") or []
    ]
    wanted = [f"MS{at}" for at in range(1, len(milestones) + 1)]
    given = [one.get("label") for one in milestones]
    if all(own in (None, by_order) for own, by_order in zip(given, wanted, strict=True)):
        for place, package in enumerate(data.get("work_packages") or []):
            for at, one in enumerate(package.get("milestones") or []):
                _drop(combination, ("work_packages", place, "milestones", at), one)
    for place, (label, package) in enumerate(packages_labelled(data)):
        for kind in LETTERS:
            if kind in package and kind != "milestones":
                _leave_out(combination, ("work_packages", place, kind), label)


def _leave_out(combination: Combination, path: Steps, around: str) -> None:
    parts = combination.at(path) or []
    bare = [{key: one for key, one in part.items() if key != "label"} for part in parts]
    by_order = labels_by_order(str(path[-1]), bare, around)
    if all(one.get("label") in (None, own) for one, own in zip(parts, by_order, strict=True)):
        for at, one in enumerate(parts):
            _drop(combination, (*path, at), one)


def _drop(combination: Combination, path: Steps, part: Part) -> None:
    if combination.is_new(path):
        part.pop("label", None)
