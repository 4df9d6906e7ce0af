"""Output on a terminal: findings go to stdout, summaries to stderr.

Names and texts come from files of other people. Characters that would control the terminal, change
the direction of a line or be invisible are shown as `\\x1b` or `\\u202e`.
"""

from collections.abc import Iterable
from unicodedata import category

import click

from toolkit.diagnostics import Diagnostic, Severity

STEERING = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Categories of characters that control a terminal: controls, formats, surrogates, line ends."""

UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Characters that count as letters, and are invisible."""


def say(line: str, *, err: bool = False) -> None:
    """Prints one line, to stderr where `err`."""
    click.echo(shown(line), err=err)


def hand_over(text: str, *, nl: bool = True) -> None:
    """Prints a text as it is, such as JSON."""
    click.echo(text, nl=nl)


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Prints each finding with its hint."""
    for one in diagnostics:
        click.echo(coloured(one))


HEADS = {
    Severity.ERROR: ("error", "errors", "to correct before it is submitted"),
    Severity.WARNING: ("warning", "warnings", "will cost points or money, or is to be confirmed"),
    Severity.ADVICE: ("suggestion", "suggestions", "would be better otherwise"),
}
"""How findings of a severity are headed: what one is called, several, and what it means."""


def tell_by_weight(diagnostics: Iterable[Diagnostic]) -> None:
    """Prints the gravest findings first, with a heading for each severity where there are two or
    more of them."""
    found = tuple(diagnostics)
    groups = {one: [each for each in found if each.severity is one] for one in Severity}
    groups = {severity: group for severity, group in groups.items() if group}
    for position, (severity, group) in enumerate(groups.items()):
        if len(groups) > 1:
            one, many, meaning = HEADS[severity]
            lead = "" if position == 0 else "\n"
            heading = f"{len(group)} {one if len(group) == 1 else many}: {meaning}"
            click.echo(lead + click.style(heading, bold=True))
        tell(group)


def coloured(one: Diagnostic) -> str:
    """The finding as text, its code red or yellow on a terminal that has colours."""
    colour = "red" if one.severity is Severity.ERROR else "yellow"
    fact = " ".join(one.message.splitlines())  # a title in it may have several lines
    told = one._replace(
        place=one.place._replace(file=shown(one.place.file)),
        message=shown(fact),
        hint=shown(one.hint),
    )
    return str(told).replace(one.code, click.style(one.code, fg=colour, bold=True), 1)


def shown(text: str) -> str:
    """The text as one line in which all characters are visible, and none controls the terminal."""
    if text.isprintable() and UNSEEN.isdisjoint(text):
        return text
    return "".join(_escaped(one) if _is_hidden(one) else one for one in text)


def _is_hidden(sign: str) -> bool:
    return category(sign) in STEERING or sign in UNSEEN


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode("ascii")
