"""What changed between two snapshots of a project, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from toolkit.model.wording import euro, listed, short_euro
from toolkit.plan.renamed_ids import with_new_ids
from toolkit.plan.snapshot import Snapshot

Part = Mapping[str, Any]


Named = tuple[str, str]
"""The id of what changed, and the change in words."""


class Subject(StrEnum):
    """What a change is about."""

    PROJECT = "project"
    PART = "part"
    """A work package, task, deliverable or milestone."""

    PARTNER = "partner"
    SUPPORT = "support"
    """Support to third parties."""

    COST = "cost"
    """A line of the budget."""

    FIGURE = "figure"
    """A key figure."""


class ProjectChange(NamedTuple):
    """A change of the project."""

    subject: Subject
    id: str
    """The id of the part, partner or support; the key of the line; the field of the project; the
    name of the figure. Empty where the change is about several."""

    text: str
    """The change in words, without a full stop."""


def project_changes(old: Snapshot, new: Snapshot) -> tuple[ProjectChange, ...]:
    """Every change between two snapshots: the project, then its parts, then money.

    >>> project_changes({"version": 1}, {"version": 1})
    ()
    """
    old = with_new_ids(old, new)
    found = {
        Subject.PROJECT: _project(old.get("project", {}), new.get("project", {})),
        Subject.PART: _parts(old, new),
        Subject.PARTNER: _partners(old.get("partners", {}), new.get("partners", {})),
        Subject.SUPPORT: _support(old.get("support", {}), new.get("support", {})),
        Subject.COST: _lines(old, new),
        Subject.FIGURE: _figures(old.get("figures", {}), new.get("figures", {})),
    }
    return tuple(
        ProjectChange(subject, ident, text)
        for subject, named in found.items()
        for ident, text in named
    )


def _project(old: Part, new: Part) -> Iterator[Named]:
    words = {
        "acronym": "the acronym is now {} (was {})",
        "title": "the title is now '{}' (was '{}')",
        "start": "the project now starts on {} (was {})",
        "duration": "the project now lasts {} months (was {})",
    }
    for name, sentence in words.items():
        if old.get(name) != new.get(name):
            yield name, sentence.format(new.get(name), old.get(name))
    if old.get("text") != new.get("text"):
        yield "", "texts about the whole project were rewritten"


def _parts(old: Snapshot, new: Snapshot) -> Iterator[Named]:
    before, after = old.get("parts", {}), new.get("parts", {})
    names = {**_names(old), **_names(new)}
    for ident, part in before.items():
        if ident not in after:
            yield ident, f"{part['kind']} {part['label']} '{part['title']}' is gone"
    for ident, part in after.items():
        if ident not in before:
            yield ident, f"{part['kind']} {part['label']} '{part['title']}' is new{_when(part)}"
    for ident, part in after.items():
        if ident in before and (differs := _differences(before[ident], part, names)):
            yield ident, f"{part['label']} {differs}"
    if moved := _renumbered(before, after):
        yield "", moved


def _when(part: Part) -> str:
    if "due" in part:
        return f", due M{part['due']}"
    return f", M{part['first']}-M{part['last']}"


def _differences(old: Part, new: Part, names: Mapping[str, str]) -> str:
    """What differs in one part: `now starts M5 (was M4) and ends M20 (was M18)`."""
    found = []
    if old["title"] != new["title"]:
        found.append(f"is now called '{new['title']}' (was '{old['title']}')")
    if old["lead"] != new["lead"]:
        now, was = (names.get(one["lead"], one["lead"]) for one in (new, old))
        found.append(f"is now led by {now} (was {was})")
    verbs = {"first": "starts", "last": "ends", "due": "is due"}
    for name, verb in verbs.items():
        if old.get(name) != new.get(name):
            found.append(f"now {verb} M{new.get(name)} (was M{old.get(name)})")
    if more := Decimal(new.get("person_months", 0)) - Decimal(old.get("person_months", 0)):
        found.append(f"has {_months(abs(more))} {'more' if more > 0 else 'less'}")
    if old["text"] != new["text"]:
        found.append("has another text")
    return listed(found)


def _renumbered(old: Mapping[str, Part], new: Mapping[str, Part]) -> str:
    """`renumbered: T2.3 is now T2.4, ...`; the first few, and how many more."""
    found = [
        f"{old[ident]['label']} is now {part['label']}"
        for ident, part in new.items()
        if ident in old and old[ident]["label"] != part["label"]
    ]
    more = f" and {len(found) - 6} more" if len(found) > 6 else ""
    return f"renumbered: {', '.join(found[:6])}{more}" if found else ""


def _partners(old: Mapping[str, Part], new: Mapping[str, Part]) -> Iterator[Named]:
    for ident, partner in old.items():
        if ident not in new:
            yield ident, f"{partner['name']} has left the consortium"
    for ident, partner in new.items():
        if ident in old:
            yield from ((ident, text) for text in _partner(old[ident], partner))
            continue
        effort, costs = _months(Decimal(partner["person_months"])), Decimal(partner["costs"])
        yield ident, f"{partner['name']} has joined the consortium with {effort} and {euro(costs)}"


def _partner(before: Part, partner: Part) -> Iterator[str]:
    """What differs in one partner."""
    name = partner["name"]
    if before["name"] != name:
        yield f"{before['name']} is now called {name}"
    if before["role"] != partner["role"]:
        yield f"{name} is now {partner['role']} (was {before['role']})"
    if before.get("kind", partner["kind"]) != partner["kind"]:
        yield f"{name} is now of the kind {partner['kind']} (was {before['kind']})"
    if "legal_form" in before and before["legal_form"] != partner["legal_form"]:
        now, was = partner["legal_form"] or "not said", before["legal_form"] or "not said"
        yield f"the legal form of {name} is now {now} (was {was})"
    yield from _rates(name, before["rates"], partner["rates"])
    profile, was = partner.get("plain_effort"), before.get("plain_effort")
    if profile and was and profile != was:
        yield f"effort of {name} without a staff profile now counts as {profile} (was {was})"
    sums = [
        _plus(before["person_months"], partner["person_months"], _months),
        _plus(before["costs"], partner["costs"], euro),
    ]
    if any(sums):
        yield f"{' and '.join(one for one in sums if one)} for {name}"
    if before["text"] != partner["text"]:
        yield f"what is said about {name} was rewritten"


def _rates(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for profile in dict.fromkeys([*old, *new]):
        before, after = old.get(profile), new.get(profile)
        if before == after or (before and after and Decimal(before) == Decimal(after)):
            continue
        was = f" (was {_short(before)})" if before else ""
        if after is None:
            yield f"{name} no longer has a rate for {profile}{was}"
        else:
            yield f"a person-month of {name}'s {profile} now costs {_short(after)}{was}"


def _payee(paid_to: str | None) -> str:
    return (
        f"paid to the {'SME' if paid_to == 'sme' else 'provider'}" if paid_to else "without payee"
    )


def _support(old: Mapping[str, Part], new: Mapping[str, Part]) -> Iterator[Named]:
    """What differs in support to third parties, other than what comes, goes and costs."""
    for ident, one in new.items():
        if (before := old.get(ident)) is None:
            continue
        found = []
        if before["title"] != one["title"]:
            found.append(f"is now called '{one['title']}'")
        if before["form"] != one["form"]:
            found.append(f"is now of the form {one['form']} (was {before['form']})")
        if "paid_to" in before and before["paid_to"] != one["paid_to"]:
            found.append(f"is now {_payee(one['paid_to'])} (was {_payee(before['paid_to'])})")
        if before["months"] != one["months"]:
            found.append(f"now runs {one['months']} (was {before['months']})")
        if before["text"] != one["text"]:
            found.append("has another text")
        if found:
            yield ident, f"the support '{before['title']}' {listed(found)}"


def _lines(old: Snapshot, new: Snapshot) -> Iterator[Named]:
    before, after = old.get("lines", {}), new.get("lines", {})
    names = {**_names(old), **_names(new)}
    gone = {key: line for key, line in before.items() if key not in after}
    for key, line in after.items():
        what = f"'{line['item']}' of {names.get(line['partner'], line['partner'])} ({line['row']})"
        if key in before:
            amount = before[key]["amount"]
            if Decimal(amount) != Decimal(line["amount"]):
                yield key, f"{what} now costs {_short(line['amount'])} (was {_short(amount)})"
            continue
        yield key, f"{what} is new: {_short(line['amount'])}"
    for key, line in gone.items():
        who = names.get(line["partner"], line["partner"])
        less = f"{_short(line['amount'])} less"
        yield key, f"'{line['item']}' of {who} ({line['row']}) is gone: {less}"


def _figures(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Named]:
    for name, value in new.items():
        before = old.get(name)
        if before is None and value is None:
            continue
        if before is None or value is None:
            known = "not known before" if value else "no longer known"
            yield name, f"{name}: {known}"
        elif Decimal(before) != Decimal(value):
            plain = name == "person-months"
            now, was = (one if plain else euro(Decimal(one)) for one in (value, before))
            yield name, f"{name}: {now} (was {was})"


def _names(snapshot: Snapshot) -> dict[str, str]:
    return {ident: one["name"] for ident, one in snapshot.get("partners", {}).items()}


def _plus(old: Any, new: Any, how: Any) -> str:
    """`+2.0 person-months`, `-12 400.00 EUR`; nothing where nothing differs."""
    more = Decimal(str(new)) - Decimal(str(old))
    if not more:
        return ""
    return f"{'+' if more > 0 else '-'}{how(abs(more))}"


def _months(amount: Decimal) -> str:
    text = f"{amount.normalize():f}"
    return f"{text if '.' in text else f'{text}.0'} person-months"


def _short(amount: Any) -> str:
    return short_euro(Decimal(str(amount)))
