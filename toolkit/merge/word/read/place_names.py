"""What the places of a Word file are called in messages: by headings, captions and first words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from toolkit.merge.text.tokens import plain
from toolkit.merge.word.model.text_model import Block, Paragraph, Table
from toolkit.merge.word.read.base_blocks import is_figure, table_anchor

MOST = 60
COUNTED = re.compile(r"^\S+\s+[\d#]*\s*[.:]\s+")
"""What a caption begins with: `Table 3. `, without its number where Word counts it."""

OF_PAGES = {"header": "the header of the pages", "footer": "the footer of the pages"}

PlaceNames = Mapping[str, str]
"""By the anchor of each block where it is."""

UNDER = "under "


def place_names(*drafts: Iterable[Block]) -> PlaceNames:
    """The places of all blocks, each list of them in reading order; the last one decides.

    A paragraph is `under '1.2 Needs'`, a table `the table 'Deliverables of WP1'`.
    """
    found: dict[str, str] = {}
    for blocks in drafts:
        above = ""
        captions: dict[str, str] = {}
        for block in blocks:
            if block.part != "body":
                found[block.anchor] = OF_PAGES.get(block.part, block.part)
                continue
            if isinstance(block.content, Table):
                caption = captions.get(block.anchor, "")
                under = f"the table {UNDER}'{above}'" if above else "the first table"
                found[block.anchor] = f"the table '{caption}'" if caption else under
                continue
            words = short(_words(block.content))
            if block.level:
                above = words
                found[block.anchor] = f"the heading '{words}'"
            elif is_figure(block):
                found[block.anchor] = f"the figure {UNDER}'{above}'"
            else:
                found[block.anchor] = f"{UNDER}'{above}'" if above else "before the first heading"
                captions[table_anchor(block.anchor)] = COUNTED.sub("", words)
    return found


def called(place: str, words: str) -> str:
    """A block as messages call it: `'Firms have asked' under '1.2 Needs'`, or the table's name."""
    is_text = place.startswith(UNDER) or place == "before the first heading"
    return f"'{words}' {place}" if is_text and words else place


def commented(names: PlaceNames, anchor: str, text: str) -> str:
    """The text of a margin comment on a block: `Under '1.2 Needs': The outline ...`."""
    place = names.get(anchor, "")
    return f"{place[0].upper()}{place[1:]}: {text}" if place else text


def _words(content: Paragraph) -> str:
    return " ".join(plain(content.tokens).split())


def short(text: str) -> str:
    """A name that is not too long for a message."""
    return text if len(text) <= MOST else f"{text[: MOST - 3].rstrip()}..."
