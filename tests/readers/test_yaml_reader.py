"""Files of YAML: their places, what they include, and everything that can be wrong with them."""

import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.systems import POSIX
from toolkit.readers.yaml_builder import UNREADABLE
from toolkit.readers.yaml_reader import read_fields, read_located

Written = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Written:
    """Writes files into the current folder; the first is the outline."""
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def write(texts: Mapping[str, str | bytes]) -> Path:
        for name, text in texts.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
        return Path(next(iter(texts)))

    return write


def told(path: Path) -> str:
    return "\n".join(str(one) for one in read_fields(path)[1])


def test_a_scalar_is_placed_at_its_value_and_a_collection_at_its_key(files: Written) -> None:
    place = read_located(files({"a.yaml": "one: 1\ntwo:\n  three: [4, {five: 6}]\n"})).place
    spots = {way: (found.line, found.column, found.path) for way, found in _all(place).items()}
    assert spots == {
        "one": (1, 6, "one"),
        "two": (2, 1, "two"),
        "two.three": (3, 3, "two.three"),
        "two.three.0": (3, 11, "two.three.0"),
        "two.three.1": (3, 14, "two.three.1"),
        "two.three.1.five": (3, 21, "two.three.1.five"),
    }


def test_a_text_that_is_written_line_by_line_knows_the_place_of_each_word(files: Written) -> None:
    for text, spot in (
        ("a:\n  b: |\n    One [[x]]\n", (3, 9)),
        ("a:\n  b: |2-  # so\n\n      One\n     é [[x]]\n", (5, 8)),
        ("a:\n  b: |\n\n    One\n      two [[x]]\n", (5, 11)),
        ("a:\n  - b: |\n     One\n\n     [[x]]\n", (5, 6)),
        ("a:\n  b: >\n    One\n    [[x]]\n", (4, 5)),
        ("a:\n  b: One [[x]]\n", (2, 10)),
    ):
        found = read_located(files({"a.yaml": text}))
        value, place = found.data["a"], found.place.of("a")
        if isinstance(value, list):
            value, place = value[0], place.of(0)
        here = place.of("b").inside(value["b"], value["b"].index("[[x]]"))
        assert (here.line, here.column) == spot, text


def _all(place, way=""):  # type: ignore[no-untyped-def]
    found = {}
    for name, inside in place.inner.items():
        found[f"{way}{name}"] = inside
        found |= _all(inside, f"{way}{name}.")
    return found


def test_a_repeated_part_and_a_merged_one_keep_the_place_where_they_are_written(
    files: Written,
) -> None:
    path = files({"a.yaml": "a: &a {x: 1, y: 2}\nb: *a\nc:\n  y: 3\n  <<: *a\n"})
    reading = read_located(path)
    assert reading.data == {"a": {"x": 1, "y": 2}, "b": {"x": 1, "y": 2}, "c": {"y": 3, "x": 1}}
    assert reading.place.of("b", "y").line == 1
    assert reading.place.of("c", "x").line == 1
    assert reading.place.of("c", "y").line == 4


def test_several_parts_may_be_merged_and_the_first_counts(files: Written) -> None:
    path = files({"a.yaml": "a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {<<: [*a, *b]}\n"})
    assert read_located(path).data["c"] == {"x": 1, "y": 2}


def test_names_of_fields_are_texts_as_they_are_written(files: Written) -> None:
    path = files({"a.yaml": "NO: 1\n3: 2\ntrue: 3\n0x1: 4\n~: 5\n"})
    assert list(read_located(path).data) == ["NO", "3", "true", "0x1", "~"]


def test_quoted_and_tagged_words_are_texts(files: Written) -> None:
    path = files({"a.yaml": "a: '3'\nb: \"true\"\nc: !!str 4\nd: ! 5\ne: !!int 6\nf: |\n  7\n"})
    assert read_located(path).data == {
        "a": "3", "b": "true", "c": "4", "d": "5", "e": 6, "f": "7\n",
    }  # fmt: skip


def test_a_byte_order_mark_is_no_part_of_the_first_field(files: Written) -> None:
    path = files({"a.yaml": b"\xef\xbb\xbfcall: x\r\nproject: y\r\n"})
    assert read_fields(path) == ({"call": "x", "project": "y"}, ())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"name: Associaci\xf3\n",
            "a.yaml:1:16: OUT002 a.yaml is not saved as UTF-8: the character that may be 'ó' is"
            " not readable\n"
            '    hint: save it again with the encoding "UTF-8"; editors ask for it under "Save as"',
        ),
        (
            "name: x\n".encode("utf-16"),
            "a.yaml:1:1: OUT002 a.yaml is saved as UTF-16, not as UTF-8\n"
            '    hint: save it again with the encoding "UTF-8"; editors ask for it under "Save as"',
        ),
        (
            b"x" * 5_000_001,
            "a.yaml: OUT003 a.yaml is larger than 5 MB, more than any outline needs\n"
            "    hint: leave pictures and tables of data out of it; an outline holds text and"
            " numbers",
        ),
        (b"", "a.yaml: OUT004 a.yaml is empty\n    hint: write one with: proposal new my-project"),
        (
            b"# only a remark\n",
            "a.yaml: OUT004 a.yaml is empty\n    hint: write one with: proposal new my-project",
        ),
        (
            b"- call: x\n",
            "a.yaml:1:1: OUT005 a.yaml holds a list, where fields with names are expected\n"
            "    hint: begin with call: and project:, without a dash before them",
        ),
        (
            b"some words\n",
            "a.yaml:1:1: OUT005 a.yaml holds a single value, where fields with names are expected\n"
            "    hint: begin with call: and project:, without a dash before them",
        ),
        (
            b"name: a\x00b\x1bc\n",
            "a.yaml:1:8: OUT006 warning: the line holds characters that cannot be seen or printed:"
            " U+0000, U+001B\n"
            "    hint: it is left out; delete it: it often comes along when text is pasted from"
            " another program",
        ),
    ],
)
def test_a_file_that_is_no_outline_is_told_about(
    files: Written, content: bytes, message: str
) -> None:
    assert told(files({"a.yaml": content})) == message


