"""Jinja's compiler, with every step counted and every operation done by the environment.

Nothing is computed while a template is compiled, so what is compiled depends on the template and on
this file alone, and nothing runs uncounted.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, CompilerExit, Frame

COSTS: dict[type[nodes.Node], int] = {
    nodes.Getattr: 2,
    nodes.Filter: 3,
    nodes.Test: 3,
    nodes.Call: 3,
    nodes.Dict: 10,
    nodes.Macro: 50,
    nodes.CallBlock: 50,
    nodes.Include: 100,
    nodes.FromImport: 400,
    nodes.Import: 400,
}
"""Steps that a node counts for, by the time and memory that it takes; one where it is not named."""

_BODIES = ("body", "else_", "elif_")


class Code(CodeGenerator):
    """Writes templates as Python."""

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Writes what is done one after the other, and before it how many steps that takes."""
        every = list(nodes)
        self.writeline(f"environment.spend({steps(every)})")
        try:
            for node in every:
                self.visit(node, frame)
        except CompilerExit:
            pass

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        """Writes a loop over what the environment lets it go through."""
        line = node.iter.lineno
        through = "rows" if isinstance(node.target, nodes.Tuple) else "passed"
        each = nodes.Const(steps([node.test]) if node.test else 0, lineno=line)
        node.iter = _by_environment(through, [node.iter, each], line)
        super().visit_For(node, frame)

    def visit_Assign(self, node: nodes.Assign, frame: Frame) -> None:  # noqa: N802
        """Writes an assignment; only a list is taken apart into several names."""
        if isinstance(node.target, nodes.Tuple):
            node.node = _by_environment("row", [node.node], node.lineno)
        super().visit_Assign(node, frame)

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Writes a call by a template, or one by this class of the environment itself."""
        if not isinstance(node.node, nodes.EnvironmentAttribute):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self._write_call(node.node.name, node.args, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Writes `~`, which seals text beside Markdown instead of writing it as HTML."""
        self._write_call("together", node.nodes, frame)

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """Writes a comparison of two values or more."""
        parts: list[nodes.Expr] = [node.expr]
        for one in node.ops:
            parts += [nodes.Const(one.op, lineno=node.lineno), one.expr]
        self._write_call("compare", parts, frame)

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Writes `value[0]` or `value[1:3]`."""
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        ends = (node.arg.start, node.arg.stop, node.arg.step)
        missing = nodes.Const(None, lineno=node.lineno)
        self._write_call("cut", [node.node, *(one or missing for one in ends)], frame)

    def _write_call(self, name: str, arguments: Iterable[nodes.Node], frame: Frame) -> None:
        self.write(f"environment.{name}(")
        for one in arguments:
            self.visit(one, frame)
            self.write(", ")
        self.write(")")

    def _output_child_to_const(
        self,
        node: nodes.Expr,
        frame: Frame,
        finalize: object,  # noqa: ARG002
    ) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return str(node.as_const(frame.eval_ctx))


def steps(every: Iterable[nodes.Node]) -> int:
    """How many steps these nodes count for, without the tags inside tags: these count when, and
    as often as, they are done."""
    found, waiting = 0, list(every)
    while waiting:
        node = waiting.pop()
        found += COSTS.get(type(node), 1)
        inside = isinstance(node, nodes.Stmt)
        waiting.extend(node.iter_child_nodes(exclude=_BODIES if inside else None))
    return found


def _by_environment(name: str, arguments: list[nodes.Node], line: int) -> nodes.Call:
    method = nodes.EnvironmentAttribute(name, lineno=line)
    return nodes.Call(method, arguments, [], None, None, lineno=line)
