"""Where a command puts its report: on the terminal as text, or on stdout as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from toolkit.cli.report import Report
    from toolkit.diagnostics import Diagnostic

PAGE = b"<!doctype html"
"""How a page begins."""

OUTLINE = "toolkit.cli.outline"
"""The key under which the context of a run keeps the outline as it was typed."""

USAGE = "CMD001"


def format_option(*more: str, also: str = "") -> Callable[[Any], Any]:
    """The option `--format`: text, json and `more`; `also` is what else its help says."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(("text", "json", *more)),
        default="text",
        show_default=True,
        help=f"As lines to read, or for other programs{also}.",
    )


def module_of(command: str) -> str:
    """The name of the file of a command: `import_`, for Python has that word for itself."""
    return f"{command}_" if iskeyword(command) else command


def is_json_wanted(words: Sequence[str]) -> bool:
    """Whether JSON is asked for by what was typed, be that right or wrong otherwise."""
    return "--format=json" in words or ("--format", "json") in pairwise(words)


def finish(
    report: Report,
    form: str,
    lines: Iterable[str],
    *,
    summary: str = "",
    step: str = "",
    by_weight: bool = False,
    page: Iterable[str] = (),
) -> NoReturn:
    """Prints the report and ends with its exit code.

    As text: `lines`, the findings (the gravest first where `by_weight`), the `page` behind them,
    and the next `step`. As JSON: the whole report. The `summary` goes to stderr.
    """
    from toolkit.cli import console

    if form == "json":
        hand_over(report.model_dump(mode="json"))
    else:
        for line in lines:
            console.say(line)
        (console.tell_by_weight if by_weight else console.tell)(report.diagnostics)
        for line in page:
            console.say(line)
    if summary:
        console.say(summary, err=True)
    if step and form != "json":
        console.say(step)
    click.get_current_context().exit(report.exit_code)


def hand_over(data: dict[str, Any], *, summary: str = "") -> None:
    """Prints `data` as JSON on stdout, and the `summary` on stderr."""
    from toolkit.cli import console
    from toolkit.cli.streams import as_json

    console.hand_over(as_json(data))
    if summary:
        console.say(summary, err=True)


def hand_over_page(page: str, out: Path | None, *, summary: str) -> None:
    """Writes a page to the file `out`, or prints it on stdout; and the `summary` on stderr."""
    from toolkit.cli import console
    from toolkit.files import obstacle, write_safely

    if out is None:
        console.hand_over(page)
    else:
        if why := obstacle(out) or _other_file(out):
            from toolkit.diagnostics import ProposalError

            raise ProposalError(why)
        write_safely(out, page.encode("utf-8"))
        console.say(f"{out}: written")
    console.say(summary, err=True)


def _other_file(out: Path) -> Diagnostic | None:
    """Why a page does not take the place of the file `out`; None where that is a page too, or there
    is none."""
    from toolkit.diagnostics import Diagnostic, Place

    if not out.exists():
        return None
    with out.open("rb") as file:
        if file.read(len(PAGE)).lower() in (PAGE, b""):
            return None
    fact = f"{out.name} is there already, and is no page of a check"
    return Diagnostic(Place(str(out)), "FIL150", fact, "give the page another name")


def hand_over_failure(
    command: str, outline: str, diagnostics: Iterable[Diagnostic], code: int
) -> None:
    """Prints as JSON what kept a command from its work; `code` is its exit code."""
    from toolkit.cli.report import findings

    report = output_of(command)(
        command=command, outline=outline, exit_code=code, findings=findings(diagnostics)
    )
    hand_over(report.model_dump(mode="json"))


def usage_finding(error: click.UsageError) -> Diagnostic:
    """The finding on a command that was typed wrongly."""
    from toolkit.diagnostics import Diagnostic, Place

    path = error.ctx.command_path if error.ctx else "proposal"
    hint = f"{path} --help shows what can be typed"
    return Diagnostic(Place(), USAGE, error.format_message(), hint)


def output_of(command: str) -> type[Report]:
    """The class of a command's report; what all reports have in common where it has none."""
    module = f"toolkit.cli.reports.{module_of(command)}"
    if command and find_spec(module):
        found: type[Report] = import_module(module).Output
        return found
    from toolkit.cli.report import Report

    return Report
