"""Markdown to blocks of the tree: what templates make, and what people write.

Templates may do what people's prose may not: place a block (`::: tasks innovate`), open a scope
for the ids of what follows (`{@priority/innovate/need}`, on its own line or behind a heading) and
give a paragraph a role (`!prompt ...`); a line `!guidance ...` right below is shown at its side, in
a comment, and a line `{?priorities.train.need}` before it names the field that a prompt asks for.
In prose these are text like any other.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.document.inline_markup import Phrases
from toolkit.document.literal_text import BEGIN, prose_alone, restore, without_private
from toolkit.document.markdown import Node, nodes
from toolkit.document.notation import BLOCKS
from toolkit.document.pasted import with_points
from toolkit.document.section_texts import SectionTexts
from toolkit.document.tree import (
    Align,
    Block,
    Break,
    Cell,
    Column,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Role,
    Row,
    Table,
    Text,
    cell,
)
from toolkit.document.walk import plain

Resolve = Callable[[str], tuple[str, str] | None]
"""From the id in `[[id]]` to the id of a block and the label to print; None where there is none."""

DEEPEST = 6
GUIDANCE = "\n!guidance "
RULE = re.compile(r"^([ \t>]*)([-*][ \t]+[-*][ \t]+[-*][-* \t]*)$", re.MULTILINE)
"""A line across the page, which is not drawn."""

MARK = "• "
"""Before the points of a list in a place that holds no blocks."""

_DIRECTIVE = re.compile(
    r"^(?:::: ?(?P<block>\S+)[ \t]*(?P<argument>.*)"
    r"|\{@(?P<scope>[^}\n]+)\}[ \t]*"
    r"|\{\?(?P<asks>[^}\n]+)\}[ \t]*"
    r"|!(?P<role>title|subtitle|prompt|note|quote) (?P<text>.+(?:\n.+)*))$",
    re.MULTILINE,
)
_SCOPE = re.compile(r"(?<![ \t])[ \t]*\{@([^{}]+)\}$")
_SPACES = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_BLANK = re.compile(r"\n[ \t]*\n")


class Placeholder(NamedTuple):
    """Where a template wants a block: its name and the word behind it."""

    name: str
    argument: str


@dataclass(slots=True)
class _Spot:
    """Where in the document the reading stands."""

    scope: str
    base: int
    """The level of the heading above all that is read."""

    level: int
    """The level of the last heading that a template made."""

    asks: str = ""
    """The field that the next prompt asks for, where the template names one."""


class MarkupReader:
    """Reads Markdown; ids are counted by scope, so they stay apart over a whole document."""

    def __init__(self, resolve: Resolve) -> None:
        self._phrases = Phrases(resolve, self.paragraphs)
        self._counts: dict[str, int] = {}

    def template(
        self, text: str, scope: str, level: int, texts: SectionTexts | None = None
    ) -> Iterator[Block | Placeholder]:
        """What a rendered template says, below a heading of `level`; a prompt for one of `texts`
        gives way to it."""
        spot = _Spot(scope, level, level)
        texts = texts or SectionTexts(scope, {})
        done = 0
        for found in _DIRECTIVE.finditer(text):
            yield from self._markdown(text[done : found.start()], spot, trusted=True)
            done = found.end()
            if found["block"]:
                yield Placeholder(found["block"], restore(found["argument"]).strip())
            elif found["scope"]:
                spot.scope = restore(found["scope"])
            elif found["asks"]:
                spot.asks = restore(found["asks"]).strip()
            elif found["role"] == Role.PROMPT:
                yield from self._prompt(found["text"], spot, texts)
            else:
                words, _, comment = found["text"].partition(GUIDANCE)
                for one in self._paragraph(words, spot, Role(found["role"])):
                    yield self._told(one, comment)
        yield from self._markdown(text[done:], spot, trusted=True)

    def prose(self, text: str, scope: str, level: int, role: Role = Role.BODY) -> Iterator[Block]:
        """What a person wrote, below a heading of `level`."""
        yield from self._prose(text, _Spot(scope, level, level), role)

    def _prompt(self, text: str, spot: _Spot, texts: SectionTexts) -> Iterator[Block]:
        """The prompt, with the field that it asks for; or the text of the section for its place."""
        field, spot.asks = spot.asks or texts.field_at(spot.scope), ""
        answer = texts.answer(field)
        if answer is not None:
            yield from self._prose(answer, spot, Role.BODY)
            return
        words, _, comment = text.partition(GUIDANCE)
        for one in self._paragraph(words, spot, Role.PROMPT):
            yield asking(self._told(one, comment), field)

    def points(self, texts: Iterable[str]) -> tuple[tuple[Inline, ...], ...]:
        """Texts below each other in a cell, each with the mark of a point; one that holds points
        itself keeps those."""
        found: list[tuple[Inline, ...]] = []
        for text in texts:
            blocks = tuple(self._prose(text, _Spot("", 0, 0), Role.BODY))
            paragraphs = list(_flat(blocks))
            if paragraphs and not isinstance(blocks[0], List):
                paragraphs[0] = (Text(MARK), *paragraphs[0])
            found += paragraphs
        return tuple(found)

    def paragraphs(self, text: str) -> tuple[tuple[Inline, ...], ...]:
        """What a person wrote, for a place that holds no blocks, such as a table's cell."""
        text = _as_written_by_people(text)
        if not BLOCKS.search(text) and not _BLANK.search(text):
            alone = self._phrases.read(text.strip())
            return (alone,) if alone else ()
        spot = _Spot("", 0, 0)  # its ids are never seen: a cell's paragraphs have none
        return tuple(_flat(self._markdown(text, spot, trusted=False)))

    def _prose(self, text: str, spot: _Spot, role: Role) -> Iterator[Block]:
        yield from self._markdown(_as_written_by_people(text), spot, trusted=False, role=role)

    def _markdown(
        self, text: str, spot: _Spot, *, trusted: bool, role: Role = Role.BODY
    ) -> Iterator[Block]:
        if not text or text.isspace():
            return
        if trusted:
            text = _SPACES.sub(" ", text)
        if BLOCKS.search(text):
            yield from self._nodes(nodes(text), spot, trusted, role)
            return
        for paragraph in _BLANK.split(text):
            yield from self._paragraph(paragraph, spot, role)

    def _nodes(
        self, found: tuple[Node, ...], spot: _Spot, trusted: bool, role: Role
    ) -> Iterator[Block]:
        least = min((node.level for node in found if node.kind == "heading"), default=1)
        above = spot.level
        for node in found:
            match node.kind:
                case "paragraph":
                    yield from self._paragraph(node.text, spot, role)
                case "heading" if trusted:
                    yield self._own_heading(node, spot)
                case "heading":
                    above = min(spot.level + node.level - least + 1, above + 1, DEEPEST)
                    words = self._phrases.read(node.text)
                    yield Heading(self._id(spot, "h"), above, words)
                case "blockquote":
                    yield from self._nodes(node.inside, spot, False, Role.QUOTE)
                case "list":
                    yield self._list(node, spot)
                case "table":
                    yield self._table(node, spot)

    def _own_heading(self, node: Node, spot: _Spot) -> Heading:
        """A heading that a template makes; it may open a scope."""
        spot.level = min(spot.base + node.level, DEEPEST)
        named = _SCOPE.search(node.text)
        if named:
            spot.scope = restore(named[1])
        words = self._phrases.read(_SCOPE.sub("", node.text))
        return Heading(spot.scope if named else self._id(spot, "h"), spot.level, words)

    def _paragraph(self, text: str, spot: _Spot, role: Role) -> Iterator[Block]:
        prose = prose_alone(text) if BEGIN in text else None
        if prose is not None:
            yield from self._prose(prose, spot, role)
        elif inlines := self._phrases.read(text.strip()):
            yield Paragraph(self._id(spot, "p"), inlines, role)

    def _told(self, block: Block, comment: str) -> Block:
        """The same block; with the words of `comment` at its side where it is a paragraph."""
        if not comment or not isinstance(block, Paragraph):
            return block
        return block._replace(comment=plain(self._phrases.read(comment)))

    def _list(self, node: Node, spot: _Spot) -> List:
        """A list; a point that is nothing but a list of the same kind gives way to its points."""
        items: list[ListItem] = []
        for one in node.inside:
            item = self._item(one, spot)
            inner = item.lists[0] if len(item.lists) == 1 and not item.inlines else None
            if inner and inner.ordered == node.ordered:
                items += inner.items
            else:
                items.append(item)
        return List(tuple(items), node.ordered, node.start)

    def _item(self, node: Node, spot: _Spot) -> ListItem:
        """A point: its paragraphs run on with breaks, its lists stay lists."""
        name = self._id(spot, "i")
        inner = list(self._nodes(node.inside, _Spot(name, 0, 0), False, Role.BODY))
        words = _joined(tuple(_flat(one for one in inner if not isinstance(one, List))))
        return ListItem(name, words, tuple(one for one in inner if isinstance(one, List)))

    def _table(self, node: Node, spot: _Spot) -> Table:
        head, *body = node.inside
        titles = tuple(Cell((self._phrases.read(one.text),)) for one in head.inside)
        columns = tuple(
            _column(title, one.align) for title, one in zip(titles, head.inside, strict=True)
        )
        name = self._id(spot, "t")
        rows = (
            Row(f"r{number}", tuple(Cell((self._phrases.read(one.text),)) for one in row.inside))
            for number, row in enumerate(body, 1)
        )
        heads = (Row("", titles),) if any(map(_is_marked, titles)) else ()
        return Table(name, "", columns, tuple(rows), heads)

    def _id(self, spot: _Spot, kind: str) -> str:
        name = f"{spot.scope}/{kind}"
        self._counts[name] = self._counts.get(name, 0) + 1
        return f"{name}{self._counts[name]}"


