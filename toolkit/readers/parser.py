"""The parser of YAML, in C where the machine has it, else in Python."""

from __future__ import annotations

from typing import Any, Protocol

import yaml

TOO_DEEP = "nesting depth"
"""How libyaml 0.2.6 and later names its own limit of 1 000 levels. Earlier versions have none."""


class Events(Protocol):
    """A parser of YAML, in C or in Python."""

    def get_event(self) -> Any: ...


class PythonParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's own parser, for machines without its C library."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def events_of(text: str) -> Events:
    """The events of a YAML text, from the C parser where there is one."""
    if yaml.__with_libyaml__:
        from yaml._yaml import CParser

        parser: Events = CParser(text)
        return parser
    return PythonParser(text)


def where_too_deep(error: yaml.MarkedYAMLError) -> yaml.Mark | None:
    """Where a parser with a limit of its own gave up; None where something else is wrong.

    The C parser reads ahead by up to 1 024 characters, so it may meet its limit before it has
    handed over the events in which a reader counts levels itself.
    """
    return error.problem_mark if TOO_DEEP in (error.problem or "") else None
