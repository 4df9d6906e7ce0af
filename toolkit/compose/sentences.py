"""The sentences of a template: what another language says in its own words, and may reorder.

A sentence is a line of a template with everything that is computed in it, or several lines where a
tag that begins in one ends in another. What is around a sentence is the structure of the template:
lines that hold nothing but a tag, the signs that make a heading, a list or a prompt of it, and its
name in `{@...}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from jinja2 import nodes

from toolkit.compose.surface import OFFERED

MOST_LINES = 50
"""Of one sentence; the longest of ours has 3."""

_TAG = re.compile(r"\{%[-+]?\s*(\w+)((?:(?!%\}|\{%).)*)%\}")
_ONE_TAG = re.compile(r"\s*(?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})\s*")
_BLOCKS = frozenset(("if", "for", "macro", "call", "filter", "with"))
_CONTINUED = frozenset(("else", "elif"))
_BEFORE = re.compile(r"(?:#+ |![a-z]+ |[-*] |\d+\. |> )?(?:\{% macro [^%]*%\})?")
_END_OF_MACRO = "{% endmacro %}"
_WORD = re.compile(r"[^\W\d_]{2}")
_LINK = re.compile(r"\[\[[^\]\n]*\]\]|`[^`\n]*`")

WORD_FILTERS = frozenset(("plural", "counted", "opening", "see", "default", "d", "join", "replace"))
"""Filters that are given words of a sentence."""

NO_WORDS = frozenset(("see", "ref", "who"))
"""Filters of a name that is not printed itself."""

KEY_FUNCTIONS = frozenset(("label", "number", "range", "namespace", "support_of"))
"""Functions that are given names and numbers."""

METHODS = frozenset(
    name.partition("(")[0] for kind in (str, list, dict) for name in OFFERED[kind].split()
)

_NO_SENTENCE = re.compile(r"\s*(?::::.*|\{[@?].*\})?\s*")


class Sentence(NamedTuple):
    """A sentence where it is in a template."""

    text: str
    line: int
    """Its first line, counted from 1."""

    start: int
    """Characters before it."""

    @property
    def end(self) -> int:
        """Characters up to its end."""
        return self.start + len(self.text)


def sentences_in(source: str) -> Iterator[Sentence]:
    """The sentences of a template, from its beginning to its end; also those without a word."""
    lines = source.splitlines(keepends=True)
    at = number = 0
    while number < len(lines):
        count = _lines_together(lines, number)
        text = "".join(lines[number : number + count])
        if not _is_structure(text):
            yield _bare(text, number + 1, at)
        at += len(text)
        number += count


def _lines_together(lines: list[str], first: int) -> int:
    """How many lines from this one on are one sentence, or one line of structure."""
    if _is_structure(lines[first]):
        return 1
    count, depth = 1, _depth(lines[first])
    while first + count < len(lines) and count < MOST_LINES:
        line = lines[first + count]
        joined = line.lstrip().startswith("{%-") and not _ONE_TAG.fullmatch(line)
        if depth <= 0 and not joined:
            return count
        depth += _depth(line)
        count += 1
    return count if depth == 0 else 1


def _is_structure(text: str) -> bool:
    """Whether there is nothing to say in it: a tag around other lines, a table, a name."""
    if _NO_SENTENCE.fullmatch(text):
        return True
    tag = _TAG.match(text.lstrip())
    alone = bool(_ONE_TAG.fullmatch(text))
    return alone and (tag is None or tag[1] != "set" or "=" not in tag[2])


def _depth(line: str) -> int:
    """How many tags begin in the line and do not end in it; negative where more end."""
    depth = 0
    for name, rest in _TAG.findall(line):
        if name in _BLOCKS or (name == "set" and "=" not in rest):
            depth += 1
        elif name.startswith("end"):
            depth -= 1
    return depth


def _bare(text: str, line: int, at: int) -> Sentence:
    """The sentence in these lines, without the signs of structure before and behind it."""
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    said = text[start:].rstrip()
    said = said.removesuffix(_END_OF_MACRO)
    name = said.rfind(" {@")
    if name >= 0 and said.endswith("}") and "\n" not in said[name:]:
        said = said[:name]
    return Sentence(said, line, at + start)


def has_words(sentence: nodes.Template) -> bool:
    """Whether there is anything to translate in a sentence, which was parsed as a template."""
    return any(_WORD.search(_LINK.sub("", words)) for words in _words(sentence.body))


def _words(found: Iterable[nodes.Node]) -> Iterator[str]:
    """The text around what is computed, and the words in quotes that it may be printed with."""
    for node in found:
        match node:
            case nodes.TemplateData(data=words) | nodes.Const(value=str(words)):
                yield words
            case nodes.Assign():  # a value of one word is a name that something is asked for by
                yield from (one for one in _words((node.node,)) if " " in one)
            case _:
                yield from _words(_PRINTED.get(type(node), _nothing)(node))


def _nothing(_: Any) -> tuple[nodes.Node, ...]:
    return ()


def _of_filter(node: nodes.Filter) -> Iterator[nodes.Node]:
    if node.node is not None and node.name not in NO_WORDS:
        yield node.node
    if node.name in WORD_FILTERS:
        yield from _arguments(node)


def _of_call(node: nodes.Call) -> Iterator[nodes.Node]:
    function = node.node
    if isinstance(function, nodes.Getattr):
        if isinstance(function.node, nodes.Const):
            yield function.node
        takes_names = function.attr in METHODS
    else:
        takes_names = isinstance(function, nodes.Name) and function.name in KEY_FUNCTIONS
    if not takes_names:
        yield from _arguments(node)


def _arguments(node: nodes.Call | nodes.Filter) -> Iterator[nodes.Node]:
    yield from node.args
    yield from (one.value for one in node.kwargs if isinstance(one, nodes.Keyword))


def _of_choice(node: nodes.CondExpr) -> Iterator[nodes.Node]:
    yield node.expr1
    if node.expr2 is not None:
        yield node.expr2


def _body(node: Any) -> Iterable[nodes.Node]:
    return (*node.body, *getattr(node, "elif_", ()), *getattr(node, "else_", ()))


def _children(node: nodes.Node) -> Iterable[nodes.Node]:
    return node.iter_child_nodes()


_PRINTED: Mapping[type[nodes.Node], Callable[[Any], Iterable[nodes.Node]]] = {
    nodes.CondExpr: _of_choice,
    nodes.Filter: _of_filter,
    nodes.Call: _of_call,
    **dict.fromkeys((nodes.Output, nodes.Concat, nodes.Add, nodes.List, nodes.Tuple), _children),
    **dict.fromkeys((nodes.For, nodes.If, nodes.Macro, nodes.CallBlock, nodes.With), _body),
    nodes.AssignBlock: _body,
}
"""What of a node is printed with it, where anything is."""
