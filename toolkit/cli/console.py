"""How things are told on a terminal: findings to stdout, everything about them to stderr."""

from collections.abc import Iterable

import click

from toolkit.diagnostics import Diagnostic, Severity


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Prints each finding with its hint."""
    for one in diagnostics:
        click.echo(coloured(one))


def coloured(one: Diagnostic) -> str:
    """The finding as it prints itself, its code red or yellow on a terminal that has colours."""
    colour = "red" if one.severity is Severity.ERROR else "yellow"
    return str(one).replace(one.code, click.style(one.code, fg=colour, bold=True), 1)


def counted(number: int, one: str, many: str = "") -> str:
    """`1 task`, `3 tasks`; `many` where the plural is not the word with an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"
