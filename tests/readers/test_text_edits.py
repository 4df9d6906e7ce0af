"""Words change inside a YAML text; its quotes, line ends and all other characters stay."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.readers.text_edits import LINE_END, Rewording, reworded
from toolkit.readers.yaml_layout import UnwritableError
from toolkit.readers.yaml_spans import Mark, marks_of

AROUND = "before: 1   # a remark\n{}\nafter: [x,   y]  # another\n"


def mark(text: str, name: str = "a") -> Mark:
    """The value of the field `a`."""
    outer = marks_of(text)
    assert outer
    found = outer.of(name)
    assert found
    return found


def changed(text: str, old: str, new: str) -> str:
    """The text with other words in the place of some in the value of `a`."""
    here = mark(text)
    at = here.value.index(old)
    return reworded(text, here, [Rewording(at, at + len(old), new)])


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("a: one two three\n", "two", "2", "a: one 2 three\n"),
        ("a: one two   # why\n", "two", "four", "a: one four   # why\n"),
        ("a: 'it''s two'\n", "two", "Ann's", "a: 'it''s Ann''s'\n"),
        ('a: "say \\"two\\" now"\n', "two", 'a "b"\\', 'a: "say \\"a \\"b\\"\\\\\\" now"\n'),
        ("a: |\n  one\n  two three\n", "two", "four", "a: |\n  one\n  four three\n"),
        ("a: |\n  one\n  two three\n", "one two", "four", ""),
        ("a: |\n  one\n  two three\n", "one\ntwo", "four", "a: |\n  four three\n"),
        ("a: |\n  one.\n  two.\n", ".\ntwo", ".\n\nTwo", "a: |\n  one.\n\n  Two.\n"),
        ("a: >-\n  one\n  two three\n", "two", "four", "a: >-\n  one\n  four three\n"),
        ("a: >\n  one\n\n\n  two\n", "two", "x\n\ny", "a: >\n  one\n\n\n  x\n\n\n  y\n"),
        ("a: one\n  two\n  three\nb: 1\n", "two", "2", "a: one\n  2\n  three\nb: 1\n"),
        ("a: 'one\n  two'\n", "one two", "three", "a: 'three'\n"),
        ("a: |2\n   one\n", "one", "two", ""),
        ("a: {b: one, c: 2}\n", "one", "two", ""),
        ("a: !x one\n", "one", "two", ""),
        ("a: &n one two\nb: *n\n", "two", "four", "a: &n one four\nb: *n\n"),
        ("a: |\r\n  one\r\n  two\r\n", "two", "four", "a: |\r\n  one\r\n  four\r\n"),
        ("a: one two\n", "two", "b: c", ""),
        ("a: one two\n", "two", "b #c", ""),
        ("- {a: one two}\n", "two", "b, c", ""),
    ],
)
def test_the_words_change_and_nothing_else(text: str, old: str, new: str, expected: str) -> None:
    if not expected:
        with pytest.raises((UnwritableError, ValueError, AssertionError)):
            changed(text, old, new)
        return
    assert changed(text, old, new) == expected


def test_a_line_that_gets_too_long_is_broken_and_no_other() -> None:
    line = " ".join(["word"] * 19)
    text = f"a: |\n  {line}\n  {line}\n  - {line}\n    more\n"
    made = changed(text, line, f"{line} and some more words")
    assert made == f"a: |\n  {line} and\n  some more words\n  {line}\n  - {line}\n    more\n"
    point = mark(made).value.index("- word") + 2
    again = reworded(made, mark(made), [Rewording(point, point, "four more words here ")])
    assert max(map(len, again.split("\n"))) <= 100
    assert "\n  - four more words here word" in again
    assert again.split("\n")[-3].startswith("    word")  # a point is set in where it goes on


WORDS = ["one", "two", "three", "of", "a", "to", "Ann's", "€", "naïve", "(so)", "x,y", "12", "more"]


def block(style: str, lines: list[list[str]]) -> str:
    """A text as it is written in that style, its lines as they are given."""
    said = [" ".join(one) for one in lines]
    if style in ("|", ">", "|-", ">-"):
        return f"a: {style}\n" + "\n".join(f"  {one}" for one in said)
    quote = {"'": "'", '"': '"'}.get(style, "")
    if quote == "'":
        said = [one.replace("'", "''") for one in said]
    return f"a: {quote}" + "\n  ".join(said) + quote


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=5),
    st.sampled_from(["|", ">", "|-", ">-", "'", '"', ""]),
    st.integers(0, 2**32),
)
def test_whatever_changes_is_read_again_and_the_rest_keeps_its_bytes(
    lines: list[list[str]], style: str, seed: int
) -> None:
    rnd = random.Random(seed)
    lines[0][0] = "First"  # what begins a text without quotes is no sign
    text = AROUND.format(block(style, lines))
    here = mark(text)
    spaces = [at for at, letter in enumerate(here.value.rstrip("\n")) if letter in " \n"]
    cuts = sorted(rnd.sample(spaces, min(len(spaces), 2)))
    if len(cuts) < 2:
        return
    words = " ".join(rnd.choice(WORDS) for _ in range(rnd.randint(1, 4)))
    change = Rewording(cuts[0] + 1, cuts[1], words)
    made = reworded(text, here, [change])
    wanted = here.value[: change.start] + words + here.value[change.end :]
    read = mark(made)
    assert LINE_END.sub(" ", read.value) == LINE_END.sub(" ", wanted)
    assert made[: here.start] == text[: here.start]
    assert made[read.end :] == text[here.end :]
    old, new = text.split("\n"), made.split("\n")
    kept = sum(one in new for one in old)
    first, last = here.value[: change.start], here.value[: change.end]
    touched = last.count("\n") - first.count("\n") + 1 if style.startswith("|") else len(lines)
    assert kept >= len(old) - touched
