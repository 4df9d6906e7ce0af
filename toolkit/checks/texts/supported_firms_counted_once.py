"""
A text counts as many supported firms as there are awards, although a firm may win twice.

Why it matters
    Where a firm may win in more than one call, fewer firms than awards are supported in the
    end, and the number in the text cannot be promised. Evaluators look for it, since the call
    counts supported firms (good practice).

Example
    instruments:
      - {id: trials, number: 10, recipients: Textile SMEs., ...}
      - {id: visits, number: 15, recipients: SMEs of the first call may apply too., ...}
    sections:
      CON-MET-CM: Twenty-five SMEs have been supported.

How to correct it
    Write "up to twenty-five SMEs" or "twenty-five awards to SMEs", give the number of firms
    that you expect, or write under `recipients` that each firm wins once.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.checks import Finding, rule
from toolkit.claims.awards import supported_firms
from toolkit.claims.figures import Bound
from toolkit.claims.outline_texts import texts_with_claims
from toolkit.claims.reading import levelled, reading_of
from toolkit.diagnostics import Place, Severity
from toolkit.plan.dossier import Dossier

_MANY = r"(?:more than one|several|two|a second|another|both|plusieurs|deux|une seconde|un second)"
_AWARD = r"(?:awards?|lump sums?|vouchers?|grants?|calls?|aides?|forfaits?|cheques?|appels?)"
WINS_AGAIN = re.compile(
    r"\b(?:may|can|peuvent|peut|pourront|pourra) (?:also |again |aussi |egalement )?"
    r"(?:win|receive|apply for|apply to|apply in|obtenir|recevoir|repondre a|beneficier de) "
    rf"{_MANY} {_AWARD}"
    r"|\b(?:smes?|firms?|winners|pme|entreprises|laureats)\b[^.;]{0,30}? (?:of|in|from|du|des|de) "
    r"(?:the |les? )?(?:first|second|two|other|earlier|previous|premiers?|deux|autres?|precedents?)"
    r"(?: \w+)? (?:calls?|appels?) (?:may|can|peuvent|pourront)\b"
    r"|\b(?:may|can) apply again\b|\bpeu(?:ven)?t postuler (?:a nouveau|plusieurs fois)\b"
)

SAYS_SO = re.compile(
    r"\bcounted (?:in both|in each|twice|each time|once (?:for|in) each)"
    r"|\bcompte\w* (?:deux fois|dans (?:les deux|chaque|chacun\w*)|a chaque fois)"
)
"""That a firm with two awards is counted in both."""

FIRM = ("SMEs", "PME", "irms", "ompanies", "nterprises", "usinesses", "entreprises", "part")
"""What is looked for first, since most texts hold none of it."""


@rule("TXT130", Severity.WARNING)
def supported_firms_counted_once(dossier: Dossier) -> Iterator[Finding]:
    instruments = dossier.proposal.instruments
    total = sum(one.third_parties for one in instruments)
    allowing = [
        one for one in instruments if WINS_AGAIN.search(levelled(one.recipients + one.selection))
    ]
    if len(instruments) < 2 or not allowing:
        return
    places = list(_said(dossier, total))
    if places:
        more = f" (and {len(places) - 1} more texts)" if len(places) > 1 else ""
        yield Finding(
            places[0][0],
            f'the text says "{places[0][1]}"{more}, which counts each award once, '
            f"but a firm may win twice by the rules of '{allowing[0].title}'",
            hint=f'write "up to {total} SMEs", or give the number of firms that you expect',
        )


def _said(dossier: Dossier, total: int) -> Iterator[tuple[Place, str]]:
    """Where as many firms as awards have room for are said to be supported."""
    for one in texts_with_claims(dossier):
        if not any(word in one.placed.text for word in FIRM):
            continue
        reading = reading_of(one.placed.text)
        for figure, end in supported_firms(reading):
            first, last = reading.sentence(figure.start)
            if SAYS_SO.search(levelled(one.placed.text[first:last])):
                continue
            if figure.bound is Bound.EXACT and figure.low == figure.high == Decimal(total):
                place = one.placed.place.inside(one.placed.text, figure.start)
                yield place, reading.quoted(figure.start, end)
