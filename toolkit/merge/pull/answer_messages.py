"""The findings of a pull on answers to prompts."""

from __future__ import annotations

from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.pull.asked_field import AskedField, Kind
from toolkit.merge.pull.given_answers import GivenAnswer
from toolkit.model.wording import listed
from toolkit.readers.outline_paths import short

MOST = 60


def _finding(file: str, code: str, fact: str, hint: str) -> Diagnostic:
    return Diagnostic(Place(file), code, fact, hint, Severity.WARNING)


def said(answer: GivenAnswer) -> str:
    """The beginning of an answer."""
    lines = (
        "".join(piece.tokens) or " | ".join("".join(cell) for row in piece.rows for cell in row)
        for piece in answer.pieces
    )
    return short(" ".join(lines), MOST)


def undecided(file: str, answer: GivenAnswer) -> Diagnostic:
    """Tracked changes of people wait in an answer."""
    fact = f"tracked changes wait for a decision in the answer '{said(answer)}'"
    return _finding(file, "MRG072", fact, "accept or reject them in Word, and pull again")


def conflict(file: str, named: str, answer: GivenAnswer, here: str) -> Diagnostic:
    """A prompt was answered in Word, and its field was written in the outline since."""
    fact = (
        f"{named} was written in the outline, and in Word in the place of its prompt: Word says "
        f"'{said(answer)}', the outline '{short(here, MOST)}'"
    )
    hint = "neither is changed; decide with --prefer word or --prefer outline"
    return _finding(file, "MRG123", fact, hint)


def several(file: str, named: str, answer: GivenAnswer) -> Diagnostic:
    """Several prompts ask for one field, and were answered otherwise."""
    fact = f"{named} has several answers in Word, one of them '{said(answer)}'; none is pulled"
    hint = "let one answer stand, or write it in the outline, and pull again"
    return _finding(file, "MRG124", fact, hint)


def shared(file: str, answer: GivenAnswer) -> Diagnostic:
    """Words are in the place of several prompts."""
    fact = (
        f"'{said(answer)}' is in the place of several prompts, so it is not clear what it answers; "
        "it stays in Word"
    )
    hint = "write it in the outline, in the field that is meant"
    return _finding(file, "MRG124", fact, hint)


def gone(file: str, answer: GivenAnswer) -> Diagnostic:
    """What the prompt asked about is no longer in the outline."""
    fact = f"'{said(answer)}' answers a question about something that is no longer in the outline"
    hint = "move those words to where they belong in Word, or delete them"
    return _finding(file, "MRG125", fact, hint)


def not_brought(file: str, named: str, answer: GivenAnswer, field: AskedField) -> Diagnostic:
    """The answer has not the form of its field."""
    fact = f"the answer '{said(answer)}' stays in Word: {named} {_form(field)}"
    name = str(field.steps[-1])
    where = f"write it in the outline, under `{name}`"
    if field.part:
        needed = [one for one, f in field.part.model_fields.items() if f.is_required()]
        where = f"write each of them in the outline, under `{name}`, with {listed(needed)}"
    return _finding(file, "MRG125", fact, where)


def _form(field: AskedField) -> str:
    match field.kind:
        case Kind.PARTS:
            return "are parts with fields of their own, which the answer does not give"
        case Kind.TEXTS:
            return "are single texts, and the answer is a table of several columns"
        case Kind.WORDS:
            return "is a few words, and the answer is more than one paragraph"
        case _:
            return "is no text"
