"""The sentences for a value that its field cannot hold: what is so, and what to write."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, NamedTuple

from toolkit.readers import codes
from toolkit.readers.foreign_words import CHOICES, bare
from toolkit.readers.month_messages import day_said, month_said, periods_hint, periods_said
from toolkit.readers.name_messages import ID, QUOTES, form_said, slug
from toolkit.readers.numerals import ASKED, hint_of, measure_at
from toolkit.readers.outline_paths import ONE_OF, Loc, Part, seen, shown, what, what_is
from toolkit.readers.share_messages import share_said
from toolkit.readers.yaml_builder import Fields
from toolkit.readers.yaml_notation import written


class Wrong(NamedTuple):
    """What pydantic found: the type of its finding, the value, and the way to it from its part."""

    type: str
    value: Any
    context: Mapping[str, Any]
    rest: Loc
    outline: Fields
    """The whole file, for what a hint is to be computed from."""

    @property
    def field(self) -> str:
        """The field that holds the value."""
        return next((one for one in reversed(self.rest) if isinstance(one, str)), "")

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list; a whole part is one, too."""
        return not self.rest or isinstance(self.rest[-1], int)


Said = tuple[str, str, str]
"""Code, message, hint."""

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


NO_SOURCE = frozenset(("model_type", "model_attributes_type"))

GROUPS = {
    "effort": "say who works how long, in person-months, as in effort: {{{lead}: 2.5}}",
    "rates": "say for which staff profile, in EUR a person-month, as in rates: {{expert: 4500}}",
}
BELOW = "write its fields one a line, name: value, indented below it"
LONG = 120
PAIR = re.compile(r"\s*([^\W\d][\w-]*)\s*[=: ]\s*(\d+(?:\.\d+)?)\s*")
NOTHING_BEHIND = "write what belongs behind this dash, or take the dash away"


def said(wrong: Wrong, part: Part) -> Said:  # noqa: C901, PLR0912 - a case for each kind of error
    """What is reported about a value that does not fit."""
    so = what_is(part, wrong.rest, wrong.value)
    if wrong.rest[:1] == ("sources",) and len(wrong.rest) == 2 and wrong.type in NO_SOURCE:
        hint = f"say where it is found, as in {wrong.field}: call document, page 14"
        return codes.WRONG_TYPE, f"{so}, where its source is expected", hint
    if share := share_said(so, wrong.field, wrong.value):
        return share
    match wrong.type:
        case "month" | "span":
            so = what(part, wrong.rest)
            fact, hint = month_said(so, wrong.type, wrong.value, wrong.outline)
            return codes.WRONG_MONTH, fact, hint
        case "enum" | "literal_error":
            return _choice(so, wrong)
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            return _range(so, wrong)
        case "decimal_max_places":
            return _decimals(so, wrong)
        case "thousands":
            return _thousands(so, wrong)
        case "string_pattern_mismatch" | "string_too_long":
            most = wrong.context.get("max_length", "")
            if wrong.type == "string_too_long":
                return codes.WRONG_FORM, f"{so}, longer than {most} characters", "shorten it"
            return form_said(so, wrong.rest, seen(str(wrong.value)))
        case "string_too_short":
            return codes.EMPTY_TEXT, so, "write it, or leave the part out"
        case "too_short":
            return codes.MISSING_FIELD, f"{so} without entries", "write at least one"
    if wrong.type in ("day", "date_type") or wrong.type.startswith(("date_", "datetime_")):
        fact, hint = day_said(so, wrong.value, with_time=wrong.type.startswith("datetime_"))
        return codes.WRONG_DATE, fact, hint
    return _type(so, wrong, part)


def _type(so: str, wrong: Wrong, part: Part) -> Said:
    wanted = WANTED.get(wrong.type, "something else")
    if wanted == "a text" and wrong.field == "id" and isinstance(wrong.value, int | Decimal):
        return codes.WRONG_ID, f"{so}; {ID}", f"write id: {slug(str(shown(wrong.value)))}"
    hint = {
        "a text": _text_hint,
        "a list": _list_hint,
        "a group of fields": _fields_hint,
        "true or false": lambda *_: "write true or false",
    }.get(wanted, _number_hint)(wrong, part)
    return codes.WRONG_TYPE, f"{so}, where {wanted} is expected", hint


