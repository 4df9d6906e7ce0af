"""A file that is no outline is named for what it is, and nothing waits for a pipe."""

import os
import socket
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from toolkit.readers.filekinds import kind_by_content
from toolkit.readers.yaml_reader import read_fields


def told(path: Path) -> str:
    return "\n".join(map(str, read_fields(path)[1]))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("outline.yaml").write_text("call: x\n", "utf-8")
    return tmp_path


def test_a_word_file_in_the_place_of_the_outline_is_told_in_one_sentence() -> None:
    path = Path("AGRIRES-proposal.docx")
    docx.Document().save(str(path))
    assert told(path) == (
        "AGRIRES-proposal.docx: OUT075 AGRIRES-proposal.docx is a Word file, not an outline\n"
        "    hint: name the outline, from which the other files are built:"
        " in that folder there is outline.yaml"
    )


def test_so_is_a_workbook_and_one_that_only_bears_the_name_of_an_outline() -> None:
    for name in ("AGRIRES-workplan.xlsx", "outline.yaml"):
        openpyxl.Workbook().save(name)
        found = told(Path(name))
        assert f"{name} is an Excel workbook, not an outline" in found
        hint = "a sound copy of the outline" if name.endswith(".yaml") else "name the outline"
        assert hint in found


def test_an_archive_is_to_be_unpacked() -> None:
    with zipfile.ZipFile("project.zip", "w") as archive:
        archive.write("outline.yaml")
    assert told(Path("project.zip")) == (
        "project.zip: OUT075 project.zip is an archive, not an outline\n"
        "    hint: unpack it, and name the outline in it"
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"BM\x36\x00\x00\x00", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an old or encrypted Office file"),
        (b"{\\rtf1\\ansi call: x}", "a rich text document (RTF)"),
        (b"\n<!DOCTYPE html><html>", "a web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "an XML file"),
        (b"PK\x03\x04....xl/workbook.xml", "an Excel workbook"),
        (b"PK\x03\x04....opendocument.text", "a LibreOffice text"),
        (b"\x1f\x8b\x08\x00\x00", "an archive"),
        (b"MZ\x90\x00\x03\x00", "a program"),
        (bytes(range(256)) * 8, "no text"),
        (b"\x00" * 100, "no text"),
    ],
)
def test_other_files_are_told_by_what_they_are(content: bytes, kind: str) -> None:
    Path("a.yaml").write_bytes(content)
    assert f"a.yaml is {kind}, not an outline" in told(Path("a.yaml"))


@pytest.mark.parametrize(
    "text", ["BM: a mark", "MZ: two letters", "call: x", "# été", "ID3: x", "{call: x}", ""]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16", "utf-16-le"])
def test_a_text_is_taken_for_nothing_else(text: str, encoding: str) -> None:
    assert kind_by_content(text.encode(encoding)) is None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_text_with_two_or_four_bytes_a_letter_is_told_as_that(encoding: str) -> None:
    path = Path("a.yaml")
    path.write_bytes("call: x\nproject: été\n".encode(encoding))
    fields, faults = read_fields(path)
    assert fields == {"call": "x", "project": "été"}
    assert [str(one).partition("\n")[0] for one in faults] == [
        f"a.yaml:1:1: OUT002 a.yaml is saved as {encoding[:6].upper()}, not as UTF-8"
    ]


def test_what_is_included_is_looked_at_in_the_same_way() -> None:
    docx.Document().save("partners.docx")
    Path("outline.yaml").write_text("partners: !include partners.docx\n", "utf-8")
    assert told(Path("outline.yaml")) == (
        "outline.yaml:1:11: OUT075 partners.docx is a Word file, not an outline\n"
        "    hint: include a text file in YAML, as in partners: !include partners.yaml"
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_nothing_waits_for_a_pipe_and_a_device_is_no_file() -> None:
    os.mkfifo("pipe.yaml")
    assert told(Path("pipe.yaml")) == (
        "pipe.yaml: OUT001 pipe.yaml is a pipe, not a file\n"
        "    hint: name a file that is saved on the disk"
    )
    Path("outline.yaml").write_text("call: x\npartners: !include pipe.yaml\n", "utf-8")
    assert "outline.yaml:2:11: OUT001 pipe.yaml is a pipe" in told(Path("outline.yaml"))
    assert "/dev/zero is a device, not a file" in told(Path("/dev/zero"))
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("door.yaml")
        assert "door.yaml is a socket, not a file" in told(Path("door.yaml"))
