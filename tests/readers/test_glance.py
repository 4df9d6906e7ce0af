"""What is seen of an outline without reading it in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.readers.glance import Glance, glance, parts_of


def seen(path: Path, text: str | bytes) -> Glance | None:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return glance(path)


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("call: x\nproject:\n  acronym: AGRIRES\n", "AGRIRES"),
        ("project: {title: a, acronym: 'AGRI RES'}\n", "AGRI RES"),
        ("partners: [{id: a}]\nproject:\n  objectives: [{acronym: B}]\n  acronym: A\n", "A"),
        ("{project: {acronym: A}, call: x}", "A"),
        ("? [x, y]\n: 3\nproject: {acronym: A}\n", "A"),
        ("call: x\nproject:\n  title: t\n", ""),
        ("call: x\nproject: !include project.yaml\n", "INCLUDED"),
        ("call: x\nproject: !include ../outside.yaml\n", ""),
        ("<<<<<<< HEAD\nproject:\n  acronym: A\n", "A"),
        ("project:\n  title: a\n b: c\n  acronym: 'A' # name\n", "A"),
        ("\ufeffcall: x\r\nproject:\r\n  acronym: A\r\n", "A"),
    ],
)
def test_an_outline_is_known_by_its_project(tmp_path: Path, text: str, acronym: str) -> None:
    (tmp_path / "outside.yaml").write_text("acronym: OUTSIDE\n")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "project.yaml").write_text("title: t\nacronym: INCLUDED\n")
    assert seen(folder / "outline.yaml", text) == Glance(acronym)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- {project: {acronym: A}}",
        "site: x\n",
        "project: mkdocs\n",
        "- id: a\n  name: b\n",
        b"\xff\xfe\x00",
        "a: &a [1]\n" * 3,
        "[" * 5000,
        "project" * 1000,
    ],
)
def test_other_files_are_no_outlines(tmp_path: Path, text: str | bytes) -> None:
    assert seen(tmp_path / "x.yaml", text) is None


def test_what_is_no_file_is_no_outline(tmp_path: Path) -> None:
    assert glance(tmp_path / "missing.yaml") is None
    assert glance(tmp_path) is None


def test_the_parts_of_an_outline_lie_in_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "outline.yaml").write_text(
        "project: !include sub/project.yaml\npartners: [!include a.yaml, !include ../b.yaml]\n"
    )
    (folder / "sub/project.yaml").write_text(
        "summary: !include ../text.yaml\nx: !include me.yaml\n"
    )
    (folder / "sub/me.yaml").write_text("!include me.yaml\n")
    assert {one.relative_to(folder).as_posix() for one in parts_of(folder / "outline.yaml")} == {
        "outline.yaml",
        "sub/project.yaml",
        "a.yaml",
        "text.yaml",
        "sub/me.yaml",
    }
