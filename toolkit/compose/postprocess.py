"""The last look over a document: no id twice, no heading with nothing below, no dangling link."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from toolkit.compose.caption_references import numbered
from toolkit.document.section_texts import section_field
from toolkit.document.tree import (
    Block,
    Document,
    Heading,
    Inline,
    List,
    Paragraph,
    Part,
    Reference,
    Role,
    Text,
)
from toolkit.document.walk import anchors, references, with_inlines
from toolkit.model.language import ENGLISH

Say = Callable[..., str]
"""From English to the words of the proposal's language."""

NOTHING_PLACED: Mapping[str, str] = {}
EMPTY = "Write what belongs under this heading, or take it out."


def postprocessed(
    document: Document,
    say: Say = ENGLISH.say,
    placed: Mapping[str, str] = NOTHING_PLACED,
    tags: Collection[str] = (),
) -> Document:
    """The same document, fit to be written; what is added is said by `say`.

    `placed` has the id of each table and figure by the words behind `:::`; `tags` are the sections
    of the form, the first of them that in which a document without their headings stands.
    """
    told = numbered(document._replace(parts=tuple(_once(document.parts))), placed)
    filled = told._replace(parts=tuple(_filled(told.parts, say(EMPTY), tags)))
    return _with_links_that_lead(filled)


def _once(parts: Iterable[Part]) -> Iterator[Part]:
    """A block that a template places twice gets an id of its own the second time."""
    taken: dict[str, int] = {}
    for part in parts:
        found: list[Block] = []
        for block in part.blocks:
            if isinstance(block, List):
                found.append(block)
                continue
            taken[block.id] = again = taken.get(block.id, 0) + 1
            found.append(block if again == 1 else block._replace(id=f"{block.id}-{again}"))
        yield Part(tuple(found), part.landscape)


def _filled(parts: Iterable[Part], words: str, tags: Collection[str]) -> Iterator[Part]:
    """With a prompt under every heading that has nothing below it, over all parts."""
    tag = next(iter(tags), "")
    every = list(parts)
    following = [block for part in every for block in part.blocks][1:]
    behind: Iterator[Block | None] = iter([*following, None])
    for part in every:
        found: list[Block] = []
        for block in part.blocks:
            found.append(block)
            tag = block.id if isinstance(block, Heading) and block.id in tags else tag
            if isinstance(block, Heading) and is_empty(block, next(behind)):
                prompt, field = (Text(words),), section_field(tag, block.id)
                name = f"{block.id}/prompt"
                found.append(Paragraph(name, prompt, Role.PROMPT, asks=field))
            elif not isinstance(block, Heading):
                next(behind)
        yield Part(tuple(found), part.landscape)


def is_empty(heading: Heading, behind: Block | None) -> bool:
    """Whether a heading has nothing below it; `behind` is the block that follows."""
    return behind is None or (isinstance(behind, Heading) and behind.level <= heading.level)


def _with_links_that_lead(document: Document) -> Document:
    """With references to blocks that this document lacks turned into plain labels."""
    here = frozenset(anchors(document))
    if all(one.to in here or not one.to for one in references(document)):
        return document

    def grounded(inline: Inline) -> Inline:
        if isinstance(inline, Reference) and inline.to not in here:
            return inline._replace(to="")
        return inline

    parts = (
        Part(tuple(with_inlines(block, grounded) for block in part.blocks), part.landscape)
        for part in document.parts
    )
    return document._replace(parts=tuple(parts))
