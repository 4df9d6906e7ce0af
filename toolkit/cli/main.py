"""The command `proposal`: its commands are the files of the folder beside it."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, NoReturn

import click

from toolkit.cli import commands
from toolkit.cli.output import (
    OUTLINE,
    hand_over_failure,
    is_json_wanted,
    module_of,
    usage_finding,
)
from toolkit.cli.streams import show_every_letter

if TYPE_CHECKING:
    from toolkit.diagnostics import Diagnostic


class Commands(click.Group):
    """Commands found by file name and loaded when asked for, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the files in `commands/`, in the order in which a project uses them."""
        names = {module.name.removesuffix("_") for module in iter_modules(commands.__path__)}
        return [name for name in ORDER if name in names] + sorted(names - set(ORDER))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is no such file."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found: click.Command = import_module(f"{commands.__name__}.{module_of(cmd_name)}").command
        return found

    def main(self, *args: Any, **options: Any) -> Any:
        """Runs the command line; its output is complete, whatever it goes to."""
        show_every_letter()
        return super().main(*args, **options)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """The context of a run, which knows whether JSON is wanted."""
        is_json = is_json_wanted(args)
        try:
            context = super().make_context(info_name, args, parent, **extra)
        except click.UsageError as error:
            if is_json:
                hand_over_failure("", "", [usage_finding(error)], 2)
                raise click.exceptions.Exit(2) from error
            raise
        context.meta[IS_JSON] = is_json
        return context

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command; what a person can correct is reported, and ends with 1."""
        from toolkit.diagnostics import ProposalError

        try:
            return super().invoke(ctx)
        except ProposalError as error:
            _fail(ctx, error.diagnostics, 1)
        except click.UsageError as error:
            if ctx.meta[IS_JSON]:
                _fail(ctx, [usage_finding(error)], 2)
            from toolkit.cli import console

            message = "\n".join(map(console.shown, error.format_message().split("\n")))
            raise click.UsageError(message, error.ctx) from error
        except OSError as error:
            from toolkit.cli import system_errors

            finding = system_errors.finding(error)
            if finding is None:
                raise
            _fail(ctx, [finding], 1)


def _fail(context: click.Context, diagnostics: Sequence[Diagnostic], code: int) -> NoReturn:
    """Reports what kept a command from its work, and ends with `code`."""
    if context.meta[IS_JSON]:
        command = context.invoked_subcommand or ""
        hand_over_failure(command, str(context.meta.get(OUTLINE, "")), diagnostics, code)
    else:
        from toolkit.cli import console

        console.tell(diagnostics)
    context.exit(code)


IS_JSON = "toolkit.cli.is_json"
"""The key under which the context of a run keeps whether JSON is wanted."""

UNWRITABLE = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))
"""Why a terminal, or a file in its place, takes no more output."""

READER_GONE = frozenset((errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,))
"""What the system says of a pipe that nobody reads to its end, as in `proposal check | head`."""

ORDER = (
    "new",
    "import",
    "check",
    "facts",
    "build",
    "merge",
    "pull",
    "diff",
    "export",
    "undo",
    "explain",
    "language",
    "schema",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="proposal-toolkit", prog_name="proposal")
def main() -> None:
    """From one outline to an EU proposal: a Word draft and an Excel work plan and budget.

    Begin with: proposal new my-project
    """


def run() -> None:
    """`proposal`, as a program: one short run, after which the system frees everything."""
    gc.disable()
    # pydantic would look for plug-ins of its own in everything that is installed
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code: int | str | None = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    except OSError as error:
        if error.errno not in UNWRITABLE | READER_GONE or error.filename is not None:
            raise
        code = _report_unwritable(error)
    for stream in (sys.stdout, sys.stderr):
        try:
            with suppress(AttributeError):  # no stream was open
                stream.flush()
        except OSError as error:
            code = code if error.errno in READER_GONE else _report_unwritable(error)
    # taking hundreds of modules apart in good order would take a tenth of the time of `check`
    os._exit(code if isinstance(code, int) else int(code is not None))


def _report_unwritable(error: OSError) -> int:
    """Says on stderr, where that can be written, that the output could not be; the exit code."""
    if error.errno in READER_GONE:
        return 1
    with suppress(OSError, AttributeError):
        fact = f"the output could not be written: {error.strerror}"
        sys.stderr.write(f"{fact}\n    hint: make room, or write it somewhere else\n")
        sys.stderr.flush()
    return 1
