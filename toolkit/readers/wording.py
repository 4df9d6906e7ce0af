"""The sentences for a value that its field cannot hold: what is so, and what to write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, NamedTuple

from toolkit.readers import codes
from toolkit.readers.parts import Loc, Part, shown, what, what_is


class Wrong(NamedTuple):
    """What pydantic found: the type of its finding, the value, and the way to it from its part."""

    type: str
    value: Any
    context: Mapping[str, Any]
    rest: Loc

    @property
    def field(self) -> str:
        """The field that holds the value."""
        return next((one for one in reversed(self.rest) if isinstance(one, str)), "")


Said = tuple[str, str, str]
"""Code, message, hint."""

EXAMPLES: Mapping[tuple[str, str], str] = {
    ("", "id"): "a-word-of-your-own",
    ("", "title"): "its title",
    ("", "name"): "its name",
    ("", "lead"): "the id of a partner",
    ("", "partner"): "the id of a partner",
    ("", "months"): "M4-M12",
    ("", "due"): "M12",
    ("", "priority"): "innovate",
    ("", "call"): "smp-cosme-2021-cluster",
    ("", "start"): "2026-09-01",
    ("", "duration"): "36",
    ("", "acronym"): "SHORTNAME",
    ("", "strand"): "textile",
    ("", "country"): "ES",
    ("", "role"): "beneficiary",
    ("", "short_name"): "the name that tables use",
    ("", "partners"): "and below it one part for each, beginning with a dash",
    ("", "project"): "and below it acronym, title, strand, start and duration",
    ("", "likelihood"): "medium",
    ("", "impact"): "high",
    ("", "mitigation"): "what is done about it",
    ("", "form"): "lump sum",
    ("", "amount"): "15000",
    ("", "number"): "10",
    ("", "cost"): "9000",
    ("", "row"): "C.1",
    ("", "item"): "what is paid for",
    ("", "units"): "6",
    ("", "unit_cost"): "650",
    ("", "function"): "project manager",
    ("", "to"): "adopt",
    ("", "text"): "what passes from one to the other",
}
"""What may be written for a field that is missing."""

WANTED = {
    "string_type": "a text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a group of fields",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "int_from_float": "a whole number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "finite_number": "a number",
}

FORMS = {
    "acronym": (
        "an acronym is made of letters, digits, spaces and . _ + - (it names the files)",
        "write acronym: SHORTNAME",
    ),
    "country": (
        "a country is written as two capital letters",
        "write ES for Spain, PT for Portugal, EL for Greece",
    ),
    "budget_by_year": ("a year is written with four digits", "write it as in 2027: 9000000"),
    "code": (
        "the code of a country is two capital letters",
        "write ES for Spain, PT for Portugal, EL for Greece",
    ),
    "tag": ("a tag is made of capital letters and dashes", "write tag: CON-MET-CM"),
}

SHARES = frozenset(
    (
        "rate",
        "rate_other",
        "rate_third_parties",
        "prefinancing_rate",
        "min_share_of_grant",
        "subcontracting_needs_reasons_above",
    )
)
"""Fields that hold a share: 0.9 for 90 %."""

PER_CENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")

DIGITS = {
    "a number": "write digits, with a point before decimals, as in 2.5",
    "a whole number": "write digits without decimals, as in 36",
}
GROUPS = re.compile(r"\D*(\d{1,3}(?:[ .,'\u00a0\u202f]\d{3})+)(?:[.,](\d{1,2}))?\D*")

MONTHS = re.compile(r"\d+(?:[.,]\d+)*")


def said(wrong: Wrong, part: Part) -> Said:
    """What is told of a value that does not fit."""
    so = what_is(part, wrong.rest, wrong.value)
    if wrong.field in SHARES and (written := PER_CENT.fullmatch(str(wrong.value))):
        return _share(so, wrong.field, Decimal(written[1].replace(",", ".")))
    match wrong.type:
        case "month" | "span":
            return _month(wrong, part)
        case "enum" | "literal_error":
            return _choice(so, wrong)
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            return _range(so, wrong)
        case "decimal_max_places":
            return _decimals(so, wrong)
        case "string_pattern_mismatch" | "string_too_long":
            return _form(so, wrong)
        case "string_too_short":
            return codes.EMPTY_TEXT, so, "write it, or leave the part out"
        case "too_short":
            return codes.MISSING_FIELD, f"{so} without entries", "write at least one"
        case "day" | "date_type":
            return _day(so, wrong)
    if wrong.type.startswith(("date_", "datetime_")):
        return _day(so, wrong)
    return _type(so, wrong)


def _share(so: str, field: str, number: Decimal) -> Said:
    """The message for a share that is written in per cent."""
    fact = f"{so}, and a share is a number from 0 to 1"
    if number > 100:
        return codes.OUT_OF_RANGE, fact, "write 0.9 for 90 %"
    share = f"{number / 100:f}".rstrip("0").rstrip(".") or "0"
    return codes.OUT_OF_RANGE, fact, f"write {field}: {share} for {number} %"


def _type(so: str, wrong: Wrong) -> Said:
    wanted, value, field = WANTED.get(wrong.type, "something else"), wrong.value, wrong.field
    hint = f"write {wanted}, in quotes where it begins with a bracket"
    if wanted == "a text" and isinstance(value, bool | int | Decimal):
        hint = f'put it in quotes: {field}: "{shown(value)}"'
    elif wanted == "a list":
        hint = "write [one, two], or one entry a line, each after a dash"
    elif wanted == "a group of fields":
        hint = "write its fields one a line, name: value, indented below it"
    elif wanted.endswith("number"):
        hint = _number_hint(value, field) if isinstance(value, str) else DIGITS[wanted]
    return codes.WRONG_TYPE, f"{so}, where {wanted} is expected", hint


def _number_hint(value: str, field: str) -> str:
    """How the number that was meant is written."""
    if grouped := GROUPS.fullmatch(value):
        whole = re.sub(r"\D", "", grouped[1])
        return f"write {field}: {whole}{'.' + grouped[2] if grouped[2] else ''}"
    if plain := re.fullmatch(r"\D*(\d+)(?:[.,](\d+))?\D*", value):
        return f"write {field}: {plain[1]}{'.' + plain[2] if plain[2] else ''}"
    return DIGITS["a number"]


def _month(wrong: Wrong, part: Part) -> Said:
    why = str(wrong.context.get("why", ""))
    so = f"{what(part, wrong.rest)}: {why}"
    example, most = ("M12", 1) if wrong.type == "month" else ("M4-M12", 2)
    numbers = MONTHS.findall(str(wrong.value))
    if 1 <= len(numbers) <= most and all(one.isdecimal() for one in numbers):
        meant = sorted(max(1, int(one)) for one in numbers)
        example = "-".join(f"M{one}" for one in meant) if meant[-1] < 1000 else example
    return codes.WRONG_MONTH, so, f"write {example}"


def _day(so: str, wrong: Wrong) -> Said:
    hint = "write year, month and day, as in 2026-09-01"
    if isinstance(wrong.value, str):
        numbers = [int(one) for one in re.findall(r"\d+", wrong.value)]
        if len(numbers) == 3 and numbers[2] > 31:
            numbers.reverse()
        with suppress(TypeError, ValueError, OverflowError):
            hint = f"write {date(*numbers).isoformat()}"
    return codes.WRONG_DATE, f"{so}, which is no day of the calendar as YYYY-MM-DD", hint


def _choice(so: str, wrong: Wrong) -> Said:
    words = re.findall(r"'([^']*)'", str(wrong.context.get("expected", "")))
    listed = f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)
    near = get_close_matches(str(wrong.value).lower(), words, 1, 0.6)
    hint = f"did you mean {near[0]}?" if near else "write one of them, in small letters"
    return codes.WRONG_CHOICE, f"{so}, and it can be {listed}", hint


def _range(so: str, wrong: Wrong) -> Said:
    bound = next(iter(wrong.context.values()), "")
    bound = bound.isoformat() if isinstance(bound, date) else shown(bound)
    fact = {
        "greater_than_equal": f"{so}, and the least is {bound}",
        "greater_than": f"{so}, and it is more than {bound}",
        "less_than_equal": f"{so}, and the most is {bound}",
        "less_than": f"{so}, and it is less than {bound}",
    }[wrong.type]
    return codes.OUT_OF_RANGE, fact, "see whether a sign or a digit is one too many"


def _decimals(so: str, wrong: Wrong) -> Said:
    most = wrong.context.get("decimal_places", 2)
    hint = "round it"
    if isinstance(wrong.value, Decimal) and wrong.value.as_tuple().exponent == -3:
        whole = format(wrong.value, "f").replace(".", "").lstrip("0")
        hint = f"round it to cents, or write {whole} if the point was to part the thousands"
    names = {2: "two", 3: "three", 6: "six"}
    return codes.TOO_MANY_DECIMALS, f"{so}, with more than {names.get(most, most)} decimals", hint


def _form(so: str, wrong: Wrong) -> Said:
    if wrong.type == "string_too_long":
        most = wrong.context.get("max_length", "")
        return codes.WRONG_FORM, f"{so}, longer than {most} characters", "shorten it"
    field = next((one for one in reversed(wrong.rest) if one in FORMS), "")
    if field in FORMS:
        fact, hint = FORMS[str(field)]
        return codes.WRONG_FORM, f"{so}; {fact}", hint
    word = re.sub(r"[^a-z0-9]+", "-", str(wrong.value).lower()).strip("-")
    word = word if word[:1].isalpha() else f"a-{word}".rstrip("-")
    fact = f"{so}; an id is a word of small letters, digits and single dashes"
    return codes.WRONG_ID, fact, f"write {wrong.field}: {word}"
