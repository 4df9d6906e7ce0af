"""`proposal language`: what is not translated yet."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from toolkit.compose.untranslated import Coverage


@click.command(short_help="Show what is not translated into a language, or begin another one.")
@click.argument("name")
@click.argument("outline", default="outline.yaml", type=click.Path(path_type=Path))
@click.option(
    "--write",
    is_flag=True,
    help="Begin the file of another language, templates/languages/NAME.yaml beside the outline.",
)
@click.pass_context
def command(ctx: click.Context, name: str, outline: Path, write: bool) -> None:
    """Show what is not translated into the language NAME (fr), in the form that its file takes.

    That is templates/languages/NAME.yaml beside OUTLINE (outline.yaml), over the file of that name
    that comes with proposal, if there is one. Exits with 0 when everything is translated, and with
    1 when something is not, or is translated and said nowhere.
    """
    from toolkit.compose.untranslated import coverage
    from toolkit.readers.language import language_names, read_language

    home = outline if os.path.isdir(outline) else outline.parent  # noqa: PTH112
    if name == "en":
        raise click.UsageError("the templates are in English: there is nothing to translate")
    if write:
        _begin(name, home)
        return
    if name not in language_names(home):
        raise click.UsageError(
            f"there is no language {name!r}; to begin it: proposal language {name} --write"
        )
    own = home / "templates"
    language = read_language(name, home)
    found = coverage(language, own if os.path.isdir(own) else None)  # noqa: PTH112
    _tell(language.name, found)
    ctx.exit(1 if found.untranslated or found.unused else 0)


def _tell(name: str, found: Coverage) -> None:
    from toolkit.cli import console
    from toolkit.readers.language_skeleton import entries

    translated = found.total - len(found.untranslated)
    console.say(f"{name}: {translated} of {found.total} texts are translated")
    for group in dict.fromkeys(one.group for one in found.untranslated):
        console.say("")
        console.say(f"{group}:")
        for one in found.untranslated:
            if one.group == group:
                if one.place.file:
                    console.say(f"  # {one.place.file}:{one.place.line}")
                for line in "\n".join(entries([one.text])).split("\n"):
                    console.say(line)
    for unused in found.unused:
        console.say("")
        console.say(f"{unused.place.file}:{unused.place.line}: no template says this any more")
        console.say(f"    {' '.join(unused.text.split())}")
        if unused.instead:
            console.say("  this is most like it, and has no translation")
            console.say(f"    {' '.join(unused.instead.split())}")


def _begin(name: str, home: Path) -> None:
    from toolkit.cli import console
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
    for one in coverage(Language(name, called, locale)).untranslated:
        texts.setdefault(one.group, []).append(one.text)
    make_folder(path.parent)
    write_safely(path, skeleton(called, locale, texts).encode())
    console.say(f"{path} begins the language {called}")
    console.say(f"next: translate in it what you need, and write in the outline: language: {name}")
