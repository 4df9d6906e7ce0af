"""Which edits of a Word file go to which fields of the outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.document.markup import MARK
from toolkit.merge.outcome import Contradiction, excerpt
from toolkit.merge.pull.composed_text import Draft
from toolkit.merge.pull.map_edits import Edit, MappedEdits, mapped_edits, with_whole_sentences
from toolkit.merge.pull.source_map import Spans
from toolkit.merge.pull.word_texts import Key, Reading, Unit
from toolkit.merge.text.three_way import Hunk, applied, difference, is_relabelling, merge
from toolkit.merge.text.tokens import OPAQUE, is_word
from toolkit.merge.word.match.printed_answers import contains, words_in
from toolkit.merge.word.model.text_model import Paragraph, Tokens
from toolkit.merge.word.plan.joined_paragraphs import NEW_PARAGRAPH
from toolkit.merge.word.read.place_names import called
from toolkit.merge.word.read.shown_cells import item_of
from toolkit.model.base import Prose
from toolkit.readers.outline_paths import short


@dataclass(frozen=True)
class TextEdit:
    """An edited text of a Word file, and the edits of the fields behind it."""

    unit: Unit
    wanted: Tokens
    """The text once all its edits are made."""

    mapped: MappedEdits
    clashing: frozenset[int] = frozenset()
    """The texts of the outline that were changed there as well since the last build."""

    @property
    def texts(self) -> frozenset[int]:
        return frozenset(edit.text for edit in self.mapped.edits)

    def expected(self, alive: Mapping[int, object]) -> str:
        """What will be composed when only the edits of some texts are made."""
        pairs = zip(self.mapped.hunks, self.mapped.edits, strict=True)
        hunks = [hunk for hunk, edit in pairs if edit.text in alive]
        return "".join(applied(self.unit.incoming, self.wanted, hunks))


@dataclass
class RequestedEdits:
    """The edits of a Word file, and what stays in it."""

    text_edits: list[TextEdit] = field(default_factory=list)
    undecided: list[Unit] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)
    """Edited texts that are of no one field: where they are, and how they begin."""

    deleted: list[str] = field(default_factory=list)
    """Texts of fields that a person has taken out of the file."""

    contradictions: list[Contradiction] = field(default_factory=list)
    """Cells that are computed, and say something else."""


def requested_edits(reading: Reading, draft: Draft) -> RequestedEdits:
    """The edited texts of the file, and what they change in the fields behind them."""
    found = RequestedEdits(stays=list(reading.odd))
    found.deleted += [name for key, name in reading.deleted.items() if _is_of_field(key, draft)]
    inside = _Inside(draft)
    changed = _changed(reading, draft)
    for unit in reading.units:
        more = draft.not_yet_there(unit.key, reading.added.get(unit.key, ()), reading)
        if more and inside.continues(unit.key):
            unit = _with(unit, more)
        elif more:
            found.stays += [
                _shown_edit(f"{unit.name}, in words of your own", one.text) for one in more
            ]
        if not _is_edited(unit, draft) or _lacks_frame(unit):
            continue
        if not any(map(is_word, unit.current)):
            if draft.behind(unit.key):
                found.deleted.append(called(unit.name, excerpt(shown(unit.base))))
        elif unit.undecided:
            found.undecided.append(unit)
        else:
            text_edit = _text_edit(unit, draft.spans(unit.key), draft, changed)
            if text_edit.mapped.edits or text_edit.mapped.unsure:
                found.text_edits.append(text_edit)
            if text_edit.mapped.outside or not (text_edit.mapped.edits or text_edit.mapped.unsure):
                _add_what_stays(found, unit, draft)
    return found


def _is_of_field(key: Key, draft: Draft) -> bool:
    """Whether a paragraph shows words of the outline, or a row a part of it."""
    table = draft.tables.tables.get(key[0])
    if key[2] < 0 or table is None:
        return bool(draft.behind(key))
    return bool(item_of(table.rows.get(key[1], ())))


def _is_edited(unit: Unit, draft: Draft) -> bool:
    """Whether a person says something else than the outline, and not only in another spelling."""
    if _says(unit.current) in (_says(unit.base), _says(unit.incoming)):
        return False
    return not (
        unit.is_cell
        and not unit.undecided
        and draft.tables.means_the_same(unit.key, shown(unit.current))
    )


def _add_what_stays(found: RequestedEdits, unit: Unit, draft: Draft) -> None:
    """Notes an edit of words that are of no field; of a computed cell as a contradiction."""
    current, name = shown(unit.current), unit.name
    if unit.is_cell and unit.key[0] in draft.tables.tables:
        name = draft.tables.name(unit.key)
        if said := draft.tables.contradiction(unit.key, current):
            # the value of a field is told where it is read
            found.contradictions += [] if said.is_field else [said]
            return
    found.stays.append(_shown_edit(name, current))


def _shown_edit(name: str, text: str) -> str:
    return f"{name}: {short(text, 80)}"


def shown(tokens: Tokens) -> str:
    """A text for people; what Word counts is a hash, and where a paragraph ends a sign."""
    signs = (
        " ¶ " if one == NEW_PARAGRAPH else "#" if one.startswith(OPAQUE) else one for one in tokens
    )
    return "".join(signs)


def _says(tokens: Tokens) -> list[str]:
    """The text without the spaces at the ends of its lines."""
    return [line.strip() for line in "".join(tokens).strip("\n").split("\n")]


def _lacks_frame(unit: Unit) -> bool:
    """Whether the file lacks but what a template says around an answer, or the marks of points."""
    mine, theirs = words_in(unit.current), words_in(unit.incoming)
    return bool(mine) and (contains(theirs, mine) if unit.is_answer else _bare_points(unit))


def _bare_points(unit: Unit) -> bool:
    """Whether two texts of a cell differ in nothing but marks of points."""
    current, incoming = (
        [line.removeprefix(MARK) for line in _says(tokens)]
        for tokens in (unit.current, unit.incoming)
    )
    return unit.is_cell and current == incoming


@dataclass(frozen=True)
class _Inside:
    """Which composed texts are followed by more of the same field."""

    draft: Draft

    def continues(self, key: Key) -> bool:
        """Whether the field that ends this paragraph goes on in the next."""
        keys = list(self.draft.texts)
        at = keys.index(key)
        if at + 1 >= len(keys):
            return self._is_last_of_prose(key)
        here, there = self.draft.spans(key), self.draft.spans(keys[at + 1])
        last = here[-1] if here else None
        first = next((one for one in there if one), None)
        if last and first and last.text == first.text and last.end < first.start:
            return True
        return self._is_last_of_prose(key)

    def _is_last_of_prose(self, key: Key) -> bool:
        """Whether a paragraph is all of a field's prose, or its end: what follows belongs to it."""
        way = self.draft.whole_text_of(key)
        reader = self.draft.tables.reader
        return way is not None and isinstance(reader.value_at(way), Prose)


