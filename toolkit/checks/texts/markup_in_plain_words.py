"""
A title or a name holds Markdown or a mention.

Why it matters
    Titles, names and the like are plain words: they are printed as they are typed, with every
    star, bracket and tilde.

Example
    tasks:
      - {id: sme-survey, title: Less **CO~2~** with [[aei]], ...}

How to correct it
    Write the words without signs, such as CO₂; a mention belongs into a text, such as the
    description. It is a warning.
"""

import re
from collections.abc import Iterator
from functools import cache

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

LONGEST = 80
SIGNS = re.compile(r"[\[\]{*_~^`<&]")


@rule("TXT107", Severity.WARNING)
def markup_in_plain_words(dossier: Dossier) -> Iterator[Finding]:
    for one in dossier.texts:
        if one.is_prose or not SIGNS.search(one.text):
            continue
        found = _markup().search(one.text) or _named(one.text, dossier)
        if found:
            yield Finding(
                one.place.inside(one.text, found.start()),
                f"{found[0]} is printed as it is typed: this field holds plain words",
                hint=_instead(one.text, found[0], dossier),
            )


@cache
def _markup() -> re.Pattern[str]:
    """Markdown, mentions and the commonest HTML."""
    return re.compile(
        r"\[{2,3}[^\[\]\n]{0,80}\]{0,3}|\{\{[^{}\n]{1,80}\}\}|[\w:-]{1,80}\]\]"
        r"|!\[[^\[\]\n]{0,300}\]\([^()\s]{0,2000}\)|\[\^[\w-]{1,40}\]|~~[^\s~][^~]{0,300}~~"
        r"|\*\*[^\s*][^*]{0,300}\*\*|\*\*(?=\w)|(?<=\w)\*\*|(?<![\w*])\*[^\s*][^*]{0,300}\*(?![\w*])"
        r"|(?<!\w)__[^\s_][^_]{0,300}__(?!\w)"
        r"|`[^`\n]{1,300}`|\[[^\[\]\n]{1,300}\]\((?:https?://|mailto:)[^()\s]{0,2000}\)"
        r"|(?<=\w)~[^\s~]{1,40}~|(?<=[\w)])\^[^\s^]{1,40}\^"
        r"|</?(?:su[bp]|br|b|i|em|strong)[ ]?/?>"
        r"|&(?:amp|nbsp|lt|gt|quot|ndash|mdash|#\d{1,7});",
        re.IGNORECASE,
    )


def _named(text: str, dossier: Dossier) -> re.Match[str] | None:
    """A word in single brackets that is the id of a part."""
    singles = re.finditer(r"\[([a-z][\w:-]{0,80})\]", text)
    return next((one for one in singles if one[1] in dossier.references), None)


def _instead(text: str, written: str, dossier: Dossier) -> str:
    is_named = written[:1] == "[" and written[1:-1] in dossier.references
    if is_named or written.startswith(("[[", "{{")) or written.endswith("]]"):
        return "write words; a mention becomes a number in texts such as a description"
    from toolkit.document.plain_text import plain_text  # most outlines never need it

    words = plain_text(text, dossier.references.get)
    if written in words or len(words) > LONGEST:
        return "write plain words without it; CO₂ and m² may be written with these signs"
    return f"write {words}"
