"""What can be said about a command itself, as pages that `proposal explain` shows."""

from __future__ import annotations

from collections.abc import Mapping


def faults() -> Mapping[str, str]:
    """The page of every code of the command line."""
    return PAGES


PAGES: Mapping[str, str] = {
    "CMD001": """\
The command was typed wrongly.

Why it matters
    The command has done nothing: an option is not known, its value is not one of those that there
    are, or something that the command needs is missing. The finding is reported with its code only
    in the output of `--format json`; on a terminal the same words follow "Error:". The exit code
    is 2.

Example
    No such option: --dryrun (Possible options: --dry-run)

How to mend it
    Type the command again as the message says. `proposal COMMAND --help` lists the options of a
    command, and `proposal --help` the commands.
""",
}
