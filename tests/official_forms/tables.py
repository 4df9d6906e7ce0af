"""The tables of a blank that are filled in row by row, without those of work packages."""

from __future__ import annotations

from tests.official_forms.pieces import HEAD, INSTRUCTIONS, LANDSCAPE, PALE, TITLE, WHITE, Pieces
from tests.official_forms.word_xml import Cell, Row, cell, in_cell, run, table

SMALL = 16
"""Half points of the samples of events, which are smaller than the form itself allows."""


def cover(pieces: Pieces) -> str:
    """Names of the project and its coordinator."""
    asked = (
        ("Project name:", "[project title]"),
        ("Project acronym:", "[acronym]"),
        ("Coordinator contact:", "[name NAME], [organisation name]"),
    )
    rows = [
        Row(
            [
                cell(pieces.say(label), fill=TITLE),
                Cell(in_cell(run(pieces.say(sample), highlight="lightGray")), WHITE),
            ]
        )
        for label, sample in asked
    ]
    title = Row([cell(pieces.say("Project").upper(), fill=TITLE, span=2, bold=True)])
    return table((2800, 6270), [title, *rows])


def staff(pieces: Pieces) -> str:
    labels = (
        "Name and function",
        "Organisation",
        "Role/tasks",
        "Professional profile and expertise",
    )
    return pieces.rows_below(
        "Project teams and staff",
        "Name the people by the profiles of the budget.",
        (2200, 2000, 2200, 2670),
        [pieces.heads(labels, shade=PALE)],
        ["", "", "", ""],
        fill=WHITE,
    )


def risks(pieces: Pieces) -> str:
    labels = (
        "Risk No",
        "Description",
        "Work package No",
        "Proposed risk-mitigation measures",
    )
    return pieces.rows_below(
        "Critical risks and risk management strategy",
        "Say how likely each risk is, and how much it would harm.",
        (900, 3300, 1500, 3370),
        [pieces.heads(labels)],
        ["", "", "", ""],
        fill=WHITE,
    )


def about_packages(pieces: Pieces) -> str:
    """The instructions that hold for all work packages."""
    titles = (
        "Objectives",
        "Activities and division of work (WP description)",
        "Milestones and deliverables (outputs/outcomes)",
    )
    text = (
        "The work is divided into packages, each with a leader, its own aims and its own results."
    )
    rows = [
        Row([cell(pieces.say("Work packages").upper(), fill=TITLE, bold=True)]),
        Row([pieces.titled("Work packages", (text,), TITLE)]),
        *(Row([pieces.titled(one, INSTRUCTIONS[:1], TITLE)]) for one in titles),
    ]
    return table((LANDSCAPE,), rows)


def effort_of_packages(pieces: Pieces) -> str:
    labels = (
        "Work Package No",
        "Work Package Title",
        "Lead Participant No",
        "Lead Participant Short Name",
        "Start Month",
        "End Month",
        "Person-Months",
    )
    total = [*[cell(fill=TITLE)] * 5, pieces.head_cell("Total Person-Months", fill=TITLE)]
    return pieces.rows_below(
        "Staff effort per work package",
        "Take the same figures as in the budget.",
        (2000,) * 7,
        [pieces.heads(labels, shade=TITLE)],
        ["{n}", *[""] * 6],
        last=Row([*total, cell(fill=WHITE)]),
    )


def effort_of_partners(pieces: Pieces) -> str:
    labels = ("Participant", "WP1", "WP2", "WP…", "Total Person-Months")
    total = [pieces.head_cell("Total Person-Months", fill=TITLE), *[cell(fill=WHITE)] * 4]
    return pieces.rows_below(
        "Staff effort per participant",
        "Take the same figures as in the budget.",
        (2800,) * 5,
        [pieces.heads(labels, shade=TITLE)],
        ["[name]", "", "", "", ""],
        last=Row(total),
    )


