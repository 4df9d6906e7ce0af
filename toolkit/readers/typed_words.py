"""Words that a person chose: of the model, such as the role of a partner, and of the call."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any

from toolkit.model.call import Call
from toolkit.model.consortium import KIND_NAMES, Role
from toolkit.model.instruments import FORMS, PAYEES
from toolkit.model.language import ENGLISH, Language, name_in
from toolkit.model.proposal import COMMUNICATION, MANAGEMENT
from toolkit.model.wording import listed
from toolkit.readers.call_requirements import FIELDS, known_words
from toolkit.readers.foreign_words import CHOICES, bare
from toolkit.readers.language import language_names, read_language

OF_CALL: Mapping[tuple[str, str], str] = {**FIELDS, ("indicator", "official"): "indicator"}
"""By the kind of a part and its field, what of the call the field names."""

SHOWN: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("partner", "role"): {one.value: one.code for one in Role},
    ("partner", "kind"): {one.value: words for one, words in KIND_NAMES.items()},
    ("instrument", "paid_to"): {one.value: words for one, words in PAYEES.items()},
    ("instrument", "form"): FORMS,
}
"""By the kind of a part and its field, what the draft shows for the words of the outline."""

AFTER_CODE = re.compile(r"\s+[-–—]\s+|\s*[:.]\s+|\s+")
"""What is between a code and the title behind it: `PU – Public`."""


@dataclass(frozen=True)
class ChosenWords:
    """The words that fields take, in every language that comes with the program."""

    call: Call

    language: Language = ENGLISH
    """The one of the proposal, which the project may bring itself."""

    _known: dict[object, Mapping[str, str]] = field(default_factory=dict, compare=False, repr=False)

    def of_model(self, key: tuple[str, str], shape: Any) -> Mapping[str, str]:
        """What may be chosen in a field of the model, by everything that people call it.

        Empty where the field takes any words.
        """
        if key not in self._known:
            self._known[key] = self._of_model(key, shape)
        return self._known[key]

    def of_call(self, what: str) -> Mapping[str, str]:
        """What the call lists under that name, the id or code by everything that people call it.

        `what` is a value of OF_CALL, or `section`.
        """
        if what not in self._known:
            self._known[what] = self._of_call(what)
        return self._known[what]

    def _of_model(self, key: tuple[str, str], shape: Any) -> Mapping[str, str]:
        is_enum = isinstance(shape, type) and issubclass(shape, Enum)
        shown = SHOWN.get(key, {})
        values = [str(one.value) for one in shape] if is_enum else list(shown)
        found = {one: one for one in values}
        for one in values:
            for language in self._languages:
                for words in (one, shown.get(one, one)):
                    found.setdefault(language.say(words), one)
        return found

    def _of_call(self, what: str) -> Mapping[str, str]:
        if what == "indicator":
            found = {one.id: one.id for one in self.call.indicators}
        else:
            found = dict(known_words(self.call)[what])
        for ident, title in self._titles(what):
            for language in self._languages:
                for words in (title, language.term(title), language.say(title)):
                    found.setdefault(words, ident)
        return found

    def read(self, text: str, words: Mapping[str, str]) -> str | None:
        """The one that `text` names, by its name, or by its code with a title behind it."""
        if found := word_in(text, words):
            return found
        code, gap, title = _parted(text)
        first = word_in(code, {one: one for one in words.values()}) if gap else None
        behind = word_in(title, words) if first else None
        return first if behind in (None, first) else None

    def _titles(self, what: str) -> Iterable[tuple[str, str]]:
        """The ids with the titles of what the call lists, and of what every outline has."""
        call = self.call
        match what:
            case "strand":
                return ((one.id, one.title) for one in call.strands)
            case "priority" | "package priority":
                return _priorities(call, what)
            case "section":
                return _sections(call)
            case "language":
                return self._language_names()
            case "indicator":
                return ((one.id, one.title) for one in call.indicators)
            case "cost row":
                return ((one.code, one.title) for one in call.cost_rows)
        coded = call.deliverable_types if what == "type" else call.dissemination_levels
        return ((one.code, one.title) for one in coded)

    def _language_names(self) -> Iterator[tuple[str, str]]:
        """The languages with their names, in each of them."""
        for language in self._languages:
            yield language.id, language.name
            for other in self._languages:
                yield language.id, name_in(language.id, other.id)

    @cached_property
    def _languages(self) -> tuple[Language, ...]:
        others = (one for one in language_names() if one != self.language.id)
        return (self.language, *map(read_language, others))


def _priorities(call: Call, what: str) -> Iterator[tuple[str, str]]:
    for one in call.priorities:
        yield one.id, one.title
        yield one.id, one.short_title
    if what == "package priority":
        yield from ((one, one.capitalize()) for one in (MANAGEMENT, COMMUNICATION))


def _sections(call: Call) -> Iterator[tuple[str, str]]:
    for section in call.sections:
        for title in (section.title, *section.titles.values()):
            yield section.tag, title
            yield section.tag, f"{section.number} {title}"


def word_in(text: str, words: Mapping[str, str]) -> str | None:
    """The value whose name `text` is, whatever its letters and accents, or means in another
    language; None where it is that of none, or of several."""
    wanted = _comparable(text)
    found = {value for word, value in words.items() if _comparable(word) == wanted}
    meant = CHOICES.get(re.sub(r"[\W_]", "", wanted), "")
    if len(found) != 1 and meant in words.values():
        found = {meant}
    return found.pop() if len(found) == 1 else None


def words_possible(words: Sequence[str]) -> str:
    """What may be written, as a hint."""
    if not words:
        return "leave it empty: there is nothing yet that it could name"
    return f"write {listed(list(dict.fromkeys(words)), 'or')}"


def _comparable(text: str) -> str:
    return bare(" ".join(text.split()))


def _parted(text: str) -> tuple[str, str, str]:
    """The first word, what is behind it, and the rest."""
    found = AFTER_CODE.search(text.strip())
    if not found:
        return text, "", ""
    return text[: found.start()], found[0], text[found.end() :]
