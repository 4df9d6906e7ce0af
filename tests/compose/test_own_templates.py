from pathlib import Path

import pytest

from tests.builders import make_dossier
from toolkit.compose.own_templates import remarks
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
