"""Names that are nearly those of a partner or of the project, and names of other projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from toolkit.claims.contradiction import Contradiction, Kind
from toolkit.claims.reading import Reading, levelled
from toolkit.plan.dossier import Dossier

WORD = re.compile(r"[^\W\d_]{4,}")
CAPITALISED = re.compile(r"(?<![\w.@/-])[A-ZÀ-Ý][^\W\d_]{3,}(?![\w@])")
SHORTEST, LONG = 5, 8
SAME = 6
"""Letters at the beginning by which another form of a word is known."""

SPOKEN = re.compile(r"[^\s<>|()\[\]/]+")
"""A word, also beside the marks of a table."""

LONGEST_NAME = 120
ENOUGH = 3
"""Words of a long name that are compared: texts leave out the rest."""

PUNCTUATION = " .,;:!?()[]\"'*_"
LEAST_CAPITALS = 4
OFTEN = 3
"""A word in so many texts is a word, however near to a name."""

_ACRONYM = r"(?P<name>[A-Z][A-Za-z0-9+-]*[A-Z][A-Za-z0-9+-]*)"
OTHER_PROJECT = re.compile(
    rf"\b{_ACRONYM} (?:project|proposal|consortium|Eurocluster|partnership|brings together|joins|"
    r"réunit|rassemble)\b"
)
PROJECT_OTHER = re.compile(
    rf"\b(?:project|proposal|consortium|Eurocluster|projet|proposition) {_ACRONYM}(?![\w-])"
)
NAMES_PROJECT = (
    "project", "projet", "proposal", "proposition", "consortium", "eurocluster", "partnership",
    "brings together", "joins", "reunit", "rassemble",
)  # fmt: skip
CALL_ID = re.compile(
    r"(?<![\w-])(?:SMP|COSME|COS|HORIZON|H2020|DIGITAL|LIFE|ERASMUS|EDF|CEF|I3|INTERREG|CREA|EU4H|"
    r"EIC|EMFAF|ISF)(?:-[A-Z0-9]+)*-20\d\d(?:-[A-Z0-9]+)*(?![\w-])"
)
ABOUT_OTHERS = re.compile(
    r"\b(?:earlier|previous|former|other|similar|sister|complement\w*|synerg\w*|built? on|"
    r"builds on|results? of|funded|financed|such as|follows|continues|precedente?s?|"
    r"anterieure?s?|autres?|issue? d|finance\w*|resultats? d|s'appuie|interreg|horizon 2020|"
    r"horizon europe|erasmus|surveys?|enquetes?|stud(?:y|ies)|etudes?|according to|selon|d'apres)\b"
)


class PlanNames:
    """The names of one plan, and the words that its texts use."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._near: dict[str, str] = {}

    def nearly(self, word: str) -> str:
        """The name that a levelled word nearly is; empty where it is one, or like none."""
        if word not in self._near:
            found = _nearly(word, self.by_length)
            self._near[word] = found if found and not self.is_a_word(word) else ""
        return self._near[word]

    @cached_property
    def by_length(self) -> Mapping[int, tuple[tuple[str, str], ...]]:
        """The words of names that may be misspelt, levelled and as they are, by their length."""
        proposal, found = self._dossier.proposal, dict[str, str]()
        names = [proposal.project.acronym, *(one.short_name for one in proposal.partners)]
        for name in names:
            for word in WORD.findall(name):
                if len(word) >= SHORTEST:
                    found[levelled(word)] = word
        grouped: dict[int, list[tuple[str, str]]] = {}
        for level, word in found.items():
            grouped.setdefault(len(level), []).append((level, word))
        return {length: tuple(names) for length, names in grouped.items()}

    @cached_property
    def of_several_words(self) -> Mapping[str, tuple[str, ...]]:
        """The names of partners that have several words, by the first of them, levelled."""
        found: dict[str, tuple[str, ...]] = {}
        for partner in self._dossier.proposal.partners:
            for name in dict.fromkeys((partner.short_name, partner.name)):
                first, *others = name.split() or [""]
                is_said = len(others) == 1 and self._is_small_somewhere(levelled(first))
                if others and len(first) > 2 and not is_said:
                    found[levelled(first)] = (*found.get(levelled(first), ()), name)
        return found

    def _is_small_somewhere(self, word: str) -> bool:
        whole = re.compile(rf"(?<![\w@.\[-]){re.escape(word)}(?![\w@])")
        return any(whole.search(text) for text, level in self._texts if word in level)

    def is_a_word(self, word: str) -> bool:
        """Whether a levelled word is no misspelling: that of a name, in small letters somewhere,
        or in many texts."""
        if word in self._words_of_names:
            return True
        whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        inside = [text for text, level in self._texts if word in level and whole.search(level)]
        small = re.compile(rf"(?<![\w@.-]){re.escape(word)}(?![\w@])")
        return len(inside) >= OFTEN or any(small.search(text) for text in inside)

    @cached_property
    def _texts(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.text, levelled(one.text)) for one in self._dossier.texts)

    @cached_property
    def _words_of_names(self) -> frozenset[str]:
        partners = self._dossier.proposal.partners
        named = [name for one in partners for name in (one.name, one.short_name, one.city)]
        named += [person.name for one in partners for person in one.staff]
        named += [country.name for country in self._dossier.call.countries]
        named.append(self.acronym)
        return frozenset(levelled(word) for name in named for word in WORD.findall(name))

    @cached_property
    def projects(self) -> str:
        """Where names are that are no other project's: a levelled text."""
        proposal = self._dossier.proposal
        names = [proposal.project.acronym, proposal.project.title]
        for partner in proposal.partners:
            names += [partner.name, partner.short_name]
            names += [one.title for one in partner.previous_projects]
        names += [one.title for one in proposal.instruments]
        names += [one.title for one in proposal.work_packages]
        return levelled("\n".join(names))

    @property
    def topic(self) -> str:
        """The call as the funder names it."""
        return self._dossier.call.topic

    @property
    def acronym(self) -> str:
        """The project's own name."""
        return self._dossier.proposal.project.acronym


