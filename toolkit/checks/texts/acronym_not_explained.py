"""
An abbreviation is written out nowhere.

Why it matters
    Evaluators come from many fields, and read dozens of proposals. An abbreviation that they have
    to guess costs attention, and sometimes the point. Contact points advise to explain each at its
    first use. (Source: slides of National Contact Points; good practice.)

Example
    priorities:
      adopt:
        need: DPP and ZDHC are asked for by every brand.

How to correct it
    Write it out once where it comes first, with the abbreviation in brackets: digital product
    passport (DPP). Known to all are EU, SME, GDPR and their like, the names of programmes, of the
    call and of partners. It is advice.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.checks.texts._prose import prose_of
from toolkit.claims.names import PlanNames
from toolkit.claims.reading import levelled
from toolkit.diagnostics import Place, Severity
from toolkit.model.wording import listed_up_to
from toolkit.plan.dossier import Dossier
from toolkit.plan.texts import texts_of

ABBREVIATION = re.compile(
    r"(?<![\w./@#&-])[A-Z](?:[A-Z]|&(?=[A-Z])){1,6}(?=s?\b)(?![\w.@/]*[@/\d])"
)
SHORTEST_WORD = 5
BESIDE = 90
"""Letters before an abbreviation in which a list of projects may begin."""

ROMAN = re.compile(r"[IVX]+")
KNOWN = frozenset(
    [
        "AI",
        "API",
        "AUD",
        "CHF",
        "CNY",
        "COS",
        "GBP",
        "JPY",
        "USD",
        "BSO",
        "CAD",
        "CEO",
        "CNC",
        "COO",
        "COP",
        "COSME",
        "CSR",
        "CSV",
        "CTO",
        "CV",
        "DG",
        "DNA",
        "EBIT",
        "EC",
        "ECCP",
        "ECB",
        "EEA",
        "EEN",
        "EIB",
        "EIC",
        "EISMEA",
        "EDIH",
        "EDIHS",
        "EMAS",
        "EN",
        "ERASMUS",
        "ERDF",
        "ERP",
        "ESG",
        "EU",
        "EUR",
        "FAQ",
        "FTE",
        "GDP",
        "GDPR",
        "GPS",
        "HR",
        "HTML",
        "IBAN",
        "ICT",
        "ID",
        "INTERREG",
        "IP",
        "IPR",
        "ISBN",
        "ISO",
        "IT",
        "KPI",
        "LED",
        "LIFE",
        "MS",
        "NACE",
        "NGO",
        "NUTS",
        "OECD",
        "PC",
        "PCR",
        "PDF",
        "PIC",
        "PM",
        "PPP",
        "PR",
        "QR",
        "RFID",
        "RTD",
        "SEO",
        "SMP",
        "SME",
        "STEM",
        "SWOT",
        "TRL",
        "TV",
        "UK",
        "UN",
        "UNESCO",
        "URL",
        "US",
        "USA",
        "USB",
        "VAT",
        "VIP",
        "VR",
        "WHO",
        "WP",
        "WTO",
        "WWW",
        "XML",
        "ADN",
        "BCE",
        "BEI",
        "CA",
        "CCI",
        "CE",
        "CEI",
        "CNIL",
        "DSI",
        "ETI",
        "FAQ",
        "FEDER",
        "IA",
        "IGP",
        "ONG",
        "ONU",
        "OCDE",
        "PDG",
        "PI",
        "PIB",
        "PME",
        "QCM",
        "RGPD",
        "RH",
        "RSE",
        "TIC",
        "TPE",
        "TVA",
        "UE",
        "UNESCO",
        "AE",
        "AP",
        "BEN",
        "COO",
        "DEC",
        "DEM",
        "DMP",
        "OTHER",
        "PU",
        "SEN",
        "AND",
        "OR",
        "NOT",
        "NO",
        "YES",
        "ALL",
        "ONE",
        "IF",
        "THE",
        "IN",
        "ON",
        "OF",
        "TO",
        "FOR",
        "WITH",
        "OUI",
        "NON",
        "ET",
        "OU",
        "SI",
    ]
)
"""What every evaluator knows, codes of the form, and words that are set in capitals."""

MOST_NAMED = 6
PROJECT_BEFORE = re.compile(
    r"\b(?:projects?|networks?|alliance|projets?|r\u00e9seaux?)\b(?:(?:\s+[a-z]+)?,?\s+(?:such\s+as|"
    r"like|comme|tels?\s+que))?[\s(]+(?:[A-Z][\w-]*(?:,\s+|\s+and\s+|\s+et\s+))*[*_\"'(]*$"
)
PROJECT_BEHIND = re.compile(r"[*_\"')]*\s+(?:project|network|alliance|consortium)\b", re.I)


@rule("TXT140", Severity.ADVICE)
def acronym_not_explained(dossier: Dossier) -> Iterator[Finding]:
    met = _met(dossier)
    if not met:
        return
    known = _names(dossier)
    texts = [one.text for one in dossier.texts]
    strange = [one for one in met if one not in known and not _is_explained(one, texts)]
    names_of_plan = PlanNames(dossier)
    strange = [
        one
        for one in strange
        if not names_of_plan.nearly(levelled(one)) and not _is_a_word(one, texts)
    ]
    if strange:
        names = listed_up_to(strange, MOST_NAMED)
        yield Finding(
            met[strange[0]],
            f"{'an abbreviation is' if len(strange) == 1 else 'abbreviations are'} written out "
            f"nowhere: {names}",
            hint=f"write {strange[0]} out where it comes first, with the abbreviation in brackets "
            "behind it",
        )


def _met(dossier: Dossier) -> dict[str, Place]:
    """The abbreviations in prose, each with the place where it comes first."""
    met: dict[str, Place] = {}
    for one in prose_of(dossier):
        for found in ABBREVIATION.finditer(one.text):
            word = found[0]
            if word in KNOWN or word in met or ROMAN.fullmatch(word):
                continue
            if not _is_project(one.text, *found.span()):
                met[word] = one.place.inside(one.text, found.start())
    return met


def _is_a_word(capitals: str, texts: Sequence[str]) -> bool:
    """Whether a longer one is a word in capitals, which some text has in small letters."""
    small = capitals.lower()
    return len(small) >= SHORTEST_WORD and any(small in text for text in texts)


def _is_project(text: str, start: int, end: int) -> bool:
    """Whether it is the name of a project: `the ELIIT project`, `projects such as RESIST`."""
    before = PROJECT_BEFORE.search(text[max(start - BESIDE, 0) : start])
    return before is not None or PROJECT_BEHIND.match(text, end) is not None


def _names(dossier: Dossier) -> frozenset[str]:
    """What stands in capitals in the names of the call, the project and its partners."""
    proposal, call = dossier.proposal, dossier.call
    names = [proposal.project.acronym, call.topic, call.programme, call.title, call.type_of_action]
    names += [call.authority.acronym, call.model_agreement, proposal.project.title]
    for partner in proposal.partners:
        names += [partner.id.upper(), partner.short_name, partner.name, partner.country]
        names += [one.text for earlier in partner.previous_projects for one in texts_of(earlier)]
        names += [one.name for one in partner.staff]
    names += [one.short_title for one in call.priorities]
    return frozenset(re.findall(r"[A-Z&]{2,}", " ".join(names)))


def _is_explained(word: str, texts: Sequence[str]) -> bool:
    """Whether it stands in brackets behind words, or words in brackets behind it, or its letters
    begin words that follow one another in a text that has it."""
    letters = re.escape(word)
    in_brackets = re.compile(
        rf"[\w*»”\"]\s*\((?:[^()]*[\s,;])?{letters}s?[),;: ]|\b{letters}s? ?\((?=\w+[ -])"
    )
    return any(
        in_brackets.search(text) or _initials(word).search(folded(text))
        for text in texts
        if word in text
    )


@cache
def _initials(word: str) -> re.Pattern[str]:
    small = r"(?:(?:of|the|and|for|in|on|to|de|du|des|la|le|les|et|en|a|au|aux|pour|sur)\s+|[dl]')*"
    letters = [one for one in word.casefold() if one.isalpha()]
    return re.compile(r"\b" + rf"[\w']*[\s-]+{small}".join(letters))
