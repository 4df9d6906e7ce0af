"""What the texts of an outline claim against its own plan."""

from collections.abc import Iterator

from toolkit.checks import Finding
from toolkit.claims.against_plan import outline_contradictions
from toolkit.claims.contradiction import Kind
from toolkit.plan.dossier import Dossier


def claims(dossier: Dossier, kind: Kind) -> Iterator[Finding]:
    """What is found of one kind, each place once."""
    reported = set[tuple[str, int, str]]()
    for place, one in outline_contradictions(dossier):
        if one.kind is not kind or (key := (place.file, place.line, one.plan)) in reported:
            continue
        reported.add(key)
        yield Finding(place, one.message, hint=one.correction)