def asking(block: Block, field: str) -> Block:
    """A prompt with the name of the field that it asks for; any other block as it is."""
    is_prompt = isinstance(block, Paragraph) and block.role is Role.PROMPT
    return block._replace(asks=field) if is_prompt and isinstance(block, Paragraph) else block


def _as_written_by_people(text: str) -> str:
    """The text as Markdown has it, with nothing in it that only templates may say."""
    text = without_private(text)
    if RULE.search(text):
        text = RULE.sub(r"\1\\\2", text)  # Markdown would make empty points of it
    return with_points(text)


def _column(title: Cell, align: str) -> Column:
    words = plain(title.paragraphs[0])
    return Column(words, max(len(words), 6) ** 0.5, Align(align) if align else Align.LEFT)


def _is_marked(title: Cell) -> bool:
    """Whether there is more in a title than plain words."""
    return any(one != Text(plain((one,))) for one in title.paragraphs[0])


def _flat(blocks: Iterable[Block]) -> Iterator[tuple[Inline, ...]]:
    """The paragraphs of `blocks`, the points of lists with their mark before them."""
    for block in blocks:
        match block:
            case Heading(inlines=inlines) | Paragraph(inlines=inlines):
                yield inlines
            case List():
                yield from _points(block)
            case Table(columns=columns, rows=rows, heads=heads):
                titles = Row("", tuple(cell(one.title) for one in columns))
                for row in (*(heads or (titles,)), *rows):
                    cells = tuple(one.paragraphs[0] for one in row.cells)
                    yield _joined(cells, Text(" | "))


def _points(block: List) -> Iterator[tuple[Inline, ...]]:
    for number, item in enumerate(block.items, block.start):
        mark = f"{number}. " if block.ordered else MARK
        yield (Text(mark), *item.inlines)
        for inner in item.lists:
            yield from _points(inner)


def _joined(
    paragraphs: tuple[tuple[Inline, ...], ...], between: Inline | None = None
) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for inlines in paragraphs:
        if found:
            found.append(between or Break())
        found.extend(inlines)
    return tuple(found)
