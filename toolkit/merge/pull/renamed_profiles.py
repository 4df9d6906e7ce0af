"""What else changes in the outline when a staff profile gets another name."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.intake.layout import Form, form_sheets
from toolkit.intake.rows import FormRows
from toolkit.merge.pull.form_values import Way
from toolkit.readers.outline_paths import at
from toolkit.readers.patches import Patch, Removal
from toolkit.readers.yaml_builder import UNREADABLE, Fields

RATES = "rates"


def renamed_profile(rows: FormRows, way: Way, to: Way) -> Iterator[Patch | Removal]:
    """The changes beside that of the rate itself, whose way was `way` and is `to` now.

    The partner's usual profile and its person-months in all tasks have the new name. A profile that
    was the usual one as the first of the rates is the usual one by its name then, since it is the
    last now. Nothing, where no profile of a partner got another name.
    """
    if way[:-1] != to[:-1] or len(way) != 4 or way[2] != RATES:
        return
    old, new = str(way[-1]), str(to[-1])
    partner = at(rows.words.data, way[:2])
    ident = partner.get("id") if isinstance(partner, Fields) else None
    if not isinstance(ident, str):
        return
    if rows.default_profile(ident) == old:
        yield Patch((*way[:2], "default_profile"), new)
    table = next(one for one in form_sheets() if one.form is Form.TABLE)
    for row in rows.of(table):
        work = at(rows.words.data, (*row.way, ident))
        if isinstance(work, Fields) and work.get(old, UNREADABLE) is not UNREADABLE:
            yield Patch((*row.way, ident, new), work[old])
            yield Removal((*row.way, ident, old))