def _text_hint(wrong: Wrong, _: Part) -> str:
    value, field = wrong.value, wrong.field
    if field == "row":
        return "write the code of a cost row, as in row: C.1"
    if isinstance(value, bool | int | Decimal):
        name = "" if wrong.is_entry else f"{field}: "
        return f'put it in quotes: {name}"{shown(value)}"'
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, str):
        if wrong.is_entry:
            return f"write {value} with one dash, or between one pair of brackets"
        return f"write {field}: {written(value)}, without brackets"
    if isinstance(value, list) and field in ("lead", "owner", "partner", "task", "priority"):
        return f"only one is allowed here: write {' or '.join(map(str, value))}, without brackets"
    if isinstance(value, list):
        return "write one text; put it in quotes where it begins with a bracket"
    if isinstance(value, dict) and wrong.is_entry:
        return "put the text in quotes if the colon belongs to it; else write a plain text"
    if isinstance(value, dict):
        return f"write one text; put | behind {field}: and the text below it where it is longer"
    return NOTHING_BEHIND


def _list_hint(wrong: Wrong, part: Part) -> str:
    value, field = wrong.value, wrong.field
    if field == "reporting_periods":
        return periods_hint(value, wrong.outline)
    of_parts = field in ONE_OF and (part.kind, field) != ("work package", "objectives")
    if isinstance(value, str) and not of_parts and (pieces := _pieces(value)):
        return f"write {field}: [{', '.join(written(one, flow=True) for one in pieces)}]"
    if isinstance(value, dict) and value:
        first, inside = next(iter(value.items()))
        more = f" {written(inside)}" if isinstance(inside, str) else ""
        return f"begin the first line of each entry with a dash, as in - {first}:{more}"
    if field == "keywords":
        return "write [one, two], or one entry a line, each after a dash"
    return "write its entries below it, the first line of each after a dash"


def _pieces(text: str) -> list[str]:
    """The entries of a list that is written as one text; empty where it holds just one."""
    found = [one.strip(f" {QUOTES}") for one in re.split(r"[,;|]", text.strip("()[] "))]
    fits = len(found) > 1 and "\n" not in text and len(text) < LONG
    return list(filter(None, found)) if fits else []


def _fields_hint(wrong: Wrong, part: Part) -> str:
    if wrong.field in GROUPS and len(wrong.rest) == 1:
        pairs = _pairs(wrong.value)
        if pairs:
            return f"write {wrong.field}: {{{', '.join(f'{name}: {one}' for name, one in pairs)}}}"
        lead = part.fields.get("lead")
        return GROUPS[wrong.field].format(lead=lead if isinstance(lead, str) else "partner")
    if isinstance(wrong.value, list):
        return f"take the dashes or brackets away: {BELOW}"
    return BELOW if wrong.value is not None else NOTHING_BEHIND


def _pairs(value: Any) -> list[tuple[str, str]]:
    """`rain 1.5, hub 0.5` and `[rain: 1.5, hub: 0.5]` as names and numbers; else empty."""
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        found = [(name, shown(number)) for one in value for name, number in one.items()]
        return found if all(re.fullmatch(r"\d+(\.\d+)?", number) for _, number in found) else []
    if not isinstance(value, str):
        return []
    matches = [PAIR.fullmatch(one) for one in re.split(r"[,;]\s", value.strip("()[]{} ") + " ")]
    return [(one[1], one[2]) for one in matches if one] if all(matches) else []


def _number_hint(wrong: Wrong, part: Part) -> str:
    """How the number that was meant is written; a per cent sign is kept as the unit."""
    value = wrong.value
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    measure = measure_at(wrong.rest)
    if measure and isinstance(value, str | int | Decimal) and not isinstance(value, bool):
        text = str(value) if isinstance(value, str) else shown(value)
        hint = hint_of(text, measure, wrong.field)
        unit = part.fields.get("unit")
        is_lost = "%" in text and isinstance(unit, str) and "%" not in unit
        return f'{hint}, and unit: "%"' if is_lost and hint != ASKED[measure] else hint
    return ASKED[measure or "number"]


