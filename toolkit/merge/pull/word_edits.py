"""What the texts of a Word file ask of the outline, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.merge.pull.composed_text import Draft
from toolkit.merge.pull.map_edits import Edit, MappedEdits, mapped_edits
from toolkit.merge.pull.source_map import Spots
from toolkit.merge.pull.word_texts import Key, Reading, Unit
from toolkit.merge.text.three_way import Hunk, applied, difference, is_relabelling, merge
from toolkit.merge.text.tokens import OPAQUE, is_word
from toolkit.merge.word.model.text_model import Paragraph, Tokens
from toolkit.merge.word.plan.joined_paragraphs import NEW_PARAGRAPH
from toolkit.readers.outline_paths import short


@dataclass(frozen=True)
class TextEdit:
    """An edited text of a Word file, and what it asks of the fields behind it."""

    unit: Unit
    wanted: Tokens
    """What it is to say once all it asks for is done."""

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
        return "".join(applied(self.unit.now, self.wanted, hunks))


@dataclass
class RequestedEdits:
    """All that a Word file asks for, and what stays in it."""

    wishes: list[TextEdit] = field(default_factory=list)
    undecided: list[Unit] = field(default_factory=list)
    stays: list[str] = field(default_factory=list)
    """Edited texts that are of no one field: where they stand, and how they begin."""

    deleted: list[str] = field(default_factory=list)
    """Texts of fields that somebody has taken out of the file."""


def requested_edits(reading: Reading, draft: Draft) -> RequestedEdits:
    """The wishes of the texts that a person has edited."""
    found = RequestedEdits(stays=list(reading.odd))
    found.deleted += [name for key, name in reading.deleted.items() if draft.behind(key)]
    inside = _Inside(draft)
    changed = _changed(reading, draft)
    for unit in reading.units:
        more = reading.added.get(unit.key, ())
        if more and inside.goes_on(unit.key):
            unit = _with(unit, more)
        elif more:
            found.stays += [_shown_edit("your own words", one.text) for one in more]
        if _says(unit.mine) in (_says(unit.base), _says(unit.now)):
            continue
        if not any(map(is_word, unit.mine)):
            if draft.behind(unit.key):
                found.deleted.append(unit.name)
        elif unit.undecided:
            found.undecided.append(unit)
        else:
            wish = _wish(unit, draft.spots(unit.key), draft, changed)
            if wish.mapped.edits or wish.mapped.unsure:
                found.wishes.append(wish)
            if wish.mapped.outside or not (wish.mapped.edits or wish.mapped.unsure):
                found.stays.append(_shown_edit(unit.name, shown(unit.mine)))
    return found


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


@dataclass(frozen=True)
class _Inside:
    """Which composed texts are followed by more of the same field."""

    draft: Draft

    def goes_on(self, key: Key) -> bool:
        """Whether the field that ends this paragraph goes on in the next."""
        keys = list(self.draft.texts)
        at = keys.index(key)
        if at + 1 >= len(keys):
            return False
        here, there = self.draft.spots(key), self.draft.spots(keys[at + 1])
        last = here[-1] if here else None
        first = next((one for one in there if one), None)
        return bool(last and first and last.text == first.text and last.end < first.start)


def _with(unit: Unit, more: Sequence[Paragraph]) -> Unit:
    """The unit with the paragraphs that a person wrote behind it."""
    mine, marks = [*unit.mine], [*unit.marks]
    for one in more:
        mine += [NEW_PARAGRAPH, *one.tokens]
        marks += ["", *one.marks]
    return replace(unit, mine=tuple(mine), marks=tuple(marks))


def _wish(unit: Unit, spots: Spots, draft: Draft, changed: frozenset[int]) -> TextEdit:
    told = merge(unit.base, unit.mine, unit.now)
    wanted = tuple(applied(unit.mine, unit.now, told.hunks))
    marks = tuple(applied(unit.marks, ("",) * len(unit.now), told.hunks))
    found = mapped_edits(unit.now, wanted, spots, draft.dye, marks, cell=unit.is_cell)
    texts = {edit.text for edit in found.edits}
    return TextEdit(unit, wanted, found, frozenset(texts & changed))


def _changed(reading: Reading, draft: Draft) -> frozenset[int]:
    """The texts that the outline has changed since the file was built."""
    found: set[int] = set()
    known = {unit.key for unit in reading.units}
    shown: set[int] = set()
    for unit in reading.units:
        shown |= draft.behind(unit.key)
        if unit.base == unit.now or is_relabelling(unit.base, unit.now):
            continue
        spots = draft.spots(unit.key)
        for hunk in difference(unit.base, unit.now):
            if not is_relabelling(
                unit.base[hunk.start : hunk.end], unit.now[hunk.left : hunk.right]
            ):
                found |= _touched(hunk, unit.now, spots)
    for key in draft.texts:
        if key not in known and key[2] < 0:
            found |= draft.behind(key) & shown
    return frozenset(found)


def _touched(hunk: Hunk, now: Tokens, spots: Spots) -> set[int]:
    start = sum(map(len, now[: hunk.left]))
    end = start + sum(map(len, now[hunk.left : hunk.right]))
    if start == end:
        start, end = max(start - 1, 0), end + 1
    return {spot.text for spot in spots[start:end] if spot}


def edits_of(wishes: Sequence[TextEdit]) -> dict[int, list[Edit] | None]:
    """The edits of each text, each once; None where two places ask for different words."""
    found: dict[int, list[Edit] | None] = {}
    for wish in wishes:
        for number in wish.texts:
            mine = [edit for edit in wish.mapped.edits if edit.text == number]
            known = found.get(number, [])
            if known is None or any(_clash(one, two) for one in known for two in mine):
                found[number] = None
            else:
                found[number] = [*known, *(one for one in mine if one not in known)]
    return found


def _clash(one: Edit, two: Edit) -> bool:
    """Whether two edits meet without being the same."""
    if one == two:
        return False
    a, b = one.ways[0], two.ways[0]
    return (a.start, a.end) == (b.start, b.end) or (a.start < b.end and b.start < a.end)
