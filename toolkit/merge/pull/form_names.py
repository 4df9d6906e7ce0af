"""The reader of the cells of forms, which knows new and renamed parts by the names given there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from toolkit.intake.shown import FormWords
from toolkit.merge.pull.form_values import FormValues
from toolkit.merge.pull.new_form_part import NewPart
from toolkit.merge.pull.renamed_parts import Renamed
from toolkit.model.months import DAY
from toolkit.readers.outline_paths import at
from toolkit.readers.part_names import PartNames
from toolkit.readers.typed_field import FieldReader


def values_of(words: FormWords, parts: Sequence[NewPart], renamed: Sequence[Renamed]) -> FormValues:
    """The reader of cells, which knows new and renamed parts by the names of the forms."""
    new: dict[str, dict[str, str]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for part in parts:
        if part.ident and part.name:
            new.setdefault(part.sheet.kind, {})[part.name] = part.ident
            counts[part.sheet.kind, part.name.casefold()] += 1
    given = {(one.sheet.kind, one.key): one.name for one in renamed}
    for kind, known in words.parts.items():
        for ident, name in known.items():
            if named := given.get((kind, ident)):
                new.setdefault(kind, {})[named] = ident
            counts[kind, (named or name).casefold()] += 1
    shared = {
        kind: frozenset(name for one, name in counts if one == kind and counts[one, name] > 1)
        for kind in new
    }
    reader = FieldReader(
        _day(at(words.data, ("project", "start"))),
        words.call,
        PartNames.of_fields(words.data, new),
        words.language,
    )
    folded = {
        kind: {name.casefold(): one for name, one in group.items()} for kind, group in new.items()
    }
    after, twice = "task or milestone", shared.get("task", frozenset())
    folded[after] = folded.get("task", {}) | folded.get("milestone", {})
    shared[after] = twice | shared.get("milestone", frozenset())
    return FormValues(words, reader, folded, shared)


def _day(value: Any) -> date | None:
    found = value if isinstance(value, date) else None
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            found = date.fromisoformat(value)
        except ValueError:
            found = None
    return found
