"""What looks like a space between words is one; inside quotes and longer texts it stays."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.diagnostics import Severity
from toolkit.readers.lookalikes import with_plain_spaces
from toolkit.readers.yaml_reader import read_fields
from toolkit.readers.yaml_spans import marks_of

PLAIN = """\
project:
  title: Less water
  keywords: [fruit, water]   # two
  "quoted": "a: b"
partners:
  - id: rain
    rates: {expert: 4500, manager: 5500}
    profile: |
      One line
      and another.
"""
SPACES = ["\u00a0", "\u202f", "\u2003", "\u3000"]


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize(
    ("plain", "pasted"),
    [
        ("  title", "~~title"),
        ("  title", " ~title"),
        ("title: Less", "title:~Less"),
        ("title: Less", "title: ~Less"),
        ("title: Less", "title~: Less"),
        ("Less water\n", "Less water~\n"),
        ("water]   # two", "water]~# two"),
        ("[fruit, water]", "[~fruit,~water~]"),
        ("  - id: rain", "  -~id:~rain"),
        ("  - id: rain", "~~-~id:~rain"),
        ("{expert: 4500, manager: 5500}", "{expert:~4500,~manager~:~5500~}"),
        ("partners:\n", "partners:~\n"),
        ("      One line", "~~~~~~One line"),
    ],
)
def test_between_words_it_is_a_plain_space(
    tmp_path: Path, space: str, plain: str, pasted: str
) -> None:
    written = PLAIN.replace(plain, pasted.replace("~", space), 1)
    path = tmp_path / "a.yaml"
    path.write_text(PLAIN, "utf-8")
    wanted, _ = read_fields(path)
    path.write_text(written, "utf-8")
    found, faults = read_fields(path)
    assert found == wanted
    assert [(one.code, one.severity) for one in faults] == [("OUT076", Severity.WARNING)]
    assert space in written.splitlines()[faults[0].place.line - 1]


@pytest.mark.parametrize(
    "text",
    [
        'a: "b\u00a0: c\u00a0"\n',
        "a: 'b\u00a0'\n",
        "a: |\n  b:\u00a0c\n  - d\u00a0\n",
        "a: |\n    \u00a0b\n",
        "a: 20\u00a0000 trees\n",
        "a: L'objectif\u00a0: moins d'eau\n",
        "# a remark:\u00a0this\n",
        "a: Kraft\u00adfahrzeug und mehr\n",
        "a: b # c:\u00a0d\n",
        'a: ["b\u00a0c", d]\n',
        'a: "b\n  c:\u00a0d"\n',
    ],
)
def test_in_quotes_texts_and_remarks_everything_stays(text: str) -> None:
    assert with_plain_spaces(text).text == text


def test_one_remark_names_the_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("\n".join(f"k{n}:\u00a0{n}" for n in range(9)), "utf-8")
    (remark,) = read_fields(path)[1]
    assert str(remark) == (
        f"{path.as_posix()}:1:4: OUT076 warning: a no-break space (U+00A0) is between the"
        " words, and is read as a plain space; so in lines 2, 3, 4, 5, 6 and 3 more\n"
        "    hint: delete it and type a space; such characters come along when text is pasted from"
        " another program"
    )


def test_what_takes_no_room_is_left_out_of_names_and_words(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("\u200bid: sen\u00adsor\u200b-hub\nna\u2060me: a\u200bb c\n", "utf-8")
    found, faults = read_fields(path)
    assert found == {"id": "sensor-hub", "name": "a\u200bb c"}
    assert [one.code for one in faults] == ["OUT076"]


def test_places_are_those_in_the_text_as_it_is_written() -> None:
    text = "\u200bone: 1\nt\u200bw\u200bo:\u00a0{th\u200bree:\u00a03}\nfour: 4\n"
    marks = marks_of(text)
    assert marks is not None
    assert [text[one.start : one.end] for one in marks.keys] == [
        "one", "t\u200bw\u200bo", "four",
    ]  # fmt: skip
    assert [text[one.start : one.end] for one in marks.inside] == [
        "1",
        "{th\u200bree:\u00a03}",
        "4",
    ]
    assert text[marks.inside[1].inside[0].start] == "3"


@given(st.text(alphabet="ab:-#'\"[]{},| \n\u00a0\u200b\u3000", max_size=60))
def test_whatever_it_stands_in_the_lines_stay_and_twice_is_once(text: str) -> None:
    plain = with_plain_spaces(text)
    assert plain.text.count("\n") == text.count("\n")
    assert len(plain.text) == len(text) - len(plain.removed)
    kept = [text[plain.as_written(at)] for at in range(len(plain.text))]
    assert all(
        one == two or one in "\u00a0\u3000" for one, two in zip(kept, plain.text, strict=True)
    )
