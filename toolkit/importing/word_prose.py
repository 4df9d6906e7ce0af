"""A paragraph of a Word file as the outline writes prose: emphasis, links and references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.document.suspects import BULLETS
from toolkit.merge.pull.as_markdown import escaped
from toolkit.merge.word.read.runs import BREAK, FIELD, INSTRUCTION, WRITTEN, is_formula, marks_of
from toolkit.ooxml.wordml import (
    DEL,
    HYPERLINK,
    INS,
    LINKS,
    MOVE_FROM,
    MOVE_TO,
    RELATIONS,
    RPR,
    SIMPLE_FIELD,
    TRANSPARENT,
    VAL,
    Element,
    R,
    T,
    text_of,
    w,
)

LABEL = re.compile(r"(?:WP|MS|[TDESR])\d{1,3}(?:\.\d{1,3})?")
"""What a reference to a part of the plan prints."""

REFERENCE, END = "\ue020", "\ue021"
"""Round a label that Word keeps up to date, until the part with that label is known."""

BULLET = re.compile(rf"\s*[{BULLETS}]\s*")
EMPHASIS = {"strong": "b", "emphasis": "i", "intense emphasis": "bi"}
"""Character styles that are an emphasis, by their names."""

RUN_STYLE = w("rStyle")
WEB = ("http://", "https://", "mailto:")


class Run(NamedTuple):
    """Words that look alike."""

    text: str
    marks: str = ""
    """Letters: b bold, i italic, s struck through, ~ and ^ below and above the line."""

    link: str = ""
    is_reference: bool = False
    is_hidden: bool = False


def runs_in(
    paragraph: Element, styles: Mapping[str, str], targets: Mapping[str, str]
) -> Iterator[Run]:
    """The words of a paragraph as they read once every tracked change is accepted.

    `styles` are the names of styles by their ids, `targets` the addresses of links by theirs.
    """
    field: list[str] = []
    depth = 0
    for run, link in _flat(paragraph, targets, ""):
        if is_formula(run.tag):
            yield Run(text_of(run), link=link)
            continue
        marks, hidden = _marks(run, styles)
        for node in run:
            if node.tag == FIELD:
                kind = node.get(w("fldCharType"))
                depth += (kind == "begin") - (kind == "end")
                field = [] if not depth or kind == "begin" else field
            elif node.tag == INSTRUCTION:
                field += (node.text or "").split()
            elif words := _words(node):
                refers = field[:1] == ["REF"]
                target = _address(field) or link
                yield Run(words, marks, target, refers, hidden)


def _flat(parent: Element, targets: Mapping[str, str], link: str) -> Iterator[tuple[Element, str]]:
    for one in parent:
        tag = one.tag
        if tag == R:
            yield one, link
        elif tag == HYPERLINK:
            address = targets.get(one.get(f"{{{RELATIONS}}}id") or "", "")
            yield from _flat(one, targets, address or link)
        elif tag == SIMPLE_FIELD or tag in (INS, MOVE_TO) or tag in LINKS or tag in TRANSPARENT:
            yield from _flat(one, targets, link)
        elif tag not in (DEL, MOVE_FROM) and is_formula(tag):
            yield one, link


def _marks(run: Element, styles: Mapping[str, str]) -> tuple[str, bool]:
    look = next(run.iterchildren(RPR), None)
    if look is None:
        return "", False
    named = look.find(RUN_STYLE)
    style = styles.get(named.get(VAL) or "", "") if named is not None else ""
    hidden = look.find(w("vanish"))
    return (
        "".join(sorted({*marks_of(run), *EMPHASIS.get(style, "")})),
        hidden is not None and hidden.get(VAL) not in ("0", "false"),
    )


def _words(node: Element) -> str:
    if node.tag == T:
        return node.text or ""
    if node.tag in WRITTEN:
        return WRITTEN[node.tag]
    if node.tag == BREAK and node.get(w("type"), "textWrapping") == "textWrapping":
        return "\n"
    return ""


def _address(field: list[str]) -> str:
    if field[:1] == ["HYPERLINK"] and len(field) > 1 and not field[1].startswith("\\"):
        return field[1].strip('"')
    return ""


def as_prose(runs: Sequence[Run]) -> str:
    """Runs in the outline's notation, on one line but for the breaks that a person set."""
    made = ""
    for one in _joined(runs):
        made += _written(one, begins=not made.strip())
    return made.strip()


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Runs side by side that look alike, as one; spaces take the look of what is before them."""
    last: Run | None = None
    for one in runs:
        one = one._replace(marks="".join(m for m in one.marks if m in "bi~^"))
        if last and not one.text.strip() and not one.is_reference and not last.is_reference:
            one = one._replace(marks=last.marks, link=last.link)
        if last and last[1:] == one[1:] and not one.is_reference:
            last = last._replace(text=last.text + one.text)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _written(one: Run, *, begins: bool) -> str:
    core = one.text.strip()
    if not core:
        return one.text
    before = one.text[: len(one.text) - len(one.text.lstrip())]
    behind = one.text[len(one.text.rstrip()) :]
    if one.is_reference and LABEL.fullmatch(core):
        words = f"{REFERENCE}{core}{END}"
    else:
        words = "\\\n".join(
            escaped(line, begins=begins or number > 0)
            for number, line in enumerate(core.split("\n"))
        )
    scripts = [mark for mark in "~^" if mark in one.marks]
    if scripts and not re.search(r"\s", core):
        words = f"{scripts[0]}{words}{scripts[0]}"
    for mark, sign in (("i", "*"), ("b", "**")):
        if mark in one.marks:
            words = f"{sign}{words}{sign}"
    if one.link.startswith(WEB):
        words = f"[{words}]({one.link})" if one.link != core else f"<{core}>"
    return f"{before}{words}{behind}".replace("\t", " ")


def plain(runs: Iterable[Run]) -> str:
    """What runs say."""
    return "".join(one.text for one in runs)


def as_lines(paragraphs: list[list[Run]]) -> str:
    """Paragraphs of a cell in the outline's notation: points below one another, all else apart."""
    made = ""
    was_point = False
    for runs in paragraphs:
        bare = _without_point(runs)
        prose = as_prose(bare if bare is not None else runs)
        if not prose:
            continue
        is_point = bare is not None
        between = ("\n" if was_point and is_point else "\n\n") if made else ""
        made += f"{between}{'- ' if is_point else ''}{prose}"
        was_point = is_point
    return made


def _without_point(runs: list[Run]) -> list[Run] | None:
    """The runs without the bullet before them; None where there is none."""
    first = next((number for number, one in enumerate(runs) if one.text.strip()), None)
    if first is None or not (found := BULLET.match(runs[first].text)):
        return None
    rest = runs[first]._replace(text=runs[first].text[found.end() :])
    return [rest, *runs[first + 1 :]]
