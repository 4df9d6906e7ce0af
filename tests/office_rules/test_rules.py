"""Each rule lets a sound file pass, and tells one that breaks it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.office_rules import every_rule
from tests.office_rules.broken_files import (
    DOCUMENT,
    EXCEL_CASES,
    TYPES,
    WORD_CASES,
    Case,
    Change,
)
from tests.office_rules.parts import Parts
from tests.office_rules.rules import RULES, Fault, faults, new_faults
from tests.office_rules.sound_files import EXCEL_FILE, WORD_FILE


def broken(file: Mapping[str, str], changes: tuple[Change, ...]) -> Parts:
    """The file after the changes."""
    parts = dict(file)
    for part, old, new in changes:
        if not old:
            parts[part] = new
            continue
        assert old in parts[part], f"{old} does not stand in {part}"
        parts[part] = parts[part].replace(old, new, 1)
    if parts[TYPES] == "gone":
        del parts[TYPES]
    else:
        one = WORD_FILE[TYPES].partition('<Override PartName="/customXml/itemProps1')[2]
        second = '<Override PartName="/customXml/itemProps2' + one.partition("/>")[0] + "/>"
        parts[TYPES] = parts[TYPES].replace("{itemProps2}", second)
    return Parts({name: content.encode() for name, content in parts.items()})


def told_of(parts: Parts) -> list[tuple[str, str]]:
    return [(one.rule.replace(" ", "_"), one.what) for one in faults(parts)]


@pytest.mark.parametrize("file", [WORD_FILE, EXCEL_FILE], ids=["Word", "Excel"])
def test_a_sound_file_breaks_no_rule(file: Mapping[str, str]) -> None:
    assert told_of(broken(file, ())) == []


@pytest.mark.parametrize("case", WORD_CASES, ids=lambda case: f"{case.rule}-{case.told}")
def test_a_word_file_that_breaks_a_rule_is_told(case: Case) -> None:
    told = told_of(broken(WORD_FILE, case.changes))
    assert any(rule == case.rule and case.told in what for rule, what in told), told


@pytest.mark.parametrize("case", EXCEL_CASES, ids=lambda case: f"{case.rule}-{case.told[:40]}")
def test_a_workbook_that_breaks_a_rule_is_told(case: Case) -> None:
    told = told_of(broken(EXCEL_FILE, case.changes))
    assert any(rule == case.rule and case.told in what for rule, what in told), told


def test_every_rule_is_broken_by_some_case_and_names_its_source() -> None:
    assert len(every_rule.FILES) == 10
    assert {case.rule for case in (*WORD_CASES, *EXCEL_CASES)} == set(RULES)
    assert all(len(one.source) > 20 for one in RULES.values())


def test_a_part_that_is_there_twice_is_told() -> None:
    names = (*WORD_FILE, DOCUMENT)
    parts = Parts({name: content.encode() for name, content in WORD_FILE.items()}, names)
    assert told_of(parts) == [("names_of_parts_are_legal_and_unique", f"{DOCUMENT} is there twice")]


def test_what_was_broken_before_is_not_held_against_a_change() -> None:
    old, more = Fault("a rule", "cell A1 is odd"), Fault("a rule", "cell A7 is odd")
    other = Fault("a rule", "cell B1 is odd")
    assert new_faults((old,), (more,)) == ()
    assert new_faults((old,), (old, more)) == (more,)
    assert new_faults((), (old,)) == (old,)
    assert new_faults((old,), (other,)) == (other,)
