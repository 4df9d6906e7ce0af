"""What a template may be made of: so many tags and names, of the kinds that are offered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from toolkit.compose.sandbox_limits import EndlessError, in_bounds

NODES = 5_000
"""Tags, names, values and pieces of text in one template; the longest of ours has 529."""

NESTED = 60
"""Levels of brackets, filters and operators inside each other, and of tags around them."""

NESTED_TAGS = 12
"""Levels of tags inside tags, such as loops inside loops."""

ALTERNATIVES = 100
"""Of one `{% if %}`."""

TOO_DEEP = f"brackets or operators are nested more than {NESTED} levels deep"
TOO_LONG = "a number has more digits than a proposal needs"

OFFERED = frozenset(
    (
        nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Assign,
        nodes.AssignBlock, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.With,
        nodes.Include, nodes.Import, nodes.FromImport,
        nodes.Name, nodes.NSRef, nodes.Const, nodes.Tuple, nodes.List, nodes.Dict, nodes.Pair,
        nodes.Keyword, nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Call, nodes.Getitem,
        nodes.Getattr, nodes.Slice, nodes.Concat, nodes.Compare, nodes.Operand, nodes.Mul,
        nodes.Div, nodes.FloorDiv, nodes.Add, nodes.Sub, nodes.Mod, nodes.Pow, nodes.And,
        nodes.Or, nodes.Not, nodes.Neg, nodes.Pos,
    )
)  # fmt: skip

TAGS: dict[type[nodes.Node], str] = {
    nodes.Block: "{% block %}",
    nodes.Extends: "{% extends %}",
    nodes.Scope: "{% autoescape %}",
}
"""What Jinja knows besides, as it is written."""


class RefusedError(TemplateSyntaxError):
    """A template uses what Jinja knows and is not offered."""


class TooLargeError(TemplateSyntaxError):
    """A template is larger, or more deeply nested, than one of a proposal needs to be."""


class _Spot(NamedTuple):
    node: nodes.Node
    line: int
    depth: int
    tags: int


def examine(tree: nodes.Template) -> int:
    """How many tags, names and values the template has.

    Raises RefusedError or TooLargeError, with the line, where it is made of anything else.
    """
    found, waiting = 0, [_Spot(tree, 1, 0, 0)]
    includes = 0
    names: set[str] = set()
    while waiting:
        spot = waiting.pop()
        found += 1
        includes += isinstance(spot.node, (nodes.Include, nodes.Import, nodes.FromImport))
        if isinstance(spot.node, nodes.Name) and spot.node.ctx == "store":
            names.add(spot.node.name)
        # what is included is handed every name that is set, one by one
        _in_size(spot, found + includes * len(names))
        _is_offered(spot)
        inside = isinstance(spot.node, nodes.Stmt) and not isinstance(spot.node, nodes.Output)
        tags = spot.tags + inside
        children = [
            _Spot(one, _line(one) or spot.line, spot.depth + 1, tags)
            for one in spot.node.iter_child_nodes()
        ]
        waiting.extend(reversed(children))
    return found


def _line(node: nodes.Node) -> int:
    """The line of a node, or of what is in it; 0 where neither is known."""
    inside = (one.lineno for one in node.iter_child_nodes() if one.lineno)
    return node.lineno or next(inside, 0)


def _in_size(spot: _Spot, found: int) -> None:
    if found > NODES:
        raise TooLargeError(f"it has more than {NODES} tags, names and values", spot.line)
    if spot.depth > NESTED:
        raise TooLargeError(TOO_DEEP, spot.line)
    if spot.tags > NESTED_TAGS:
        raise TooLargeError(f"tags are nested more than {NESTED_TAGS} levels deep", spot.line)
    if isinstance(spot.node, nodes.If) and len(spot.node.elif_) > ALTERNATIVES:
        fact = f"an 'if' has more than {ALTERNATIVES} alternatives"
        raise TooLargeError(fact, spot.node.elif_[ALTERNATIVES].lineno)
    if isinstance(spot.node, nodes.Const):
        try:
            in_bounds(spot.node.value)
        except EndlessError:
            raise TooLargeError(TOO_LONG, spot.line) from None


def _is_offered(spot: _Spot) -> None:
    if why := next(_refusals(spot.node), None):
        raise RefusedError(f"templates are not offered {why}", spot.line)


def _refusals(node: nodes.Node) -> Iterator[str]:
    """What the node itself has that is not offered, without what is inside it."""
    if type(node) not in OFFERED:
        yield TAGS.get(type(node), f"'{type(node).__name__.lower()}'")
    match node:
        case nodes.For(recursive=True):
            yield "recursive loops"
        case nodes.Call() | nodes.Filter() | nodes.Test():
            yield from _refused_arguments(node)
        case nodes.Pair(key=key) if not _is_word(key):
            yield "computed keys inside { }"
        case nodes.Macro() | nodes.CallBlock():
            names = [one.name for one in node.args]
            yield from (f"the parameter '{one}' twice" for one in names if names.count(one) > 1)
    for name, child in node.iter_fields():
        for one in child if isinstance(child, list) else [child]:
            if isinstance(one, nodes.Tuple) and one.ctx != "load" and not _is_row(node, name, one):
                yield "names in brackets to the left of a value"


def _refused_arguments(node: nodes.Call | nodes.Filter | nodes.Test) -> Iterator[str]:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        yield "lists with a * as arguments"
    names = [one.key for one in node.kwargs if isinstance(one, nodes.Keyword)]
    yield from (f"the argument '{one}'" for one in names if one.startswith("_"))
    yield from (f"the argument '{one}' twice" for one in names if names.count(one) > 1)


def _is_word(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, (str, int))


def _is_row(around: nodes.Node, field: str, names: nodes.Tuple) -> bool:
    """Whether these are `a, b` of `{% for a, b in ... %}` or `{% set a, b = ... %}`."""
    assigns = isinstance(around, (nodes.For, nodes.Assign)) and field == "target"
    return assigns and all(isinstance(one, (nodes.Name, nodes.NSRef)) for one in names.items)
