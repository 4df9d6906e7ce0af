"""Where records lie, and which files they may name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.diagnostics import ProposalError
from toolkit.store.memory import Memory, OutsideError
from toolkit.store.outside import note_folder


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    (tmp_path / "home/drafts").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    return Memory(tmp_path / "home", "outline.yaml")


@pytest.mark.parametrize("name", ["A-proposal.docx", "drafts/A-proposal.docx", "new/x y.docx", "ü"])
def test_a_file_of_the_project_is_named_from_its_folder(memory: Memory, name: str) -> None:
    path = memory.home / name
    assert memory.key(path) == name
    assert memory.place(name) == path


def test_a_file_elsewhere_is_named_in_full_and_believed_where_a_person_named_it(
    memory: Memory,
) -> None:
    path = memory.home.parent / "out" / "A-proposal.docx"
    key = memory.key(path)
    assert key == str(path)
    for written in (key, "../out/A-proposal.docx"):
        with pytest.raises(OutsideError):
            memory.place(written)
    note_folder(memory.home, path.parent)
    for written in (key, "../out/A-proposal.docx"):
        assert memory.place(written) == path
    with pytest.raises(OutsideError):
        memory.place(f"{path.parent}/deeper/A-proposal.docx")


HOSTILE = (
    "..",
    ".",
    "",
    "/",
    "/etc/passwd",
    "../x",
    "a/../x",
    "a/../../x",
    "drafts/../../x",
    "./../x",
    "a\0b",
    "//server/share/x",
)


@pytest.mark.parametrize("key", HOSTILE)
def test_a_record_names_nothing_else(memory: Memory, key: str) -> None:
    with pytest.raises(OutsideError):
        memory.place(key)


@given(st.text(st.sampled_from("./\\ab:~\0 é"), max_size=12))
def test_whatever_a_record_says_stays_inside(key: str) -> None:
    memory = Memory(Path("/nowhere/home"), "outline.yaml")
    try:
        path = memory.place(key)
    except OutsideError:
        return
    assert path.is_relative_to(memory.home)
    assert ".." not in path.parts
    assert path != memory.home


def test_no_file_is_on_the_way(memory: Memory) -> None:
    """Nobody is sent to move the outline away because a record names something behind it."""
    (memory.home / "outline.yaml").write_text("")
    with pytest.raises(OutsideError):
        memory.place("outline.yaml/A-proposal.docx")


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_no_link_is_on_the_way(memory: Memory) -> None:
    (memory.home / "link").symlink_to(memory.home.parent / "out")
    with pytest.raises(OutsideError):
        memory.place("link/A-proposal.docx")
    (memory.root).mkdir()
    (memory.root / "outlines").symlink_to(memory.home.parent / "out")
    for use in (lambda: memory.read("state.json"), lambda: memory.write("state.json", b"")):
        with pytest.raises(ProposalError, match="MRG100 outlines is a link"):
            use()
    assert list((memory.home.parent / "out").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_cannot_be_written_down(memory: Memory) -> None:
    with pytest.raises(ProposalError, match="MRG114"):
        memory.key(memory.home / os.fsdecode(b"\xff") / "A-proposal.docx")


def test_a_record_is_written_read_and_removed(memory: Memory) -> None:
    assert memory.read("state.json") is None
    memory.write("state.json", b"{}")
    assert memory.read("state.json") == b"{}"
    assert (memory.home / ".proposal/outlines/outline.yaml/state.json").read_bytes() == b"{}"
    memory.remove("state.json")
    memory.remove("state.json")
    assert memory.read("state.json") is None
