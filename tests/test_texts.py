"""What a person writes is seen in every file, letter by letter, and what is not drawn is told."""

import os
import re
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgets.plain_prose import plain_prose
from tests.builders import make_dossier
from tests.text_pieces import ALPHA, CALM, DRAWN, Piece, joined, not_drawn
from toolkit.document.markup import MarkupReader
from toolkit.document.run_on import run_on_points
from toolkit.document.suspects import may_run_on
from toolkit.document.tree import Document, Part
from toolkit.document.undrawn import undrawn
from toolkit.ooxml.package import Package
from toolkit.writers.docx.writer import write_docx
from toolkit.writers.markdown import write_markdown

CLOCK = datetime(2026, 3, 1, tzinfo=UTC)
EXAMPLES = int(os.environ.get("TEXTS_EXAMPLES", "30"))
DOSSIER = make_dossier()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


UNDRAWN = st.one_of(
    not_drawn("![{0}](map.png)"),
    not_drawn("![{0}](https://a.eu/map.png)"),
    not_drawn("see[^{0}]", "[^{0}]"),
    not_drawn("^[a {0}]"),
    not_drawn("~~{0}~~"),
    not_drawn("<b>{0}</b>"),
    not_drawn("{0}<br>", "<br>"),
    not_drawn("<!-- {0} -->"),
    not_drawn("{0}&nbsp;", "&nbsp;"),
    not_drawn("[{0}][ref]"),
    not_drawn("[{0}](file.pdf)"),
    not_drawn("$a_{{{0}}}$"),
    not_drawn("=={0}=="),
    not_drawn("{0}^2", "^2"),
    not_drawn("{0} CO_2", "CO_2"),
)
SENTENCE = st.lists(st.one_of(DRAWN, DRAWN, DRAWN, UNDRAWN), min_size=1, max_size=7).map(
    lambda pieces: joined([Piece("So", "So"), *pieces], " ")
)


def listed(marks: list[str], points: list[Piece]) -> Piece:
    """A list, with a mark before each point."""
    found = joined(points, "\n")
    lines = [f"{mark} {one.written}" for mark, one in zip(marks, points, strict=False)]
    return found._replace(written="\n".join(lines))


def numbered(drawn: tuple[int, list[Piece]]) -> Piece:
    start, points = drawn
    found = listed([f"{start + n}." for n in range(len(points))], points)
    return found._replace(starts=(start, *found.starts))


POINTS = st.lists(SENTENCE, min_size=1, max_size=3)
BLOCK = st.one_of(
    SENTENCE,
    st.lists(SENTENCE, min_size=2, max_size=3).map(lambda lines: joined(lines, "\n")),
    SENTENCE.map(lambda one: one._replace(written=f"## {one.written}")),
    SENTENCE.map(lambda one: one._replace(written=f"> {one.written}")),
    POINTS.map(lambda points: listed(["-"] * 3, points)),
    POINTS.map(lambda points: listed(["•\t"] * 3, points)),
    POINTS.map(lambda points: listed(["•", "▪", "o\t"], points)),
    st.tuples(st.integers(1, 30), POINTS).map(numbered),
    st.lists(CALM, min_size=4, max_size=4).map(
        lambda cells: joined(cells, " ")._replace(
            written="| {} | {} |\n|---|--:|\n| {} | {} |".format(*(one.written for one in cells))
        )
    ),
    CALM.map(
        lambda one: one._replace(
            written=f"| A | B |\n|---|---|\n| 1 | 2 | {one.written} |",
            seen=f"A B 1 2 {one.seen}",
            undrawn=("| 1",),
        )
    ),
    CALM.map(lambda one: Piece(f"| {one.written} | x |\n| y | z |", f"{one.seen} x y z", ("|",))),
    CALM.map(lambda one: one._replace(written=f"- [ ] {one.written}", undrawn=("[ ]",))),
    CALM.map(lambda one: one._replace(written=f"{one.written}\n-----", undrawn=("-----",))),
    st.sampled_from(["***", "---", "___", "* * *", "- - -"]).map(
        lambda one: Piece(one, one, (one,))
    ),
    CALM.map(
        lambda one: one._replace(
            written=f"[^note]: {one.written}", seen=f"note {one.seen}", undrawn=("[^note]:",)
        )
    ),
    ALPHA.map(lambda one: Piece(f"```python\n{one} = 1\n```", f"python {one} 1", ("```python",))),
    st.just(Piece("[ref]: https://a.eu/z", "ref https://a.eu/z", ("[ref]:",))),
    st.just(Piece("::: tasks innovate", "tasks innovate", ("::: tasks",))),
)
PROSE = st.lists(BLOCK, min_size=1, max_size=5).map(
    lambda blocks: joined(
        [one for block in blocks for one in (block, Piece("So it is.", "So it is."))], "\n\n"
    )
)


