"""A reason has one code, whatever command meets it; the hint is that of the command."""

import re

import pytest

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.merge.refusals import (
    KNOWN_AT_LEAST,
    REFUSALS,
    hints_of,
    refusal,
    refuse_other_project,
    refused,
)


def test_a_reason_says_what_to_do_after_that_command() -> None:
    assert str(refused("protected", "a.docx", "merge")) == (
        "a.docx: MRG022 the file is protected against edits\n"
        "    hint: stop the protection in Word (Review > Restrict Editing), save it and merge again"
    )


def test_within_a_merge_the_hints_are_those_of_a_merge() -> None:
    other = Diagnostic(Place("a.docx"), "MRG115", "the file is empty", "save it again")
    with pytest.raises(ProposalError) as caught, hints_of("merge"):
        raise ProposalError(*refusal("no_base", "a.docx").diagnostics, other)
    lost, empty = caught.value.diagnostics
    assert lost == refused("no_base", "a.docx", "merge")
    assert lost.hint.startswith("merge again with --adopt")
    assert empty == other


def test_what_is_no_refusal_is_raised_as_it_is() -> None:
    error = ProposalError(Diagnostic(Place("a.docx"), "MRG115", "the file is empty"))
    with pytest.raises(ProposalError) as caught, hints_of("pull"):
        raise error
    assert caught.value is error


def test_no_two_hints_of_builds_are_alike_so_that_each_is_known_again() -> None:
    for command in ("merge", "pull"):
        renewed: dict[str, str] = {}
        for one in REFUSALS.values():
            hint = one.hint_for(command)  # type: ignore[arg-type]
            assert renewed.setdefault(one.hint_for("build"), hint) == hint
            assert not re.search(r"[{}]", hint)


@pytest.mark.parametrize(
    ("built_for", "alike", "is_refused"),
    [
        ("", 0.0, False),
        ("AGRIRES", 0.0, False),
        ("FARMWISE", KNOWN_AT_LEAST, False),
        ("FARMWISE", KNOWN_AT_LEAST - 0.01, True),
    ],
)
def test_a_file_is_of_another_project_by_its_name_and_by_what_is_in_it(
    built_for: str, alike: float, is_refused: bool
) -> None:
    found = ""
    try:
        refuse_other_project(
            built_for, ("AGRIRES",), lambda: alike, project="AGRIRES", severity=Severity.WARNING
        )
    except ProposalError as error:
        found = str(error).partition("\n")[0]
    told = "MRG029 warning: the file was built for FARMWISE, and the outline is that of AGRIRES"
    assert found.endswith(told) if is_refused else not found
