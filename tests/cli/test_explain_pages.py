"""Every code has one page, every page a code that the source names, and all have one form."""

import re
from runpy import run_path

import pytest

from tests.codes import SUBJECTS, codes_in_source, free_codes, retired
from tests.source_code import CHECKOUT
from toolkit.checks import rules
from toolkit.cli.explain_pages import FOLDER, as_printed, page, pages, title

HEADINGS = ["Why it matters", "Example", "How to correct it"]
RULES = {rule.code for rule in rules()}
FILES = {path.stem for path in FOLDER.iterdir()}


def test_every_code_of_the_source_has_a_page() -> None:
    missing = {code: files for code, files in codes_in_source().items() if code not in pages()}
    assert not missing, f"write {', '.join(f'toolkit/explain/{code}.md' for code in missing)}"


def test_every_page_is_of_a_code_in_the_source_or_says_that_it_is_retired() -> None:
    unused = FILES - set(codes_in_source()) - retired()
    assert not unused, f'say under "## Retired" which code took the place of {sorted(unused)}'


def test_a_retired_code_is_not_in_the_source() -> None:
    assert not retired() & set(codes_in_source())


def test_the_page_of_a_rule_is_its_docstring_alone() -> None:
    assert not RULES & FILES


def test_the_folder_holds_nothing_but_pages() -> None:
    assert [
        path.name for path in FOLDER.iterdir() if not re.fullmatch(r"[A-Z]{3}\d{3}\.md", path.name)
    ] == []


@pytest.mark.parametrize("code", sorted(RULES | FILES))
def test_a_page_has_a_title_and_three_parts(code: str) -> None:
    text = page(code)
    assert text is not None
    assert title(text).endswith(".")
    _, *rest = text.splitlines()
    headings = [line for line in rest if line and not line.startswith(" ")]
    assert headings == [*HEADINGS, *(["Retired"] if code in retired() else [])]
    assert all(text.count(f"\n{heading}\n    ") == 1 for heading in headings)
    wide = [line.strip() for line in text.splitlines() if len(line) > 100]
    assert not wide, f"these lines have more than 96 characters: {wide}"


def test_a_page_is_printed_without_the_signs_of_markdown() -> None:
    written = (
        "# A file is open.\n\n## Why it matters\n\nIt is\nlost.\n\nAll of it.\n\n"
        "## Example\n\n```\nlead: aei  # here\n# a comment\n  due: M3\n```\n"
    )
    assert as_printed(written) == (
        "A file is open.\n\nWhy it matters\n    It is\n    lost.\n\n    All of it.\n\n"
        "Example\n    lead: aei  # here\n    # a comment\n      due: M3"
    )


@pytest.mark.parametrize("code", ["MRG999", "../cli/MRG001", "MRG001.md", "", "mrg001"])
def test_what_is_no_code_has_no_page(code: str) -> None:
    assert page(code) is None


def test_every_code_that_a_hint_or_a_document_refers_to_has_a_page() -> None:
    sources = [
        path
        for folder in ("toolkit", "budgets", "templates", "docs")
        for path in (CHECKOUT / folder).rglob("*.*")
        if path.suffix in (".py", ".md", ".yaml", ".j2")
    ]
    named = {
        code
        for path in (*sources, CHECKOUT / "README.md")
        for code in re.findall(r"\bexplain ([A-Z]{3}\d{3})\b", path.read_text("utf-8"))
    }
    assert "TXT011" in named
    assert named <= set(pages())


def test_the_codes_that_are_free_are_named_by_their_prefix() -> None:
    assert list(free_codes(["ABC001", "ABC003", "ABC004", "ABC008", "XYZ102", "XYZ101"])) == [
        "ABC  002, 005-007, 009-999",
        "XYZ  103-999",
    ]


def test_every_prefix_has_its_subject() -> None:
    assert {code[:3] for code in pages()} == set(SUBJECTS)


def test_the_command_of_the_contributors_page_prints_the_free_codes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_path(str(CHECKOUT / "tests" / "codes.py"), run_name="__main__")
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == sorted(SUBJECTS)