def words(text: str) -> list[str]:
    """The words of a text, wherever they stand to the line."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


def document(text: str) -> Document:
    reader = MarkupReader(DOSSIER.references.get)
    return Document("T", "A", (Part(tuple(reader.prose(text, "scope", 1))),), contents="")


def docx(text: str) -> Package:
    return Package.read(write_docx(document(text), clock=CLOCK))


def in_word(package: Package) -> str:
    """The text of a Word file, a paragraph a line."""
    body = package.xml("word/document.xml")
    paragraphs = (one for one in body.iter(f"{W}p"))
    return "\n".join("".join(t.text or "" for t in one.iter(f"{W}t")) for one in paragraphs)


def starts_of(package: Package) -> tuple[int, ...]:
    numbering = package.xml("word/numbering.xml")
    return tuple(int(one.get(f"{W}val", "")) for one in numbering.iter(f"{W}startOverride"))


def without_marks(text: str) -> str:
    """The text without bullets and numbers of points at the beginnings of lines."""
    return re.sub(r"^\s*(?:[-•]|\d+\.)\s", "", text, flags=re.MULTILINE)


@settings(max_examples=EXAMPLES, deadline=None)
@given(PROSE)
def test_no_word_is_lost_in_word_preview_or_workbook(piece: Piece) -> None:
    expected = words(piece.seen)
    package = docx(piece.written)
    assert words(in_word(package)) == expected
    preview = write_markdown(document(piece.written))
    read_again = plain_prose(preview, DOSSIER)
    assert words(without_marks(read_again)) == expected
    assert words(without_marks(plain_prose(piece.written, DOSSIER))) == expected


@settings(max_examples=EXAMPLES, deadline=None)
@given(PROSE)
def test_every_list_begins_with_its_own_number(piece: Piece) -> None:
    assert starts_of(docx(piece.written)) == piece.starts
    preview = write_markdown(document(piece.written))
    assert starts_of(docx(preview)) == piece.starts


@settings(max_examples=EXAMPLES, deadline=None)
@given(PROSE)
def test_all_that_is_not_drawn_is_told_at_its_place_and_nothing_else(piece: Piece) -> None:
    found = undrawn(piece.written)
    assert len(found) == len(piece.undrawn), [one.written for one in found]
    for one, told in zip(found, piece.undrawn, strict=True):
        assert piece.written.startswith(told, one.start)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(CALM, min_size=1, max_size=4).map(lambda blocks: joined(blocks, "\n\n")))
def test_nothing_is_told_of_texts_that_are_drawn(piece: Piece) -> None:
    assert undrawn(piece.written) == ()
    assert run_on_points(piece.written) is None


@pytest.mark.parametrize("text", ["“Zitat” – l’été … „so“ ‚x‘ «ça» : 5 %", "H₂O ± 5 °C · €"])
def test_typographic_signs_stay_as_they_are(text: str) -> None:
    assert in_word(docx(text)) == text
    assert plain_prose(text, DOSSIER) == text
    assert write_markdown(document(text)).strip() == text
    assert undrawn(text) == ()


SIGNS = st.text(st.sampled_from("ab 1.)\n-*_~^`[]()!<>|#\\$&;:=•–o\t{}x"), max_size=60)


@settings(max_examples=4 * EXAMPLES, deadline=None)
@given(SIGNS)
def test_no_letter_is_lost_whatever_signs_stand_around_it(text: str) -> None:
    """Letters of words, not of marks: what is between brackets of a link goes with the link."""
    letters = [one for one in text if one in "abx"]
    seen = in_word(docx(text))
    if "](" not in text:
        missing = len(letters) - sum(one in "abx" for one in seen)
        assert missing == 0 or any(one.effect == "is left out" for one in undrawn(text))
    undrawn(text)
    run_on_points(text)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["", "1. ", "a) ", "- ", "| ", "**", "```\n", "²."]))
def test_any_text_at_all_can_be_looked_through(text: str, before: str) -> None:
    for one in (before + text, f"{text}\n{before}{text}", f"{before}{text}\n{before}{text}"):
        undrawn(one)
        run_on_points(one)
        may_run_on(one)
        plain_prose(one, DOSSIER)


@pytest.mark.parametrize("sign", "~^`[](!<|*_$&=-#>•\\")
def test_a_text_full_of_one_sign_is_looked_through_at_once(sign: str) -> None:
    from time import process_time

    began = process_time()
    for text in (sign * 20_000, f"{sign}a" * 10_000, f"a{sign} " * 10_000, f"{sign}\n" * 10_000):
        may_run_on(text)
        undrawn(text)
        run_on_points(text)
    assert process_time() - began < 8
