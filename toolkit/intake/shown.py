"""What a form shows for a value of the outline, and which value what it shows stands for.

Ids and codes are out of sight: a partner is its short name, a work package its title, a cost row
its code with its title, a country its name. No two parts of a kind are shown alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from toolkit.intake.fields import FIRST, FormField, Holds
from toolkit.intake.layout import NAMING
from toolkit.model.call import Call
from toolkit.model.language import Language
from toolkit.model.months import DAY, Month, Span
from toolkit.model.proposal import COMMUNICATION, MANAGEMENT
from toolkit.readers.language import language_names
from toolkit.readers.outline_paths import parts_of
from toolkit.readers.yaml_builder import Fields

Shown = str | Decimal | date | None
"""What a cell holds."""

COUNTRY = "country"
DIGITS = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
"""A number in quotes, which an outline may hold."""


@dataclass(frozen=True)
class FormWords:
    """The words of one form: made from an outline that need not be sound, its call and language."""

    data: Fields
    call: Call
    language: Language
    home: Any = None
    """The folder of the outline, which may bring a language of its own."""

    _known: dict[str, dict[str, str]] = field(default_factory=dict)

    @cached_property
    def parts(self) -> Mapping[str, Mapping[str, str]]:
        """By the kind of a part what the form shows for each id."""
        found: dict[str, dict[str, str]] = {}
        for one in parts_of(self.data):
            ident = one.fields.get("id")
            if isinstance(ident, str):
                group = found.setdefault(one.kind, {})
                group.setdefault(ident, distinct(name_of(one.fields), group.values()))
        after = found.setdefault("task or milestone", dict(found.get("task", {})))
        for ident, name in found.get("milestone", {}).items():
            after[ident] = distinct(name, after.values())
        return found

    def options(self, one: FormField) -> Mapping[str, str]:
        """What can be chosen in a column, as it is shown, by the value of the outline.

        Empty where people write what they like. Parts of the outline are not among them where a
        sheet of the form lists them.
        """
        if one.choices:
            return {word: self.language.say(word) for word in one.choices}
        if one.name == COUNTRY:
            say = self.language.country
            return {item.code: say(item.code, item.name) for item in self.call.countries}
        return self.of_call(one.of_call) if one.of_call else {}

    def of_call(self, what: str) -> Mapping[str, str]:
        """What the call lists under that name, as it is shown, by its id or code."""
        if what not in self._known:
            shown: dict[str, str] = {}
            for ident, words in self._listed(what):
                shown.setdefault(ident, distinct(words, shown.values()))
            self._known[what] = shown
        return self._known[what]

    def _listed(self, what: str) -> Iterable[tuple[str, str]]:
        call, term, say = self.call, self.language.term, self.language.say
        match what:
            case "strand":
                return [(one.id, term(one.title)) for one in call.strands]
            case "priority":
                return [(one.id, term(one.short_title)) for one in call.priorities]
            case "package priority":
                named = [(one.id, term(one.short_title)) for one in call.priorities]
                own = [(MANAGEMENT, say("Management")), (COMMUNICATION, say("Communication"))]
                return [*named, *own]
            case "section":
                return [
                    (one.tag, f"{one.number} {term(one.title)}".strip()) for one in call.sections
                ]
            case "cost row":
                return [(one.code, f"{one.code} {term(one.title)}") for one in call.cost_rows]
            case "type" | "level":
                codes = call.deliverable_types if what == "type" else call.dissemination_levels
                return [(one.code, f"{one.code} – {term(one.title)}") for one in codes]
            case "indicator":
                return [(one.id, term(one.title)) for one in call.indicators]
            case "language":
                return [(one, one) for one in language_names(self.home)]
        raise LookupError(what)

    def asks(self, tag: str) -> str:
        """What an evaluator looks for in a section; empty for one that the call does not have."""
        found = next((one.asks for one in self.call.sections if one.tag == tag), "")
        return self.language.term(" ".join(found.split()))

    def owner(self, way: tuple[str | int, ...], fields: Mapping[str, Any]) -> str:
        """How the form names the part that a row is inside of."""
        if way == ("communication",):
            return self.language.say("Communication plan")
        if way[0] == "priorities":
            ident = str(way[-1])
            return self.of_call("priority").get(ident, ident)
        known = fields.get("id")
        if not isinstance(known, str):
            return name_of(fields)
        named = (group[known] for group in self.parts.values() if known in group)
        return next(named, known)

    def shown(self, one: FormField, value: Any) -> Shown:
        """What the cell of a field shows for a value; one that cannot be read is shown as it is."""
        if value is None:
            return None
        match one.holds:
            case Holds.NUMBER:
                return number_of(value)
            case Holds.MONTH:
                return _month(one, value)
            case Holds.DAY:
                return _day(value)
            case Holds.REFERENCE:
                return self._named(one, value)
            case Holds.REFERENCES:
                return "\n".join(self._named(one, item) for item in listed(value)) or None
            case Holds.POINTS | Holds.SPANS:
                return "\n".join(map(_on_one_line, listed(value))) or None
        words = self.options(one) if one.holds is Holds.CHOICE or one.name == COUNTRY else {}
        return words.get(str(value)) or _text(value)

    def _named(self, one: FormField, value: Any) -> str:
        known = self.of_call(one.of_call) if one.of_call else self.parts.get(one.names, {})
        return known.get(str(value)) or _text(value)


def name_of(fields: Mapping[str, Any]) -> str:
    """The words by which people know a part; its id where it has no others."""
    words = (fields.get(one) for one in (*NAMING, "id"))
    return next((_on_one_line(one) for one in words if isinstance(one, str) and one.strip()), "")


def distinct(name: str, taken: Iterable[str]) -> str:
    """The name, with a number behind it where it is taken already.

    >>> distinct("Calls", ["calls"])
    'Calls (2)'
    """
    known = {one.casefold() for one in taken}
    found, number = name, 1
    while found.casefold() in known:
        number += 1
        found = f"{name} ({number})"
    return found


def listed(value: Any) -> list[Any]:
    """The entries of a list; a single value is a list of one."""
    return list(value) if isinstance(value, list | tuple) else [value]


def number_of(value: Any) -> Decimal | str:
    """The number, or what is written in its place."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        found = Decimal(value)
        return found if found.is_finite() else str(value)
    text = _text(value)
    return Decimal(text) if DIGITS.fullmatch(text) else text


def _month(one: FormField, value: Any) -> Decimal | str | None:
    text = str(value)
    try:
        if not one.end:
            return Decimal(Month.parse(text).number)
        span = Span.parse(text)
    except ValueError:
        return text if one.end in ("", FIRST) else None
    return Decimal((span.first if one.end == FIRST else span.last).number)


def _day(value: Any) -> date | str:
    if isinstance(value, date):
        return value
    text = str(value)
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else text
    except ValueError:
        return text


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip("\n")
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _on_one_line(value: Any) -> str:
    return " ".join(_text(value).split())
