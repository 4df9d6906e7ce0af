"""Inlines as runs, with their links to the web and to other parts of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import assert_never
from urllib.parse import quote, urlsplit

from toolkit.document.tree import Break, Figure, Inline, Link, Reference, Table, Text
from toolkit.document.walk import NO_BREAK
from toolkit.writers.docx.anchors import Anchors
from toolkit.writers.docx.fields import field, sequence
from toolkit.writers.docx.labels import Label, label_name, parted
from toolkit.writers.docx.runs import clean, look_of, run

SCHEMES = {"http", "https", "mailto"}


def web_address(target: str) -> str:
    """`target` as an address that Word can keep; empty where it is not one of the web's."""
    target = clean(target).strip()
    try:
        found = urlsplit(target)
    except ValueError:
        return ""
    if found.scheme.lower() not in SCHEMES or not (found.netloc or found.scheme == "mailto"):
        return ""
    return quote(target, safe="%/:?#@!$&'()*+,;=~-._")


class Inlines:
    """Turns inlines into runs; knows which blocks can be referred to and who keeps the links."""

    def __init__(
        self, anchors: Anchors, labels: Mapping[str, Label], link: Callable[[str], str]
    ) -> None:
        self._anchors = anchors
        self._labels = labels
        self._link = link
        """From an address to the id of its relationship."""

    def xml(self, inlines: Sequence[Inline], *, bold: bool = False) -> str:
        """The runs; `bold` makes all of them heavy."""
        if len(inlines) == 1:
            return self._one(inlines[0], bold)
        return "".join([self._one(inline, bold) for inline in inlines])

    def holding(self, block_id: str, inlines: tuple[Inline, ...], *, bold: bool = False) -> str:
        """The same; the label of the block, where references repeat it, in its own bookmark."""
        label = self._labels.get(block_id)
        held = label.text.removeprefix(label.before_number) if label else ""
        parts = parted(inlines, held) if held else None
        if not parts:
            return self.xml(inlines, bold=bold)
        before, inside, behind = (self.xml(part, bold=bold) for part in parts)
        return before + self._anchors.marked(label_name(block_id), inside) + behind

    def caption(self, block: Table | Figure, word: str, counted_so_far: int) -> str:
        """`Table 3. Title`, with the number of its own, or the one that Word counts."""
        block_id, title, fixed = block.id, block.caption, bool(block.number)
        number = block.number or counted_so_far
        before = run(f"{word}{NO_BREAK}")
        counted = sequence(type(block).__name__, number, fixed=fixed)
        if (label := self._labels.get(block_id)) and label.before_number:
            counted = self._anchors.marked(label_name(block_id), counted)
            return before + counted + run(f". {title}")
        return before + counted + run(". ") + self.holding(block_id, (Text(title),))

    def _one(self, inline: Inline, bold: bool) -> str:
        match inline:
            case Text(text=text, bold=own, italic=italic, code=code, script=script):
                if not (bold or own or italic or code or script):
                    return run(text)
                return run(text, look_of(bold=bold or own, italic=italic, code=code, script=script))
            case Break():
                return "<w:r><w:br/></w:r>"
            case Reference(to=to, text=text, bold=own):
                return self._reference(to, text, look_of(bold=bold or own))
            case Link(target=target, inlines=inner):
                return self._linked(target, inner, bold)
            case _:
                assert_never(inline)

    def _reference(self, to: str, text: str, look: str) -> str:
        """A field that repeats the label where it is; where it is nowhere, a link."""
        if (label := self._labels.get(to)) and label.text == text:
            before, repeated = label.before_number, text.removeprefix(label.before_number)
            shown = field(f"REF {label_name(to)} \\h \\* MERGEFORMAT", repeated, look)
            return run(before, look) + shown
        if not (anchor := self._anchors.names.get(to)):
            return run(text, look)
        return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{run(text, look)}</w:hyperlink>'

    def _linked(self, target: str, inner: tuple[Inline, ...], bold: bool) -> str:
        address = web_address(target)
        if not address:
            return self.xml(inner, bold=bold)
        runs = "".join(
            run(
                one.text,
                look_of(bold=bold or one.bold, italic=one.italic, script=one.script, link=True),
            )
            if isinstance(one, Text)
            else "<w:r><w:br/></w:r>"
            if isinstance(one, Break)
            else self.xml((one,), bold=bold)
            for one in _unlinked(inner)
        )
        return f'<w:hyperlink r:id="{self._link(address)}" w:history="1">{runs}</w:hyperlink>'


def _unlinked(inlines: Iterable[Inline]) -> Iterable[Text | Break]:
    """The same without links inside the link: Word knows no such thing."""
    for one in inlines:
        match one:
            case Text() | Break():
                yield one
            case Reference(text=text, bold=bold):
                yield Text(text, bold=bold)
            case Link(inlines=inner):
                yield from _unlinked(inner)
