"""The two timetables of a blank: by months, and by quarters of years."""

from __future__ import annotations

from collections.abc import Sequence

from tests.official_forms.pieces import BAR, HEAD, TITLE, Pieces
from tests.official_forms.word_xml import Row, cell, table


def timetable_of_months(pieces: Pieces) -> str:
    labels = [pieces.say("M {number}").format(number=one) for one in range(1, 25)]
    group = [(pieces.say("Months").upper(), 24)]
    text = "Shade the months in which a task is worked on."
    return _timetable(pieces, "Timetable (up to two years)", text, group, labels)


def timetable_of_quarters(pieces: Pieces) -> str:
    quarters = [pieces.say("Q {number}").format(number=one) for one in range(1, 5)]
    years = [(pieces.say("Year {number}").format(number=one).upper(), 4) for one in range(1, 7)]
    text = "Shade the quarters of calendar years in which a task is worked on."
    title = "Timetable (longer than two years)"
    return _timetable(pieces, title, text, years, quarters * 6, free_at_end=1)


def _timetable(
    pieces: Pieces,
    title: str,
    text: str,
    groups: Sequence[tuple[str, int]],
    labels: Sequence[str],
    free_at_end: int = 0,
) -> str:
    activity = pieces.say("Activity").upper()
    head = Row([pieces.titled(title, (text,), TITLE, span=25 + free_at_end)])
    heads = [
        Row(
            [
                cell(activity, fill=TITLE, merge="restart"),
                *(cell(one, fill=HEAD, span=span) for one, span in groups),
            ],
            free_at_end,
        ),
        Row(
            [cell(fill=TITLE, merge="continue"), *(cell(one, fill=HEAD) for one in labels)],
            free_at_end,
        ),
    ]
    bars = (("Task 1.1 - …", 0, 10), ("Task 1.2 - …", 6, 18), ("Task …", 9, 15))
    rows = [
        Row(
            [
                cell(pieces.say(name), fill=TITLE),
                *(cell(fill=BAR if first <= at < last else "") for at in range(24)),
            ],
            free_at_end,
        )
        for name, first, last in bars
    ]
    return table((3200, *[450] * 24, *[40] * free_at_end), [head, *heads, *rows])
