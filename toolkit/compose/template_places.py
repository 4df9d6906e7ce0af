"""What a template has at which place: its headings, the fields that it prints, its own sentences.

A text that was made by the template, and edited or not, can be told apart by that: which words a
build writes, and which are a person's and belong to a field of the outline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from toolkit.compose.environment import TemplateEnvironment
from toolkit.compose.sentences import Sentence, sentences_in
from toolkit.files import template_root
from toolkit.model.language import Language

ASKED = re.compile(r"^\{\?(?P<path>.+)\}[ \t]*$", re.MULTILINE)
HEADING = re.compile(r"^(?P<signs>#+) ", re.MULTILINE)
LOOP = re.compile(r"\{% for (?P<name>\w+) in (?P<of>[\w.]+)(?:\[[^\]]*\])? %\}")
INCLUDED = re.compile(r'\{% include "(?P<name>[^"]+)" %\}')
SCOPE = re.compile(r"\{@([^}]+)\}\s*$")
ID = re.compile(r"\{\{.*?\}\}")
OF_PARTS = frozenset(("part_b/work_package.md.j2",))
"""Templates about one part of the outline, which are asked for by their own name."""

PRINTED = re.compile(
    r"\{\{ (?P<root>\w+)(?:\.(?P<field>\w+))?(?: \| (?:sentence|join\([^)]*\)))? \}\}"
)
NEAR = 4
"""Sentences above a prompt among which that with its field is."""

PROSE = "prose"
WITHIN = r"(?:(?![.!?]\s+\S)[\s\S])"
"""A letter of something computed: it does not end a sentence that another one follows."""

REST = r"[\s\S]*"
FIRST_TIME = "loop.first"
"""In a sentence that a loop writes several times in one paragraph."""

ONLY_HERE = {"link.text": "links"}
"""By an expression the field whose words no table shows."""

ANY, SOME = f"{WITHIN}*?", f"{WITHIN}+?"
LEAST_WORDS = 2
"""Words of its own that a sentence needs to be known again."""

WORD = re.compile(r"[^\W\d_]+")
BOTH = 2
"""Words that a filter chooses from by a number: one for one, one for several."""

SIGNS = re.compile(r"[*_`]|\\\n")


class HeadingPlace(NamedTuple):
    """A heading that the template writes."""

    level: int
    pattern: str
    """A regular expression of its plain words; empty where all of them are computed."""


class FieldPlace(NamedTuple):
    """A place where a field is printed."""

    path: str
    """The field, `priorities.adopt.need`; a star stands for an id: `partners.*.profile`. `prose` is
    the text of the section."""

    lead: str
    """The pattern of the words before it; empty where there are none."""

    is_list: bool
    """Whether each of several texts is a point of a list."""


class SentencePlace(NamedTuple):
    """A sentence that the template writes from the plan."""

    pattern: str
    """A regular expression of its plain words."""

    holds: str = ""
    """The field of the outline whose words are in it and in no table; empty where none are."""


Place = HeadingPlace | FieldPlace | SentencePlace


def places_of(name: str, language: Language) -> tuple[Place, ...]:
    """The places of our template of that name, in their order, with those of the templates that it
    includes by name; its own words are in that language."""
    return _places(name, language.id, _Said(language))


class _Said:
    """The sentences of a language; all alike, so that what was made with one is remembered."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __hash__(self) -> int:
        return hash(self.language.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Said) and other.language.digest == self.language.digest


@lru_cache(maxsize=100)
def _places(name: str, _: str, said: _Said) -> tuple[Place, ...]:
    source = (template_root() / name).read_text(encoding="utf-8")
    return tuple(_in_order(source, said))


def _in_order(source: str, said: _Said) -> Iterator[Place]:
    sentences = tuple(sentences_in(source))
    fields = dict(_fields(source, sentences))
    found: list[tuple[int, tuple[Place, ...]]] = []
    for one in sentences:
        translated = said.language.sentences.get(one.text)
        text = translated.text if translated else one.text
        if place := _place(source, one, text, fields):
            found.append((one.start, (place,)))
    for include in INCLUDED.finditer(source):
        name = include["name"]
        if name not in OF_PARTS:
            found.append((include.start(), _places(name, said.language.id, said)))
    for _, places in sorted(found, key=lambda pair: pair[0]):
        yield from places


