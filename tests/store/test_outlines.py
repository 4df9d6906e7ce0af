"""Which outlines lie in a folder, and which one is meant by it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.systems import POSIX
from toolkit.diagnostics import ProposalError
from toolkit.store.outlines import Found, outline_in, outlines_in, project_folder, same_file


def write(folder: Path, name: str, acronym: str = "ONE") -> Path:
    path = folder / name
    path.write_text(f"call: x\nproject:\n  acronym: {acronym}\n", "utf-8")
    return path


def test_only_outlines_are_found(tmp_path: Path) -> None:
    write(tmp_path, "b.yml", "TWO")
    write(tmp_path, "a.yaml")
    write(tmp_path, ".hidden.yaml")
    write(tmp_path, "notes.txt")
    (tmp_path / "other.yaml").write_text("site: mine\n")
    (tmp_path / "folder.yaml").mkdir()
    assert outlines_in(tmp_path) == (Found("a.yaml", "ONE"), Found("b.yml", "TWO"))
    assert outlines_in(tmp_path, "a.yaml") == (Found("b.yml", "TWO"),)
    assert outlines_in(tmp_path / "missing") == ()


@POSIX
def test_links_and_pipes_are_not_looked_at(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    os.mkfifo(tmp_path / "c.yaml")
    assert outlines_in(tmp_path) == (Found("a.yaml", "ONE"),)


def test_a_folder_means_its_only_outline(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.yml")
    assert outline_in(tmp_path) == path
    usual = write(tmp_path, "outline.yaml")
    assert outline_in(tmp_path) == usual


@pytest.mark.parametrize(
    ("names", "fact", "hint"),
    [
        (
            (),
            "is a folder without an outline",
            'write one with: proposal new "{}"; or name another folder or file',
        ),
        (
            ("a.yaml", "b.yaml"),
            "is a folder with 2 outlines: a.yaml, b.yaml",
            'name the one that you mean, such as "{}/a.yaml"',
        ),
        (
            tuple(f"{one}.yaml" for one in "abcdefgh"),
            "is a folder with 8 outlines: a.yaml, b.yaml, c.yaml, d.yaml, e.yaml, f.yaml and 2 "
            "more",
            'name the one that you mean, such as "{}/a.yaml"',
        ),
    ],
)
def test_a_folder_with_none_or_several_is_told(
    tmp_path: Path, names: tuple[str, ...], fact: str, hint: str
) -> None:
    folder = tmp_path / "my project"
    folder.mkdir()
    for name in names:
        write(folder, name)
    with pytest.raises(ProposalError) as why:
        outline_in(folder)
    (one,) = why.value.diagnostics
    assert (one.code, one.message) == ("MRG110", f"{folder} {fact}")
    assert one.hint == hint.replace("{}/", f"{folder}{os.sep}").format(folder)


@POSIX
def test_a_link_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    target = write(tmp_path / "there", "outline.yaml")
    link = tmp_path / "here" / "outline.yaml"
    link.symlink_to(target)
    with pytest.raises(ProposalError, match="MRG113"):
        project_folder(link)
    assert project_folder(target) == (tmp_path / "there").resolve()
    assert same_file(link, target)
    assert not same_file(link, tmp_path / "missing")
