"""From dossier to document: the call's sections in order, each filled by its template."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import TypedDict

from toolkit.blocks import blocks, owner, owners
from toolkit.compose.context import filters_of, names_of
from toolkit.compose.guidance import with_guidance
from toolkit.compose.localized_call import localized
from toolkit.compose.postprocess import is_empty, postprocessed
from toolkit.compose.rendering import Renderer
from toolkit.compose.sandbox_limits import TIMES
from toolkit.compose.wording import to_markup
from toolkit.document.builtin_terms import FixedWords
from toolkit.document.markup import MarkupReader, Placeholder, asking
from toolkit.document.section_texts import SectionTexts
from toolkit.document.tree import (
    Block,
    Document,
    Figure,
    Heading,
    Paragraph,
    Part,
    Role,
    Table,
    Text,
)
from toolkit.model.base import Prose
from toolkit.model.call import CallSection
from toolkit.model.language import Language
from toolkit.plan.dossier import Dossier

PLAN = "COM-DIS-VIS-CDV"
"""The section of the form that holds the communication plan."""


def compose(dossier: Dossier, own_templates: Path | None = None) -> Document:
    """The whole proposal as a document; templates in `own_templates` go before ours.

    Raises ProposalError where a template is at fault.
    """
    dossier = localized(dossier)
    composer = _Composer(dossier, own_templates)
    project, say = dossier.proposal.project, dossier.language.say
    parts = (
        Part(tuple(block for section in group for block in composer.section(section)), landscape)
        for landscape, group in groupby(dossier.call.sections, key=lambda one: one.landscape)
    )
    document = Document(
        title=f"{project.acronym}: {project.title}",
        author=dossier.proposal.coordinator.name,
        parts=tuple(parts),
        running_title=f"{project.acronym} · {dossier.call.topic}",
        short_title=project.acronym,
        **_spoken(dossier.language),
    )
    made = postprocessed(document, say, composer.placed, dossier.call.section)
    return with_guidance(made, dossier.call, say)


def compose_communication_plan(dossier: Dossier, own_templates: Path | None = None) -> Document:
    """The communication plan as a document of its own, with the same ids as in the proposal.

    Raises ProposalError where a template is at fault.
    """
    dossier = localized(dossier)
    project, say = dossier.proposal.project, dossier.language.say
    composer = _Composer(dossier, own_templates)
    part = Part(tuple(_numbered(composer.plan())))
    document = Document(
        title=f"{project.acronym}: {say('communication plan')}",
        author=dossier.proposal.coordinator.name,
        parts=(part,),
        running_title=f"{project.acronym} · {say('Communication plan')}",
        short_title=f"{project.acronym} {say('communication plan')}",
        **_spoken(dossier.language),
    )
    made = postprocessed(document, say, composer.placed, (PLAN,))
    return with_guidance(made, dossier.call, say, within=PLAN)


class _Spoken(TypedDict):
    language: str
    contents: str
    words: FixedWords


def _spoken(language: Language) -> _Spoken:
    """What a document says in the proposal's language without anybody having written it."""
    say = language.say
    words = FixedWords(
        table=say("Table"),
        figure=say("Figure"),
        page=say("Page"),
        of=say("of"),
        prompt=say("To complete"),
        colon=say(": "),
        decimal_point=language.decimal_point,
    )
    return {"language": language.locale, "contents": say("Table of contents"), "words": words}


def _numbered(found: Iterable[Block]) -> Iterator[Block]:
    """With numbers for the headings of the first level."""
    count = 0
    for block in found:
        if isinstance(block, Heading) and block.level == 1:
            count += 1
            block = block._replace(number=str(count))
        yield block


class _Composer:
    """Composes section after section; one reader counts the ids of the whole document."""

    def __init__(self, dossier: Dossier, own: Path | None) -> None:
        self._dossier = dossier
        self._renderer = Renderer(own, filters_of(dossier), dossier.language)
        self._names = names_of(dossier)
        self._reader = MarkupReader(dossier.references.get)
        self._times: Counter[Placeholder] = Counter()
        self.placed: dict[str, str] = {}
        """The id of each table and figure by the words behind `:::`; the first where it is there
        more than once."""
        sections = dossier.call.sections
        self._holds_others = {
            one.tag for one, after in pairwise(sections) if after.level > one.level
        }

    def section(self, section: CallSection) -> Iterator[Block]:
        """Its heading and what stands below; a prompt where nothing does."""
        tag, level, language = section.tag, section.level, self._dossier.language
        text, texts = self._text(section)
        found = self._read(text, tag, level, texts)
        first = next(found, None)
        if not (isinstance(first, Paragraph) and first.role is Role.TITLE):
            yield Heading(tag, level, (Text(section.title),), section.number)
        if first is not None:
            yield first
            yield from found
        elif tag not in self._holds_others:
            wanted = section.asks or language.say("Say what the form asks for here.")
            for one in self._reader.prose(wanted, tag, level, Role.PROMPT):
                yield asking(one, texts.field_at(tag))

    def plan(self) -> Iterator[Block]:
        """The communication plan, from its cover on."""
        text = self._renderer.text("documents/communication_plan.md.j2", self._names)
        texts = SectionTexts(PLAN, self._dossier.proposal.sections, printed=True)
        return self._read(text, "communication", 0, texts)

    def _read(self, text: str, scope: str, level: int, texts: SectionTexts) -> Iterator[Block]:
        """What a template says; then what the outline says for places of the section that are
        not asked about."""
        last: Block | None = None
        for block in self._placed(self._reader.template(text, scope, level, texts)):
            yield from self._under(last, block, texts)
            yield block
            last = block
        yield from self._under(last, None, texts)
        for key, said in texts.left():
            yield from self._reader.prose(said, key, level)

    def _under(
        self, heading: Block | None, behind: Block | None, texts: SectionTexts
    ) -> Iterator[Block]:
        """What the outline says for a heading that has nothing below it."""
        if isinstance(heading, Heading) and is_empty(heading, behind):
            said = texts.answer(texts.field_at(heading.id)) or ""
            yield from self._reader.prose(said, heading.id, heading.level)

    def _text(self, section: CallSection) -> tuple[str, SectionTexts]:
        """What the section's template makes, and what the outline says for the section; the text
        for the whole of it follows where it has no place."""
        every = self._dossier.proposal.sections
        own = every.get(section.tag, Prose())
        text = ""
        if section.template:
            names = {**self._names, "section": section, "prose": own}
            text = self._renderer.text(f"part_b/{section.template}", names)
        printed = bool(own) and to_markup(own) in text
        return text, SectionTexts(section.tag, every, printed=printed)

    def _placed(self, found: Iterable[Block | Placeholder]) -> Iterator[Block]:
        """The same with every placeholder replaced by its block."""
        known = blocks()
        for one in found:
            if not isinstance(one, Placeholder):
                yield one
            elif one.name not in known:
                raise self._renderer.unknown_block(one.name, tuple(sorted(known)))
            else:
                self._times[one] += 1
                if self._times[one] > TIMES:
                    raise self._renderer.placed_too_often(one)
                kind = owner(known[one.name])
                if kind and one.argument not in (ids := owners(self._dossier, kind)):
                    raise self._renderer.unknown_id(one, kind, ids)
                for block in known[one.name](self._dossier, one.argument):
                    if isinstance(block, Table | Figure):
                        self.placed.setdefault(f"{one.name} {one.argument}".strip(), block.id)
                    yield block
