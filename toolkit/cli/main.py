"""The command `proposal`: its commands are the files of the folder beside it."""

import errno
import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import click

from toolkit.cli import commands
from toolkit.cli.streams import show_every_letter


class Commands(click.Group):
    """Commands found by file name and loaded when asked for, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the files in `commands/`, in the order in which a project uses them."""
        names = {found.name for found in iter_modules(commands.__path__)}
        return [name for name in ORDER if name in names] + sorted(names - set(ORDER))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is no such file."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found: click.Command = import_module(f"{commands.__name__}.{cmd_name}").command
        return found

    def main(self, *args: Any, **options: Any) -> Any:
        """Runs the command line; its output is told whole, whatever it goes to."""
        show_every_letter()
        return super().main(*args, **options)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; what a person can mend is told in words, and ends with 1."""
        from toolkit.diagnostics import ProposalError

        try:
            return super().invoke(ctx)
        except ProposalError as why:
            from toolkit.cli import console

            console.tell(why.diagnostics)
            ctx.exit(1)
        except click.UsageError as why:
            from toolkit.cli import console

            told = "\n".join(map(console.shown, why.format_message().split("\n")))
            raise click.UsageError(told, why.ctx) from why
        except OSError as why:
            from toolkit.cli import console, system_errors

            found = system_errors.told(why)
            if found is None:
                raise
            console.tell([found])
            ctx.exit(1)


UNTOLD = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))
"""Why a terminal, or a file in its place, takes no more words."""

READER_GONE = frozenset((errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,))
"""What the system says of a pipe that nobody reads any more, as in `proposal check | head`."""

ORDER = ("new", "check", "facts", "build", "merge", "pull", "diff", "undo", "explain", "schema")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="proposal-toolkit", prog_name="proposal")
def main() -> None:
    """From one outline to an EU proposal: a Word draft and an Excel work plan and budget.

    Begin with: proposal new my-project
    """


def run() -> None:
    """`proposal`, as a program: one short run, after which the system takes everything back."""
    gc.disable()
    # pydantic would look for plug-ins of its own in everything that is installed
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code: int | str | None = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    except OSError as why:
        if why.errno not in UNTOLD | READER_GONE or why.filename is not None:
            raise
        code = _untold(why)
    for stream in (sys.stdout, sys.stderr):
        try:
            with suppress(AttributeError):  # there never was a stream
                stream.flush()
        except OSError as why:
            code = code if why.errno in READER_GONE else _untold(why)
    # taking hundreds of modules apart in good order would take a tenth of the time of `check`
    os._exit(code if isinstance(code, int) else int(code is not None))


def _untold(why: OSError) -> int:
    """Says that nothing could be said, where even that can be; the exit code."""
    if why.errno in READER_GONE:
        return 1
    with suppress(OSError, AttributeError):
        told = f"what is to be told here could not be written: {why.strerror}"
        sys.stderr.write(f"{told}\n    hint: make room, or let it be written somewhere else\n")
        sys.stderr.flush()
    return 1
