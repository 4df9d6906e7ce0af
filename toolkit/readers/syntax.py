"""What a person should do where YAML cannot be read on, from what the parser says."""

import re
from collections.abc import Sequence

import yaml

from toolkit.diagnostics import Diagnostic, Place
from toolkit.readers import codes
from toolkit.readers.number_signs import SIGN
from toolkit.readers.outline_paths import short

QUOTES = 'put the text in quotes: name: "text"'
INDENT = "let fields that belong together begin in the same column, indented by spaces"

Said = tuple[str, str]
"""What is so, and what to do."""

SENTENCES: dict[str, Said] = {
    "expected ',' or ']'": (
        "the list that begins here with [ is not closed by ], or lacks a comma",
        "write [one, two, three]",
    ),
    "expected ',' or '}'": (
        "the fields that begin here with { are not closed by }, or lack a comma",
        "write {name: value, other: value}",
    ),
    "expected '-' indicator": (
        "this line is among the items of a list, but does not begin with a dash",
        "begin it with a dash and a space, or indent it as the item above it",
    ),
    "sequence entries are not allowed": (
        "a list begins behind a colon, on the same line",
        "begin the list on the next line, or write [one, two]",
    ),
    "expected comment or line break": (
        "text follows behind | or > on the same line",
        "begin the text on the next line, indented",
    ),
    "expected alphabetic or numeric character": (
        "a text that begins with * or & needs quotes",
        QUOTES,
    ),
    "expected node content": (
        "a value is expected here, but there is a bracket or a comma",
        "write the value, or take the bracket or comma away",
    ),
    "could not find expected ':'": (
        "a field is written name: value, and here the colon, or the space behind it, is missing",
        "write name: value, or indent the line if it goes on with the text above",
    ),
    "expected <document start>": (
        "this line begins further to the left than the lines it belongs to",
        INDENT,
    ),
    "found undefined tag handle": ("a text that begins with ! needs quotes", QUOTES),
    "found unexpected end of stream": (
        "the quotation mark that opens here is never closed",
        "close it at the end of the text; write a quotation mark inside it twice ('') or as \\\"",
    ),
}
"""By what the parser in C says; `AS_IN_C` has the words in which the one in Python differs."""

AT_OPENING = (
    "expected ',' or",
    "found unexpected end of stream",
    "could not find expected ':'",
    "expected alphabetic or numeric",
)
"""Reported where the thing begins, not where the parser gave up."""

BACKSLASH = (
    "a backslash inside double quotes begins a special character, but this is not one",
    "use single quotes, or write the backslash twice",
)

AS_IN_C = (
    ("'<document start>'", "<document start>"),
    ("a comment or a line break", "comment or line break"),
    ("chomping or indentation indicators", "comment or line break"),
    ("the node content", "node content"),
)
"""Words of the parser in Python, and those of the one in C for the same."""

FIELD = re.compile(r"\s*(?:- )*[\w-]+:(\s|$)")


def syntax_finding(
    error: yaml.YAMLError, lines: Sequence[str], file: str, first_line: int
) -> Diagnostic:
    """What is wrong where the parser gave up; `lines` are those it read, from `first_line` on."""
    problem, line, column = _problem(error)
    line, column = _written(lines, line, column)
    text = lines[line] if lines else ""
    if "\t" in text[: column + 1] and not text[: column + 1].strip():
        return Diagnostic(
            Place(file, line + first_line + 1, column + 1),
            codes.TAB,
            "the line is indented with a tab, and YAML takes only spaces",
            "write spaces in its place; editors can turn every tab into spaces",
        )
    fact, hint = _cut_off(error, lines) or _said(problem, text, column)
    return Diagnostic(Place(file, line + first_line + 1, column + 1), codes.SYNTAX, fact, hint)


def _cut_off(error: yaml.YAMLError, lines: Sequence[str]) -> Said | None:
    """What is so where a number sign takes the end of a value away, and with it a bracket or the
    line that goes on with it."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return None
    last = error.problem_mark.line
    first = last - 1
    if error.context_mark is not None and "expected ',' or" in (error.problem or ""):
        first = error.context_mark.line
    for line in lines[max(first, 0) : last + 1]:
        if found := SIGN.search(line):
            return (
                f"a space is before #, so to YAML this is a comment: {short(found[1])}",
                QUOTES,
            )
    return None


def _problem(error: yaml.YAMLError) -> tuple[str, int, int]:
    """What the parser says, with line and column from 0."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return "", 0, 0
    problem, mark = error.problem or "", error.problem_mark
    if error.context_mark is not None and any(one in problem for one in AT_OPENING):
        mark = error.context_mark
    return problem, mark.line, mark.column


def _written(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """The place, or the end of the last line with words above it where there is no such line.

    A parser that reaches the end of a text gives up behind its last line.
    """
    if line < len(lines) and lines[line].strip():
        return line, column
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    return max(line, 0), max(len(lines[line].rstrip()) - 1, 0) if lines else 0


def _said(problem: str, text: str, column: int) -> Said:
    for in_python, in_c in AS_IN_C:
        problem = problem.replace(in_python, in_c)
    for words, said in SENTENCES.items():
        if words in problem:
            return said
    if "mapping values are not allowed" in problem:
        return _second_colon(text, column)
    if "escape" in problem or "hexdecimal" in problem:
        return BACKSLASH
    if "cannot start any token" in problem:
        sign = text[column : column + 1]
        return f"a text cannot begin with {sign} unless it is in quotes", QUOTES
    if ("expected key" in problem or "expected <block end>" in problem) and text[:column].strip():
        return (
            "text follows behind the end of the value, as it does behind a closing quotation mark",
            "put the whole text in quotes of the other kind, or write the quotation mark twice",
        )
    if "expected key" in problem or "expected <block end>" in problem:
        return "this line does not begin in the same column as the fields above it", INDENT
    if "tab" in problem:
        return "there is a tab where YAML allows only spaces", "write spaces in its place"
    return "YAML cannot be read on from here", f"see the colons, quotes and indentation; {INDENT}"


def _second_colon(text: str, column: int) -> Said:
    before = text[:column]
    if FIELD.match(before) and FIELD.match(text) and ": " in before:
        start = before.index(": ") + 2
        value = re.sub(r"\s#.*", "", text[start:]).strip().replace('"', "'")
        shown = value if len(value) <= 50 else value[:50] + " ..."
        name = before[: start - 2].strip().removeprefix("- ")
        return "the text holds a colon, so it needs quotes", f'write {name}: "{shown}"'
    return (
        "a field begins here, but the line above already holds a value, or lacks its colon",
        f"end every field's name with a colon and a space; {INDENT}",
    )
