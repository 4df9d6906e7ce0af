"""What the facts of a call are called, how their values are written, and what rests on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum
from typing import Any, Literal, NamedTuple

from toolkit.model.base import Located
from toolkit.model.call import key_of
from toolkit.model.numbers import plainly
from toolkit.model.wording import short_euro

Form = Literal["rate", "eur", "months", "count", "other"]

UNKNOWN = "not known"


class Concern(IntEnum):
    """What rests on a fact; what is more serious comes first."""

    MONEY = 1
    ADMISSION = 2
    EVALUATION = 3
    FORM = 4

    @property
    def words(self) -> str:
        """What rests on the fact, as a table says it."""
        return ("money", "admission", "evaluation", "form")[self - 1]


class Named(NamedTuple):
    """A fact as people speak of it."""

    title: str
    form: Form
    concern: Concern


FACTS: Mapping[str, Named] = {
    "rate_third_parties": Named("Funding rate of support to third parties", "rate", Concern.MONEY),
    "rate_other": Named("Funding rate of all other costs", "rate", Concern.MONEY),
    "max_grant": Named("Maximum grant", "eur", Concern.MONEY),
    "indirect.rate": Named("Indirect costs: share of the direct costs", "rate", Concern.MONEY),
    "indirect.base_excludes": Named(
        "Indirect costs: rows left out of the base", "other", Concern.MONEY
    ),
    "third_parties.min_share_of_grant": Named(
        "Support to third parties: least share of the grant", "rate", Concern.MONEY
    ),
    "third_parties.max_per_third_party": Named(
        "Support to third parties: most for one of them", "eur", Concern.MONEY
    ),
    "prefinancing_rate": Named("Pre-financing, share of the grant", "rate", Concern.MONEY),
    "subcontracting_needs_reasons_above": Named(
        "Subcontracting that needs reasons: share of the total costs above", "rate", Concern.MONEY
    ),
    "budget": Named("Budget of the call", "eur", Concern.EVALUATION),
    "budget_by_year": Named("Budget of the call by year", "other", Concern.EVALUATION),
    "expected_projects": Named("Projects expected", "count", Concern.EVALUATION),
    "max_duration": Named("Longest duration", "months", Concern.ADMISSION),
    "opening": Named("Opening of the call", "other", Concern.FORM),
    "deadline": Named("Deadline", "other", Concern.ADMISSION),
    "consortium.min_participants": Named("Fewest participants", "count", Concern.ADMISSION),
    "consortium.min_countries": Named("Fewest countries", "count", Concern.ADMISSION),
    "eligibility.legal_entities": Named(
        "Only legal entities take part", "other", Concern.ADMISSION
    ),
    "eligibility.kinds": Named("Kinds of organisation", "other", Concern.ADMISSION),
    "countries": Named("Eligible countries", "other", Concern.ADMISSION),
    "strands": Named("Strands", "other", Concern.ADMISSION),
    "priorities": Named("Priorities", "other", Concern.ADMISSION),
    "objectives_rule": Named("Which priorities are to be served", "other", Concern.ADMISSION),
    "layout.page_limit": Named("Page limit of Part B", "count", Concern.ADMISSION),
    "annexes": Named("Annexes", "other", Concern.ADMISSION),
    "award_criteria": Named("Award criteria", "other", Concern.EVALUATION),
    "threshold": Named("Points needed in all", "count", Concern.EVALUATION),
    "indicators": Named("Results that the call counts", "other", Concern.EVALUATION),
    "layout.min_font_size": Named("Smallest font size, points", "count", Concern.FORM),
    "layout.min_margin_mm": Named("Smallest margin, mm", "count", Concern.FORM),
    "layout.prints_tags": Named("Tags of the form are printed", "other", Concern.FORM),
    "layout": Named("Page, font and margins", "other", Concern.FORM),
    "part_a": Named("Limits of Part A in the Portal", "other", Concern.FORM),
    "part_a.title_length": Named("Title in Part A, characters", "count", Concern.FORM),
    "part_a.abstract_length": Named("Abstract in Part A, characters", "count", Concern.FORM),
    "part_a.title_without": Named("Characters removed from the title", "other", Concern.FORM),
    "topic": Named("Topic", "other", Concern.FORM),
    "authority": Named("Granting authority", "other", Concern.FORM),
    "type_of_action": Named("Type of action", "other", Concern.FORM),
    "model_agreement": Named("Model of the grant agreement", "other", Concern.FORM),
    "grant": Named("Kind of grant", "other", Concern.FORM),
    "sections": Named("Sections of the form", "other", Concern.FORM),
    "cost_rows": Named("Rows of the budget table", "other", Concern.FORM),
    "deliverable_types": Named("Types of deliverables", "other", Concern.FORM),
    "dissemination_levels": Named("Dissemination levels", "other", Concern.FORM),
    "visibility.funding_statement": Named("Funding statement", "other", Concern.FORM),
    "visibility.disclaimer": Named("Disclaimer", "other", Concern.FORM),
}
"""By the fact's way through the profile."""


def named(path: str) -> Named:
    """The fact at the end of a way through the profile; one without a name is called by its way."""
    if path.startswith("countries."):
        return Named(f"Country {path.partition('.')[2]}", "other", Concern.ADMISSION)
    return FACTS.get(path, Named(path, "other", Concern.FORM))


def value_of(path: str, value: Any) -> str:
    """The value on one line, with its unit: `90 %`, `1 400 000 EUR`, `15 entries`."""
    form = named(path).form
    if value is None:
        return UNKNOWN
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return _number(form, Decimal(value))
    return _other(value)


def _number(form: Form, value: Decimal) -> str:
    match form:
        case "rate":
            return f"{plainly((value * 100).normalize() + 0)} %"
        case "eur":
            return short_euro(value)
        case "months":
            return f"{plainly(value)} months"
    return plainly(value)


def _other(value: Any) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime() | date():
            return str(value)
        case str():
            return value or "nothing"
        case dict():
            return ", ".join(f"{key}: {_entry(one)}" for key, one in value.items()) or "nothing"
        case tuple():
            return _entries(value)
        case Located():
            return _fields(value)
    return str(value)


def _entries(value: tuple[Any, ...]) -> str:
    """Short ones by name, many by number."""
    if not value:
        return "nothing"
    names = [_entry(one) for one in value]
    return ", ".join(names) if len(names) <= 5 else f"{len(names)} entries"


def _entry(one: Any) -> str:
    if isinstance(one, Decimal):
        return plainly(one)
    points, title = getattr(one, "points", None), getattr(one, "title", "")
    if points is not None:
        least = getattr(one, "minimum", None)
        return f"{title} {plainly(points)}" + (f" (at least {plainly(least)})" if least else "")
    return key_of(one) or str(one)


def _fields(value: Located) -> str:
    """What is said in a group: `page A4, font Arial`."""
    said = ((name, getattr(value, name)) for name in type(value).model_fields if name != "place")
    return ", ".join(f"{name} {_other(one)}" for name, one in said if one not in (None, "", ()))
