"""
A text speaks of another industrial ecosystem than that of the chosen strand.

Why it matters
    A proposal answers exactly one strand. A paragraph that was taken over from a proposal for
    another one is noticed at once, and makes evaluators look for more. The source is advice of
    consultants on proposals that were used before.

Example
    project: {strand: textile, ...}
    sections:
      PRJ-OBJ-NEEDS: The European tourism ecosystem lives from hotels and tour operators ...

How to correct it
    Write the paragraph anew for the chosen strand, or correct strand under project. A neighbouring
    ecosystem may be named beside one's own: a text in which both are spoken of is no finding, and
    so is every text on the Open Strand. It is a warning.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from toolkit.checks import Finding, rule
from toolkit.checks._sentences import sentences
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.checks.call._strand_words import STRAND_NAMES, STRAND_WORDS
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

OTHER_WORDS = 3
"""How many different words of another ecosystem make a text a text on it."""

BESIDE = (
    "acheteur", "autre", "beside", "buyer", "client", "compar", "customer", "export", "fournisseur",
    "like", "marche", "market", "neighbour", "other", "sector", "secteur", "sell", "sold",
    "such as", "supplier", "supply", "tels que", "telles que", "vend", "voisin",
)  # fmt: skip
"""How a sentence speaks of another ecosystem beside its own: as of buyers, or to compare.

Only what is written before the other words counts.
"""

WHOLE = 12
"""How often another ecosystem is spoken of in a proposal that is about it."""

OWN_WORDS, TIMES = 5, 10
"""So many words of the own ecosystem, or one to so many of another, are no slip of the strand."""

SHORT = 4
"""Blanks; a text with fewer is a name."""

PARAGRAPH = re.compile(r"\n\s*\n")
WORD = re.compile(r"[a-z][\w-]*")


@rule("CAL125", Severity.WARNING)
def text_of_another_strand(dossier: Dossier) -> Iterator[Finding]:
    own = dossier.proposal.project.strand
    if own not in STRAND_WORDS:
        return
    if of_whole := _whole_proposal(dossier, own):
        yield of_whole
        return
    found = [
        (one.place.inside(one.text, offset), said)
        for one in dossier.texts
        if not one.place.path.startswith("partners.")
        for offset, said in _foreign(one.text, own)
    ]
    if found:
        place, said = found[0]
        more = f", and {counted(len(found) - 1, 'other text')} too" if len(found) > 1 else ""
        yield Finding(
            place,
            f"this text speaks of another ecosystem ({said}), not of the strand "
            f"{_title(dossier, own)}{more}",
            hint="write it for the chosen strand, or correct strand under project",
        )


def _whole_proposal(dossier: Dossier, own: str) -> Finding | None:
    """What is found where the whole proposal is about another ecosystem than its strand."""
    totals = Counter[str]()
    for one in dossier.texts:
        for strand, found in _counts(folded(one.text)).items():
            totals[strand] += len(found)
        if totals[own] >= OWN_WORDS:
            return None
    if not totals:
        return None
    strand, number = totals.most_common(1)[0]
    if number < WHOLE or number < TIMES * totals[own]:
        return None
    return Finding(
        dossier.proposal.project.place.of("strand"),
        f"the strand is {_title(dossier, own)}, but {number} words of the texts are about "
        f"{_title(dossier, strand)} and {totals[own] or 'none'} about {_title(dossier, own)}",
        hint=f"write strand: {strand}, or write the texts for {_title(dossier, own)}",
    )


def _foreign(text: str, own: str) -> Iterator[tuple[int, str]]:
    """Where a text speaks of another ecosystem and not of its own, and of which."""
    start = 0
    for paragraph in PARAGRAPH.split(text):
        offset = text.index(paragraph, start)
        start = offset + len(paragraph)
        words = folded(paragraph)
        if words.count(" ") < SHORT:
            continue
        if named := _named_ecosystem(words, own):
            yield offset, named
            continue
        counts = _counts(words)
        if own in counts:
            yield from ((offset, said) for said in _foreign_sentences(words, own))
            continue
        for strand, found in counts.items():
            distinct = dict(reversed(found))
            if len(distinct) >= OTHER_WORDS and len(counts) == 1:
                yield (
                    offset,
                    f"{strand.replace('-', ' ')}: {', '.join(reversed(distinct.values()))}",
                )


def _foreign_sentences(words: str, own: str) -> Iterator[str]:
    """Of which other ecosystem sentences speak in a paragraph that speaks of its own as well."""
    for sentence in sentences(words):
        counts = _counts(sentence)
        if len(counts) != 1 or own in counts:
            continue
        ((strand, found),) = counts.items()
        distinct = dict(reversed(found))
        before = sentence[: min(sentence.find(word) for word in distinct.values())]
        if len(distinct) >= OTHER_WORDS and not speaks_of(before, BESIDE):
            yield f"{strand.replace('-', ' ')}: {', '.join(reversed(distinct.values()))}"


def _counts(words: str) -> dict[str, list[tuple[str, str]]]:
    """By strand its words in a text, each as the list has it and as it is written."""
    found: dict[str, list[tuple[str, str]]] = {}
    plain = " ".join(words.split())
    for word in WORD.findall(plain):
        for stem, strand in _begun_by(word):
            if " " not in stem or stem in plain:
                found.setdefault(strand, []).append((stem, stem if " " in stem else word))
    return found


@lru_cache(maxsize=8192)
def _begun_by(word: str) -> tuple[tuple[str, str], ...]:
    """The words of strands that a word of a text is, or is the first of; each with its strand."""
    return tuple(
        (stem.removesuffix("$"), strand)
        for stem, strand in _by_start().get(word[:2], ())
        if (word == stem.partition(" ")[0].removesuffix("$"))
        or (" " not in stem and not stem.endswith("$") and word.startswith(stem))
    )


@cache
def _by_start() -> dict[str, list[tuple[str, str]]]:
    """The words of all strands by their first two letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for strand, stems in STRAND_WORDS.items():
        for stem in stems:
            found.setdefault(stem[:2], []).append((stem, strand))
    return found


def _named_ecosystem(words: str, own: str) -> str:
    """The ecosystem of another strand that a text names as such; empty where its own is near.

    "The tourism ecosystem" may be named beside the own one in a paragraph; "the European tourism
    ecosystem" is what a proposal calls its own, and has to be so in its sentence.
    """
    if "ecosyst" not in words:
        return ""
    is_near = own in _counts(words)
    for sentence in sentences(words):
        found = list(_ecosystems().finditer(sentence))
        strands = {(one.lastgroup or "").rstrip("_").replace("_", "-") for one in found}
        if not found or own in strands or own in _counts(sentence):
            continue
        if not is_near or "europe" in sentence[max(found[0].start() - 12, 0) : found[0].end() + 12]:
            return found[0][0]
    return ""


@cache
def _ecosystems() -> re.Pattern[str]:
    ways = []
    for number in (0, 1):
        named = "|".join(
            f"(?P<{strand.replace('-', '_')}{'_' * number}>{names})"
            for strand, names in STRAND_NAMES.items()
        )
        ways.append(named)
    return re.compile(
        rf"\b(?:{ways[0]})(?:\s+industrial)?\s+ecosystem(?!s)"
        rf"|\becosysteme\s+(?:(?:industriel|europeen)\s+)*(?:de\s+la\s+|de\s+l'|du\s+|des\s+|de\s+)?"
        rf"(?:{ways[1]})\b"
    )


def _title(dossier: Dossier, strand: str) -> str:
    known = dossier.call.strand.get(strand)
    return known.title if known else strand