def _with(unit: Unit, more: Sequence[Paragraph]) -> Unit:
    """The unit with the paragraphs that a person wrote behind it."""
    current, marks = [*unit.current], [*unit.marks]
    for one in more:
        current += [NEW_PARAGRAPH, *one.tokens]
        marks += ["", *one.marks]
    return replace(unit, current=tuple(current), marks=tuple(marks))


def _text_edit(unit: Unit, spans: Spans, draft: Draft, changed: frozenset[int]) -> TextEdit:
    merged = merge(unit.base, unit.current, unit.incoming)
    wanted = tuple(applied(unit.current, unit.incoming, merged.hunks))
    marks = tuple(applied(unit.marks, ("",) * len(unit.incoming), merged.hunks))
    found = mapped_edits(unit.incoming, wanted, spans, draft.provenance, marks, cell=unit.is_cell)
    found = with_whole_sentences(found, unit.incoming)
    texts = {edit.text for edit in found.edits}
    return TextEdit(unit, wanted, found, frozenset(texts & changed))


def _changed(reading: Reading, draft: Draft) -> frozenset[int]:
    """The texts that the outline has changed since the file was built."""
    found: set[int] = set()
    known = {unit.key for unit in reading.units}
    shown: set[int] = set()
    for unit in reading.units:
        shown |= draft.behind(unit.key)
        if unit.base == unit.incoming or is_relabelling(unit.base, unit.incoming):
            continue
        spans = draft.spans(unit.key)
        for hunk in difference(unit.base, unit.incoming):
            if not is_relabelling(
                unit.base[hunk.start : hunk.end], unit.incoming[hunk.left : hunk.right]
            ):
                found |= _touched(hunk, unit.incoming, spans)
    for key in draft.texts:
        if key not in known and key[2] < 0:
            found |= draft.behind(key) & shown
    return frozenset(found)


def _touched(hunk: Hunk, incoming: Tokens, spans: Spans) -> set[int]:
    start = sum(map(len, incoming[: hunk.left]))
    end = start + sum(map(len, incoming[hunk.left : hunk.right]))
    if start == end:
        start, end = max(start - 1, 0), end + 1
    return {span.text for span in spans[start:end] if span}


def edits_of(text_edits: Sequence[TextEdit]) -> dict[int, list[Edit] | None]:
    """The edits of each text, each once; None where two places were edited differently."""
    found: dict[int, list[Edit] | None] = {}
    for text_edit in text_edits:
        for number in text_edit.texts:
            wanted = [edit for edit in text_edit.mapped.edits if edit.text == number]
            known = found.get(number, [])
            if known is None or any(_clash(one, two) for one in known for two in wanted):
                found[number] = None
            else:
                found[number] = [*known, *(one for one in wanted if one not in known)]
    return found


def _clash(one: Edit, two: Edit) -> bool:
    """Whether two edits meet without being the same."""
    if one == two:
        return False
    a, b = one.ways[0], two.ways[0]
    return (a.start, a.end) == (b.start, b.end) or (a.start < b.end and b.start < a.end)
