"""What was changed in a workbook comes back into the outline, value by value."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.pull.new_rows import new_row
from toolkit.merge.pull.prefer import Prefer
from toolkit.merge.pull.reported_change import Change
from toolkit.merge.pull.row_edits import FieldEdit
from toolkit.merge.pull.workbook_fields import OutlineIndex
from toolkit.merge.workbook.inputs import NEW, Value, line_of, same_line
from toolkit.merge.workbook.keyed_sheet import keyed_sheets
from toolkit.merge.workbook.pulled_values import Ledger
from toolkit.merge.workbook.read_inputs import (
    ChangedInput,
    ChangedRow,
    Changes,
    InputReader,
    NewLine,
)
from toolkit.merge.workbook.verdict import Verdict
from toolkit.model.proposal import Proposal
from toolkit.ooxml.package import Package
from toolkit.plan.dossier import Dossier
from toolkit.readers.outline import read_outline
from toolkit.readers.outline_paths import owner, short, what
from toolkit.readers.patches import Patch, Patched, Steps, patched
from toolkit.readers.yaml_builder import Fields
from toolkit.readers.yaml_reader import Texts, read_fields


@dataclass(frozen=True)
class PulledValues:
    """What a workbook brings, and what it does not."""

    changes: tuple[Change, ...]
    told: tuple[Diagnostic, ...]
    files: Mapping[Path, bytes]
    """The files of the outline that are others now."""

    texts: Texts
    """The same as text."""

    ledger: Ledger
    words: Mapping[Steps, str]
    """The new texts among the values, by the way to each."""

    @classmethod
    def nothing(cls) -> PulledValues:
        """What no workbook brings."""
        return cls((), (), {}, {}, Ledger(), {})


@dataclass(frozen=True)
class Source:
    """A workbook, what was written into it, and what would be written now."""

    file: str
    package: Package
    base: Mapping[str, Any]
    fresh: Mapping[str, Any]
    ledger: Ledger


@dataclass
class _Bringing:
    """The wishes of the workbook on their way into the outline."""

    source: Source
    dossier: Dossier
    data: Fields
    prefer: Prefer | None
    told: list[Diagnostic] = field(default_factory=list)
    wishes: list[tuple[FieldEdit, ChangedRow | NewLine]] = field(default_factory=list)
    settled: dict[str, dict[str, dict[str, str | None]]] = field(default_factory=dict)
    """Values on which workbook and outline agree now, or which were decided."""

    adopted: dict[str, dict[str, str]] = field(default_factory=dict)
    """Rows of the workbook with the key that the outline has for them."""

    def row(self, row: ChangedRow, homes: OutlineIndex) -> None:
        """Asks the outline for what was changed in a row."""
        key = self.source.ledger.row(row.sheet, row.key)
        if not homes.knows(row.sheet, key):
            place = next(iter(row.changed.values())).place
            fact = f"{place} was changed, and what it belongs to ({key}) is not in the outline"
            self._tell("MRG046", fact, "nothing is pulled from there")
            return
        wanted = {column: held.held for column, held in row.changed.items() if self._takes(held)}
        for column, held in row.changed.items():
            self._judge(row, column, held)
        if wanted:
            self.wishes += [(wish, row) for wish in homes.wishes(row.sheet, key, wanted)]

    def leave(self, ways: Collection[Steps]) -> None:
        """Takes no part in what lies at these ways."""
        self.wishes = [
            (wish, row)
            for wish, row in self.wishes
            if wish.patch is None or wish.patch.added or wish.patch.steps not in ways
        ]

    def _takes(self, held: ChangedInput) -> bool:
        conflict = held.verdict is Verdict.CONFLICT and self.prefer is Prefer.WORKBOOK
        return held.verdict is Verdict.WORKBOOK or conflict

    def _judge(self, row: ChangedRow, column: str, held: ChangedInput) -> None:
        """Tells what stays, and notes what is settled."""
        if held.verdict is Verdict.EMPTIED:
            fact = f"{held.place} was emptied; the outline keeps {_shown(held.outline)}"
            self._tell("MRG043", fact, "take it out of the outline if it is to go")
        elif held.verdict is Verdict.CONFLICT and self.prefer in (None, Prefer.WORD):
            fact = (
                f"both were changed since the last build (then {_shown(held.base)}): "
                f"{held.place} says {_shown(held.held)}, the outline {_shown(held.outline)}"
            )
            hint = "neither is changed; decide with --prefer workbook or --prefer outline"
            self._tell("MRG041", fact, hint)
        elif held.verdict is Verdict.BOTH_ALIKE or held.verdict is Verdict.CONFLICT:
            self.settle(row.sheet, row.key, column, held.held)

    def new_row(
        self, one: NewLine, taken: set[str], listed: dict[str, Mapping[str, Value]]
    ) -> None:
        """Asks the outline for a new line, unless it has it already."""
        for key, line in listed.items():
            if same_line(one.sheet, one.line, line):
                del listed[key]
                self._adopt(one, key)
                return
        wish = new_row(one.sheet, one.line, self.dossier, taken)
        self.wishes.append((wish, one))

    def _adopt(self, one: NewLine, key: str) -> None:
        if one.key:
            self.adopted.setdefault(one.sheet, {})[one.key] = key
            for column, value in one.line.items():
                self.settle(one.sheet, one.key, column, value)

    def settle(self, sheet: str, key: str, column: str, value: Value) -> None:
        """Notes the value on which both agree."""
        written = None if value is None else str(value)
        self.settled.setdefault(sheet, {}).setdefault(key, {})[column] = written

    def brought(self, refused: Mapping[int, str]) -> list[Change]:
        """What came into the outline; the rest is told."""
        changes = []
        for wish, source in self.wishes:
            place = _place_of(wish, source)
            why = wish.why_not or refused.get(id(wish.patch), "")
            if why:
                hint = wish.hint or "change it in the outline by hand"
                code = "MRG048" if isinstance(source, NewLine) else "MRG047"
                self._tell(code, f"{place} is not pulled: {why}", hint)
                continue
            assert wish.patch is not None, "a wish without a patch says why"
            changes.append(_change(self.data, wish, wish.patch))
            if isinstance(source, ChangedRow):
                for column in wish.columns:
                    self.settle(source.sheet, source.key, column, source.changed[column].held)
        return sorted(changes, key=lambda one: one.place[:3])

    def _tell(self, code: str, fact: str, hint: str) -> None:
        place = Place(self.source.file)
        self.told.append(Diagnostic(place, code, fact, hint, Severity.WARNING))


def pulled_values(
    outline: Path,
    source: Source,
    dossier: Dossier,
    prefer: Prefer | None,
    without: Collection[Steps] = (),
) -> PulledValues:
    """What the workbook changes in the outline; nothing is written.

    What lies at a way in `without` stays as it is.
    """
    ledger = source.ledger
    data, _ = read_fields(outline)
    assert data is not None, "the dossier was read from it"
    bringing = _Bringing(source, dossier, data, prefer)
    found = _changes(source)
    homes = OutlineIndex(dossier.proposal, dossier.references.get)
    for row in found.rows:
        bringing.row(row, homes)
    bringing.leave(without)
    taken = {one.id for one in dossier.proposal.instruments} | set(dossier.references)
    for sheet in ("costs", "instruments"):
        listed = dict(_unclaimed(source, sheet))
        for one in found.new_lines:
            if one.sheet == sheet:
                bringing.new_row(one, taken, listed)
    patches = [wish.patch for wish, _ in bringing.wishes if wish.patch]
    done = patched(outline, patches) if patches else Patched({}, {})
    refused = {id(patch): why for patch, why in done.refused}
    changes = bringing.brought(refused)
    if done.files:
        _rename(bringing, dossier.proposal, read_outline(outline, texts=done.texts), refused)
    told = (*found.messages, *bringing.told)
    words = {
        wish.patch.steps: wish.patch.value
        for wish, _ in bringing.wishes
        if wish.patch and isinstance(wish.patch.value, str) and id(wish.patch) not in refused
    }
    ledger = _advanced(ledger, bringing)
    return PulledValues(tuple(changes), told, done.files, done.texts, ledger, words)


def _changes(source: Source) -> Changes:
    sheets = keyed_sheets(source.package)
    return InputReader(source.file, sheets, source.base, source.fresh, source.ledger).changes()


def _unclaimed(source: Source, sheet: str) -> Sequence[tuple[str, Mapping[str, Value]]]:
    """The outline's lines that no row of the workbook stands for."""
    rows = source.base["sheets"].get(sheet, {})
    claimed = {source.ledger.row(sheet, key) for key in rows}
    keys = [key for key in source.fresh["sheets"].get(sheet, {}) if not key.startswith(NEW)]
    return [(key, line_of(source.fresh, sheet, key)) for key in keys if key not in claimed]


