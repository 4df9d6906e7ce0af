"""The draft as the Word file of a partner's texts shows it: the sections that were sent."""

from __future__ import annotations

from functools import partial
from typing import Any

from toolkit.document.partner_sections import PARTNER_TITLE, sections_of
from toolkit.document.tree import Document
from toolkit.merge.pull.composed_text import Compose
from toolkit.merge.word.read.base_blocks import blocks_of_base
from toolkit.plan.dossier import Dossier


def as_sent(compose: Compose, base: Any) -> Compose:
    """What composes only those sections that a file has by its base; of other files than a
    partner's texts the whole.

    What the partner is asked to write by now makes no difference.
    """
    ids = {block.id for block in blocks_of_base(base)}
    if PARTNER_TITLE not in ids:
        return compose
    places = {name.rpartition("/")[0] for name in ids}
    return partial(_sections, compose, frozenset(ids | places))


def _sections(compose: Compose, asked: frozenset[str], dossier: Dossier) -> Document:
    whole = compose(dossier)
    return whole._replace(parts=tuple(sections_of(whole, asked)))
