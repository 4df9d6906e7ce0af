"""Lists of one Word file in the numbering part of another.

A list is a number (`num`) that paragraphs mention, and its definition (`abstractNum`), which
several lists may share. The schema has all definitions before all numbers.
"""

from __future__ import annotations

from toolkit.ooxml.wordml import VAL, Element, child_of, removed, w
from toolkit.ooxml.xml_parts import free_numbers, number_in

NUMBER, DEFINITION_ID = w("numId"), w("abstractNumId")
LIST, DEFINITION = w("num"), w("abstractNum")


def list_in(numbering: Element, number: str) -> tuple[Element, Element] | None:
    """The list of that number and its definition; None where one of them is missing."""
    for one in numbering.iter(LIST):
        kind = one.find(DEFINITION_ID)
        if one.get(NUMBER) == number and kind is not None:
            for definition in numbering.iter(DEFINITION):
                if definition.get(DEFINITION_ID) == kind.get(VAL):
                    return one, definition
    return None


def add_list(numbering: Element, new: Element, definition: Element) -> str:
    """Adds a list of another file and its definition, which are changed; returns its new number.

    The definition gets no ties to styles, and nothing by which Word knows it in the other file.
    """
    for unique in ("nsid", "tmpl"):
        for one in definition.findall(w(unique)):
            definition.remove(one)
    for style in list(definition.iter(w("pStyle"))):
        removed(style)
    definition_id = _free(numbering, DEFINITION, DEFINITION_ID)
    number = _free(numbering, LIST, NUMBER)
    definition.set(DEFINITION_ID, definition_id)
    new.set(NUMBER, number)
    child_of(new, DEFINITION_ID).set(VAL, definition_id)
    put_definition(numbering, definition)
    put_list(numbering, new)
    return number


def put_definition(numbering: Element, definition: Element) -> None:
    """Puts a definition behind the others, before the lists."""
    first = numbering.find(LIST)
    if first is not None:
        first.addprevious(definition)
    else:
        numbering.append(definition)


def put_list(numbering: Element, new: Element) -> None:
    """Puts a list behind the others."""
    lists = numbering.findall(LIST)
    if lists:
        lists[-1].addnext(new)
    else:
        numbering.append(new)


def _free(numbering: Element, tag: str, key: str) -> str:
    used = {number_in(one.get(key)) for one in numbering.iter(tag)}
    return str(next(free_numbers(used)))
