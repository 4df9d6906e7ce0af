"""`proposal language`: what is not translated yet."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.output import OUTLINE, finish, format_option

if TYPE_CHECKING:
    from toolkit.cli.reports.language import Output


@click.command(short_help="Show what is not translated into a language, or begin another one.")
@click.argument("name")
@click.argument("outline", default="outline.yaml", type=click.Path(path_type=Path))
@click.option(
    "--write",
    is_flag=True,
    help="Begin the file of another language, templates/languages/NAME.yaml beside the outline.",
)
@format_option()
@click.pass_context
def command(ctx: click.Context, name: str, outline: Path, write: bool, form: str) -> None:
    """Show what is not translated into the language NAME (fr), in the form that its file takes.

    That is templates/languages/NAME.yaml beside OUTLINE (outline.yaml), over the file of that name
    that comes with proposal, if there is one. Exits with 0 when everything is translated, and with
    1 when something is not, or is translated and said nowhere.
    """
    from toolkit.cli.reports.language import Output
    from toolkit.compose.untranslated import coverage
    from toolkit.readers.language import language_names, read_language

    ctx.meta[OUTLINE] = outline
    home = outline if os.path.isdir(outline) else outline.parent  # noqa: PTH112
    if name == "en":
        raise click.UsageError("the templates are in English: there is nothing to translate")
    if write:
        report, lines = _begin(name, home, outline)
        finish(report, form, lines)
    if name not in language_names(home):
        raise click.UsageError(
            f"there is no language {name!r}; to begin it: proposal language {name} --write"
        )
    own = home / "templates"
    language = read_language(name, home)
    found = coverage(language, own if os.path.isdir(own) else None)  # noqa: PTH112
    report = Output.of(outline, name, language.name, found)
    finish(report, form, report.lines())


def _begin(name: str, home: Path, outline: Path) -> tuple[Output, tuple[str, ...]]:
    """Begins the file of a language; the report of it, and what is said of it."""
    from toolkit.cli.file_report import File, FileKind, FileOutcome
    from toolkit.cli.reports.language import Output
    from toolkit.compose.untranslated import coverage
    from toolkit.files import make_folder, write_safely
    from toolkit.model.language import Language, named
    from toolkit.readers import codes
    from toolkit.readers.language import OWN, language_names
    from toolkit.readers.language_skeleton import skeleton
    from toolkit.readers.own_files import refuse_place

    try:
        called, locale = named(name)
    except LookupError:
        raise click.UsageError(f"{name!r} is not the code of a language; Italian is it") from None
    path = home / OWN / f"{name}.yaml"
    if name in language_names():
        raise click.UsageError(f"{called} comes with proposal; write what differs into {path}")
    refuse_place(path, home, codes.UNUSABLE_LANGUAGE)
    texts: dict[str, list[str]] = {}
    every = coverage(Language(name, called, locale))
    for one in every.untranslated:
        texts.setdefault(one.group, []).append(one.text)
    make_folder(path.parent)
    write_safely(path, skeleton(called, locale, texts).encode())
    written = File(path=str(path), kind=FileKind.LANGUAGE, outcome=FileOutcome.WRITTEN)
    report = Output.of(outline, name, called, every)
    lines = (
        f"{path} begins the language {called}",
        f"next: translate in it what you need, and write in the outline: language: {name}",
    )
    return report.model_copy(update={"files": (written,), "exit_code": 0}), lines