def test_control_characters_are_dropped_and_the_rest_is_read(files: Written) -> None:
    reading = read_located(files({"a.yaml": 'a: b\x0bc\nd: "e\\u2028f\\0"\n'}))
    assert reading.data == {"a": "b c", "d": "e f"}
    assert [one.place.line for one in reading.faults] == [1, 2]


def test_what_is_not_utf8_is_read_as_windows_would_so_that_other_faults_show(
    files: Written,
) -> None:
    path = files({"a.yaml": b"name: Associaci\xf3\nname: again\n"})
    assert [one.code for one in read_fields(path)[1]] == ["OUT002", "OUT012"]


def test_a_missing_file_names_the_one_that_was_meant(files: Written) -> None:
    files({"outline.yaml": "a: b\n"})
    assert told(Path("outlin.yaml")) == (
        "outlin.yaml: OUT001 there is no file outlin.yaml\n    hint: did you mean outline.yaml?"
    )
    assert told(Path("zzz.yml")) == (
        "zzz.yml: OUT001 there is no file zzz.yml\n    hint: in that folder there is outline.yaml"
    )


def test_a_folder_is_not_an_outline(files: Written) -> None:
    path = files({"outline.yaml/x": ""}).parent
    assert told(path) == (
        "outline.yaml: OUT001 outline.yaml is a folder, not a file\n"
        "    hint: name the file inside it"
    )


@POSIX
def test_a_file_that_nobody_may_read_is_told_about(files: Written) -> None:
    path = files({"a.yaml": "a: b\n"})
    path.chmod(0)
    if os.access(path, os.R_OK):
        path.unlink()
        path.symlink_to(path.name)
    assert "OUT001" in told(path)