def _place(
    source: str, sentence: Sentence, text: str, fields: dict[int, tuple[str, bool]]
) -> Place | None:
    before = source[source.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    if before.startswith("!prompt") and (asked := _below_heading(source, sentence)):
        return FieldPlace(asked, "", False)
    if before.startswith(("!prompt", "!guidance")):
        return None
    if signs := HEADING.match(before + " "):
        return HeadingPlace(len(signs["signs"]), _of_heading(text))
    path, is_list = fields.get(sentence.start, ("", False))
    tree = _parsed(text)
    if tree is None:
        return None
    if path:
        names = path.rpartition(".")[2]
        return FieldPlace(path, _lead(tree, names), is_list)
    pattern = _Pattern()
    made = pattern.of(tree.body)
    if made.endswith(ANY):  # a loop: whatever follows in the paragraph
        made = f"{made.removesuffix(ANY)}{REST}"
    behind = _behind(source, sentence)
    holds = next((field for name, field in ONLY_HERE.items() if name in text + behind), "")
    goes_on = holds and not text.rstrip().endswith(":")
    if made and (goes_on or FIRST_TIME in text):
        made += REST
    return SentencePlace(made, holds) if pattern.words >= LEAST_WORDS else None


def _behind(source: str, sentence: Sentence) -> str:
    """What follows a sentence in its paragraph; behind a colon the next paragraph, too."""
    rest = source[sentence.end :].split("\n\n")
    return "\n".join(rest[: 2 if sentence.text.rstrip().endswith(":") else 1])


def _of_heading(text: str) -> str:
    tree, pattern = _parsed(text), _Pattern()
    made = pattern.of(tree.body) if tree else ""
    return made if pattern.words else ""


def _below_heading(source: str, sentence: Sentence) -> str:
    """The field that a prompt asks for that names none: the place that its heading opens."""
    above = source[: sentence.start].rstrip("\n").split("\n")[:-1]
    opened = next((SCOPE.search(line) for line in reversed(above) if line.startswith("#")), None)
    asked = next((line for line in reversed(above) if line.strip()), "")
    if opened is None or asked.startswith("{?") or "{{" in opened[1] or "/" not in opened[1]:
        return ""
    return f"sections.{opened[1]}" if opened[1][:1].isupper() else ""


@lru_cache(maxsize=1)
def _environment() -> TemplateEnvironment:
    return TemplateEnvironment([template_root()])


def _parsed(text: str) -> nodes.Template | None:
    try:
        return _environment().sentence(text)
    except TemplateSyntaxError:
        return None


def _fields(source: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, tuple[str, bool]]]:
    """By the beginning of a sentence the field that is printed in it.

    Which one that is the prompts say that take its place: `{?priorities.adopt.need}`.
    """
    roots = dict(reversed(list(_roots(source, sentences))))
    loops = [(one.start(), one["name"], one["of"]) for one in LOOP.finditer(source)]
    for sentence in sentences:
        text = sentence.text.strip()
        if text == "{{ prose }}":
            yield sentence.start, (PROSE, False)
        for one in PRINTED.finditer(sentence.text):
            root, field = one["root"], one["field"]
            if field and root in roots and text.endswith(one[0]):
                yield sentence.start, (f"{roots[root]}.{field}", False)
            elif not field and text == one[0]:
                around = (
                    of
                    for at, name, of in reversed(loops)
                    if (name, at < sentence.start) == (root, True)
                )
                root, _, field = next(around, "").partition(".")
                if field and root in roots:
                    yield sentence.start, (f"{roots[root]}.{field}", True)


