"""Updates what fields show: the numbers of captions, and the labels of references to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import pairwise

from lxml import etree

from toolkit.merge.word.model.prefixes import MC
from toolkit.merge.word.read.field_errors import is_broken
from toolkit.merge.word.read.fields import Field, fields_in, is_gone
from toolkit.merge.word.read.runs import FIELD, FIGURES, INSTRUCTION
from toolkit.ooxml.wordml import (
    BOOKMARK_END,
    BOOKMARK_START,
    ID,
    LABEL,
    NAME,
    RPR,
    SIMPLE_FIELD,
    XML_SPACE,
    Element,
    R,
    T,
    attributes_of,
    w,
)

SEQUENCE, REFERENCE = "SEQ", "REF"
ALTERNATIVES = f"{{{MC}}}AlternateContent"
LOOKS = frozenset(("\\*", "ARABIC", "MERGEFORMAT"))
"""What the instruction of a number may say without counting in a way of its own."""


def renumber_fields(body: Element, renamed: Callable[[], Mapping[str, str]]) -> bool:
    """Has the captions counted from the first to the last, and references show what they name.

    `renamed` are the labels that are other ones now: `{"T2.1": "T2.2"}`; a reference that shows
    another text than that was changed by a person, and stays, unless it is the error of a program.
    Whether anything changed.
    """
    fields = list(fields_in(body))
    changed = [one.show(text) for one, text in _numbers(fields)]
    named = {one.words[1] for one in fields if one.words[:1] == [REFERENCE] and one.words[1:]}
    stale = list(_stale(fields, labels_in(body, named)))
    known = renamed() if any(not counts for _, _, counts in stale) else {}
    for one, text, counts in stale:
        if is_broken(one.shown):
            changed.append(one.show(text))
            continue
        counted = counts and one.shown.rstrip(FIGURES) == text.rstrip(FIGURES)
        if counted or known.get(one.shown) == text:
            changed.append(one.show(text))
    return any(changed)


def labels_in(body: Element, named: Collection[str]) -> dict[str, tuple[str, bool]]:
    """By the bookmark round a label that is `named` its text, and whether that is counted."""
    found: dict[str, tuple[str, bool]] = {}
    for start in body.iter(BOOKMARK_START):
        name = start.get(NAME, "")
        if not name.startswith(LABEL) or name not in named or name in found:
            continue
        text, counts = "", False
        for one in start.itersiblings():
            if one.tag == BOOKMARK_END and one.get(ID) == start.get(ID):
                found[name] = text, counts
                break
            for node in one.iter(T, INSTRUCTION):
                if is_gone(node):
                    continue
                if node.tag == T:
                    text += node.text or ""
                elif (node.text or "").split()[:1] == [SEQUENCE]:
                    counts = True
    return found


def _numbers(fields: Sequence[Field]) -> Iterator[tuple[Field, str]]:
    """The numbers of captions, each with what it is to show."""
    captions = [one for one in fields if one.words[:1] == [SEQUENCE] and len(one.words) > 1]
    # some are counted by chapter, or from a number of their own
    own = {one.words[1] for one in captions if not LOOKS.issuperset(one.words[2:])}
    reached: Counter[str] = Counter()
    forms = _Forms()
    for one in captions:
        name = one.words[1]
        number = forms.counted_before(one)
        if number is None:
            reached[name] += 1
            number = reached[name]
        forms.note(one, number)
        if name not in own:
            yield one, str(number)


class _Forms:
    """What is there in several forms, of which a program shows one, is counted once.

    Word writes a text box, and the caption of a floating picture in it, as a drawing and in the
    older form beside it (ISO/IEC 29500-3, AlternateContent).
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[Element, Element, str], list[int]] = defaultdict(list)
        """By what has several forms, the form and the name of the sequence the numbers so far."""

    def counted_before(self, caption: Field) -> int | None:
        """Its number in the first form; None where it is in that, or in none."""
        for forms, form in _forms_round(caption):
            first, name = next(forms.iterchildren("*")), caption.words[1]
            numbers = self._numbers[forms, first, name] if form is not first else []
            at = len(self._numbers[forms, form, name])
            if at < len(numbers):
                return numbers[at]
        return None

    def note(self, caption: Field, number: int) -> None:
        """Notes the number that a caption has got."""
        for forms, form in _forms_round(caption):
            self._numbers[forms, form, caption.words[1]].append(number)


def _forms_round(caption: Field) -> Iterator[tuple[Element, Element]]:
    """What has several forms and is round a field, the outermost first, and the form it is in."""
    around = list(caption.place.iterancestors()) if caption.place is not None else []
    for form, forms in reversed(list(pairwise(around))):
        if forms.tag == ALTERNATIVES:
            yield forms, form


def _stale(
    fields: Sequence[Field], labels: Mapping[str, tuple[str, bool]]
) -> Iterator[tuple[Field, str, bool]]:
    """References that show another text than the label, that text, and whether it is counted."""
    for one in fields:
        if one.words[:1] == [REFERENCE] and len(one.words) > 1 and one.words[1] in labels:
            text, counts = labels[one.words[1]]
            if text and one.shown != text:
                yield one, text, counts


def in_runs(one: Element) -> Iterator[Element]:
    """What a simple field holds, between runs that make a field of it; anything else as it is.

    A tracked insertion may hold runs, and no field that is written as one element round them.
    """
    if one.tag != SIMPLE_FIELD:
        yield one
        return
    runs = list(one.iter(R))
    begin, holder = _mark(runs, "begin"), _run_like(runs)
    for key in (w("fldLock"), w("dirty")):
        if (value := one.get(key)) is not None:
            begin[-1].set(key, value)
    data = one.findall(w("fldData"))
    begin[-1].extend(data)
    instruction = etree.SubElement(holder, INSTRUCTION)
    instruction.text = one.get(w("instr"), "")
    instruction.set(XML_SPACE, "preserve")
    yield from (begin, holder, _mark(runs, "separate"), *one, _mark(runs, "end"))


def _mark(runs: Sequence[Element], kind: str) -> Element:
    made = _run_like(runs)
    etree.SubElement(made, FIELD).set(w("fldCharType"), kind)
    return made


def _run_like(runs: Sequence[Element]) -> Element:
    """An empty run in the look of the first of those; plain where there is none."""
    if not runs:
        return etree.Element(R)
    made = etree.Element(R, attributes_of(runs[0]))
    if (look := runs[0].find(RPR)) is not None:
        made.append(deepcopy(look))
    return made
