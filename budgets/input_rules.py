"""What may be typed into an input, with the sentence that tells people so."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["list", "whole", "decimal", "date", "textLength"]


class InputRule(NamedTuple):
    """A rule for the inputs of a column; bounds are formulas, as `1` or `Duration`."""

    kind: Kind

    low: str
    high: str
    title: str
    sentence: str


def choice(source: str, title: str, sentence: str) -> InputRule:
    """One of the words in `source`, a named list."""
    return InputRule("list", source, "", title, sentence)


MONTH = InputRule(
    "whole",
    "1",
    "Duration",
    "Project month",
    "A month of the project: 1 for M1, up to the last month.",
)
MONEY = InputRule(
    "decimal", "0", "1000000000000", "EUR", "An amount in EUR, 0 or more; empty while not known."
)
PRICE = InputRule(
    "decimal",
    "0",
    "1000000000000",
    "EUR",
    "What one unit costs in EUR, 0 or more, with up to four decimals; empty while not known.",
)
PERSON_MONTHS = InputRule(
    "decimal",
    "0",
    "100000",
    "Person-months",
    "Person-months of this staff profile on this task, 0 or more; empty where it does not work.",
)
UNITS = InputRule("decimal", "0", "1000000000", "Units", "How many, 0 or more.")
PEOPLE = InputRule(
    "decimal",
    "0",
    "100000",
    "People",
    "How many full-time people can work on the project at the same time; empty while not known.",
)
COUNT = InputRule("whole", "0", "1000000", "Number", "A whole number, 0 or more.")
AT_LEAST_ONE = InputRule("whole", "1", "1000000", "Number", "A whole number, 1 or more.")
SHARE = InputRule(
    "decimal", "0", "1", "Share", "A share between 0 % and 100 %; empty while not known."
)
DAY = InputRule("date", "61", "2958465", "Date", "A date; all calendar headings follow it.")
BOUGHT = InputRule(
    "date",
    "36526",
    "109575",
    "Bought",
    "The day of purchase of equipment of which only the depreciation is charged; empty for all "
    "else.",
)
USEFUL_LIFE = InputRule(
    "whole", "1", "600", "Useful life", "Over how many months it is depreciated: 36 for 3 years."
)
SHARE_OF_USE = InputRule(
    "decimal",
    "0",
    "1",
    "Share of use",
    "Which share of its use is for the project, between 0 % and 100 %; all of it where empty.",
)
TEXT = InputRule("textLength", "0", "32767", "Text", "Free text.")
TITLE = InputRule("textLength", "0", "32767", "Title", "Its name, in a few words.")
AFTER = InputRule(
    "textLength",
    "0",
    "1000",
    "After",
    "The numbers of what must be finished before, as in T1.1, MS2; empty where it waits for "
    "nothing.",
)
DURATION = InputRule(
    "whole",
    "1",
    "120",
    "Months",
    "How many months the project lasts; further months get their columns with the next build.",
)
ANY_PARTNER = choice("Partners", "Lead", "A partner, from the list.")
PACKAGE_OF = choice("Packages", "Work package", "The work package it belongs to, from the list.")
KIND = choice("Kinds", "Kind", "Task, deliverable or milestone, from the list.")
PARTNER = choice("FundedPartners", "Partner", "A partner that may declare costs, from the list.")
PACKAGE = choice("Packages", "Work package", "A work package, from the list.")
COST_ROW = choice("CostRows", "Cost row", "A cost row of the call's budget table, from the list.")
FUNDED = choice("FundedPartners", "Partner", "A partner with costs, from the list.")
PROFILE = InputRule("textLength", "0", "60", "Staff profile", "Its name, as in junior expert.")
