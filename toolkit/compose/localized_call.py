"""The call as a proposal in another language speaks of it: its titles and its advice."""

from dataclasses import replace
from typing import Any, TypeVar

from toolkit.model.base import Located, Prose
from toolkit.model.call import Call, CallSection
from toolkit.model.language import Language
from toolkit.plan.dossier import Dossier

Model = TypeVar("Model", bound=Located)


def localized(dossier: Dossier) -> Dossier:
    """The same dossier, whose call speaks the proposal's language as far as it is translated.

    The names of call, programme and authority, the funding statement and the disclaimer are
    official: they stay as the call's profile has them.
    """
    if not dossier.language.terms:
        return dossier
    return replace(dossier, call=call_in(dossier.call, dossier.language))


def texts_of(call: Call) -> frozenset[str]:
    """Everything that a proposal prints of a call and its form and that is not official."""
    found = {call.indirect.title, *call.annexes}
    for section in call.sections:
        found |= {section.title, section.asks}
    for one in call.priorities:
        found |= {one.title, one.short_title, one.aim, one.output}
    for strand in call.strands:
        found |= {strand.title, strand.ecosystem}
    for row in call.cost_rows:
        found |= {row.title, row.category.partition(" ")[2]}
    return frozenset(" ".join(one.split()) for one in found if one)


def call_in(call: Call, language: Language) -> Call:
    """The call with its titles and advice in that language, as far as they are translated."""
    term = language.term
    return _with(
        call,
        sections=tuple(_section(one, language) for one in call.sections),
        strands=tuple(_said(one, language, "title", "ecosystem") for one in call.strands),
        priorities=tuple(
            _said(one, language, "title", "short_title", "aim", "output") for one in call.priorities
        ),
        cost_rows=tuple(
            _with(one, title=term(one.title), category=_lettered(one.category, language))
            for one in call.cost_rows
        ),
        indirect=_said(call.indirect, language, "title"),
        annexes=tuple(map(term, call.annexes)),
    )


def _section(section: CallSection, language: Language) -> CallSection:
    """An official title goes before ours."""
    title = section.titles.get(language.id) or language.term(section.title)
    return _with(section, title=title, asks=Prose(language.term(section.asks)))


def _lettered(category: str, language: Language) -> str:
    """`B Subcontracting`: the letter stays."""
    letter, _, title = category.partition(" ")
    return f"{letter} {language.term(title)}"


def _said(model: Model, language: Language, *names: str) -> Model:
    found = {name: getattr(model, name) for name in names}
    return _with(model, **{name: type(one)(language.term(one)) for name, one in found.items()})


def _with(model: Model, **changed: Any) -> Model:
    """The same with these fields changed; nothing that was worked out of the old ones is kept."""
    fields = {name: getattr(model, name) for name in type(model).model_fields}
    return type(model).model_construct(**(fields | changed))