def _roots(source: str, sentences: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """What the names in a template stand for: `case` for `priorities.adopt`."""
    for asked in ASKED.finditer(source):
        around, _, last = ID.sub("*", asked["path"]).rpartition(".")
        before = [one for one in sentences if one.start < asked.start()][-NEAR:]
        field = re.compile(rf"\{{\{{ (\w+)\.{re.escape(last)}\b(?! \|[^}}]*\|)")
        found = (field.search(one.text) for one in reversed(before))
        if root := next(filter(None, found), None):
            yield root[1], around


def _lead(tree: nodes.Template, last: str) -> str:
    """The pattern of the words before the field in its sentence."""
    pattern = _Pattern()
    made = ""
    for node in tree.body:
        for one in getattr(node, "nodes", (node,)):
            if any(
                isinstance(inner, nodes.Getattr) and inner.attr == last
                for inner in (one, *one.find_all(nodes.Getattr))
            ):
                return made if pattern.words else ""
            made += pattern.expression(one) if not isinstance(one, nodes.Stmt) else ANY
    return ""


class _Pattern:
    """Makes the regular expression of a sentence, and counts its own words."""

    def __init__(self) -> None:
        self.words = 0

    def of(self, body: Sequence[nodes.Node]) -> str:
        return "".join(map(self._statement, body))

    def _statement(self, node: nodes.Node) -> str:
        match node:
            case nodes.Output():
                return "".join(map(self.expression, node.nodes))
            case nodes.If(test=nodes.Getattr(attr="first"), elif_=[], else_=[]):
                return self.of(node.body)  # the first time round a loop
            case nodes.If():
                bodies = [node.body, *(one.body for one in node.elif_), node.else_]
                return self._any([self.of] * len(bodies), bodies, or_nothing=False)
            case nodes.Assign() | nodes.AssignBlock():
                return ""
            case _:
                return ANY

    def expression(self, node: nodes.Node) -> str:
        match node:
            case nodes.TemplateData(data=text) | nodes.Const(value=str(text)):
                self.words += len(WORD.findall(text))
                return _literal(text)
            case nodes.CondExpr(expr1=first, expr2=second):
                if second is None:
                    return self._one_of((first,), or_nothing=True)
                return self._telling(first, second)
            case nodes.Call(node=nodes.Name(name="pick"), args=args):
                return self._one_of(args)
            case nodes.Concat(nodes=inner):
                return "".join(map(self.expression, inner))
            case nodes.Filter(name="plural", args=args) if len(args) == BOTH:
                return self._one_of(args)
            case nodes.Filter(name="counted" | "opening", args=args) if args:
                made = self._any([self._plural] * len(args), args, or_nothing=False)
                return f"{SOME}\\s+{made}"
            case nodes.Filter(name="see", args=[nodes.Const(value=str(text))]) if text[:1] == "#":
                self.words += len(WORD.findall(text))
                return _literal(text).replace(r"\#", r"\S+\s+\d+")
            case nodes.Filter(name="see"):
                return r"(?:\s*[(;,][^()]*?\)?|[^.]{0,60}?)"
            case _:
                return SOME

    def _one_of(self, ways: Sequence[nodes.Node], *, or_nothing: bool = False) -> str:
        """Any of these; as many words count as there are in the shortest."""
        return self._any([self.expression] * len(ways), ways, or_nothing)

    def _telling(self, first: nodes.Expr, second: nodes.Expr) -> str:
        """One of two; where only one has words enough to be known again, that one."""
        before = self.words
        counts = []
        for way in (first, second):
            self.words = 0
            self.expression(way)
            counts.append(self.words)
        self.words = before
        if min(counts) and min(counts) < LEAST_WORDS <= max(counts):
            return self.expression(first if counts[0] > counts[1] else second)
        return self._one_of((first, second))

    def _any(
        self,
        makers: Sequence[Callable[[Any], str]],
        ways: Sequence[Any],
        or_nothing: bool,
    ) -> str:
        before = self.words
        found: list[tuple[str, int]] = []
        for maker, way in zip(makers, ways, strict=True):
            self.words = 0
            found.append((maker(way), self.words))
        if or_nothing:
            found.append(("", 0))
        self.words = before + min((count for _, count in found), default=0)
        return f"(?:{'|'.join(made for made, _ in found)})"

    def _plural(self, node: nodes.Node) -> str:
        return f"{self.expression(node)}\\w*"


def _literal(text: str) -> str:
    plain = SIGNS.sub("", text)
    pieces = re.split(r"(\s+)", plain)
    return "".join(r"\s+" if one.isspace() else re.escape(one) for one in pieces if one)