def test_laughter_that_never_ends_is_cut_short(files: Written) -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    for n in range(1, 12):
        lines.append(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]")
    assert told(files({"a.yaml": "\n".join(lines)})) == (
        "a.yaml:6:10: OUT014 the outline holds more than 100 000 values\n"
        "    hint: see which part is repeated: a part marked & counts each time that * names it"
    )


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 5_000, "- " * 5_000])
def test_depth_without_end_is_cut_short(files: Written, text: str) -> None:
    assert "OUT014 this part is nested more than 50 levels deep" in told(files({"a.yaml": text}))


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[[ ", "[\n"])
@pytest.mark.parametrize("in_c", [True, False], ids=["in C", "in Python"])
def test_depth_without_end_is_told_in_its_line_by_every_parser(
    files: Written, monkeypatch: pytest.MonkeyPatch, opening: str, in_c: bool
) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", in_c)
    reading = read_located(files({"a.yaml": f"first: 1\ndeep:\n  {opening * 5_000}"}))
    (fault,) = reading.faults
    line = 52 if "\n" in opening else 3
    assert (fault.code, fault.place.line) == ("OUT014", line)


def test_what_a_file_includes_is_found_from_that_file(files: Written) -> None:
    path = files(
        {
            "outline.yaml": "partners: !include parts/partners.yaml\n",
            "parts/partners.yaml": "- !include one.yaml\n- {id: two}\n",
            "parts/one.yaml": "id: one\nname: |\n  One\n",
        }
    )
    reading = read_located(path)
    assert reading.data == {"partners": [{"id": "one", "name": "One\n"}, {"id": "two"}]}
    assert str(reading.place.of("partners", 0, "name")) == "parts/one.yaml:2:7"
    assert str(reading.place.of("partners", 1, "id")) == "parts/partners.yaml:2:8"
    assert reading.place.of("partners", 1, "id").path == "partners.1.id"


@POSIX
@pytest.mark.parametrize("name", ["../secret.yaml", "link.yaml", "/etc/hostname", "folder/s.yaml"])
def test_nothing_outside_the_folder_is_included(files: Written, name: str) -> None:
    path = files({"outline.yaml": f"a: !include {name}\n"})
    (path.resolve().parents[1] / "secret.yaml").write_text("secret: 1\n")
    Path("link.yaml").symlink_to("../secret.yaml")
    Path("folder").symlink_to("..")
    (path.resolve().parents[1] / "s.yaml").write_text("secret: 1\n")
    assert read_located(path).data["a"] is UNREADABLE
    assert told(path) == (
        f"outline.yaml:1:4: OUT016 {name} is outside the folder of the outline\n"
        "    hint: copy it into the folder; an outline includes nothing from elsewhere"
    )


@pytest.mark.parametrize(
    "name",
    [
        r"\\host\share\x.yaml",
        "//host/share/x.yaml",
        r"\\?\UNC\host\x.yaml",
        r"\\.\pipe\host",
        r"C:\host.yaml",
        "C:host.yaml",
        r"\host.yaml",
        r"..\host.yaml",
        r"parts\..\..\host.yaml",
    ],
)
def test_a_file_of_another_machine_or_drive_is_refused_before_it_is_looked_up(
    files: Written, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = files({"outline.yaml": f"a: !include {name}\n", "parts/x.yaml": "a\n"})
    look = os.stat, os.lstat, os.readlink, io.open

    def unless_host(real: Callable[..., Any]) -> Callable[..., Any]:
        def looked(what: Any, *args: Any, **options: Any) -> Any:
            assert "host" not in str(what)
            return real(what, *args, **options)

        return looked

    for one, where in zip(look, (os, os, os, io), strict=True):
        monkeypatch.setattr(where, one.__name__, unless_host(one))
    (fault,) = read_located(path).faults
    monkeypatch.undo()
    assert (fault.code, fault.message) == (
        "OUT016",
        f"{name} is outside the folder of the outline",
    )


@pytest.mark.parametrize("name", ["nul.yaml", "con", "aux.x.yaml", '"a: b.yaml"', '"b.yaml."'])
def test_a_file_that_windows_could_not_store_is_refused(files: Written, name: str) -> None:
    path = files({"outline.yaml": f"a: !include parts/{name}\n".replace('parts/"', '"parts/')})
    (fault,) = read_located(path).faults
    assert fault.code == "OUT071"
    assert fault.message.startswith("Windows allows no file named ")


def test_an_include_that_was_written_on_windows_is_found(files: Written) -> None:
    path = files({"outline.yaml": "a: !include parts\\.\\b.yaml\n", "parts/b.yaml": "c: 1\n"})
    reading = read_located(path)
    assert reading.data == {"a": {"c": 1}}
    assert str(reading.place.of("a", "c")) == "parts/b.yaml:1:4"


def test_files_that_include_each_other_in_a_circle_are_told_about(files: Written) -> None:
    path = files({"outline.yaml": "a: !include b.yaml\n", "b.yaml": "c: !include outline.yaml\n"})
    assert told(path) == (
        "b.yaml:1:4: OUT017 outline.yaml includes itself, directly or through the files it"
        " includes\n    hint: take one of the includes away"
    )


def test_a_file_may_be_included_twice(files: Written) -> None:
    path = files({"outline.yaml": "a: !include b.yaml\nc: !include b.yaml\n", "b.yaml": "[1]"})
    assert read_fields(path) == ({"a": [1], "c": [1]}, ())


def test_files_that_include_more_and_more_are_cut_short(files: Written) -> None:
    texts = {f"{n}.yaml": f"[{', '.join([f'!include {n + 1}.yaml '] * 10)}]" for n in range(5)}
    path = files({"outline.yaml": "a: !include 0.yaml\n", **texts, "5.yaml": "end\n"})
    assert "OUT014 the outline includes more than 200 files" in told(path)


def test_an_included_file_that_is_empty_or_unnamed_is_told_about(files: Written) -> None:
    path = files({"outline.yaml": "a: !include\nc: !include b.yaml\n", "b.yaml": "# nothing\n"})
    assert told(path) == (
        "outline.yaml:1:4: OUT001 !include names no file\n"
        "    hint: write !include partners.yaml\n"
        "b.yaml: OUT004 b.yaml is empty\n"
        "    hint: write into it what stands at this place, or leave it out"
    )


def test_a_fault_in_an_included_file_hides_none_in_the_others(files: Written) -> None:
    path = files({"outline.yaml": "a: !include b.yaml\nc: 1\nc: 2\n", "b.yaml": "d: e: f\n"})
    assert [str(one.place) for one in read_fields(path)[1]] == ["b.yaml:1:5", "outline.yaml:3:1"]


def test_without_the_c_library_everything_is_read_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = Path(__file__).parent / "broken"
    for path in [*broken.glob("*.yaml"), broken.parents[2] / "templates/outlines/starter.yaml"]:
        quick = read_located(path)
        with monkeypatch.context() as patch:
            patch.setattr(yaml, "__with_libyaml__", False)
            slow = read_located(path)
        assert slow.data == quick.data or path.stem == "syntax"
        assert slow.place == quick.place or path.stem == "syntax"
        told_slowly, told_quickly = (
            [(one.place.line, one.code) for one in reading.faults] for reading in (slow, quick)
        )
        assert told_slowly == told_quickly
