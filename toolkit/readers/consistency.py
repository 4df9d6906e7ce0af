"""What must hold between parts of an outline, beyond that a reference leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from toolkit.diagnostics import Diagnostic
from toolkit.model.consortium import Role
from toolkit.readers import codes
from toolkit.readers.outline_paths import Part, short
from toolkit.readers.references import Written, texts, unknown
from toolkit.readers.yaml_builder import Fields

MOST_CIRCLES = 20
ROLES: tuple[Any, ...] = tuple(Role)


def consistency_faults(written: Written) -> Iterator[Diagnostic]:
    """Everything of this kind that is wrong."""
    partners = [one for one in written.parts if one.kind == "partner"]
    if written.knows("partners") and partners:
        yield from _coordinators(written, partners)
        yield from _default_profiles(partners)
        yield from _profiles(written)
    for partner in partners:
        yield from _affiliation(written, partner)
    yield from _circles(written)
    if written.knows("work_packages") and written.knows("instruments"):
        yield from _instruments(written)


def _coordinators(written: Written, partners: list[Part]) -> Iterator[Diagnostic]:
    roles = [one.fields.get("role") for one in partners]
    found = [one for one in partners if one.fields.get("role") == "coordinator"]
    if not found and all(one in ROLES for one in roles):
        place = written.data.place.of("partners")
        fact, hint = "no partner is the coordinator", "write role: coordinator for one of them"
        yield Diagnostic(place, codes.COORDINATORS, fact, hint)
    for other in found[1:]:
        place = other.fields.place.of("role")
        fact = f"{other.name} is a coordinator too, beside {found[0].name}"
        hint = "a project has exactly one: write role: beneficiary for the others"
        yield Diagnostic(place, codes.COORDINATORS, fact, hint)


def _affiliation(written: Written, partner: Part) -> Iterator[Diagnostic]:
    fields, place = partner.fields, partner.fields.place
    role, to = fields.get("role"), fields.get("affiliated_to")
    if role == "affiliated" and to is None and not fields.torn:
        fact = f"{partner.name} is an affiliated entity, but of whom is not said"
        hint = "write affiliated_to: and the id of the beneficiary it belongs to"
        yield Diagnostic(place.of("role"), codes.AFFILIATION, fact, hint)
    elif isinstance(to, str) and role in ("coordinator", "beneficiary", "associated"):
        fact = f"{partner.name} is affiliated to {short(to)}, but its role is {role}"
        hint = "write role: affiliated, or leave affiliated_to out"
        yield Diagnostic(place.of("affiliated_to"), codes.AFFILIATION, fact, hint)
    other = written.of_kind("partner").get(to) if isinstance(to, str) else None
    if role == "affiliated" and other and other.fields.get("role") in ("affiliated", "associated"):
        fact = f"{partner.name} is affiliated to {other.name}, which is no beneficiary"
        hint = "name the beneficiary, or the coordinator, that it belongs to"
        yield Diagnostic(place.of("affiliated_to"), codes.AFFILIATION, fact, hint)


def _default_profiles(partners: list[Part]) -> Iterator[Diagnostic]:
    """Default profiles for which their partner has no rate."""
    for partner in partners:
        profile, rates = partner.fields.get("default_profile"), partner.fields.get("rates") or {}
        if isinstance(profile, str) and isinstance(rates, dict) and profile not in rates:
            place = partner.fields.place.of("default_profile")
            so = f"under default_profile, {partner.name} names"
            kind = "staff profile with a rate of its own"
            known = {one.lower(): one for one in rates}
            found = unknown(codes.UNKNOWN_PROFILE, place, so, kind, profile, known)
            hint = f"write its rate, as in rates: {{{short(profile)}: 4300}}"
            yield found if rates else found._replace(hint=hint)


def _profiles(written: Written) -> Iterator[Diagnostic]:
    """Effort of a staff profile that its partner has no rate for; each profile once."""
    partners = written.of_kind("partner")
    for name, tasks in _effort_by_partner(written).items():
        rates: Any = partners[name].fields.get("rates")
        if not isinstance(rates, dict | None):
            continue
        rates = rates or {}
        named = {profile for _, profile in tasks}
        for profile in dict.fromkeys(profile for _, profile in tasks if profile not in rates):
            where = [task for task, one in tasks if one == profile]
            unnamed = [one for one in rates if one not in named]
            yield _profile(partners[name], profile, where, list(rates), unnamed)


def _effort_by_partner(written: Written) -> dict[str, list[tuple[Part, str]]]:
    """By the id of a partner, the tasks and profiles in which it works."""
    found: dict[str, list[tuple[Part, str]]] = {}
    known = written.of_kind("partner")
    for task in written.parts:
        effort = task.fields.get("effort") if task.kind == "task" else None
        for name, by_profile in effort.items() if isinstance(effort, Fields) else ():
            if name in known and isinstance(by_profile, Fields):
                found.setdefault(name, []).extend((task, profile) for profile in by_profile)
    return found


def _profile(
    partner: Part, profile: str, tasks: list[Part], rates: list[str], unnamed: list[str]
) -> Diagnostic:
    name, first, shown = str(partner.fields["id"]), tasks[0], short(profile)
    if len(tasks) > 1 and len(unnamed) == 1:
        fact = (
            f"{shown} is named in the effort of {name} in {len(tasks)} tasks, and has no rate; "
            f"{unnamed[0]} has one and is named nowhere: was it renamed?"
        )
        hint = f"replace {shown} by {unnamed[0]} in these tasks, or call the rate {shown}"
        place = partner.fields.place.of("rates", unnamed[0])
        return Diagnostic(place, codes.UNKNOWN_PROFILE, fact, hint)
    place = first.fields.place.of("effort", name, profile)
    so = f"under the effort of {name}, {first.name} names"
    kind = f"staff profile with a rate of {name}"
    known = {one.lower(): one for one in rates}
    found = unknown(codes.UNKNOWN_PROFILE, place, so, kind, profile, known)
    if len(tasks) == 1:
        return found
    more = "so does another task" if len(tasks) == 2 else f"so do {len(tasks) - 1} more tasks"
    return found._replace(message=f"{found.message}; {more}")


def _circles(written: Written) -> Iterator[Diagnostic]:
    """Tasks that wait for each other, each circle once."""
    tasks = written.of_kind("task")
    waits = {
        name: {other for other, _ in texts(task, "after") if other in tasks}
        for name, task in tasks.items()
    }
    for _ in range(MOST_CIRCLES):
        try:
            TopologicalSorter(waits).prepare()
        except CycleError as error:
            # each one of the circle is before the next, which waits for it
            circle = list(reversed(error.args[1]))[:-1]
            start = min(range(len(circle)), key=lambda n: tasks[circle[n]].fields.place.line)
            circle = [*circle[start:], *circle[:start]]
            yield _circle(tasks, circle)
            waits[circle[0]].discard(circle[1 % len(circle)])
        else:
            return


def _circle(tasks: dict[str, Part], circle: list[str]) -> Diagnostic:
    first = tasks[circle[0]]
    place = next(
        (where for one, where in texts(first, "after") if one == circle[1 % len(circle)]),
        first.fields.place.of("after"),
    )
    if len(circle) == 1:
        fact = f"{first.name} comes after itself"
    else:
        way = ", which comes after ".join([*circle[1:6], *(["..."] if len(circle) > 6 else [])])
        fact = f"{first.name} comes after {way}, which comes after {circle[0]} again"
    hint = "take one of these out of its list under after"
    return Diagnostic(place, codes.CIRCLE_OF_TASKS, fact, hint)


def _instruments(written: Written) -> Iterator[Diagnostic]:
    packages = [one for one in written.parts if one.kind == "work package"]
    is_reported = False
    served = [one.fields.get("priority") for one in packages if not one.fields.torn]
    for instrument in written.parts:
        priority = instrument.fields.get("priority")
        if instrument.kind != "instrument" or not isinstance(priority, str):
            continue
        if instrument.fields.get("work_package") is None and priority not in served:
            place = instrument.fields.place.of("priority")
            fact = f"{instrument.name} serves {short(priority)}, and no work package does"
            hint = f"write priority: {short(priority)} in a work package, or give work_package"
            if packages or not is_reported:
                yield Diagnostic(place, codes.INSTRUMENT_WITHOUT_PACKAGE, fact, hint)
            is_reported = True
