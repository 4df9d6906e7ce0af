"""Profiles of calls are files in a folder; a call without one is answered with the nearest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from toolkit.diagnostics import ProposalError
from toolkit.readers.call import call_names, read_call


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "own-call.yaml").write_text("id: own-call\ntopic: [one]\nstrand: x\n", "utf-8")
    return tmp_path


def test_every_file_of_the_folder_is_a_call(folder: Path) -> None:
    assert call_names(folder) == ("own-call",)
    assert "smp-cosme-2021-cluster" in call_names()


@pytest.mark.parametrize("name", call_names())
def test_our_own_profiles_are_sound(name: str) -> None:
    call = read_call(name)
    assert call.id == name
    assert call.place.of("topic").file.endswith(f"{name}.yaml")


def test_a_profile_is_read_once_and_again_when_it_has_changed(folder: Path) -> None:
    ours = Path(read_call("smp-cosme-2021-cluster").place.file)
    path = folder / "changing.yaml"
    path.write_bytes(ours.read_bytes())
    first = read_call("changing", folder)
    assert read_call("changing", folder) is first
    path.write_text(path.read_text("utf-8").replace("EISMEA", "AGENCY"), "utf-8")
    assert read_call("changing", folder).authority.acronym == "AGENCY"


def test_a_call_without_a_profile_is_answered_with_the_nearest(folder: Path) -> None:
    with pytest.raises(ProposalError) as raised:
        read_call("own-cal", folder)
    assert str(raised.value) == (
        "OUT060 there is no profile of a call 'own-cal'\n    hint: did you mean own-call?"
    )


def test_no_name_leads_out_of_the_folder(folder: Path) -> None:
    with pytest.raises(ProposalError, match="OUT060"):
        read_call("../own-call", folder)


def test_a_faulty_profile_is_told_about_like_an_outline(folder: Path) -> None:
    with pytest.raises(ProposalError) as raised:
        read_call("own-call", folder)
    told = [(one.place.line, one.code, one.message) for one in raised.value.diagnostics]
    assert (2, "OUT022", "the topic of the profile is a list, where a text is expected") in told
    assert (3, "OUT020", "the profile holds 'strand', which is no field of the profile") in told
    assert (1, "OUT021", "the profile has no title") in told
