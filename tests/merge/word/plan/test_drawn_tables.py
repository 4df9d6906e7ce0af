"""An edited timetable follows a project that gets longer or shorter, or begins later."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument

from tests.merge.word.readings import comments_of, resolved, said
from tests.merge.word.rebuilding import updated
from tests.merge.word.sections import CLOCK
from tests.office import WAYS
from tests.word_editor.editor import WordEditor
from toolkit.document.tree import (
    Cell,
    Column,
    Document,
    Heading,
    Mark,
    Part,
    Row,
    Table,
    Text,
    cell,
)
from toolkit.merge.outcome import BlockOutcome, MergeReport
from toolkit.merge.word.model.file import WordFile
from toolkit.ooxml.wordml import SHADE, TC, TCPR, TR, element, w
from toolkit.writers.docx.writer import write_docx

Quarter = tuple[int, int]
"""A year and its quarter."""

FOUR = ((2026, 3), (2026, 4), (2027, 1), (2027, 2))
LONGER = (*FOUR, (2027, 3), (2027, 4))
SHORTER, LATER = FOUR[:3], ((2026, 4), (2027, 1), (2027, 2), (2027, 3))
TASKS = {"map": FOUR[:2], "call": FOUR[1:], "visit": FOUR[2:]}
RED = "FF0000"

Way = Callable[[bytes, Path], bytes]


def docx(
    quarters: tuple[Quarter, ...], generation: int = 1, tasks: dict[str, Any] | None = None
) -> bytes:
    years = dict.fromkeys(year for year, _ in quarters)
    top = (
        cell("", mark=Mark.HEAD),
        *(cell(f"{one}", mark=Mark.HEAD, span=_many(quarters, one)) for one in years),
    )
    names = (cell(f"Q{number}", mark=Mark.HEAD) for _, number in quarters)
    rows = [
        Row(name, (cell(f"Task {name}"), *(_bar(one in there) for one in quarters)))
        for name, there in (tasks or TASKS).items()
    ]
    columns = tuple(Column(f"c{number}") for number in range(len(quarters) + 1))
    heads = (Row("years", top), Row("slices", (cell("Activity"), *names)))
    table = Table("t", "Timetable", columns, tuple(rows), small=True, heads=heads)
    blocks: tuple[Any, ...] = (Heading("top", 1, (Text("Proposal"),), "1"), table)
    document = Document("A title", "A consortium", (Part(blocks),), "running", "ACRO")
    return write_docx(document, clock=CLOCK, generation=generation)


def _many(quarters: tuple[Quarter, ...], year: int) -> int:
    return sum(one == year for one, _ in quarters)


def _bar(there: bool) -> Cell:
    return cell("", mark=Mark.BAR if there else Mark.NONE)


class Hand:
    """A person at the timetable."""

    def __init__(self, content: bytes) -> None:
        self.editor = WordEditor(content)
        self.table = self.editor.table("Activity")

    def cells(self, words: str) -> list[Any]:
        return list(self.editor.row(words).iter(TC))

    def write(self, words: str, at: int, text: str) -> None:
        _write(self.cells(words)[at], text)

    def colour(self, words: str, at: int, fill: str = RED) -> None:
        look = self.cells(words)[at].find(TCPR)
        for one in look.findall(SHADE):
            look.remove(one)
        look.insert(1, element("shd", val="clear", fill=fill))

    def own_row(self, words: str, text: str) -> None:
        row = self.editor.row(words)
        made = _emptied(deepcopy(row))
        _write(next(made.iter(TC)), text)
        row.addnext(made)

    def own_column(self, head: str) -> None:
        for row in self.table.iter(TR):
            last = list(row.iter(TC))[-1]
            made = _emptied(deepcopy(last))
            for one in list(made.iter(w("gridSpan"), SHADE)):
                one.getparent().remove(one)
            _write(made, head if "Activity" in "".join(row.itertext()) else "x")
            last.addnext(made)


def _emptied(made: Any) -> Any:
    for one in list(made.iter(w("bookmarkStart"), w("bookmarkEnd"), w("r"))):
        one.getparent().remove(one)
    return made


def _write(one: Any, text: str) -> None:
    run = element("r")
    run.append(element("t"))
    run[0].text = text
    next(one.iter(w("p"))).append(run)


def grid(content: bytes, *, accept: bool = True) -> dict[str, list[str]]:
    """By its first cell each row once all is accepted: words, `#` for a bar, `!` for red."""
    body = WordFile(resolved(content, accept=accept)).body
    found = {}
    for row in body.iter(TR):
        cells = [_shown(one) for one in row.iter(TC)]
        found[cells[0].rstrip("#")] = cells[1:]
    return found


def _shown(one: Any) -> str:
    words = "".join(node.text or "" for node in one.iter(w("t")))
    shade = one.find(f"{TCPR}/{SHADE}")
    fill = shade.get(w("fill")) if shade is not None else ""
    return words + ("!" if fill == RED else "#" if fill else "")


def built(
    hand: Callable[[Hand], None], fresh: bytes, through: Callable[[bytes], bytes] = bytes
) -> tuple[bytes, bytes, MergeReport]:
    """What a person made of the file, what a build makes of that, and its report."""
    sent = docx(FOUR)
    person = Hand(sent)
    hand(person)
    edited = through(person.editor.save())
    result, report = updated(edited, fresh, sent)
    assert said(result, accepted=False) == said(edited)
    assert grid(result, accept=False) == grid(edited)
    return edited, result, report


def edits(hand: Hand) -> None:
    hand.write("Task call", 2, "review")
    hand.colour("Task map", 3)
    hand.own_row("Task call", "Our own meeting")


def test_bars_follow_the_outline_in_a_table_that_was_edited() -> None:
    moved = {**TASKS, "call": FOUR[:2]}
    _, result, report = built(edits, docx(FOUR, 2, moved))
    assert grid(result)["Task call"] == ["#", "review#", "", ""]
    assert grid(result)["Task map"] == ["#", "#", "!", ""]
    assert report.counts[BlockOutcome.MERGED] == 1


def test_bars_follow_in_a_table_that_nobody_edited() -> None:
    _, result, report = built(lambda _: None, docx(FOUR, 2, {**TASKS, "map": FOUR[3:]}))
    assert grid(result)["Task map"] == ["", "", "", "#"]
    assert report.counts[BlockOutcome.UPDATED] == 1


def test_a_colour_of_a_person_stays_where_the_outline_draws_another() -> None:
    _, result, report = built(edits, docx(FOUR, 2, {**TASKS, "map": FOUR[:3]}))
    assert grid(result)["Task map"] == ["#", "#", "!", ""]
    assert report.counts[BlockOutcome.CONFLICT] == 1
    assert any("it was coloured here" in one for one in comments_of(result))


@pytest.mark.parametrize("quarters", [LONGER, SHORTER, LATER], ids=["longer", "shorter", "later"])
def test_a_timetable_with_other_columns_takes_over_what_people_did(
    quarters: tuple[Quarter, ...],
) -> None:
    _, result, report = built(edits, docx(quarters, 2))
    rows = grid(result)
    assert rows["Activity"] == [f"Q{number}#" for _, number in quarters]
    expected = {FOUR[1]: "review#", FOUR[2]: "#", FOUR[3]: "#"}
    assert rows["Task call"] == [expected.get(one, "") for one in quarters]
    assert rows["Task map"] == [
        "!" if one == FOUR[2] else "#" if one in FOUR[:2] else "" for one in quarters
    ]
    assert list(rows).index("Our own meeting") == list(rows).index("Task call") + 1
    assert report.counts[BlockOutcome.MERGED] == 1
    assert BlockOutcome.CONFLICT not in report.counts


def test_what_stood_in_a_month_that_is_gone_is_said_by_row_and_month() -> None:
    _, result, report = built(lambda hand: hand.write("Task visit", 4, "fair"), docx(SHORTER, 2))
    assert report.counts[BlockOutcome.CONFLICT] == 1
    assert any("“fair” under 2027 Q2" in one for one in comments_of(result))
    assert grid(result)["Task visit"] == ["", "", "#"]


def test_a_column_of_a_person_stays_behind_the_last_one() -> None:
    _, result, report = built(lambda hand: hand.own_column("Who"), docx(LONGER, 2))
    rows = grid(result)
    assert rows["Activity"][-2:] == ["Q4#", "Who"]
    assert rows["Task call"] == ["", "#", "#", "#", "", "", "x"]
    assert report.counts[BlockOutcome.MERGED] == 1


def test_a_new_task_has_its_own_bars_in_a_table_with_a_column_of_a_person() -> None:
    fresh = docx(FOUR, 2, {**TASKS, "report": FOUR[:1]})
    _, result, _ = built(lambda hand: hand.own_column("Who"), fresh)
    assert grid(result)["Task report"] == ["#", "", "", "", ""]


@pytest.mark.parametrize("way", WAYS)
def test_a_build_after_it_knows_the_bars_of_the_one_before(way: Way, tmp_path: Path) -> None:
    _, result, _ = built(edits, docx(LONGER, 2), lambda content: way(content, tmp_path))
    moved = docx(LONGER, 3, {**TASKS, "call": LONGER[3:]})
    again, report = updated(resolved(result, accept=True), moved, result)
    assert grid(again)["Task call"] == ["", "review", "", "#", "#", "#"]
    assert report.counts[BlockOutcome.MERGED] == 1


def test_what_people_remark_in_the_margin_is_said_of_the_row_that_takes_its_place() -> None:
    sent = docx(FOUR)
    document = WordDocument(BytesIO(sent))
    paragraph = document.tables[0].rows[3].cells[0].paragraphs[0]
    document.add_comment(paragraph.runs, "Is this still so?", author="Marta", initials="M")
    document.save(saved := BytesIO())
    result, _ = updated(saved.getvalue(), docx(LONGER, 2), sent)
    assert "Marta: Is this still so?" in comments_of(result)
    assert said(result, accepted=False) == said(saved.getvalue())
