"""The constructs of Markdown that the documents do not draw, each with what to write instead.

Every pattern is bounded: a line of any length is looked through in time that grows with it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

AS_TYPED = "is printed as it is typed"
LINES = re.MULTILINE

WEB = r"[ \t]*<?(?:https?://|mailto:)"
LINK = "write a link with its whole address: [the site](https://example.org)"
SUB, SUPER = "H~2~O prints H₂O", "m^2^ prints m²"
TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre"
    "|q|s|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul"
)


class Construct(NamedTuple):
    """One construct of Markdown."""

    what: str
    """What it is: `a picture`."""

    pattern: re.Pattern[str]
    """Finds it in a text in which all that is drawn is blanked; the group `at`, where
    there is one, is what the finding names."""

    hint: str
    effect: str = AS_TYPED
    """What becomes of it, as the end of a sentence that begins with it."""


_FOUND: tuple[tuple[str, ...], ...] = (
    ("a remark in HTML", r"<!--(?:.|\n)*?(?:-->|\Z)", "take it out"),
    (
        "a picture",
        r"!\[[^\[\]\n]{0,500}\](?:\([^()\n]{0,500}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,3}\)"
        r"|\[[^\[\]\n]{0,500}\])",
        "take it out, and put the picture into the Word file by hand: it stays there",
    ),
    (
        "a footnote",
        r"\[\^[^\]\s]{1,100}\]:?|\^\[[^\]\n]{1,1000}\]",
        "put its words into the sentence, or set the footnote in the Word file: it stays there",
    ),
    (
        "text struck out",
        r"~~(?=[^\s~])[^\n~]{0,1000}(?<=[^\s~])~~",
        "take the words out, or the ~~ around them",
    ),
    (
        "a box to tick",
        r"^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?P<at>\[[ xX]\])(?=[ \t])",
        "take the brackets out",
    ),
    ("the mark of a note", r"^[ \t]*>[ \t]*(?P<at>\[!\w{1,20}\])", "take it out"),
    (
        "the address of a link",
        r"^[ \t>]{0,6}(?P<at>\[[^\[\]\n]{1,500}\]:[ \t]*\S[^\n]*)$",
        LINK,
    ),
    (
        "a link with its address elsewhere",
        r"(?<!\])\[[^\[\]\n]{1,500}\]\[[^\[\]\n]{0,500}\](?!\])",
        LINK,
    ),
    (
        "the title of a link",
        rf"\[[^\[\]\n]{{0,500}}\]\({WEB}[^\s()]{{0,2000}}[ \t]+"
        r"(?P<at>\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|\([^()\n]{0,500}\))[ \t]*\)",
        "take it out, or put its words into the sentence",
        "is left out",
    ),
    (
        "a link that leads to no page of the web",
        rf"\[[^\[\]\n]{{0,500}}\]\((?!{WEB})[^()\s]{{0,2000}}\)",
        f"{LINK}; [[id]] leads to a part of the proposal",
    ),
    (
        "a formula",
        r"\$\$[^$]{1,1000}\$\$|\$(?=\S)[^$\n\\^_{\0]{0,200}[\\^_{\0][^$\n]{0,200}(?<=\S)\$(?!\d)",
        f"write it in words and signs: {SUB}, {SUPER}",
    ),
    (
        "a line across the page, or the line under a title",
        r"^[ ]{0,3}(?P<at>\*[ \t]*\*[ \t]*\*[* \t]*|_[ \t]*_[ \t]*_[_ \t]*|--[- \t]*"
        r"|-[ \t]+-[ \t]+-[- \t]*|==+[ \t]*)$",
        "take it out; a line that begins with # and a space is a title",
    ),
    (
        "HTML",
        rf"<(?P<tag>{TAGS})(?:[ \t\n][^<>]{{0,1000}})?>[^<>\n]{{0,300}}</(?P=tag)>"
        rf"|</?(?:{TAGS})(?:[ \t\n][^<>]{{0,1000}})?/?>",
        f"take it out; **bold**, *italics*, {SUB}, {SUPER}, and \\ at its end breaks a line",
    ),
    (
        "highlighted text",
        r"(?<![=\w])==(?=[^\s=])[^=\n]{1,1000}(?<=[^\s=])==(?![=\w])",
        "write **words** for bold ones",
    ),
    (
        "a superscript without its second ^",
        r"(?<=[\w)\]])\^(?=[\w{(+\u2212-])\{?[\w+\u2212.-]{0,40}\}?",
        f"write both: {SUPER}; the signs ² and ³ stay as they are",
    ),
    (
        "a subscript",
        r"(?<![\w~])(?:CO|CH|NH|NO|SO|SF|PM|H|N|O)_\{?\d{1,4}(?:[.,]\d{1,4})?\}?(?!\w)"
        r"|(?<!\S)~[^\s~\0]{1,40}~(?!\w)",
        f"write it behind its letter: {SUB}; the signs ₂ and ₃ stay as they are",
    ),
    (
        "the mark of code without its other half",
        r"`+",
        "write ` on both sides of the words, or an apostrophe",
    ),
    (
        "a line of a template",
        r"^[ \t]*(?P<at>:::[ \t]*\w[^\n]*|!(?:prompt|note|quote|title|subtitle|guidance)[ \t][^\n]*"
        r"|\{@[^}\n]{1,200}\})",
        "take it out: only templates place tables and prompts",
    ),
    ("what a word means", r"(?<=\n)(?P<at>:[ \t]+\S[^\n]*)", "write it as a sentence"),
)
"""What it is, how it is found, what to do, and its fate where it is not printed as it is typed.
Those are first that may hold others."""


@cache
def constructs() -> tuple[Construct, ...]:
    """All of them, in the order in which they are to be looked for."""
    return tuple(
        Construct(what, re.compile(pattern, LINES | re.IGNORECASE * (what == "HTML")), *more)
        for what, pattern, *more in _FOUND
    )


@cache
def drawn() -> tuple[re.Pattern[str], ...]:
    """What the documents draw, beside code: to be blanked, but for the group `seen`."""
    from toolkit.document.notation import SCRIPT

    return (
        re.compile(
            r"\\[!-/:-@\[-`{-~\n]|<(?:https?://|mailto:)[^\s<>]{1,2000}>"
            r"|<[\w.+-]{1,100}@[\w-]{1,100}(?:\.[\w-]{1,100}){1,9}>|\[\[[^\[\]\n]{0,500}\]\]",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?<!!)\[(?P<seen>[^\[\]\n]{{0,2000}})\]\({WEB}"
            r"(?:[^\s()]|\([^\s()]{0,500}\)){0,2000}>?[ \t]*\)",
            re.IGNORECASE,
        ),
        SCRIPT,
    )
