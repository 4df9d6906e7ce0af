"""Reads the contents of a Word paragraph: pieces of text and objects.

Seen is what is once every proposed change is accepted: text that anybody deleted is not there,
text that anybody inserted is. Content controls, links and smart tags are looked through.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from hashlib import sha1

from toolkit.merge.text.tokens import opaque
from toolkit.merge.word.read.field_errors import is_broken
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    DEL,
    INS,
    LINKS,
    MOVE_FROM,
    MOVE_TO,
    PPR,
    RPR,
    SIMPLE_FIELD,
    TRANSPARENT,
    VAL,
    Element,
    R,
    T,
    is_on,
    text_of,
    w,
)

Shown = Callable[[str, str], str]
"""What a relationship or note shows, by its kind and id: a checksum of the picture, or a text."""

MARKS = {
    w("b"): "b",
    w("i"): "i",
    w("u"): "u",
    w("strike"): "s",
    w("dstrike"): "s",
    w("vertAlign"): "",
    w("highlight"): "h",
}
"""By the property of a run the letter of its emphasis; of vertAlign its value says which."""

SCRIPTS = {"subscript": "~", "superscript": "^"}

WRITTEN = {
    w("tab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}

SILENT = frozenset(
    w(name)
    for name in (
        "rPr",
        "delText",
        "delInstrText",
        "commentReference",
        "annotationRef",
        "lastRenderedPageBreak",
        "footnoteRef",
        "endnoteRef",
        "separator",
        "continuationSeparator",
    )
)

UNSEEN = frozenset((PPR, BOOKMARK_START, BOOKMARK_END, w("proofErr")))
"""What is in a paragraph beside its runs, and shows nothing."""

TYPED = frozenset(("HYPERLINK", "FILLIN", "FORMTEXT"))
"""Fields that show what people typed; LibreOffice makes them of links and content controls."""

COUNTED = (["SEQ"], ["REF"])
"""Fields whose text no person writes: numbers of captions, labels of what is referred to."""

FIGURES = "0123456789"
VERT_ALIGN = w("vertAlign")
BREAK, FIELD, INSTRUCTION = w("br"), w("fldChar"), w("instrText")
NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BLIP = f"{DRAWING}blip"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


@dataclass(slots=True)
class Piece:
    """Something that is seen in a paragraph, and the elements that show it."""

    text: str
    """Its text, or the one token that stands for it."""

    marks: str
    holders: list[Element] = field(default_factory=list)
    """The runs, or the field or formula, that hold it."""

    node: Element | None = None
    """The one child of the run that holds the text; None where it is no text."""


@dataclass(slots=True)
class _Field:
    """A field being read: from its first mark to its last."""

    depth: int = 0
    instruction: str = ""
    holders: list[Element] = field(default_factory=list)
    marks: str = ""
    shown: bool = False
    """Whether what it shows is read as text, as with a link."""

    result: str | None = None
    """What it shows, from the mark on that separates this from what it computes."""


def pieces_of(
    paragraph: Element, shown: Shown, emphasised: Collection[Element] | None = None
) -> list[Piece]:
    """What is seen in the paragraph, from its first piece to its last.

    Runs that are not among those `emphasised` have no emphasis of their own, where these are known.
    """
    found: list[Piece] = []
    open_field = _Field()
    for run in runs_of(paragraph):
        if run.tag != R:
            found.append(_formula_or_field(run))
            continue
        marks = marks_of(run) if emphasised is None or run in emphasised else ""
        for node in run:
            if node.tag == FIELD or (open_field.depth and not open_field.shown):
                closed = _read_field(open_field, run, node, marks, shown)
                if closed is not None:
                    found.append(closed)
                    open_field = _Field()
            elif node.tag == T:
                if node.text:
                    found.append(Piece(node.text, marks, [run], node))
            elif node.tag not in SILENT and node.tag != INSTRUCTION:
                found.append(_other(run, node, marks, shown))
    if open_field.depth and open_field.holders and not open_field.shown:
        found.append(_field_piece(open_field, shown))
    return found


def runs_of(parent: Element) -> Iterator[Element]:
    """The runs, formulas and simple fields that are seen, in their order."""
    for one in parent:
        tag = one.tag
        if tag in (R, SIMPLE_FIELD):
            yield one
        elif tag in (INS, MOVE_TO) or tag in LINKS or tag in TRANSPARENT:
            yield from runs_of(one)
        elif tag not in (DEL, MOVE_FROM) and is_formula(tag):
            yield one


def is_formula(tag: object) -> bool:
    """Whether an element of that tag is a formula or a part of one."""
    return isinstance(tag, str) and tag.startswith(MATH)


def marks_of(run: Element) -> str:
    """The letters of the emphasis that a run has of its own."""
    look = next(run.iterchildren(RPR), None)
    if look is None:
        return ""
    found = {
        MARKS[one.tag] or SCRIPTS.get(one.get(VAL, ""), "")
        for one in look.iterchildren(*MARKS)
        if is_on(one)
    }
    return "".join(sorted(found)) if found else ""


def plain_text(paragraph: Element) -> str | None:
    """The text of a paragraph that holds nothing but runs of text on the line; else None."""
    text = ""
    for one in paragraph:
        tag = one.tag
        if tag == R:
            for node in one:
                inner = node.tag
                if inner == T:
                    text += node.text or ""
                elif inner != RPR or node.find(VERT_ALIGN) is not None:
                    return None
        elif tag not in UNSEEN:
            return None
    return text


def _formula_or_field(one: Element) -> Piece:
    if one.tag == SIMPLE_FIELD:
        return Piece(opaque("field", _instruction(one.get(w("instr"), ""))), "", [one])
    return Piece(opaque("formula", text_of(one)), "", [one])


def _other(run: Element, node: Element, marks: str, shown: Shown) -> Piece:
    if node.tag == BREAK:
        kind = node.get(w("type"), "textWrapping")
        text = "\n" if kind == "textWrapping" else opaque("break", kind)
        return Piece(text, marks, [run], node)
    if node.tag in WRITTEN:
        return Piece(WRITTEN[node.tag], marks, [run], node)
    if node.tag in NOTES:
        kind = NOTES[node.tag]
        return Piece(opaque(kind, shown(kind, node.get(w("id"), ""))), marks, [run])
    if node.tag == w("sym"):
        return Piece(opaque("sign", node.get(w("char"), "")), marks, [run])
    pictures = [shown("picture", blip.get(EMBED, "")) for blip in node.iter(BLIP)]
    if pictures:
        # the picture is there twice where an older form of it is given as well
        return Piece(opaque("picture", " ".join(dict.fromkeys(pictures))), marks, [run])
    text = _text_in_boxes(node)
    return Piece(opaque("object", sha1(text.encode()).hexdigest()[:12]), marks, [run])


def _text_in_boxes(node: Element) -> str:
    """The text inside an object, but for what Word counts: the number of a caption there."""
    open_fields: list[list[str]] = []
    text = ""
    for one in node.iter(T, FIELD, INSTRUCTION):
        kind = one.get(w("fldCharType"))
        if kind == "begin":
            open_fields.append([])
        elif kind == "end" and open_fields:
            open_fields.pop()
        elif one.tag == INSTRUCTION and open_fields:
            open_fields[-1] += (one.text or "").split()
        elif one.tag == T and not any(words[:1] in COUNTED for words in open_fields):
            text += text_of(one)
    return text


def _read_field(  # noqa: C901
    state: _Field, run: Element, node: Element, marks: str, shown: Shown
) -> Piece | None:
    kind = node.get(w("fldCharType")) if node.tag == FIELD else ""
    if kind == "begin":
        state.depth += 1
        state.marks = state.marks or marks
    elif not state.depth:
        return None
    if not state.shown and (not state.holders or state.holders[-1] is not run):
        state.holders.append(run)
    if node.tag == INSTRUCTION and state.depth == 1:
        state.instruction += node.text or ""
    if kind == "separate" and state.depth == 1 and _first_word(state) in TYPED:
        state.shown = True
    if kind == "separate" and state.depth == 1:
        state.result = ""
    if node.tag in (T, w("tab")) and state.result is not None:
        state.result += node.text or ""
    if kind == "end":
        state.depth -= 1
        if not state.depth:
            if not state.shown:
                return _field_piece(state, shown)
            state.instruction, state.holders, state.shown = "", [], False
    return None


def _first_word(state: _Field) -> str:
    return next(iter(state.instruction.split()), "")


def _field_piece(state: _Field, shown: Shown) -> Piece:
    if state.result and _first_word(state) == "REF":
        # a reference to a label is that label, which the outline may change; one to the number of
        # a caption is the number that was generated, wherever Word has counted on since
        target = next(iter(state.instruction.split()[1:]), "")
        if is_broken(state.result) and (label := shown("broken", target)):
            return Piece(label, state.marks, state.holders)
        number = shown("label", target)
        words = state.result.rstrip(FIGURES)
        text = words + number if number and words != state.result else state.result
        return Piece(text, state.marks, state.holders)
    return Piece(opaque("field", _instruction(state.instruction)), state.marks, state.holders)


def _instruction(text: str) -> str:
    """What a field computes, without how it is shown: `SEQ Table`."""
    return " ".join([word for word in text.split() if not word.startswith("\\")][:2])
