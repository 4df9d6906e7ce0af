"""An acronym after which no file can be named on Windows is a finding with a way out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.diagnostics import ProposalError
from toolkit.portable import device
from toolkit.readers.acronym import ACRONYM, acronym_file, without_device
from toolkit.readers.outline import read_outline
from toolkit.readers.starter import acronym_from, starter, starter_strands


def written(acronym: str) -> str:
    from datetime import date

    return starter(acronym, starter_strands()[0].id, date(2026, 9, 1))


@pytest.mark.parametrize("acronym", ["AUX.x", "nul.", "Com1 .net", "PRN..X"])
def test_a_device_is_told_and_what_the_hint_says_is_taken(
    outline: Callable[[str], Path], acronym: str
) -> None:
    path = outline(written(acronym))
    with pytest.raises(ProposalError) as caught:
        read_outline(path)
    (found,) = caught.value.diagnostics
    assert found.code == "OUT070"
    assert path.read_text("utf-8").splitlines()[found.place.line - 1].startswith("  acronym: ")
    hinted = found.hint.removeprefix("write acronym: ")
    assert read_outline(outline(written(hinted))).project.acronym == hinted


@pytest.mark.parametrize("acronym", ["CON", "AUX", "AUXILIA.X", "AGRI.", "A+B", "COM0.x"])
def test_other_acronyms_are_taken(outline: Callable[[str], Path], acronym: str) -> None:
    assert read_outline(outline(written(acronym))).project.acronym == acronym


@given(st.from_regex(ACRONYM, fullmatch=True))
def test_what_is_hinted_is_an_acronym_and_no_device(acronym: str) -> None:
    if device(acronym_file(acronym)):
        hinted = without_device(acronym)
        assert ACRONYM.fullmatch(hinted)
        assert not device(acronym_file(hinted))


def test_the_name_of_a_folder_suggests_no_device() -> None:
    assert acronym_from("aux.x") == ""
    assert acronym_from("aux") == "AUX"
