"""Finds labels in text of a person's own that name something else after renumbering."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from toolkit.merge.outcome import excerpt
from toolkit.merge.text.tokens import is_label, mask
from toolkit.merge.word.model.text_model import Block, Content, Table
from toolkit.merge.word.read.document import BodyItem

Tokens = tuple[str, ...]


def renumbered(base: Sequence[Block], incoming: Sequence[Block]) -> dict[str, str]:
    """Which label became which: T2.1 is T3.1 now. Labels of which that is not sure are left out."""
    old = {name: tokens for block in base for name, tokens in _named(block)}
    found: dict[str, set[str]] = defaultdict(set)
    for block in incoming:
        for name, tokens in _named(block):
            was, now = _label(old.get(name, ())), _label(tokens)
            if was and now and mask(was) == mask(now):
                found[was].add(now)
    return {was: next(iter(now)) for was, now in found.items() if len(now) == 1 and was not in now}


def relabelled(old: Content, new: Content) -> bool:
    """Whether a paragraph says what it said, but for labels that have another number now."""
    if isinstance(old, Table) or isinstance(new, Table) or len(old.tokens) != len(new.tokens):
        return False
    return all(
        was == now or (is_label(was) and is_label(now) and mask(was) == mask(now))
        for was, now in zip(old.tokens, new.tokens, strict=True)
    )


def stale(items: Sequence[BodyItem], known: set[int], labels: dict[str, str]) -> Iterator[str]:
    """A sentence for each text of a person's own that holds a label of before."""
    for at, item in enumerate(items):
        if at in known or item.gone or not labels or _is_contents(item):
            continue
        if isinstance(item.content, Table):
            tokens = [token for row in item.content.rows for cell in row.cells for token in cell]
        else:
            tokens = list(item.content.tokens)
        met = [token for token in dict.fromkeys(tokens) if token in labels]
        if met:
            mentions = ", ".join(f"{one} (now {labels[one]})" for one in met)
            yield f"your own text mentions {mentions}: {excerpt(item.content.text)}"


def _is_contents(item: BodyItem) -> bool:
    """Whether an item is a line of the table of contents, which Word makes again."""
    return not item.is_table and item.paragraph.style.startswith("toc ")


def _named(block: Block) -> Iterator[tuple[str, Tokens]]:
    """What has a label of its own: a heading, and a row whose first cell begins with one."""
    if isinstance(block.content, Table):
        for row in block.content.rows:
            if row.cells:
                yield row.anchor, row.cells[0]
    elif block.level:
        yield block.anchor, block.content.tokens


def _label(tokens: Tokens) -> str:
    """The label with which a text begins; empty where it does not."""
    return tokens[0] if tokens and is_label(tokens[0]) else ""
