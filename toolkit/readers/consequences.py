"""Leaves out of what is reported what is so only because something else is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.readers import codes
from toolkit.readers.references import NAMES_IN, REFERENCES, Written, texts
from toolkit.readers.unknown_references import Lost, unknown_references

AS_REFERENCE = frozenset(
    (
        codes.UNKNOWN_PARTNER,
        codes.UNKNOWN_TASK,
        codes.UNKNOWN_WORK_PACKAGE,
        codes.UNKNOWN_CHANNEL,
        codes.UNKNOWN_TARGET_GROUP,
        codes.UNKNOWN_PRIORITY,
        codes.UNKNOWN_CALL,
        codes.UNKNOWN_PROFILE,
        codes.UNKNOWN_SECTION,
    )
)
"""What is reported about a reference, whatever its form."""

OF_AN_ID = frozenset(
    (codes.MISSING_FIELD, codes.WRONG_TYPE, codes.WRONG_ID, codes.DUPLICATE_ID, codes.EMPTY_TEXT)
)
"""What is reported about a part that has no id of its own."""

OF_A_NUMBER = frozenset(
    (codes.SYNTAX, codes.WRONG_TYPE, codes.TOO_MANY_DECIMALS, codes.TWO_READINGS)
)
"""What is reported about a number that a comma has cut in two."""

Spot = tuple[str, int, int]


def causes(
    written: Written, found: Iterable[Diagnostic], lost: Sequence[Lost]
) -> Iterator[Diagnostic]:
    """Each fault once and without what follows from it.

    A reference in the wrong form is reported as a reference, or as the id it is. A part without an
    id is reported with the name that is written for it elsewhere.
    """
    faults = [_with_name(one, lost) for one in found]
    unknown = {_spot(one.place) for one in faults if one.code in AS_REFERENCE}
    unknown |= {_spot(one.place) for one in unknown_references(written)}
    known = set(_known(written))
    errors = {_spot(one.place) for one in faults if one.severity is Severity.ERROR}
    clear = {_spot(one.place) for one in faults if one.code in (codes.COMMA, codes.FOLDED)}
    doubtful = _in_doubt(written, faults) or _is_without_packages(written, faults)
    cut = {_spot(one.place): one for one in faults if one.code == codes.CUT_TEXT}
    broken = {one.place[:2] for one in faults if one.code == codes.SYNTAX}
    seen = set()
    for one in faults:
        spot = _spot(one.place)
        key = (spot, one.code, one.message)
        follows = (
            (one.code == codes.WRONG_ID and (spot in unknown or spot in known))
            or (one.code == codes.WRONG_FORM and spot in unknown)
            or (one.code == codes.WRONG_TYPE and spot in unknown and not _is_named(one.place))
            or (one.code == codes.INSTRUMENT_WITHOUT_PACKAGE and (doubtful or spot in unknown))
            or (one.severity is Severity.WARNING and spot in errors)
            or (one.code in OF_A_NUMBER and spot in clear)
            or (one.code == codes.LOOKALIKE and spot[:2] in {error[:2] for error in errors})
            or (one.code == codes.CUT_TEXT and _is_before(one.place, broken))
        )
        if key not in seen and not follows:
            seen.add(key)
            yield _with_rest(one, cut.get(spot))


def _is_before(place: Place, broken: Set[tuple[str, int]]) -> bool:
    """Whether one of the lines from there on cannot be read, which says the same."""
    return any((place.file, line) in broken for line in range(place.line, place.line + 3))


def _with_rest(one: Diagnostic, cut: Diagnostic | None) -> Diagnostic:
    """A field that is missing since a number sign cuts off its value, told as that."""
    if cut is None or one.code != codes.MISSING_FIELD:
        return one
    return one._replace(message=f"{one.message}: {cut.message}", hint=cut.hint)


def _is_named(place: Place) -> bool:
    """Whether a value is there by a name that is the reference, as under effort."""
    return not NAMES_IN.isdisjoint(place.path.split(".")[:-1])


def _known(written: Written) -> Iterator[Spot]:
    """Where ids of parts are named."""
    for part in written.parts:
        for kind, field in REFERENCES:
            if kind == part.kind:
                for value, place in texts(part, field):
                    if value in written.ids:
                        yield _spot(place)


def _in_doubt(written: Written, faults: Iterable[Diagnostic]) -> bool:
    """Whether the priority of a work package is not known, so that it may be any."""
    spots = {_spot(one.place) for one in faults if one.severity is Severity.ERROR}
    packages = [one.fields for one in written.parts if one.kind == "work package"]
    return any(
        not isinstance(one.get("priority"), str) or _spot(one.place.of("priority")) in spots
        for one in packages
    )


def _is_without_packages(written: Written, faults: Iterable[Diagnostic]) -> bool:
    """Whether there is no work package at all, and a reference to one has been reported."""
    without = not any(one.kind == "work package" for one in written.parts)
    return without and any(one.code == codes.UNKNOWN_WORK_PACKAGE for one in faults)


def _with_name(one: Diagnostic, lost: Sequence[Lost]) -> Diagnostic:
    """A finding on the id of a part, with the name by which the outline calls it elsewhere."""
    if one.code not in OF_AN_ID:
        return one
    for name, places, part in lost:
        of_id = part.fields.place.of("id")
        about_id = one.code != codes.MISSING_FIELD or one.message.endswith(" has no id")
        if _spot(of_id) == _spot(one.place) and about_id:
            named = f"{name} is named in {places} places" if places > 1 else f"{name} is named"
            fact = f"{one.message}; {named} and is no {part.kind}"
            return one._replace(message=fact, hint=f"write id: {name}")
    return one


def _spot(place: Place) -> Spot:
    return place.file, place.line, place.column
