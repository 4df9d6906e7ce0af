"""Only ordinary files of a project's own folder are read; all else is told, and not waited for."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest
from jinja2 import TemplateNotFound

from toolkit.compose import codes
from toolkit.compose.environment import TemplateEnvironment
from toolkit.compose.loader import (
    LARGEST,
    MOST_ENTRIES,
    TemplateLoader,
    is_name,
    listed,
    own_folder,
)
from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.files import template_root

ENVIRONMENT = TemplateEnvironment([])
needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of a project's own templates."""
    folder = tmp_path / "project" / "templates"
    folder.mkdir(parents=True)
    return folder


def text_of(own: Path, name: str) -> str:
    return TemplateLoader([own, template_root()], own).get_source(ENVIRONMENT, name)[0]


def told(own: Path, name: str) -> Diagnostic:
    with pytest.raises(ProposalError) as found:
        text_of(own, name)
    (diagnostic,) = found.value.diagnostics
    return diagnostic


@pytest.mark.parametrize(
    "name",
    [
        "own.md.j2",
        "part_b/own.md.j2",
        "Baustein (1).md.j2",
        "a/b/c.txt",
        "Ü & Söhne.md.j2",
        "x_y-z",
    ],
)
def test_what_a_template_may_be_called(own: Path, name: str) -> None:
    path = own / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("One", encoding="utf-8")
    assert text_of(own, name) == "One"


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "../own.md.j2", "a/../../own.md.j2", "/etc/passwd", "//host/share/x", "./own",
     "\\\\host\\share\\x.md.j2", "a\\b", "C:/x", "C:x", "~/x", "a//b", "a/", "a\0b", "a\nb",
     ".git/x", "con", "CON.md.j2", "part_b/nul", "AUX.x", "com1.md.j2", "own.md.j2.",
     "own.md.j2 ", " own",
     "own.md.j2:stream", "a*", "a?", "\ud800", "x" * 201, "-", "{{ x }}"],
)  # fmt: skip
def test_what_a_template_is_never_called(own: Path, name: str) -> None:
    assert not is_name(name)
    with pytest.raises(TemplateNotFound):
        text_of(own, name)


@needs_links
@pytest.mark.parametrize(
    "target", ["../../secret", "/etc/passwd", "/dev/zero", "/dev/tty", "nowhere"]
)
def test_a_link_out_of_the_folder_is_refused(own: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "secret").write_text("key", encoding="utf-8")
    (own / "own.md.j2").symlink_to(target)
    found = told(own, "own.md.j2")
    assert (found.code, found.place.file) == (codes.LEADS_OUT, str(own / "own.md.j2"))
    assert found.message.startswith("this is a link to ")


@needs_links
def test_a_link_that_goes_round_is_refused(own: Path) -> None:
    (own / "own.md.j2").symlink_to("own.md.j2")
    assert told(own, "own.md.j2").code == codes.LEADS_OUT


@needs_links
def test_a_folder_that_is_a_link_out_is_refused(own: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "summary.md.j2").write_text("key", encoding="utf-8")
    (own / "part_b").symlink_to(tmp_path / "other")
    assert told(own, "part_b/summary.md.j2").code == codes.LEADS_OUT


@needs_links
def test_a_link_within_the_folder_is_followed(own: Path) -> None:
    (own / "one.md.j2").write_text("One", encoding="utf-8")
    (own / "two.md.j2").symlink_to("one.md.j2")
    assert text_of(own, "two.md.j2") == "One"


@needs_links
def test_a_project_that_lies_behind_a_link_is_one_like_any_other(own: Path, tmp_path: Path) -> None:
    (own / "one.md.j2").write_text("One", encoding="utf-8")
    (tmp_path / "link").symlink_to(own.parent)
    linked = tmp_path / "link" / "templates"
    assert own_folder(linked) == linked
    assert text_of(linked, "one.md.j2") == "One"


@needs_pipes
def test_a_pipe_is_told_and_not_waited_for(own: Path) -> None:
    os.mkfifo(own / "own.md.j2")
    found = told(own, "own.md.j2")
    assert (found.code, found.message) == (
        codes.UNREADABLE,
        "a template, or the folder of templates, cannot be read: it is no ordinary file",
    )


def test_a_folder_of_that_name_is_told(own: Path) -> None:
    (own / "own.md.j2").mkdir()
    assert told(own, "own.md.j2").code == codes.UNREADABLE


def test_a_template_that_is_too_large_is_told_and_not_read(own: Path) -> None:
    (own / "own.md.j2").write_bytes(b"x" * LARGEST)
    assert len(text_of(own, "own.md.j2")) == LARGEST
    (own / "own.md.j2").write_bytes(b"x" * (LARGEST + 1))
    found = told(own, "own.md.j2")
    assert found.code == codes.TOO_LARGE
    assert found.message == "a template is larger than 200 kB, more than any section needs"


def test_where_there_is_no_folder_there_is_none(tmp_path: Path) -> None:
    assert own_folder(tmp_path / "templates") is None
    (tmp_path / "templates").write_text("", encoding="utf-8")
    assert own_folder(tmp_path / "templates") is None


@needs_pipes
def test_a_pipe_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "templates")
    with pytest.raises(ProposalError, match=codes.UNREADABLE):
        own_folder(tmp_path / "templates")


@needs_links
@pytest.mark.parametrize("target", ["/usr", "nowhere", "templates", ".."])
def test_a_folder_of_templates_that_is_a_link_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "templates").symlink_to(target)
    with pytest.raises(ProposalError, match=codes.LEADS_OUT):
        own_folder(tmp_path / "templates")


def test_the_files_of_a_folder_are_listed_up_to_a_number(own: Path) -> None:
    (own / "a").mkdir()
    (own / "a" / "two").touch()
    (own / "one").touch()
    assert listed(own).files == (own / "a" / "two", own / "one")
    assert listed(own).complete
    for number in range(MOST_ENTRIES):
        (own / f"{number}.txt").touch()
    assert not listed(own).complete


@needs_links
def test_links_are_listed_and_not_followed(own: Path) -> None:
    (own / "away").symlink_to("/usr")
    assert listed(own).files == (own / "away",)


WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from toolkit.compose.loader import TemplateLoader, listed, own_folder
from toolkit.diagnostics import ProposalError
os.setuid(65534)
own = Path(sys.argv[1])
for what in (
    lambda: own_folder(own),
    lambda: TemplateLoader([own], own).get_source(None, sys.argv[2]),
    lambda: listed(own),
):
    try:
        what()
        print("read")
    except ProposalError as why:
        print(why.diagnostics[0].code)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
@pytest.mark.parametrize(
    ("closed", "answers"),
    [
        ("templates", ["TXT013", "TXT013", "TXT013"]),
        ("templates/part_b", ["read", "TXT013", "TXT013"]),
        ("templates/part_b/own.md.j2", ["read", "TXT013", "read"]),
    ],
)
def test_what_may_not_be_read_is_told(closed: str, answers: list[str]) -> None:
    root = Path(mkdtemp())  # the folders that pytest makes are closed to others
    root.chmod(0o755)
    own = root / "templates"
    (own / "part_b").mkdir(parents=True)
    (own / "part_b" / "own.md.j2").write_text("One", encoding="utf-8")
    (root / closed).chmod(0)
    command = [sys.executable, "-c", WITHOUT_RIGHTS, str(own), "part_b/own.md.j2"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.stdout.split() == answers, done.stderr
    finally:
        rmtree(root)
