"""Finds the fields of a Word file: what they compute, and the texts that they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.merge.word.read.runs import FIELD, INSTRUCTION
from toolkit.ooxml.wordml import (
    DEL,
    MOVE_FROM,
    RPR,
    SIMPLE_FIELD,
    Element,
    P,
    T,
    parent_of,
    w,
)


@dataclass(slots=True)
class Field:
    """A field that nobody proposes to take away."""

    words: list[str] = field(default_factory=list)
    """Its instruction."""

    nodes: list[Element] = field(default_factory=list)
    """The texts that it shows."""

    shows: bool = False
    """Whether what it shows has begun."""

    place: Element | None = None
    """Its first element."""

    @property
    def shown(self) -> str:
        return "".join(node.text or "" for node in self.nodes)

    @property
    def paragraph(self) -> Element | None:
        """The paragraph in which it begins."""
        return None if self.place is None else next(self.place.iterancestors(P), None)

    def show(self, text: str) -> bool:
        """Has it show that text, and nothing but text; whether that is another one."""
        runs = {parent_of(node) for node in self.nodes}
        if not self.nodes or self.shown == text:
            return False
        if any(one.tag not in (RPR, T) for run in runs for one in run):
            return False
        self.nodes[0].text = text
        for node in self.nodes[1:]:
            node.text = ""
        return True


def fields_in(story: Element) -> Iterator[Field]:
    """The fields of a story, each at its end; those inside others too."""
    open_fields: list[Field] = []
    for node in story.iter(FIELD, INSTRUCTION, T, SIMPLE_FIELD):
        if node.tag == SIMPLE_FIELD:
            yield Field(node.get(w("instr"), "").split(), place=node)
        elif (node.tag == T and not (open_fields and open_fields[-1].shows)) or is_gone(node):
            continue
        elif node.tag == T:
            open_fields[-1].nodes.append(node)
        elif node.tag == INSTRUCTION:
            if open_fields:
                open_fields[-1].words += (node.text or "").split()
        elif (kind := node.get(w("fldCharType"))) == "begin":
            open_fields.append(Field(place=node))
        elif open_fields and kind == "separate":
            open_fields[-1].shows = True
        elif open_fields and kind == "end":
            yield open_fields.pop()


def is_gone(node: Element) -> bool:
    """Whether its deletion is proposed."""
    around = node.getparent()
    while around is not None and around.tag != P:
        if around.tag in (DEL, MOVE_FROM):
            return True
        around = around.getparent()
    return False
