"""WordprocessingML in one line, for tests of single elements.

`wml('p(r"one " ins(r"two"))')` is a paragraph with a run and an inserted run; `short(element)` is
its line again. `name{attribute=value}` has an attribute. A text in quotes is a `w:t`, inside `del`
a `w:delText`; `r(rPr(b) "one")` has it after other elements. A tracked change is ours unless it
says `{by=Anna}`; its number and date are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from lxml import etree

from toolkit.ooxml.wordml import AUTHOR, DEL, Element, element, w

TOKEN = re.compile(r'\s*(?:(\w+)(?:\{([^}]*)\})?|"([^"]*)"|([()]))')
TRACKED = frozenset(
    w(name) for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
)
DATE = "2026-01-01T00:00:00Z"
LEFT_OUT = frozenset((w("id"), w("date"), w("author")))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def wml(line: str) -> Element:
    """The element of a line. Raises ValueError where the line is not one element."""
    root = element("root")
    around, last = [root], root
    numbers = count(1)
    at = 0
    while at < len(line.rstrip()):
        token = TOKEN.match(line, at)
        if token is None:
            raise ValueError(f"cannot be read from here: {line[at:]}")
        at = token.end()
        name, attributes, text, bracket = token.groups()
        if name:
            last = _made(name, attributes or "", numbers)
            around[-1].append(last)
        elif text is not None:
            begins_at = token.start(3) - 1
            holder = around[-1] if line[begins_at - 1] in " (" else last
            holder.append(_text(text, deleted=any(one.tag == DEL for one in around)))
        elif bracket == "(":
            around.append(last)
        else:
            last = around.pop()
    if len(root) != 1 or around != [root]:
        raise ValueError(f"not one element: {line}")
    return root[0]


def body_of(line: str) -> Element:
    """The element inside a body, so that it has neighbours and a parent."""
    return wml(f"document(body({line}))")[0]


def short(root: Element) -> str:
    """The line of an element."""
    return " ".join(_lines(root))


def _made(name: str, attributes: str, numbers: Iterator[int]) -> Element:
    made = element(name)
    pairs = dict(pair.split("=", 1) for pair in attributes.split(",") if pair)
    if made.tag in TRACKED:
        made.set(w("id"), str(next(numbers)))
        made.set(w("author"), pairs.pop("by", AUTHOR))
        made.set(w("date"), DATE)
    for key, value in pairs.items():
        made.set(w(key), value)
    return made


def _text(text: str, *, deleted: bool) -> Element:
    made = element("delText" if deleted else "t")
    made.text = text
    return made


def _lines(one: Element) -> Iterator[str]:
    name = etree.QName(one).localname
    if name in ("t", "delText"):
        yield f'"{one.text or ""}"'
        return
    author = one.get(w("author"))
    pairs = [f"by={author}"] if author not in (None, AUTHOR) else []
    pairs += [
        f"{etree.QName(key).localname}={value}"
        for key, value in one.attrib.items()
        if key not in LEFT_OUT and key != SPACE
    ]
    attributes = f"{{{','.join(pairs)}}}" if pairs else ""
    inner = " ".join(part for child in one for part in _lines(child))
    alone = len(one) == 1 and inner.startswith('"')
    yield f"{name}{attributes}" + (inner if alone else f"({inner})" if inner else "")
