"""Which row of a section with several rows a line of the budget belongs to, by its words.

The rows of "Other goods, works and services" have names and no codes, and differ from programme to
programme; an outline only says what is bought. What none of them names goes to the row "Other".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from toolkit.budget_form.cost_sheet import ValueRow

WORDS = re.compile(r"[^\W\d_]{3,}")

KINDS = (
    ("website", "web", "site internet", "hosting", "domain"),
    (
        *("meeting", "seminar", "workshop", "conference", "congress", "catering", "room", "venue"),
        *("event", "reunion", "seminaire", "atelier", "salle", "traiteur"),
    ),
    (
        *("communication", "promotion", "dissemination", "leaflet", "brochure", "poster", "film"),
        *("video", "campaign", "printing", "publication", "press", "newsletter", "depliant"),
        *("impression", "affiche", "presse"),
    ),
    (
        *("consumable", "material", "supplies", "ingredient", "stationery", "consommable"),
        *("materiel", "fourniture"),
    ),
)
"""Words that mean the same kind of purchase, in English and in French, without accents."""

OTHER = re.compile(r"\s*(other|autre)\b", re.IGNORECASE)


def row_for(words: str, rows: Sequence[ValueRow]) -> ValueRow | None:
    """The row whose label names what the words name first, else the row "Other"; None where there
    is neither."""
    plain = _plain(words)
    found = [(at, row) for row in rows if (at := _first(plain, row.label)) is not None]
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    return next((row for row in rows if OTHER.match(row.label)), None)


def is_other(row: ValueRow) -> bool:
    """Whether it is the row for what no other row names."""
    return bool(OTHER.match(row.label))


def _first(words: str, label: str) -> int | None:
    """Where in the words the first one is that means what the label means."""
    if OTHER.match(label):
        return None
    named = _plain(label)
    wanted = [kind for kind in KINDS if any(re.search(rf"\b{one}", named) for one in kind)]
    terms = [one for kind in wanted for one in kind] or WORDS.findall(named)
    places = [hit.start() for one in terms if (hit := re.search(rf"\b{re.escape(one)}", words))]
    return min(places, default=None)


def _plain(text: str) -> str:
    """The text in small letters, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))
