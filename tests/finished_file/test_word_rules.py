"""Each rule on finished files finds what somebody did to a Word file, and not what it nearly is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.finished_file.word_faults import FAULTS, NEAR
from tests.finished_files import Fault, dossier, read, sound_file, with_fault
from toolkit.diagnostics import Diagnostic
from toolkit.finished_file import rules
from toolkit.finished_file.file_rules import file_rules, findings_in
from toolkit.finished_file.model import FinishedFile

HERE = Path(__file__).resolve().parent
CODES = {rule.name: rule.code for rule in file_rules()}
ELSEWHERE = {
    "pages_over_limit",
    "footnote_carries_content",
    "pdf_too_large",
    "pdf_locked",
    "font_not_embedded",
    "box_empty",
    "sample_left",
    "instruction_missing",
}
"""Rules whose tests are in another file."""

CASES = [(name, fault) for name, found in FAULTS.items() for fault in found]
NEARLY = [(name, fault) for name, found in NEAR.items() for fault in found]


def found_in(file: FinishedFile) -> list[Diagnostic]:
    return list(findings_in(file, dossier()))


def test_nothing_is_found_in_a_sound_file() -> None:
    assert found_in(read(sound_file())) == []


@pytest.mark.parametrize(("name", "fault"), CASES, ids=lambda one: getattr(one, "__name__", one))
def test_a_rule_finds_its_fault(name: str, fault: Fault) -> None:
    found = [one.code for one in found_in(read(with_fault(fault)))]
    assert CODES[name] in found, found


@pytest.mark.parametrize(("name", "fault"), NEARLY, ids=lambda one: getattr(one, "__name__", one))
def test_a_rule_does_not_find_what_is_nearly_a_fault(name: str, fault: Fault) -> None:
    assert CODES[name] not in {one.code for one in found_in(read(with_fault(fault)))}


def test_every_rule_has_a_file_with_its_fault_and_one_that_nearly_has_it() -> None:
    assert set(CODES) == set(FAULTS) | ELSEWHERE
    assert set(CODES) == set(NEAR) | ELSEWHERE


def test_the_messages_read_as_they_were_reviewed(golden: Callable[[Path, str], None]) -> None:
    """All findings of all faults of Word files; `pytest --accept` rewrites the file."""
    told = [
        str(one)
        for name, fault in CASES
        for one in found_in(read(with_fault(fault)))
        if one.code == CODES[name]
    ]
    text = "\n".join(told).replace("\N{NO-BREAK SPACE}", " ") + "\n"
    golden(HERE / "messages.txt", text)
    for line in text.splitlines():
        assert not re.search(r"\b(invalid|please)\b", line, re.IGNORECASE)


@pytest.mark.parametrize("rule", file_rules(), ids=lambda rule: rule.name)
def test_a_rule_has_a_page_with_three_headings_and_the_name_of_its_file(rule: object) -> None:
    (found,) = (one for one in file_rules() if one is rule)
    title, *headings = re.findall(r"^\S.*$", found.page, re.MULTILINE)
    assert title.endswith(".")
    assert headings == ["Why it matters", "Example", "How to correct it"]
    assert (Path(rules.__path__[0]) / f"{found.name}.py").is_file()


@pytest.mark.parametrize(
    ("pages", "source", "expected"),
    [
        ((71, 71), "Word", "FIL110: the file has too many pages: 71 by the count of Word"),
        ((69, 72), "LibreOffice", "FIL110 warning: the file may have too many pages: 69 to 72"),
        (None, "", "FIL110 advice: the pages of the file were not counted"),
        ((70, 70), "Word", ""),
    ],
)
def test_pages_are_held_against_the_limit_as_a_range(
    pages: tuple[int, int] | None, source: str, expected: str
) -> None:
    file = replace(read(sound_file()), pages=pages, page_source=source)
    told = [str(one) for one in found_in(file)]
    assert len(told) == bool(expected)
    assert not told or expected.replace("FIL110:", "FIL110") in told[0]


def test_what_could_give_is_named_with_its_words() -> None:
    file = replace(read(sound_file()), pages=(99, 99), page_source="Word")
    (found,) = found_in(file)
    assert re.search(r"\d\.\d\S* [A-Z][\w ,]+ \(\d+ words\)", found.hint)
