"""
A text holds Markdown that is not drawn.

Why it matters
    Texts may have paragraphs, titles, lists, quotations, tables, links, bold and italic words, code
    in a line, sub- and superscript. Other Markdown, such as pictures, footnotes, boxes to tick and
    HTML, is printed as it is typed, and an evaluator reads the signs.

Example
    project:
      summary: |
        Less CO<sub>2</sub>[^1], as the map shows: ![map](map.png)

How to correct it
    The hint says what is drawn in its place, such as CO~2~. Signs that are meant as signs get a
    backslash before them or go between backticks: then there is no finding. It is a warning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.document.suspects import may_be_undrawn
from toolkit.plan.dossier import Dossier

if TYPE_CHECKING:
    from toolkit.document.undrawn import Undrawn

MOST = 3
"""How many findings of one kind there are for one text; the last one counts the rest."""


@rule("TXT105", Severity.WARNING)
def markdown_not_drawn(dossier: Dossier) -> Iterator[Finding]:
    for one in dossier.texts:
        if not one.is_prose or not may_be_undrawn(one.text):
            continue
        from toolkit.document.undrawn import undrawn  # most outlines never need it

        kinds: dict[str, list[Undrawn]] = defaultdict(list)
        for each in undrawn(one.text):
            kinds[each.what].append(each)
        for same in kinds.values():
            for number, each in enumerate(same[:MOST], 1):
                more = len(same) - MOST if number == MOST else 0
                yield Finding(
                    one.place.inside(one.text, each.start),
                    f"{each.written} is {each.what}, which {each.effect}{_and(more)}",
                    hint=each.hint,
                )


def _and(more: int) -> str:
    return f"; {more} more in this text" if more > 0 else ""