def misspelt_names(reading: Reading, names: PlanNames) -> Iterator[Contradiction]:
    """Words that are one or two letters away from the name of a partner or of the project."""
    yield from _misspelt_in_names(reading, names)
    told = set[str]()
    for found in CAPITALISED.finditer(reading.text):
        level = levelled(found[0])
        if level in told or not (name := names.nearly(level)):
            continue
        told.add(level)
        yield Contradiction(
            *found.span(),
            Kind.NAME,
            reading.quoted(*found.span()),
            f"the name in the plan is {name}, not {found[0]}",
            f"write {name}, or [[id]] of the partner, which becomes the name",
        )


def _misspelt_in_names(reading: Reading, names: PlanNames) -> Iterator[Contradiction]:
    """Names of several words of which one is spelt in another way: `AEI Textiles`."""
    for first, known in names.of_several_words.items():
        if first not in reading.level:
            continue
        for found in re.finditer(rf"(?<![\w-]){re.escape(first)} ", reading.level):
            written = reading.text[found.start() : found.start() + LONGEST_NAME]
            for name in known:
                head = name.split()[:ENOUGH]
                words = SPOKEN.findall(written)[: len(head)]
                if _differs_in_one_word(words, head):
                    shown = " ".join(words).strip(PUNCTUATION)
                    end = found.start() + len(shown)
                    yield Contradiction(
                        found.start(),
                        end,
                        Kind.NAME,
                        reading.quoted(found.start(), end),
                        f"the name in the plan is {' '.join(head)}, not {shown}",
                        f"write {' '.join(head)}, or [[id]] of the partner, which becomes the name",
                    )
                    break


def _differs_in_one_word(words: list[str], name: list[str]) -> bool:
    """Whether one long word of those of the name is another that is like it, and no other is."""
    if len(words) < len(name):
        return False
    pairs = [
        (levelled(one.strip(PUNCTUATION)), levelled(other.strip(PUNCTUATION)))
        for one, other in zip(words, name, strict=False)
    ]
    other = [(one, known) for one, known in pairs if one.removesuffix("'s") != known]
    if len(other) != 1 or other[0] == pairs[0]:
        return False
    one, known = other[0]
    place = pairs.index(other[0])
    if not words[place][:1].isupper() or len(known) < SHORTEST or len(one) < SHORTEST:
        return False
    if not re.fullmatch(r"[\w'-]+", one):
        return False  # marks of Markdown are between two words
    return _within(one, known, 2) or (one[:SAME] == known[:SAME] and len(known) > SAME)


def _nearly(word: str, names: Mapping[int, tuple[tuple[str, str], ...]]) -> str:
    """The name that the word nearly is, of the names by length; empty where it is like none."""
    room = 2 if len(word) >= LONG else 1
    for length in range(len(word) - room, len(word) + room + 1):
        for level, name in names.get(length, ()):
            alike = level[0] == word[0] or level[-3:] == word[-3:]
            allowed = 2 if len(level) >= LONG else 1
            plural = word in (f"{level}s", level.removesuffix("s"))
            if alike and not plural and word != level and _within(word, level, min(room, allowed)):
                return name
    return ""


def _within(one: str, other: str, most: int) -> bool:
    """Whether so many letters added, left out, changed or exchanged make one of the other."""
    if one == other:
        return True
    if not most:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    a, b = one[start:], other[start:]
    exchanged = a[:2] == b[:2][::-1] and len(a) > 1 and _within(a[2:], b[2:], most - 1)
    return (
        exchanged
        or _within(a[1:], b[1:], most - 1)
        or (bool(a) and _within(a[1:], b, most - 1))
        or (bool(b) and _within(a, b[1:], most - 1))
    )


def other_projects(reading: Reading, names: PlanNames) -> Iterator[Contradiction]:
    """Calls and projects that are not this one, where the sentence is not about another."""
    for found in CALL_ID.finditer(reading.text) if "-20" in reading.text else ():
        same = found[0] in names.topic or names.topic in found[0]
        if not same and not ABOUT_OTHERS.search(reading.words_around(found.start())):
            yield _other(reading, found.span(), f"the call of the plan is {names.topic}")
    told = set[int]()
    names_project = any(one in reading.level for one in NAMES_PROJECT)
    for pattern in (OTHER_PROJECT, PROJECT_OTHER) if names_project else ():
        for found in pattern.finditer(reading.text):
            name = found["name"]
            if sum(one.isupper() for one in name) < LEAST_CAPITALS or _is_known(name, names):
                continue
            start = found.start("name")
            if start not in told and not ABOUT_OTHERS.search(reading.words_around(start)):
                told.add(start)
                yield _other(
                    reading, found.span("name"), f"the project of the plan is {names.acronym}"
                )


def _is_known(name: str, names: PlanNames) -> bool:
    level = levelled(name)
    return level in names.projects or bool(names.nearly(level))


def _other(reading: Reading, span: tuple[int, int], fact: str) -> Contradiction:
    return Contradiction(
        *span,
        Kind.PROJECT,
        reading.quoted(*span),
        fact,
        "correct the name, or write that this is another project or call: "
        '"the earlier project ...", "funded under ..."',
    )
