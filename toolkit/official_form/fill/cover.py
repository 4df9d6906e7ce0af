"""The cover of a form and the header of its pages: the names of project and call."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from toolkit.document.tree import Row, Table
from toolkit.document.walk import plain
from toolkit.model.official_form_words import OfficialFormWords
from toolkit.official_form.fill.brackets import replace_brackets
from toolkit.official_form.fill.cell_text import runs_of, set_lines, set_text
from toolkit.official_form.fill.generated import GeneratedPieces
from toolkit.official_form.fill.names import Names, has_anchor
from toolkit.official_form.survey import OfficialForm, PlacedTable
from toolkit.official_form.titles import Synonyms
from toolkit.ooxml.wordml import P

FIELD_ALIKE = 0.7
"""How alike two labels of the cover are to be one."""

HEAD = "__head"
"""The key of the row with the titles of the columns."""

FRAMES = ("header", "footer")


def fill_cover(
    form: OfficialForm,
    cover: Table,
    synonyms: Synonyms,
    pieces: GeneratedPieces,
    names: Names,
) -> None:
    """Writes what the draft's cover has under a label into the cell of that label."""
    for placed in _tables_before_text(form):
        for field in placed.table.fields:
            head = synonyms.label(cover.columns[0].title, (field.label,))
            alike, row = _row(cover, field.label, synonyms)
            if row is not None and alike > head:
                cell = pieces.cells(cover.id, row.key)[1]
                set_lines(field.cell.element, [runs_of(one) for one in cell.iter(P)])
            elif head >= FIELD_ALIKE:
                row = None
                set_text(field.cell.element, cover.columns[-1].title)
            else:
                continue
            if not has_anchor(field.row.element):
                names.row(field.row.element, cover.id, row.key if row is not None else HEAD)
        names.rest(placed.table.element, "cover")


def _tables_before_text(form: OfficialForm) -> list[PlacedTable]:
    """The tables with labelled cells before the first box."""
    first = form.boxes[0].at if form.boxes else len(form.blocks)
    return [one for one in form.tables if one.at < first and one.table.fields]


def _row(cover: Table, label: str, synonyms: Synonyms) -> tuple[float, Row | None]:
    """The row of the draft's cover whose label is most alike, and how much it is."""
    scored = [
        (synonyms.label(plain(row.cells[0].paragraphs[0]), (label,)), row) for row in cover.rows
    ]
    alike, row = max(scored, key=lambda one: one[0], default=(0.0, None))
    return (alike, row) if alike >= FIELD_ALIKE else (alike, None)


def fill_frames(
    form: OfficialForm, words: OfficialFormWords, values: Mapping[str, str]
) -> tuple[str, ...]:
    """Writes call and project into the placeholders of headers and footers; the parts changed.

    `values` are those of `call_identifier`, `call_name`, `project_title` and `acronym`.
    """
    value_of = _value_of(words, values)
    changed = []
    parts = {one.target for one in form.package.relations(form.main) if one.kind in FRAMES}
    for part in sorted(parts & set(form.package.parts)):
        tree = form.package.xml(part)
        written = [replace_brackets(one, value_of) for one in tree.iter(P)]
        if any(written):
            form.package.put(part, tree)
            changed.append(part)
    return tuple(changed)


def _value_of(words: OfficialFormWords, values: Mapping[str, str]) -> Callable[[str], str]:
    kinds = {
        "call_identifier": words.call_identifier,
        "call_name": words.call_name,
        "project_title": words.project_title,
        "acronym": words.acronym,
    }

    def value_of(placeholder: str) -> str:
        for kind, names in kinds.items():
            if words.asks_for(placeholder, names):
                return values.get(kind, "")
        return ""

    return value_of