def _rename(
    bringing: _Bringing, before: Proposal, after: Proposal, refused: Mapping[int, str]
) -> None:
    """Notes the new keys of lines whose key follows from what they say."""
    old = {way: key for key, (way, _, _) in OutlineIndex(before).costs.items()}
    new = {way: key for key, (way, _, _) in OutlineIndex(after).costs.items()}
    rows = bringing.source.base["sheets"].get("costs", {})
    for key in rows:
        here = bringing.source.ledger.row("costs", key)
        way = next((way for way, known in old.items() if known == here), None)
        if way and new[way] != key:
            bringing.adopted.setdefault("costs", {})[key] = new[way]
    counts = {at: len(package.costs) for at, package in enumerate(before.work_packages)}
    number = len(before.instruments)
    for wish, source in bringing.wishes:
        if not isinstance(source, NewLine) or not wish.patch or id(wish.patch) in refused:
            continue
        if source.sheet == "costs":
            at = int(wish.patch.steps[1])
            key = new[("work_packages", at, "costs", counts[at])]
            counts[at] += 1
        else:
            key = after.instruments[number].id
            number += 1
        bringing._adopt(source, key)


def _advanced(ledger: Ledger, bringing: _Bringing) -> Ledger:
    """The ledger with all on which both agree now."""
    cells: dict[str, dict[str, dict[str, str | None]]] = {
        sheet: {key: dict(values) for key, values in rows.items()}
        for sheet, rows in ledger.cells.items()
    }
    for sheet, rows in bringing.settled.items():
        for key, values in rows.items():
            cells.setdefault(sheet, {}).setdefault(key, {}).update(values)
    names = {sheet: dict(rows) for sheet, rows in ledger.rows.items()}
    for sheet, adopted in bringing.adopted.items():
        names.setdefault(sheet, {}).update(adopted)
    return Ledger(ledger.base, cells, names, ledger.name)


def _place_of(wish: FieldEdit, source: ChangedRow | NewLine) -> str:
    if isinstance(source, NewLine):
        return source.place
    return source.changed[wish.columns[0]].place


def _change(data: Fields, wish: FieldEdit, patch: Patch) -> Change:
    place = data.place.of(*patch.steps)
    if patch.added:
        part, _ = owner(data, patch.steps[:-1], "the outline")
        noun = "a new cost line" if patch.steps[-1] == "costs" else "a new instrument"
        named = f"{noun} of {part.name}" if part.loc else noun
        return Change(place, named, "", short(wish.new, 90), ("", wish.new))
    part, rest = owner(data, patch.steps, "the outline")
    whole = (wish.old, wish.new)
    return Change(place, what(part, rest), short(wish.old, 60), short(wish.new, 60), whole)


def _shown(value: Value) -> str:
    return (
        "nothing"
        if value is None
        else f"'{short(value)}'"
        if isinstance(value, str)
        else f"{value:f}"
    )
