"""The names of the files that a build writes."""

import pytest

from toolkit.pipeline import FILES
from toolkit.store.names import BUDGET_TABLES, ENDINGS, Written, written


def test_all_files_of_a_build_are_known() -> None:
    assert set(ENDINGS) == {*FILES.values(), *BUDGET_TABLES}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("A-proposal.docx", Written("A", "proposal.docx")),
        ("A B.c-d-proposal-new-2.docx", Written("A B.c-d", "proposal.docx", True)),
        ("A-proposal-proposal.docx", Written("A-proposal", "proposal.docx")),
        ("A-workplan-new.xlsx", Written("A", "workplan.xlsx", True)),
        ("A-communication-plan.docx", Written("A", "communication-plan.docx")),
        ("A-workplan.docx", None),
        ("x/A-proposal.docx", None),
        ("-proposal.docx", None),
        (".A-proposal.docx", None),
        ("A-proposal.docx\n", None),
        ("A-proposal.docx.exe", None),
        ("A-proposal-new-x.docx", None),
        ("A" * 41 + "-proposal.docx", None),
    ],
)
def test_a_name_says_the_acronym(name: str, found: Written | None) -> None:
    assert written(name) == found
