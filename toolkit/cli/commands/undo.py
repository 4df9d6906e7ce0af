"""`proposal undo`: the last build, merge or pull is taken back."""

from pathlib import Path

import click

from toolkit.cli.outline_path import outline_of


@click.command(short_help="Take the last build, merge or pull back.")
@click.argument(
    "outline", default="outline.yaml", type=click.Path(path_type=Path), callback=outline_of
)
def command(outline: Path) -> None:
    """Put the files of the last build, merge or pull of OUTLINE (outline.yaml) back as they were.

    Only as long as nobody has changed them since. Exits with 0 when all is as before, and with 1
    when nothing was taken back.
    """
    from toolkit.cli import console
    from toolkit.pipeline import undo

    undone = undo(outline)
    when = undone.when.replace("T", " ")[:16]
    if undone.cut_short:
        console.say(f"The {undone.cut_short} of {when} had been cut short.")
        if not undone.restored and not undone.removed:
            console.say("It had not come as far as a file; nothing had to be put back")
    else:
        console.say(f"The {undone.what} of {when} is taken back.")
    for path in undone.restored:
        console.say(f"{path.name}: as it was before")
    for path in undone.removed:
        console.say(f"{path.name}: removed, it was new")
    console.tell(undone.told)
