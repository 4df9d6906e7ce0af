"""The outline of a command: a file, or the folder in which it is."""

from __future__ import annotations

import os
from pathlib import Path

import click

from toolkit.cli.output import OUTLINE


def located(path: Path) -> Path:
    """The outline at `path`; the one inside where that is a folder.

    Raises ProposalError where a folder has no outline, or several.
    """
    if not os.path.isdir(path):  # noqa: PTH112, which raises where the folder cannot be read
        return path
    from toolkit.store.outlines import outline_in

    return outline_in(path)


def outline_of(
    context: click.Context,
    parameter: click.Parameter,  # noqa: ARG001
    value: Path,
) -> Path:
    """The value of a parameter that names an outline, as `located` finds it."""
    context.meta[OUTLINE] = value
    return located(value)
