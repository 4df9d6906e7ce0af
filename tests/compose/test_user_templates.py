import os
from pathlib import Path
from time import process_time

import pytest

from tests.builders import make_dossier
from toolkit.compose.loader import MOST_ENTRIES
from toolkit.compose.user_templates import MASK, MOST_LINKS, _masked, remarks
from toolkit.readers.call import read_call


def told(own: Path, name: str = "", text: str = "Words.") -> list[str]:
    if name:
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
    found = remarks(own, make_dossier(call=read_call("smp-cosme-2021-cluster")))
    return [str(one).replace(f"{own}", "templates") for one in found]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("priorities/inovate.md.j2", "priorities/innovate.md.j2"),
        ("innovate.md.j2", "priorities/innovate.md.j2"),
        ("priorites/inovate.md.j2", "priorities/innovate.md.j2"),
        ("inovate.md.j2", "priorities/innovate.md.j2"),
        ("priorities/innovate.md", "priorities/innovate.md.j2"),
        ("priorities/innovate.md.j2.txt", "priorities/innovate.md.j2"),
        ("fr/part_b/covr.md.j2", "part_b/cover.md.j2"),
    ],
)
def test_a_template_that_replaces_nothing_is_told_with_the_nearest_name(
    tmp_path: Path, name: str, meant: str
) -> None:
    assert told(tmp_path, name) == [
        f"templates/{name}: TXT009 warning: this template of yours replaces none of ours, and none "
        f"of yours includes it\n    hint: rename it to {meant}"
    ]


@pytest.mark.parametrize(
    "name",
    ["priorities/innovate.md.j2", "fr/part_b/risks.md.j2", "README.md", "styles/house.yaml"],
)
def test_what_is_in_its_place_is_not_spoken_of(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, name) == []


def test_a_template_that_another_of_the_users_includes_is_not_spoken_of(tmp_path: Path) -> None:
    told(tmp_path, "macros/mine.md.j2")
    assert told(tmp_path, "part_b/risks.md.j2", '{% include "macros/mine.md.j2" %}') == []


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    file = tmp_path / "templates"
    file.write_text("Words.", encoding="utf-8")
    assert told(file) == [
        "templates: TXT009 warning: a file is named 'templates', as the folder of your own "
        "templates would be\n    hint: rename the file; templates/README.md of the toolkit says "
        "what the folder may hold"
    ]
    assert told(tmp_path / "nowhere") == []


def test_a_link_that_leads_nowhere_is_told_where_it_stands(tmp_path: Path) -> None:
    text = "See [[innovate]].\nSee [[inovate]] and {{ 'nope!' | ref }}.\n"
    assert told(tmp_path, "part_b/risks.md.j2", text) == [
        "templates/part_b/risks.md.j2:2:5: TXT010 warning: [[inovate]] in a template names no part "
        "of the proposal\n    hint: write [[innovate]]",
        "templates/part_b/risks.md.j2:2:24: TXT010 warning: [[nope!]] in a template names no part "
        "of the proposal\n    hint: write the id of a part, such as a task",
    ]


@pytest.mark.parametrize(
    "text", ["[[{{ x }}]]", "`[[nope]]`", "{# [[nope]] #}", "{{ [[1]] }}", "[[wp-{{ x }}]]"]
)
def test_what_only_looks_like_a_link_is_not_spoken_of(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, "part_b/risks.md.j2", text) == []


def test_many_links_that_lead_nowhere_are_counted(tmp_path: Path) -> None:
    found = told(tmp_path, "part_b/risks.md.j2", "[[nope]] " * 20_000)
    assert len(found) == MOST_LINKS + 1
    assert found[-1] == (
        "templates/part_b/risks.md.j2: TXT010 warning: 19980 more links in this template name no "
        "part of the proposal\n    hint: correct those that are told first, and build again"
    )


@pytest.mark.parametrize("text", ["{{" * 90_000, "{#" * 90_000, "{%" * 90_000, "`" * 90_000])
def test_what_is_never_closed_is_looked_through_soon(text: str) -> None:
    began = process_time()
    assert len(_masked(text)) == len(text)
    assert process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("a{{ b }}c", "a.......c"),
        ("a{% b %}{# c #}d", "a..............d"),
        ("a`b`c{{ d", "a...c{{ d"),
        ("{{ `a }}`b`", "..........."),
        ("a{# b\nc #}d", "a....\n....d"),
        ("{{ a {% b %}", "{{ a ......."),
    ],
)
def test_jinja_and_code_are_masked_line_by_line(text: str, masked: str) -> None:
    assert _masked(text).replace(MASK, ".") == masked


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
@pytest.mark.parametrize("name", ["part_b/risks.md.j2", "part_b/old.md.j2", "notes", "part_c"])
def test_a_link_out_of_the_folder_that_is_not_asked_for_is_told(tmp_path: Path, name: str) -> None:
    own = tmp_path / "templates"
    (own / "part_b").mkdir(parents=True)
    (own / name).symlink_to("/usr")
    (warning,) = told(own)
    assert warning.startswith(f"templates/{name}:1:1: TXT014 warning: this is a link to /usr")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
@pytest.mark.parametrize("name", ["own.md.j2", "notes.txt", "house.yaml"])
def test_a_pipe_that_is_not_asked_for_is_told(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    (warning,) = told(tmp_path)
    assert f"{name}:1:1: TXT013 warning: a template, or the folder" in warning


@pytest.mark.parametrize("name", [".#risks.md.j2", "~$risks.md.j2", ".DS_Store"])
def test_what_editors_leave_there_is_not_spoken_of(tmp_path: Path, name: str) -> None:
    if os.name != "nt":
        (tmp_path / name).symlink_to("nobody@nowhere.1")
    assert told(tmp_path) == []


def test_a_folder_with_too_many_files_is_told(tmp_path: Path) -> None:
    for number in range(MOST_ENTRIES + 1):
        (tmp_path / f"{number}.txt").touch()
    (warning,) = told(tmp_path)
    assert warning.startswith("templates: TXT016 warning: the folder holds more than 500 files")
