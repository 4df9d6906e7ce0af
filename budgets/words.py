"""The words that formulas compare cells with: each stands once in the workbook, and has a name."""

from __future__ import annotations

from collections.abc import Mapping

PACKAGE, TASK, DELIVERABLE, MILESTONE = "WP|kind", "Task", "Deliverable", "Milestone"
PERIOD = "Period"
GOOD, BAD, OPEN = "OK", "MEND", "OPEN"
NOT_KNOWN = "Not known yet: see the sheet Call rules."
FITS, TOO_LONG = "It fits.", "Too long: shorten it."
REMOVED = "Holds characters that the Portal removes."
NO_LIMIT = "The limit is not known."

NAMED: Mapping[str, tuple[str, str]] = {
    "KindPackage": (PACKAGE, "How a work package is called in a column of kinds"),
    "KindTask": (TASK, "How a task is called there"),
    "KindDeliverable": (DELIVERABLE, "How a deliverable is called there"),
    "KindMilestone": (MILESTONE, "How a milestone is called there"),
    "KindPeriod": (PERIOD, "How a reporting period is called there"),
    "LightGood": (GOOD, "What a light says where nothing is to be done"),
    "LightBad": (BAD, "What a light says where something does not fit"),
    "LightOpen": (OPEN, "What a light says where a rule of the call is not known"),
    "TextFits": (FITS, "What is said of a text that the Portal takes"),
    "TextTooLong": (TOO_LONG, "What is said of a text that is too long for it"),
    "TextRemoved": (REMOVED, "What is said of a text of which it removes characters"),
    "TextNoLimit": (NO_LIMIT, "What is said of a text whose limit is not known"),
    "NotKnownYet": (NOT_KNOWN, "What is said beside a light that is open"),
}
"""By defined name: the word in English, and what it is for. The sheet Lists holds them."""

NAMES: Mapping[str, str] = {word: name for name, (word, _) in NAMED.items()}
"""The defined name of each word."""
