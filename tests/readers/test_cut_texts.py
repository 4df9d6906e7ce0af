"""A number sign behind a space cuts a text off; where that may not be meant, it is told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from toolkit.diagnostics import Diagnostic, ProposalError, Severity
from toolkit.readers.outline import read_with_remarks
from toolkit.readers.starter import starter

STARTER = starter("AGRIRES", "agri-food", date(2027, 9, 1))
TITLE = "        title: Coordination and reporting\n"
LINE = STARTER[: STARTER.index(TITLE)].count("\n") + 1
WithTitle = Callable[[str], tuple[Diagnostic, ...]]
BEHIND = "since what follows is a remark to YAML"


def told(outline: Path) -> tuple[Diagnostic, ...]:
    """All that is told of an outline while it is read."""
    try:
        return read_with_remarks(outline).remarks
    except ProposalError as why:
        return why.diagnostics


@pytest.fixture
def with_title(tmp_path: Path) -> Callable[[str], tuple[Diagnostic, ...]]:
    """What is told of the starter with other lines for the title of its first task."""

    def read(lines: str) -> tuple[Diagnostic, ...]:
        assert STARTER.count(TITLE) == 1
        path = tmp_path / "outline.yaml"
        path.write_text(STARTER.replace(TITLE, f"{lines}\n"), encoding="utf-8")
        return told(path)

    return read


@pytest.mark.parametrize(
    ("lines", "ends", "rest", "whole"),
    [
        ("        title: Task #1 (core)", "Task", "#1 (core)", '"Task #1 (core)"'),
        ("        title: Task \t #EUClusters", "Task", "#EUClusters", '"Task #EUClusters"'),
        ('        title: "Task" #1', "Task", "#1", '"Task #1"'),
        ("        title: 'Task' #1", "Task", "#1", '"Task #1"'),
        ('        title: Say "yes" #2', 'Say "yes"', "#2", '"Say \\"yes\\" #2"'),
        ("        title: Task\n          #1 plan", "Task", "#1 plan", '"Task #1 plan"'),
        ("        title: Long\n          task #2 of", "Long task", "#2 of", '"Long task #2 of"'),
    ],
)  # fmt: skip
def test_what_is_cut_off_is_told_with_the_whole_text(
    lines: str,
    ends: str,
    rest: str,
    whole: str,
    with_title: WithTitle,
) -> None:
    (found,) = with_title(lines)
    assert (found.code, found.severity, found.place.line) == ("TXT103", Severity.WARNING, LINE)
    assert found.message == f"the text ends at '{ends}', {BEHIND}: {rest}"
    is_word = rest[1].isalpha()
    apart = "a space behind the # of a remark" if is_word else "the remark on a line of its own"
    assert found.hint == f"write title: {whole}, or put {apart}"
    assert with_title(f"        title: {whole}") == ()
    assert with_title(f"        {rest}\n        title: Task") == ()
    if is_word:
        assert with_title(lines.replace("#", "# ")) == ()


def test_a_figure_one_space_behind_the_sign_may_be_meant_as_text(with_title: WithTitle) -> None:
    (found,) = with_title("        title: Task # 1 and reporting")
    assert found.message == f"the text ends at 'Task', {BEHIND}: # 1 and reporting"
    assert found.hint == (
        'write title: "Task # 1 and reporting", or put the remark on a line of its own'
    )
    assert with_title("        # 1 and reporting\n        title: Task") == ()


@pytest.mark.parametrize(
    "lines",
    [
        "        title: Task   # 1 of all tasks",
        "        title: Task # of all tasks",
        "        title: Task ## REPLACE",
        "        title: Task #----",
        "        title: Task C#1 and #2".replace(" #2", "#2"),
        "        title: Task\n        #1 a remark in the column of the fields",
        "        title: Task\n  #label: T1.1",
        "        title: |\n          Task #1 is read as it stands",
        "        title: >\n          Task #1\n          #2 as well",
        "        title: Task\n        label: T1.1 #the first",
        "        title: Task\n        participants: [] #nobody",
    ],
)
def test_what_looks_like_a_remark_is_one(lines: str, with_title: WithTitle) -> None:
    assert with_title(lines) == ()


def test_behind_months_ids_and_figures_stand_remarks(outline: Callable[[str], Path]) -> None:
    text = STARTER
    for old, new in (
        ("        months: M1-M36          #", "        months: M1-M36 #all "),
        ("    lead: partner-a             # the id", "    lead: partner-a #who answers, the id"),
        ("units: 6, unit_cost: 600}", "units: 6, unit_cost: 600} #each"),
        ("  duration: 36                  # months", "  duration: 36 #months"),
        ("    role: coordinator           #", "    role: coordinator #one"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    assert told(outline(text)) == ()


def test_a_title_that_is_nothing_but_a_remark_is_missing_and_told_once(
    with_title: WithTitle,
) -> None:
    (found,) = with_title("        title: #1 coordination")
    assert found.code == "OUT021"
    assert found.message == (
        f"task coordination has no title: nothing is read here, {BEHIND}: #1 coordination"
    )
    assert found.hint.startswith('write title: "#1 coordination"')


@pytest.mark.parametrize(
    "lines",
    [
        "        title: Task #1 coordination\n          and reporting",
        "        title: Task\n          #1 coordination\n          and reporting",
    ],
)
def test_a_text_that_cannot_go_on_is_told_once(lines: str, with_title: WithTitle) -> None:
    (found,) = with_title(lines)
    assert found.code == "OUT010"
    assert found.message == "a space is before #, so to YAML this is a comment: #1 coordination"


def test_a_bracket_that_a_remark_takes_away_is_told_once(tmp_path: Path) -> None:
    old = "title: Resilience plan of the ecosystem, due: M24, lead: partner-b}"
    assert STARTER.count(old) == 1
    path = tmp_path / "outline.yaml"
    path.write_text(STARTER.replace(old, "title: Plan #2, due: M24, lead: partner-b}"), "utf-8")
    (found,) = told(path)
    assert (found.code, found.hint) == ("OUT010", 'put the text in quotes: name: "text"')
    assert found.message.startswith("a space is before #, so to YAML this is a comment: #2, due")


def test_lists_of_texts_and_sections_are_texts_too(tmp_path: Path) -> None:
    path = tmp_path / "outline.yaml"
    more = (
        "sections:\n  CON-MET-CM: We #try\npriorities:\n  adopt: {results: [Ten, Six #1\n    ]}\n"
    )
    path.write_text(f"{STARTER}{more}", "utf-8")
    assert [(one.code, one.hint.partition(",")[0]) for one in told(path)] == [
        ("TXT103", 'write CON-MET-CM: "We #try"'),
        ("TXT103", 'write - "Six #1"'),
    ]
