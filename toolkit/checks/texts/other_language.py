"""
A text is in another language than the proposal.

Why it matters
    A proposal is read in one language. Paragraphs that were brought in from partners and not
    translated look like a draft, and an expert who does not read them cannot credit them. (Source:
    good practice; the Portal asks for the language of the proposal.)

Example
    project: {language: en, ...}
    sections:
      IMP-ACT-IA: |
        À la fin du projet, les petites entreprises de la filière auront ...

How to correct it
    Translate the text, or set `project: language` to the language in which the proposal is written.
    Quotations may stay in quotation marks. It is a warning.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._sentences import paragraphs, sentences
from toolkit.checks.texts._prose import named, prose_of, tokens
from toolkit.diagnostics import Place, Severity
from toolkit.model.wording import counted
from toolkit.plan.dossier import Dossier

FEWEST_WORDS, FEWEST_IN_SENTENCE = 25, 12
FEWEST_FOREIGN, TIMES_OWN = 0.2, 3
SURELY_OWN = 4
"""Where more than one word in four is a small word of the own language, no other one can win."""

SHARED = frozenset(("a", "an", "as", "do", "e", "i", "in", "is", "me", "no", "o", "on", "so"))
"""Small words of several languages: they do not show the language of a short sentence."""

CLEAR = 3
"""How many different small words of a language show that a sentence is in it."""

QUOTATION = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|„[^„“”]*[“”]")
SMALL_WORDS = {
    "English": """the of and to in is are that for with by on as from which this be was were will
        not have has it an at their they or who what when where each its than""",
    "French": """le la les des du de et une un est sont que qui pour par avec dans sur ne pas au aux
        ce cette ces leur leurs nous elle elles ils sera seront ont""",
    "German": """der die das und ist sind den dem des ein eine einer eines einem mit von zu zur zum
        fur auf nicht werden wird auch sich bei im aus oder""",
    "Spanish": """el la los las de del y en que es son para por con una un se su sus como al lo mas
        no esta este estas estos sera""",
    "Italian": """il la le gli dei delle della del di e che per con un una sono si nel nella alla
        dalla al da non piu questo questa anche""",
    "Portuguese": """o a os as de do da dos das e que para com uma um em no na nos nas se por mais
        ao sao nao seu sua este esta""",
}
SETS = {name: frozenset(words.split()) for name, words in SMALL_WORDS.items()}
CODES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese",
}  # fmt: skip


@rule("TXT143", Severity.WARNING)
def other_language(dossier: Dossier) -> Iterator[Finding]:
    own = CODES.get(dossier.proposal.project.language[:2])
    if own is None:
        return  # its words are not known here
    found: dict[str, list[Place]] = {}
    for one in prose_of(dossier):
        if one.text.count(" ") + one.text.count("\n") < FEWEST_IN_SENTENCE - 1:
            continue
        for words, start in paragraphs(one.text):
            if foreign := _language_of(words, own) or _of_a_sentence(words, own):
                found.setdefault(foreign, []).append(one.place.inside(one.text, start))
    for foreign, places in found.items():
        more = counted(len(places) - 1, "other paragraph")
        yield Finding(
            places[0],
            f"{named(dossier, places[0])} is in {foreign}, and the proposal is in {own}"
            + (f"; so {'is' if len(places) == 2 else 'are'} {more}" if len(places) > 1 else ""),
            hint=f"translate it, or write language: {_code(foreign)} under project",
        )


def _of_a_sentence(paragraph: str, own: str) -> str:
    """The other language that a sentence of a paragraph is in; empty where none is."""
    if paragraph.count(" ") < FEWEST_IN_SENTENCE - 1:
        return ""
    plain = QUOTATION.sub(" ", paragraph)
    for sentence in sentences(plain):
        foreign = _language_of(sentence, own, FEWEST_IN_SENTENCE)
        if foreign and len(SETS[foreign] & {*tokens(sentence)} - SHARED) >= CLEAR:
            return foreign
    return ""


def _language_of(text: str, own: str, fewest: int = FEWEST_WORDS) -> str:
    """The other language that a text is in; empty where it is in its own, or too short."""
    words = tokens(QUOTATION.sub(" ", text))
    if len(words) < fewest:
        return ""
    if sum(map(SETS[own].__contains__, words)) * SURELY_OWN > len(words):
        return ""
    shares = {name: sum(one in known for one in words) for name, known in SETS.items()}
    likely = max(shares, key=lambda name: (shares[name], name == own))
    enough = shares[likely] >= max(FEWEST_FOREIGN * len(words), TIMES_OWN * shares[own])
    return likely if likely != own and enough else ""


def _code(language: str) -> str:
    return next(code for code, name in CODES.items() if name == language)
