"""All mistakes of newcomers, by kind."""

from __future__ import annotations

from importlib import import_module

from tests.readers.newcomers.mistake import Mistake

KINDS = (
    "numbers",
    "months_and_days",
    "choices",
    "names",
    "fields",
    "places",
    "spaces",
    "lists",
    "colons",
    "quotes",
    "texts",
    "brackets",
    "whole",
)


def mistakes(kind: str) -> tuple[Mistake, ...]:
    found: tuple[Mistake, ...] = import_module(f"tests.readers.newcomers.{kind}").MISTAKES
    return found


def name(kind: str, mistake: Mistake) -> str:
    return f"{kind}: {mistake.name}"


ALL = [(kind, one) for kind in KINDS for one in mistakes(kind)]
