"""What sheets and columns of a form are called, and what their notes say."""

from __future__ import annotations

import re
from functools import cache

from toolkit.intake.fields import FIRST, FormField
from toolkit.intake.layout import ANY, NAME, PREFIX, VALUE, FormSheet, any_way
from toolkit.model.proposal import Proposal
from toolkit.readers.outline_paths import ONE_OF
from toolkit.readers.schema import descriptions
from toolkit.readers.shapes import shape_at

EXAMPLE = re.compile(r"[:,]?\s*(as in |e\.g\. )?[\[{].*?[\]}](?=[.;]|$)")

TITLES = {
    ("rates", NAME): "Staff profile",
    ("rates", VALUE): "EUR a person-month",
    ("sections", NAME): "Section",
    ("sections", VALUE): "Text",
    ("ignore", NAME): "Code of the finding",
    ("ignore", VALUE): "Reason",
    ("priorities", NAME): "Priority",
    ("costs", "row"): "Cost row",
    ("instruments", "form"): "Form of support",
    ("instruments", "number"): "Number of awards",
    ("instruments", "amount"): "EUR for one award",
    ("instruments", "sharing"): "Third parties sharing one award",
    ("subcontracts", "cost"): "Cost, EUR",
    ("costs", "unit_cost"): "Unit cost, EUR",
    ("links", "to"): "To the priority",
    ("links", "text"): "What passes from one to the other",
    ("previous_projects", "amount"): "EU contribution, EUR",
    ("project", "start"): "First day",
    ("project", "duration"): "Duration in months",
    ("indicators", "interim"): "Half-way value",
    ("indicators", "owner"): "Reported by",
    ("indicators", "official"): "Indicator of the call",
    ("partners", "kind"): "Kind of organisation",
    ("partners", "kind_reason"): "How it supports the transitions",
    ("partners", "default_profile"): "Usual staff profile",
    ("partners", "other_funding"): "Other EU funding",
    ("risks", "owner"): "Watched by",
    ("channels", "owner"): "Run by",
    ("partners", "writes"): "Sections to write",
    ("tasks", "after"): "Begins after",
    ("tasks", "contributions"): "In-kind contributions",
    ("deliverables", "dissemination"): "Dissemination level",
    ("subcontracts", "best_value"): "Best value for money",
    ("instruments", "setting_of_amount"): "How the amount is set",
    ("risks", "work_package"): "Work packages",
    ("communication", "follow_up"): "After the project",
    ("target_groups", "why"): "Why they matter",
    ("target_groups", "size"): "How many",
}
"""Titles that the name of the field does not give, by sheet and column."""

ANYWHERE = {"label": "Fixed number", "due": "Due in month"}
"""The same for fields of any sheet."""

NOTES = {
    ("project", "start"): "The first day of the project.",
    ("project", "strand"): "The strand of the call that the proposal answers.",
    ("project", "reporting_periods"): "A period on each line, as in M1-M18; one period over the "
    "whole project when left empty.",
    ("project", "language"): "The language that the proposal is written in: en or fr.",
    ("partners", "country"): "Where its legal seat is.",
    ("partners", "default_profile"): "The staff profile of its person-months where none is named; "
    "when left empty, the first one of its rates.",
    ("partners", "other_funding"): "Other EU grants that it has received or applied for, for the "
    "same work or its running costs.",
    ("staff", "tasks"): "What the person does in the project.",
    ("partners", "writes"): "The sections that it is asked to write, one on each line.",
    ("indicators", "baseline"): "Where it stands at the start; empty when it is not known.",
    ("indicators", "official"): "The indicator that the call counts and this one measures.",
    ("rates", NAME): "What the work is called: manager, expert, trainer, ...",
    ("rates", VALUE): "What a person-month of this profile costs, in EUR.",
    ("tasks", "months/first"): "The month in which the work begins: 4 for M4.",
    ("tasks", "months/last"): "The last month of the work: 12 for M12.",
    ("tasks", "label"): "Freezes the number, as in T2.1; empty when the order may decide.",
    ("sections", NAME): "The section of the application form.",
    ("sections", VALUE): "What the draft says in this section.",
    ("ignore", NAME): "What stands before the finding: three letters and three digits.",
    ("ignore", VALUE): "Why it is no concern here.",
    ("target_groups", "channels"): "The channels that reach them, one on each line.",
    ("activities", "target_groups"): "Whom it is for, one on each line.",
    ("activities", "channels"): "The channels that it uses, one on each line.",
    ("activities", "evidence"): "What proves it.",
}
"""What the docstring of a field says for those who write an outline, said for a form."""

ABOUT = {
    "indicators": "How objectives and communication are measured: unit, baseline and target.",
    "links": "What one priority gives to another.",
    "channels": "The ways to reach the target groups.",
    "activities": "What is done for communication, when and by whom.",
    "sections": "Texts for sections of the application form; long ones are better in Word.",
    "effort": "Person-months by task and partner.",
    "ignore": "Findings of a check that are no concern, each with the reason.",
    "priorities": "The case for each of the call's priorities.",
}

TABS = {"ignore": "Silenced findings", "costs": "Other costs", "links": "Links between priorities"}


def tab(sheet: FormSheet) -> str:
    """The title of a sheet, in English: `Work packages`."""
    name = sheet.key.removeprefix(PREFIX)
    return TABS.get(name, _words(name))


def about(sheet: FormSheet) -> str:
    """What a sheet is for, in one sentence: what the model says of the field that holds it."""
    name = sheet.key.removeprefix(PREFIX)
    if name in ABOUT:
        return ABOUT[name]
    way = sheet.ways[0]
    return _without_yaml(_described().get((_class_around(way), way[-1]), ""))


def title(sheet: FormSheet, one: FormField) -> str:
    """The heading of a column, in English."""
    name = sheet.key.removeprefix(PREFIX)
    if one.end:
        return "First month" if one.end == FIRST else "Last month"
    return TITLES.get((name, one.name)) or ANYWHERE.get(one.name) or _words(one.name)


def owner_title(sheet: FormSheet) -> str:
    """The heading of the column that says what a row is inside of."""
    around = [way[-2] if way[-2] != ANY else way[-3] for way in sheet.ways if len(way) > 1]
    kinds = dict.fromkeys(ONE_OF.get(one, "priority") for one in around)
    return next(iter(kinds)).capitalize() if len(kinds) == 1 else "Belongs to"


def note(sheet: FormSheet, one: FormField) -> str:
    """What the model says of a field, in English; empty where it says nothing."""
    name = sheet.key.removeprefix(PREFIX)
    if own := NOTES.get((name, one.key)) or NOTES.get((name, one.name)):
        return own
    if sheet.model is None:
        return about(sheet)
    return _without_yaml(_described().get((sheet.model.__name__, one.name), ""))


def _without_yaml(text: str) -> str:
    """The text without examples in the notation of the outline.

    >>> _without_yaml("EUR a person-month: {manager: 5200}.")
    'EUR a person-month.'
    """
    return EXAMPLE.sub("", text)


@cache
def _described() -> dict[tuple[str, str], str]:
    return descriptions()


def _class_around(way: tuple[str, ...]) -> str:
    """The name of the class with the field to which a way leads."""
    shape = shape_at(Proposal, any_way(way[:-1]))
    return str(shape.__name__)


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()
