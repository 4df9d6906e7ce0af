"""A character of a text is found where it is written, whatever form of YAML the text has."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.diagnostics import Place
from toolkit.readers.collector import Collector
from toolkit.readers.text_places import SIGNS
from toolkit.readers.yaml_builder import Builder


def read(source: str) -> tuple[str, Place]:
    """The text under `a` and its place."""

    def include(*_: object) -> tuple[object, Place]:
        raise AssertionError

    data, place = Builder(source, "a", Collector(), include, {}).root("")
    return data["a"], place.of("a")


@pytest.mark.parametrize(
    "source",
    [
        "a: one [x] two\n",
        "a: 'one [x] two'\n",
        'a: "one [x] two"\n',
        "a: |\n  one\n\n    two [x]\n  three\n",
        "a: |-\n     one [x]\n",
        "a: >\n  one two\n  three [x] four\n\n  five\n",
        "a: >-\n  one\n  [x]\n",
        "a: one\n  two [x]\n  three\n",
        "a: 'one\n  two [x]\n\n  three'\n",
        'a: "one\n  two [x]"\n',
        "b: 1\na: |2\n   one\n  two [x]\n",
        "{a: 'one\n  two [x]', b: 1}\n",
        "a: &mark |\n  one [x]\nb: *mark\n",
    ],
)
def test_every_form_of_text(source: str) -> None:
    text, place = read(source)
    found = place.inside(text, text.index("[x]"))
    line = source.split("\n")[found.line - 1]
    assert line[found.column - 1 :].startswith("[x]")


def test_what_is_written_otherwise_than_it_is_read_has_the_place_of_the_text() -> None:
    text, place = read('a: "tab\\t[x]"\n')
    assert place.inside(text, text.index("[x]")) == place


WORDS = st.sampled_from(["one", "[[x]]", "`y`", "*z*", "a-b", "~", "1.", "–"])


@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=5), st.sampled_from("|>")
)
def test_every_word_of_a_block_is_found(lines: list[list[str]], style: str) -> None:
    body = "\n".join(f"    {' '.join(line)}" for line in lines)
    source = f"a: {style}\n{body}\n"
    text, place = read(source)
    for word in re.finditer(r"\S+", text):
        found = place.inside(text, word.start())
        if place.inner:
            assert source.split("\n")[found.line - 1][found.column - 1 :].startswith(word[0])
        else:
            assert not SIGNS.search(text) or " " not in text


def test_a_file_that_is_included_has_places_of_its_own(tmp_path: Path) -> None:
    from toolkit.readers.yaml_reader import read_located

    (tmp_path / "part.yaml").write_text("|\n  one\n  [x]\n", "utf-8")
    (tmp_path / "outline.yaml").write_text("a: !include part.yaml\n", "utf-8")
    reading = read_located(tmp_path / "outline.yaml")
    place = reading.place.of("a").inside(reading.data["a"], reading.data["a"].index("[x]"))
    assert (Path(place.file).name, place.line, place.column) == ("part.yaml", 3, 3)