def subcontracting(pieces: Pieces) -> str:
    linked = "(continuous numbering linked to WP)"
    heads = [
        pieces.head_cell("Work Package No"),
        pieces.head_cell("Subcontract No", linked),
        pieces.head_cell("Subcontract Name"),
        pieces.head_cell("Description", "(with the task it belongs to)", span=2),
        pieces.head_cell("Estimated Costs", "(EUR)"),
        pieces.head_cell("Justification"),
        pieces.head_cell("Best-Value-for-Money"),
    ]
    issues = [
        pieces.head_cell(
            "Other issues:",
            "Where much of the budget goes to subcontractors, say why.",
            span=4,
        ),
        Cell(pieces.prompt(), WHITE, 4),
    ]
    return pieces.rows_below(
        "Subcontracting",
        "List what others are paid to do of the work.",
        (1700, 1700, 2100, 1500, 1500, 1500, 2000, 2000),
        [Row(heads)],
        ["", "S1.{n}", "", ("", 2), "", "", ""],
        last=Row(issues),
    )


def events(pieces: Pieces) -> str:
    linked = "(continuous numbering linked to WP)"
    inner = [
        pieces.head_cell("Name", fill=TITLE),
        pieces.head_cell("Type", fill=TITLE),
        pieces.head_cell("Area", fill=TITLE),
        pieces.head_cell("Location", fill=TITLE),
        pieces.head_cell("Duration", "(days)", fill=TITLE),
    ]
    single = [("Event No", linked), ("Participant",)]
    if pieces.shape.has_two_row_heads:
        heads = [
            Row(
                [
                    *(pieces.head_cell(*one, fill=TITLE, merge="restart") for one in single),
                    pieces.head_cell("Description", fill=TITLE, span=5),
                    pieces.head_cell("Attendees", fill=TITLE),
                ]
            ),
            Row(
                [
                    *(cell(fill=TITLE, merge="continue") for _ in single),
                    *inner,
                    pieces.head_cell("Number", fill=TITLE),
                ]
            ),
        ]
    else:
        first = [pieces.head_cell(*one, fill=TITLE) for one in single]
        heads = [Row([*first, *inner, pieces.head_cell("Attendees", fill=TITLE)])]
    sample = ["E1.{n}", "[name]", "[name]", "[kind of event]", "[topics]", "[city, country]"]
    return pieces.rows_below(
        "Events, meetings and mobility",
        "Only events that the project organises belong here.",
        (1500, 1700, 2000, 2200, 2200, 1800, 1300, 1300),
        heads,
        [*sample, "[number]", "[number]"],
        first_fill=PALE,
        size=SMALL,
    )


def double_funding(pieces: Pieces) -> str:
    statements = (
        "We declare that no other grant of the EU budget pays for this project or a part of it.",
        "We declare that no operating grant of the EU budget pays for costs that are claimed here.",
    )
    rows = [
        Row([pieces.titled("Double funding", (), TITLE, span=2)]),
        Row(
            [
                pieces.head_cell("Other grants of the EU budget", fill=TITLE),
                cell(pieces.say("YES/NO"), fill=TITLE),
            ]
        ),
        *(Row([cell(pieces.say(one), fill=HEAD), cell(fill=WHITE)]) for one in statements),
    ]
    return table((7500, 1570), rows)


def seal_of_excellence(pieces: Pieces) -> str:
    asked = "May the proposal be shown to other bodies that give money?"
    answer = [cell(pieces.say(asked), fill=PALE), cell(pieces.say("[YES] [NO]"), fill=PALE)]
    remark = pieces.say(" (if applicable)")
    head = pieces.titled("Seal of Excellence", (), TITLE, span=2, remark=remark)
    return table((7500, 1570), [Row([head]), Row(answer)])


def previous_projects(pieces: Pieces) -> str:
    labels = (
        ("Participant",),
        ("Project Reference No and Title, Funding programme",),
        ("Period (start and end date)",),
        ("Role (COO, BEN, AE, OTHER)",),
        ("Amount", "(EUR)"),
        ("Website (if any)",),
    )
    return pieces.rows_below(
        "List of previous projects",
        "Name the projects of the last years that have to do with this one.",
        (1500, 2570, 1500, 1300, 1100, 1100),
        [Row([pieces.head_cell(*one) for one in labels])],
        ["[name]", "", "", "", "", ""],
    )


def history(pieces: Pieces) -> str:
    """The versions of the form itpieces."""
    rows = [
        Row([cell(pieces.say("History of changes").upper(), span=3, bold=True)]),
        Row([cell(pieces.say(one).upper()) for one in ("Version", "Date", "Change")]),
        Row([cell("1.0"), cell("01.02.2021"), cell(pieces.say("First version."))]),
        Row([cell(), cell(), cell()]),
    ]
    return table((1500, 2000, 5570), rows)
