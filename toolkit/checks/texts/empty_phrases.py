"""
Texts hold many empty phrases.

Why it matters
    "Innovative, holistic and world-class synergies" can be said of any project. Evaluators skip
    such sentences, and guides for writers list the words. A phrase with a figure in its sentence
    is not counted. (Source: guides to proposal writing; the limits are this tool's: three in one
    sentence, four in one text, three that are more than 1 in 100 of its words, or 4 in 1 000 words
    of all texts.)

Example
    sections:
      IMP-ACT-IA: |
        Our innovative and holistic approach leverages synergies along the whole value chain.

How to correct it
    Put in what makes it so: in place of "an innovative approach" what is done that nobody does
    today; in place of "significant impact" the number and whom it concerns. It is advice.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks.texts._prose import clauses, named, prose_of, word_count
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import PlacedText

PHRASES = (
    "innovative", "groundbreaking", "ground-breaking", "game-chang(?:er|ing)", "world[- ]class",
    "world[- ]leading", "best[- ]in[- ]class", r"cutting[- ]edge", "state[- ]of[- ]the[- ]art",
    r"synerg(?:y|ies|istic\w*)", r"leverag(?:e|es|ed|ing)", r"holistic\w*",
    r"paradigm[- ]shift(?:ing|s)?", r"flagship (?:project|initiative)",
    r"seamless(?:ly)?", "robust", "unique", r"unprecedented", "disruptive", "transformative",
    r"revolution(?:ary|i[sz]\w+)", "next[- ]generation", "tailor[- ]made", "win[- ]win",
    "added value for all", "strong commitment", "highly motivated", "highly qualified",
    "excellent track record", "vast experience", "extensive experience", "long[- ]standing",
    "wide range of", "broad range of", "significant impact", "substantial impact", "major impact",
    "tangible results", "concrete results", "smart solutions?", "ambitious", "state of play",
    r"foster(?:s|ed|ing)? (?:innovation|collaboration|cooperation|growth|competitiveness)",
    r"boost(?:s|ed|ing)? (?:innovation|competitiveness|growth)", r"empower(?:s|ed|ing)?",
    "key enabler", "ecosystem of excellence", "centre of excellence", "critical mass",
    "paves? the way", "paving the way", "at the forefront", "in an ever[- ]changing world",
    r"innovant(?:e|s|es)?", "a la pointe", "de pointe", "de rang mondial", "de classe mondiale",
    r"synergi(?:e|es|que)", "holistique", "d'excellence", "changement de paradigme",
    r"inedit(?:e|s|es)?", "sans precedent", "a la croisee des chemins", "cle en main",
    "gagnant-gagnant", "forte valeur ajoutee", "impact (?:majeur|significatif|considerable)",
    "large eventail", "fort engagement", "ambitieu(?:x|se|ses)", "disrupti(?:f|ve|fs|ves)",
    "a l'avant-garde", "ouvr(?:e|ir|ira|ant) la voie", "masse critique",
    "solutions? intelligentes?",
    "resultats (?:concrets|tangibles)", "levier(?:s)? de croissance", "incontournable(?:s)?",
)  # fmt: skip
BEGINNINGS = tuple({re.split(r"[\[(?]", one)[0] for one in PHRASES})
"""What is looked for first, since most texts hold none of it."""

QUOTED = 3
FEWEST_IN_TEXT, SHARE_OF_TEXT = 3, 0.01
FEWEST, SHARE = 6, 0.004


class Phrases(NamedTuple):
    """A text, and the empty phrases in it in their order."""

    text: PlacedText
    found: tuple[str, ...]

    densest: int = 0
    """The most of them in one sentence."""


@rule("TXT141", Severity.ADVICE)
def empty_phrases(dossier: Dossier) -> Iterator[Finding]:
    prose = list(prose_of(dossier))
    everything = "\n".join(folded(one.text) for one in prose)
    some = [beginning for beginning in BEGINNINGS if beginning in everything]
    texts = [one for one in (_phrases_in(one, some) for one in prose) if one.found]
    count = sum(len(one.found) for one in texts)
    is_often = count >= FEWEST and count >= SHARE * len(everything.split())
    stuffed = [one for one in texts if is_often or _is_stuffed(one)]
    worst = max(stuffed, key=lambda one: len(one.found), default=None)
    if worst is None:
        return
    quoted = listed([f"'{one}'" for one in dict.fromkeys(worst.found)][:QUOTED])
    most = "most in" if count > len(worst.found) else "all in"
    yield Finding(
        worst.text.place,
        f"{count} phrases that fit any project, {most} {named(dossier, worst.text.place)}: "
        f"{quoted}",
        hint="write in their place what is done, for whom and how many, or leave them out",
    )


def _phrases_in(one: PlacedText, some: Sequence[str]) -> Phrases:
    """The phrases of a text that begin with one of `some`, in sentences without a figure."""
    words = folded(one.text)
    if not any(beginning in words for beginning in some):
        return Phrases(one, ())
    plain = (sentence for sentence in clauses(one.text) if not re.search(r"\d", sentence))
    met = [tuple(_phrases(sentence)) for sentence in plain]
    found = tuple(phrase for phrases in met for phrase in phrases)
    return Phrases(one, found, max(map(len, met), default=0))


def _phrases(sentence: str) -> Iterator[str]:
    words = folded(sentence)
    as_written = sentence if len(sentence) == len(words) else words
    return (as_written[met.start() : met.end()] for met in _phrase().finditer(words))


def _is_stuffed(one: Phrases) -> bool:
    count = len(one.found)
    if one.densest >= FEWEST_IN_TEXT or count > FEWEST_IN_TEXT:
        return True
    return count >= FEWEST_IN_TEXT and count >= SHARE_OF_TEXT * word_count(one.text.text)


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(PHRASES)})\b")
