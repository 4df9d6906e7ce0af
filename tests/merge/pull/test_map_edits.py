"""What people change in a composed text is carried onto its Markdown, or told as unsure."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.document.markup import MarkupReader
from toolkit.document.walk import plain
from toolkit.merge.pull.map_edits import MappedEdits, mapped_edits
from toolkit.merge.pull.provenance import Provenance
from toolkit.merge.pull.source_map import source_spans
from toolkit.merge.text.tokens import tokens_of
from toolkit.model.base import Prose

LABELS = {"survey": ("", "D2.1"), "pilot": ("", "T3.2")}


def composed(markdown: str) -> str:
    """What a cell of a table shows of it."""
    paragraphs = MarkupReader(LABELS.get).paragraphs(markdown)
    return "\n".join(map(plain, paragraphs))


def carry(markdown: str, edited: str) -> tuple[str, MappedEdits]:
    """The Markdown with the change, in the first way that reads as it was meant."""
    dye = Provenance()
    shown = composed(dye.text(("a",), Prose(markdown)))
    text, stains = dye.read(shown)
    assert text == composed(markdown)
    spots = source_spans(text, stains, dye)
    found = mapped_edits(tokens_of(text), tokens_of(edited), spots, dye, cell=True)
    for way in range(4):
        made = markdown
        for edit in sorted(found.edits, key=lambda one: one.ways[0][:2], reverse=True):
            one = edit.ways[min(way, len(edit.ways) - 1)]
            made = made[: one.start] + one.words + made[one.end :]
        if composed(made) == edited:
            return made, found
    return "", found


SURVEY = "The **large** survey ([[survey]]) asks *two hundred* firms; see [its page](https://a.eu)."


@pytest.mark.parametrize(
    ("markdown", "old", "new", "expected"),
    [
        (SURVEY, "asks", "reaches", SURVEY.replace("asks", "reaches")),
        (SURVEY, "large", "small", SURVEY.replace("large", "small")),
        (SURVEY, "two hundred", "two thousand", SURVEY.replace("hundred", "thousand")),
        (SURVEY, "large survey", "survey", SURVEY.replace("**large** survey", "survey")),
        (SURVEY, "its page", "our page", SURVEY.replace("its", "our")),
        (SURVEY, "firms;", "firms in Spain;", SURVEY.replace("firms;", "firms in Spain;")),
        (SURVEY, "see", "see also", SURVEY.replace("see", "see also")),
        (SURVEY, "The large", "A very large", SURVEY.replace("The **", "A very **")),
        (SURVEY, "two hundred firms", "a city", SURVEY.replace("*two hundred* firms", "a city")),
        (SURVEY, " (D2.1)", "", SURVEY.replace(" ([[survey]])", "")),
        (SURVEY, "D2.1", "D2.2", ""),
        (SURVEY, "a.eu", "b.eu", None),
        ("One two.\nThree four.", "two. Three", "2. Three", "One 2.\nThree four."),
        ("One two.\n\nThree four.", "two.\nThree", "two.\nA three", "One two.\n\nA three four."),
        ("One two.\n\nThree four.", "two.\nThree", "two. Three", "One two. Three four."),
        ("One two. Three four.", "two. Three", "two.\nThree", "One two.\n\nThree four."),
        ("- one two\n- three", "one two", "one two more", "- one two more\n- three"),
        ("a `code` b", "code", "cipher", "a `cipher` b"),
        ("say it", "it", "*it*", "say \\*it\\*"),
        ("a \\* b c", "b", "d", "a \\* d c"),
        ("two words", "two", "# two", "\\# two words"),
        ("words two", "words", "1. words", "1\\. words two"),
    ],
)  # fmt: skip
def test_a_change_is_carried_or_not(
    markdown: str, old: str, new: str, expected: str | None
) -> None:
    before = composed(markdown)
    if expected is None:
        assert old not in before
        return
    assert before.count(old) == 1
    made, found = carry(markdown, before.replace(old, new))
    assert made == expected
    if not expected:
        assert found.unsure == (0,)


MENTION = re.compile(r"\[\[[^\[\]]+\]\]")
PIECES = st.sampled_from(
    ["one", "two of", "**heavy words**", "*light*", "[[survey]]", "[a link](https://a.eu)", "`x y`",
     "three,", "(four)", "**x** y", "5 \\* 3", "_so it_", "end."]
)  # fmt: skip
TYPED = [
    "new",
    "**",
    "a_b",
    "[x]",
    "D2.1",
    "- so",
    "1.",
    "<b>",
    "\\",
    "“q”",
    "`",
    "more words",
    "*",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=3, max_size=9), st.integers(0, 2**32))
def test_what_is_carried_reads_exactly_as_it_was_edited(pieces: list[str], seed: int) -> None:
    rnd = random.Random(seed)
    lines = [" ".join(pieces[:4]), " ".join(pieces[4:])]
    markdown = rnd.choice(["\n", "\n\n"]).join(line for line in lines if line)
    words = composed(markdown).replace("\n", " \n ").split(" ")
    for _ in range(rnd.randint(1, 2)):
        at = rnd.randrange(len(words))
        if words[at] != "\n":
            words[at : at + rnd.randint(0, 1)] = rnd.choice([[rnd.choice(TYPED)], []])
    edited = " ".join(words).replace(" \n ", "\n").strip()
    if not any(one.isalpha() for one in edited) or "\n\n" in edited or "  " in edited:
        return
    made, found = carry(markdown, edited)
    if made:
        assert composed(made) == edited
        assert len(MENTION.findall(made)) <= len(MENTION.findall(f"{markdown} {edited}"))
    elif not found.unsure and not found.outside:
        # it would be composed, seen to differ, and told
        assert found.edits