def said_together(wrongs: Sequence[tuple[Wrong, Part]]) -> Said | None:
    """What is reported about several numbers of one map that are wrong in the same way.

    None where it is not known of all of them which numbers are meant.
    """
    hints = [said(*one)[2] for one in wrongs]
    if not all(re.match(r"write [\w-]+: [\d.]+(,|$)", one) for one in hints):
        return None
    code, fact, _ = said(*wrongs[0])
    first = shown(wrongs[0][0].value)
    more = ", ".join(f"that of {one.field} {shown(one.value)}" for one, _ in wrongs[1:])
    numbers = (one.partition(",")[0].removeprefix("write ") for one in hints)
    fact = fact.replace(f" is {first}", f" is {first} and {more}", 1)
    return code, fact, f"write {', '.join(numbers)}"


def periods_told(wrong: Wrong, part: Part) -> Said:
    """What is reported about reporting periods of which one is no span of months."""
    so = what(part, wrong.rest[:-1])
    value = part.fields.get("reporting_periods")
    return codes.WRONG_MONTH, *periods_said(so, value, wrong.outline)


def _choice(so: str, wrong: Wrong) -> Said:
    words = re.findall(r"'([^']*)'", str(wrong.context.get("expected", "")))
    listed = f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else "".join(words)
    value = wrong.value
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    text = bare(seen(str(value))) if isinstance(value, str) else ""
    word = text if text in words else CHOICES.get(re.sub(r"[\W_]", "", text), "")
    hint = "write one of these words"
    if word in words:
        hint = f"write {wrong.field}: {word}"
    elif len([one for one in words if re.search(rf"\b{re.escape(one)}\b", text)]) > 1:
        pass  # two of them are named, and nobody knows which one is meant
    elif near := get_close_matches(text, words, 1, 0.7):
        hint = f"did you mean {near[0]}?"
    return codes.WRONG_CHOICE, f"{so}, and it can be {listed}", hint


def _range(so: str, wrong: Wrong) -> Said:
    limit = bound(next(iter(wrong.context.values()), ""))
    fact = {
        "greater_than_equal": f"{so}, and the least is {limit}",
        "greater_than": f"{so}, and it is more than {limit}",
        "less_than_equal": f"{so}, and the most is {limit}",
        "less_than": f"{so}, and it is less than {limit}",
    }[wrong.type]
    return codes.OUT_OF_RANGE, fact, "see whether a sign or a digit is one too many"


def bound(limit: Any) -> str:
    """A limit as people write it; pydantic gives some as Python does: `Decimal('1E+9')`."""
    if isinstance(limit, str) and (number := re.fullmatch(r"Decimal\('(.*)'\)", limit)):
        limit = Decimal(number[1])
    if isinstance(limit, str) and limit.startswith("datetime.date"):
        limit = date(*map(int, re.findall(r"\d+", limit)))
    return limit.isoformat() if isinstance(limit, date) else shown(limit)


def _decimals(so: str, wrong: Wrong) -> Said:
    most = wrong.context.get("decimal_places", 2)
    text, hint = shown(wrong.value), "round it to cents" if most == 2 else "round it"
    if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", text):
        cents = f"{text[:-1]} if the point begins the cents" if text.endswith("0") else "round it"
        hint = f"write {wrong.field}: {text.replace('.', '')}, or {cents}"
    elif text.rstrip("0").partition(".")[2][2:] == "" and most == 2 and "e" not in text.lower():
        hint = f"write {wrong.field}: {text[: text.index('.') + 3]}"
    names = {2: "two", 3: "three", 4: "four", 6: "six"}
    return codes.TOO_MANY_DECIMALS, f"{so}, with more than {names.get(most, most)} decimals", hint


def _thousands(so: str, wrong: Wrong) -> Said:
    text = shown(wrong.value)
    hint = hint_of(text, measure_at(wrong.rest) or "number", wrong.field)
    return codes.TWO_READINGS, f"{so}; in half of Europe that is {text.replace('.', '')}", hint
