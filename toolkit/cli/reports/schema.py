"""What `proposal schema` reports where it cannot print a schema."""

from __future__ import annotations

from toolkit.cli.report import Report


class Output(Report):
    """What `proposal schema` reports where it was typed wrongly; else it prints a JSON Schema."""
