"""Reads the profile of a call that a project brings along, in `templates/calls` beside its outline.

Such a folder may come from somebody else: the file is regular, inside the folder and of bounded
size, and `check`, `build` and the workbook report what it changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.model.call import Call, Origin
from toolkit.model.facts import FACTS
from toolkit.model.sources import Source
from toolkit.readers import codes
from toolkit.readers.contradictions import contradictions
from toolkit.readers.outline_paths import short, shown, visible
from toolkit.readers.overlay import EXTENDS, overlaid, stated
from toolkit.readers.own_files import obstacle, refuse_place
from toolkit.readers.validation import validated
from toolkit.readers.yaml_builder import UNREADABLE, Fields
from toolkit.readers.yaml_reader import read_fields

Reading = Callable[[str], Call]

MOST_BYTES = 200_000
GROUPED = {way.partition(".")[2]: way for way in FACTS if "." in way and way != "indirect.rate"}
"""Facts inside a group of fields by their own name; `rate` alone may be one of several."""

NO_FACTS = frozenset((EXTENDS, "id", "sources", "suggested"))


def read_own_call(path: Path, home: Path, ours: Mapping[str, Path], read: Reading) -> Call:
    """The call whose profile is at `path`.

    `ours` are the files of the profiles that come with the toolkit, by name, and `read` reads one.
    Raises ProposalError where the profile cannot be taken, with all its faults.
    """
    if found := obstacle(path, home, codes.UNUSABLE_PROFILE, "profile", MOST_BYTES):
        raise ProposalError(found)
    own, faults = read_fields(path)
    if own is None:
        raise ProposalError(*(_as_of_a_profile(one, ours) for one in faults))
    if own.get(EXTENDS) is UNREADABLE:
        raise ProposalError(*faults)
    if misplaced := list(_misplaced(own)):
        raise ProposalError(*misplaced)
    base: Call | None
    if EXTENDS in own:
        base = read(_extended(own, ours))
        below, _ = read_fields(ours[base.id])
        assert below is not None, "ours were read before"
        fields = overlaid(below, _with_status(own, base))
        fields.pop(EXTENDS)
    else:
        _refuse_a_part(own, ours)
        base, fields = _alike(own, path.stem, ours, read), own
    _name_it(fields, own, path.stem)
    call, wrong = validated(Call, fields, "the profile")
    errors = [one for one in faults if one.severity is Severity.ERROR]
    if call is None or errors or wrong:
        raise ProposalError(*faults, *wrong)
    extended = base if EXTENDS in own else None
    call = call.model_copy(update={"sources": _sources(call, own, extended, path)})
    if wrong := list(contradictions(call, own)):
        raise ProposalError(*faults, *wrong)
    return call.brought_by(Origin(path.relative_to(home).as_posix(), base, tuple(faults)))


def _misplaced(own: Fields) -> Iterator[Diagnostic]:
    """Facts that belong in a group of fields, and are at the top under their own name or under
    their way: `page_limit`, `layout.page_limit`."""
    for name in own:
        way = name if "." in name else GROUPED.get(name, "")
        if name in Call.model_fields or way not in FACTS:
            continue
        group, _, field = way.partition(".")
        fact = f"{name} is at the top of the profile, but belongs in the group {group}"
        hint = f"write it as a field of {group}, indented below that name"
        if group not in own and isinstance(own[name], int | Decimal):
            hint = f"write {group}: {{{field}: {shown(own[name])}}}"
        yield Diagnostic(own.place.of(name), codes.UNKNOWN_FIELD, fact, hint)


def _as_of_a_profile(fault: Diagnostic, ours: Iterable[str]) -> Diagnostic:
    if fault.code in (codes.EMPTY, codes.NOT_FIELDS, codes.OTHER_KIND_OF_FILE):
        hint = f"write extends: {next(iter(ours))} at its top, then what differs from it"
        return fault._replace(hint=hint)
    return fault


def _extended(own: Fields, ours: Mapping[str, Path]) -> str:
    """The name of the profile that it extends. Raises ProposalError where it is not one of ours."""
    name = own[EXTENDS]
    if isinstance(name, str) and name in ours:
        return name
    near = get_close_matches(str(name).lower(), ours, 1)
    hint = f"write extends: {near[0]}" if near else f"it can be one of {', '.join(ours)}"
    fact = f"extends names {shown(name)}, and no profile of that name comes with proposal"
    if name is None:
        fact = "extends names no profile"
    raise ProposalError(Diagnostic(own.place.of(EXTENDS), codes.UNUSABLE_PROFILE, fact, hint))


def _refuse_a_part(own: Fields, ours: Iterable[str]) -> None:
    """Raises ProposalError where a profile extends none and leaves out what every call has."""
    needed = [name for name, one in Call.model_fields.items() if one.is_required() and name != "id"]
    missing = [name for name in needed if name not in own]
    if not missing:
        return
    fact = f"the profile extends none, and does not say everything itself ({', '.join(missing)})"
    hint = f"write extends: {next(iter(ours))} at its top, then what differs from it"
    if near := get_close_matches(EXTENDS, [one for one in own if one not in Call.model_fields], 1):
        hint = f"write extends in the place of {near[0]}"
    raise ProposalError(Diagnostic(own.place, codes.UNUSABLE_PROFILE, fact, hint))


def _alike(own: Fields, name: str, ours: Mapping[str, Path], read: Reading) -> Call | None:
    """The one of ours with the same name or topic, with which a whole profile is compared."""
    if name in ours:
        return read(name)
    calls = map(read, ours)
    return next((one for one in calls if one.topic == own.get("topic")), None)


def _name_it(fields: Fields, own: Fields, name: str) -> None:
    """Gives the profile the name of its file; raises ProposalError where it has another."""
    if own.get("id", name) != name:
        named = short(visible(str(own["id"])))
        fact = f"the profile calls itself '{named}', and its file is {name}.yaml"
        hint = f"write id: {name}, or leave the line out"
        raise ProposalError(Diagnostic(own.place.of("id"), codes.UNUSABLE_PROFILE, fact, hint))
    fields["id"] = name


def _with_status(own: Fields, base: Call) -> Fields:
    """A country that is added is taken for an associated one where nothing else is said."""
    countries, known = own.get("countries"), {one.code for one in base.countries}
    for one in countries if isinstance(countries, list) else ():
        if isinstance(one, Fields) and one.get("code") not in known:
            one.setdefault("status", "associated")
    return own


def _sources(call: Call, own: Fields, base: Call | None, path: Path) -> dict[str, Source]:
    """The sources of the call: a fact that the profile states without one is not verified."""
    found = {name: one for name, one in call.sources.items() if _leads_somewhere(call, name)}
    here = {name for name, one in (own.get("sources") or {}).items() if one is not None}
    facts = Fields({name: one for name, one in own.items() if name not in NO_FACTS})
    for name in filter(partial(_leads_somewhere, call), stated(facts)):
        group = next((one for one in _upwards(name) if one in here), None)
        if group is not None:
            found[name] = call.sources[group]
        elif base is None or _differs(call, base, name):
            where = f"{path.name} states it and names no source"
            note = f"look it up in the call document, and say under sources where it is: {name}"
            found[name] = Source(verified=False, source=where, note=note)
    return found


def _upwards(path: str) -> Iterator[str]:
    """The way itself, then those to the groups around it."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def _differs(call: Call, base: Call, path: str) -> bool:
    return not _leads_somewhere(base, path) or bool(call.fact(path) != base.fact(path))


def _leads_somewhere(call: Call, path: str) -> bool:
    """Whether there is something at the end of this way through the profile."""
    try:
        call.fact(path)
    except LookupError:
        return False
    return True


def refuse_writing(path: Path, home: Path, base: Call | None) -> None:
    """Raises ProposalError where a profile must not be written to `path`, beside the outline in the
    folder `home`.

    It must not where a file is there already, where its folder is a link to somewhere else, and
    where there is no profile of ours to extend.
    """
    refuse_place(path, home, codes.UNUSABLE_PROFILE)
    if base is None:
        fact = "the profile of this project extends none that comes with proposal"
        hint = "copy it under another name, and change what differs"
        raise ProposalError(Diagnostic(Place(path.as_posix()), codes.UNUSABLE_PROFILE, fact, hint))
