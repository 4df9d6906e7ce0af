"""Outlines as no plan foresees them: each is a sound outline with one to three random changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from toolkit.readers.starter import starter_text

NEWCOMERS = Path(__file__).parent / "newcomers" / "outline.yaml"

VALUES = (
    "", "~", "null", "yes", "No", "-1", "0", "1e999999999", "-1e-999999999", "9" * 5000, ".inf",
    ".nan", "0x7fffffffffffffff", "1_000", "1,5", "4.400", "20k", "12:30:45", "2026-02-30",
    "2026-09-01T00:00:00Z", "9999999999-01-01", "M0", "M99999999999999999999", "M36-M1", "M1-",
    "M1 – M12", "[]", "{}", "[[[[x]]]]", "{a: {b: {c: d}}}", "[1, a, {b: 2}]", "'", '"', "|", ">",
    "|+9", "&a b", "*a", "&a [*a]", "!include outline.yaml", "!include /etc/passwd",
    "!include ../x.yaml", "!include 'a\\0b'", "!!python/object/apply:os.getcwd []", "!!binary eA==",
    "!!set {a}", "!x y", "<<", "@x", "`x`", "%x", "# x", "x # 1", "“x”", "«x: y»", "x: y: z", "- x",
    "* x", "• x", "[[x", "[[x]]", "\\u0000", '"\\u0000\\ud800"', "é" * 300, "x" * 40_000, "../../x",
    "CON", "=1+1", "<b>x</b>", "{{ x }}", "{% x %}", "[" * 1200, "{a: " * 1200, "- " * 1200,
)  # fmt: skip
"""What is written in the place of a value."""

PIECES = (
    "\t", " ", "  ", "\n", "\r", "\u00a0", "\u200b", "\u202e", "\ufeff", "\u2028", "\x00",
    "\x1b[2J", "\x85", "😀", "'", '"', ":", ": ", "- ", "-", ",", "[", "]", "{", "}", "&", "*", "!",
    "|", ">", "#", " #", "%", "@", "`", "---\n", "...\n", "? ", "<<: ", "…", "–", "“", "’", "\\",
)  # fmt: skip
"""What is written between two characters."""

Mutation = Callable[[Random, str], str]


def _at_a_line(random: Random, text: str, new: Callable[[str], Sequence[str]]) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    lines[at : at + 1] = new(lines[at])
    return "\n".join(lines)


def line_dropped(random: Random, text: str) -> str:
    """A line is left out."""
    return _at_a_line(random, text, lambda _: [])


def line_twice(random: Random, text: str) -> str:
    """A line is there several times."""
    return _at_a_line(random, text, lambda line: [line] * random.choice((2, 3, 400)))


def line_indented(random: Random, text: str) -> str:
    """A line begins further to the left or to the right."""
    by = random.choice(("", " ", "   ", "\t", "\u00a0 ", " " * 500))
    return _at_a_line(random, text, lambda line: [by + line.lstrip(" ")])


def line_moved(random: Random, text: str) -> str:
    """A line is somewhere else."""
    lines = text.split("\n")
    lines.insert(random.randrange(len(lines)), lines.pop(random.randrange(len(lines))))
    return "\n".join(lines)


def lines_joined(random: Random, text: str) -> str:
    """A line goes on with the next one."""
    lines = text.split("\n")
    at = random.randrange(len(lines) - 1)
    lines[at : at + 2] = [lines[at] + random.choice(("", " ")) + lines[at + 1].lstrip()]
    return "\n".join(lines)


def value_changed(random: Random, text: str) -> str:
    """A value is another one, of whatever kind."""
    spot = random.choice(list(re.finditer(r"(?<=: )[^\s,{}\[\]][^\n,}\]]*", text)))
    return text[: spot.start()] + random.choice(VALUES) + text[spot.end() :]


def value_of_another(random: Random, text: str) -> str:
    """A value is that of another field."""
    spot, other = random.choices(list(re.finditer(r"(?<=: )\S[^\n]*", text)), k=2)
    return text[: spot.start()] + other[0] + text[spot.end() :]


def name_changed(random: Random, text: str) -> str:
    """A field has another name: one of another field, in capitals, misspelt, none."""
    names = list(re.finditer(r"[a-z_]+(?=:[ \n])", text))
    spot, other = random.choices(names, k=2)
    word = spot[0]
    new = random.choice((other[0], word.upper(), word[1:], word * 2, "", "id", "<<", "=", "1"))
    return text[: spot.start()] + new + text[spot.end() :]


def word_changed(random: Random, text: str) -> str:
    """A word is changed everywhere or in one place, such as an id that others name."""
    spot = random.choice(list(re.finditer(r"\b[a-z][a-z-]{3,}\b", text)))
    new = random.choice((spot[0].upper(), spot[0] + "x", spot[0].replace("-", " "), "a", "x" * 200))
    return text.replace(spot[0], new, random.choice((1, 1, -1)))


def piece_inserted(random: Random, text: str) -> str:
    """Some characters are typed somewhere."""
    at = random.randrange(len(text))
    return text[:at] + random.choice(PIECES) * random.choice((1, 1, 1, 2, 300)) + text[at:]


def sign_dropped(random: Random, text: str) -> str:
    """One of the signs that mean something to YAML is left out."""
    spot = random.choice(list(re.finditer(r"[:\-,{}\[\]|\"'#\n]", text)))
    return text[: spot.start()] + text[spot.end() :]


def span_dropped(random: Random, text: str) -> str:
    """A piece of any length is left out."""
    first, last = sorted(random.choices(range(len(text) + 1), k=2))
    length = random.choice((last - first, 30, 300))
    return text[:first] + text[first + length :]


def span_repeated(random: Random, text: str) -> str:
    """Some lines are there again, perhaps many times."""
    lines = text.split("\n")
    first = random.randrange(len(lines))
    some = lines[first : first + random.choice((1, 5, 40))]
    return "\n".join([*lines[:first], *some * random.choice((1, 2, 60)), *lines[first:]])


def cut_short(random: Random, text: str) -> str:
    """The text breaks off."""
    return text[: random.randrange(len(text))]


MUTATIONS: Sequence[Mutation] = (
    line_dropped,
    line_twice,
    line_indented,
    line_moved,
    lines_joined,
    value_changed,
    value_changed,
    value_of_another,
    name_changed,
    word_changed,
    piece_inserted,
    piece_inserted,
    sign_dropped,
    span_dropped,
    span_repeated,
    cut_short,
)


def _can_be_changed(text: str) -> bool:
    """Whether enough is left of an outline for every change."""
    return all(
        re.search(one, text)
        for one in ("\n", r": [^\s,{}\[\]]", r"[a-z_]+:[ \n]", r"\b[a-z][a-z-]{3,}\b")
    )


def mutated(number: int) -> tuple[str, bytes]:
    """The names of the changes, and the outline of that number; the same one every time."""
    random = Random(number)
    text = random.choice((starter_text(), NEWCOMERS.read_text("utf-8")))
    chosen = random.choices(MUTATIONS, k=random.choice((1, 1, 2, 3)))
    for mutation in chosen:
        text = mutation(random, text) if _can_be_changed(text) else text
    content = text.encode("utf-8", "surrogatepass")
    names = [one.__name__ for one in chosen]
    if random.random() < 0.05:
        names.append("bytes")
        content = _bytes_changed(random, text, content)
    return ", ".join(names), content


def _bytes_changed(random: Random, text: str, content: bytes) -> bytes:
    """Saved in another encoding, with other line ends, or with damaged bytes."""
    at = random.randrange(len(content) + 1)
    return random.choice(
        (
            text.encode("utf-16"),
            text.encode("utf-16-be"),
            text.encode("cp1252", "replace"),
            text.replace("\n", "\r\n").encode("utf-8-sig"),
            text.replace("\n", "\r").encode(),
            content[:at] + random.randbytes(random.choice((1, 40))) + content[at:],
        )
    )
