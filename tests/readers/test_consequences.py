"""What follows from another fault is left out; what has a cause of its own is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.readers.newcomers.mistake import OUTLINE, swapped
from toolkit.diagnostics import ProposalError
from toolkit.readers.outline import read_outline

pytestmark = pytest.mark.slow

Written = Callable[[str], Path]


def codes(path: Path) -> list[str]:
    with pytest.raises(ProposalError) as raised:
        read_outline(path)
    return [one.code for one in raised.value.diagnostics]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        # the value of a partner that is known, and of one that is not
        ("          rain: 3\n", "          rain: 3,0\n", ["OUT022"]),
        ("          rain: 3\n", "          rein: 3,0\n", ["OUT022", "OUT042"]),
        ("          rain: 3\n", "          rein: 3\n", ["OUT042"]),
        # a number that a comma has cut in two, of which the first half may be thousands
        ("target: 600, owner", "target: 1.500,00, owner", ["OUT032"]),
        # a reference in another form
        ("    lead: rain\n", "    lead: [rain, pomona]\n", ["OUT022"]),
        ("    lead: rain\n", f"    lead: {'rain' * 40}\n", ["OUT042"]),
        ("after: [kick-off]", "after: kick-of", ["OUT043"]),
        ("after: [kick-off]", "after: kick-off", []),
        ("call: smp-cosme-2021-cluster", "call: [smp-cosme-2021-cluster", ["OUT010"]),
    ],
)
def test_a_value_is_told_where_it_is_wrong_itself(
    outline: Written, old: str, new: str, wanted: list[str]
) -> None:
    path = outline(swapped(OUTLINE, ((old, new),)))
    if wanted:
        assert codes(path) == wanted
    else:
        assert read_outline(path)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("deliverables: }", ["OUT034", "OUT010"]),
        ("deliverables: *x", ["OUT034", "OUT013"]),
        ("deliverables: later", ["OUT034", "OUT022"]),
        ("deliverables: {a: b}", ["OUT034", "OUT022"]),
        ("deliverables: []", ["OUT034"]),
    ],
)
def test_an_entry_of_another_list_is_told_whatever_is_written_there(
    outline: Written, written: str, wanted: list[str]
) -> None:
    entry = "    tasks:\n      - {id: kit, title: Training kit, due: M18, lead: rain}\n"
    text = swapped(OUTLINE, (("    tasks:\n", entry),))
    first, rest = text.split("    deliverables:\n", 1)
    path = outline(f"{first}    {written}\n    milestones:" + rest.partition("    milestones:")[2])
    assert codes(path) == wanted
