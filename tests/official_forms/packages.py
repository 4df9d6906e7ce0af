"""What a blank has for one work package: one table with many bands, and its resources."""

from __future__ import annotations

from collections.abc import Sequence

from tests.official_forms.pieces import GREEN, LANDSCAPE, PALE, TITLE, WHITE, Pieces
from tests.official_forms.word_xml import Cell, Row, cell, in_cell, paragraph, run, table

COLUMNS = 18
WIDTHS = (
    1100,
    600,
    500,
    700,
    800,
    800,
    700,
    900,
    1100,
    800,
    700,
    500,
    500,
    1100,
    600,
    600,
    700,
    1300,
)
LINKED = "(continuous numbering linked to WP)"
NOT_LINKED = "(continuous numbering not linked to WP)"

Label = tuple[int, tuple[str, ...]]
"""How many columns of the grid it covers, and what it says."""

MILESTONES: tuple[Label, ...] = (
    (2, ("Milestone No", NOT_LINKED)),
    (3, ("Milestone Name",)),
    (2, ("Work Package No",)),
    (1, ("Lead Beneficiary",)),
    (4, ("Description",)),
    (5, ("Due Date", "(month number)")),
    (1, ("Means of Verification",)),
)
DELIVERABLES: tuple[Label, ...] = (
    (2, ("Deliverable No", LINKED)),
    (3, ("Deliverable Name",)),
    (2, ("Work Package No",)),
    (1, ("Lead Beneficiary",)),
    (3, ("Type",)),
    (2, ("Dissemination Level",)),
    (3, ("Due Date", "(month number)")),
    (2, ("Description", "(including format and language)")),
)

RESOURCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("A. Personnel", ("X person months", "X EUR")),
    ("B. Subcontracting", ("X EUR",)),
    ("C.1a Travel", ("X travels", "X persons travelling", "X EUR")),
    ("C.1b Accommodation", ("X EUR",)),
    ("C.1c Subsistence", ("X EUR",)),
    ("C.2 Equipment", ("X EUR",)),
    ("C.3 Other goods, works and services", ("X EUR",)),
    ("D.1 Financial support to third parties", ("X grants", "X EUR")),
    ("E. Indirect costs", ("X EUR",)),
    ("Total costs", ("X EUR",)),
)
"""The columns of the resources behind that of the participant, with the samples in them."""


def work_package(pieces: Pieces, bullets: int) -> str:
    """The table with name, duration, objectives, tasks, milestones and deliverables of a package.

    `bullets` is the list to which the empty paragraph of the objectives belongs.
    """
    numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{bullets}"/></w:numPr>'
    objectives = Cell(paragraph(properties=numbering), "", COLUMNS)
    name = pieces.say("Work Package 1:  [Name, e.g. management of the project]")
    before, _, sample = name.partition("[")
    title = in_cell(run(before, bold=True), run(f"[{sample}", bold=True, color=GREEN))
    about = [
        pieces.head_cell("Duration:", fill=TITLE, span=3),
        cell(pieces.say("MX - MX")),
        pieces.head_cell("Lead Beneficiary:", fill=TITLE, span=5),
        Cell(in_cell(run(pieces.say("1-Short name"), highlight="lightGray")), "", 9),
    ]
    rows = [
        Row([Cell(title, TITLE, COLUMNS)]),
        Row(about),
        _title(pieces, "Objectives"),
        Row([objectives]),
        _title(pieces, "Activities and division of work (WP description)"),
        *_tasks(pieces),
        _title(pieces, "Milestones and deliverables (outputs/outcomes)"),
        _labels(pieces, MILESTONES),
        *_samples(pieces, MILESTONES, ("MS{n}", "", "1", "", "", "", "")),
        _labels(pieces, DELIVERABLES),
        *_samples(
            pieces,
            DELIVERABLES,
            ("D1.{n}", "", "1", "", "[R — Report]\n[DEM — Demonstrator]",
             "[PU — Public]\n[SEN — Sensitive]", "", ""),
        ),
    ]  # fmt: skip
    return table(WIDTHS, rows)


def _title(pieces: Pieces, text: str) -> Row:
    return Row([pieces.titled(text, (), TITLE, span=COLUMNS)])


def _labels(pieces: Pieces, labels: Sequence[Label]) -> Row:
    return Row([pieces.head_cell(*lines, span=span) for span, lines in labels])


def _samples(pieces: Pieces, labels: Sequence[Label], texts: Sequence[str]) -> list[Row]:
    spans = [span for span, _ in labels]
    return [
        Row(
            [
                pieces.sample(text.format(n=number), span=span)
                for span, text in zip(spans, texts, strict=True)
            ]
        )
        for number in range(1, pieces.shape.sample_rows + 1)
    ]


def _tasks(pieces: Pieces) -> list[Row]:
    labels: tuple[Label, ...] = (
        (1, ("Task No", LINKED)),
        (5, ("Task Name",)),
        (4, ("Description",)),
        (5, ("Participants",)),
        (3, ("In-kind Contributions and Subcontracting", "(Yes/No and which)")),
    )
    if not pieces.shape.has_two_row_heads:
        return [
            _labels(pieces, labels),
            *_samples(pieces, labels, ("T1.{n}", "", "", "", "")),
        ]
    first = [
        pieces.head_cell(*lines, span=span, merge="" if lines[0] == "Participants" else "restart")
        for span, lines in labels
    ]
    inner = [
        pieces.head_cell("Name", span=4),
        pieces.head_cell("Role", "(COO, BEN, AE, AP, OTHER)"),
    ]
    below = [cell(fill=pieces.head_shade, span=span, merge="continue") for span in (1, 5, 4)]
    last = cell(fill=pieces.head_shade, span=3, merge="continue")
    samples: tuple[Label, ...] = (*labels[:3], (4, ()), (1, ()), labels[4])
    return [
        Row(first),
        Row([*below, *inner, last]),
        *_samples(pieces, samples, ("T1.{n}", "", "", "", "", "")),
    ]


def resources(pieces: Pieces) -> str:
    """What each participant needs for the work package, with a remark below."""
    two_rows = pieces.shape.has_two_row_heads
    columns = 1 + sum(len(samples) for _, samples in RESOURCES)
    labels = [pieces.head_cell(name, span=len(samples)) for name, samples in RESOURCES]
    if two_rows:
        heads = [
            Row(
                [
                    pieces.head_cell("Participant", merge="restart"),
                    pieces.head_cell("Costs", span=columns - 1),
                ]
            ),
            Row([cell(fill=pieces.head_shade, merge="continue"), *labels]),
        ]
    else:
        heads = [Row([pieces.head_cell("Participant"), *labels])]
    texts = [text for _, samples in RESOURCES for text in samples]
    rows = [
        Row([pieces.sample(text, fill=WHITE) for text in ("[name]", *texts)])
        for _ in range(pieces.shape.sample_rows)
    ]
    total = [
        pieces.head_cell("Total", fill=TITLE),
        *(pieces.sample(text, fill=WHITE) for text in texts),
    ]
    text = "Where lump sums are paid, the budget workbook holds these figures."
    remark = cell(pieces.say(text), fill=PALE, span=columns)
    title = pieces.titled("Estimated budget — Resources", (), TITLE, span=columns)
    width = LANDSCAPE // columns
    return table((width,) * columns, [Row([title]), *heads, *rows, Row(total), Row([remark])])
