"""From dossier to document: the call's sections in order, each filled by its template."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from pathlib import Path

from toolkit.blocks import blocks
from toolkit.compose.finish import finished
from toolkit.compose.names import filters_of, names_of
from toolkit.compose.rendering import Renderer
from toolkit.compose.words import carried
from toolkit.document.markup import MarkupReader, Placeholder
from toolkit.document.tree import Block, Document, Heading, Paragraph, Part, Role, Text
from toolkit.model.base import Prose
from toolkit.model.call import CallSection
from toolkit.plan.dossier import Dossier


def compose(dossier: Dossier, own_templates: Path | None = None) -> Document:
    """The whole proposal as a document; templates in `own_templates` go before ours.

    Raises ProposalError where a template is at fault.
    """
    composer = _Composer(dossier, own_templates)
    project = dossier.proposal.project
    parts = (
        Part(tuple(block for section in group for block in composer.section(section)), landscape)
        for landscape, group in groupby(dossier.call.sections, key=lambda one: one.landscape)
    )
    return finished(
        Document(
            title=f"{project.acronym}: {project.title}",
            author=dossier.proposal.coordinator.name,
            parts=tuple(parts),
            running_title=f"{project.acronym} · {dossier.call.topic}",
        )
    )


class _Composer:
    """Composes section after section; one reader counts the ids of the whole document."""

    def __init__(self, dossier: Dossier, own: Path | None) -> None:
        self._dossier = dossier
        self._renderer = Renderer(own, filters_of(dossier))
        self._names = names_of(dossier)
        self._reader = MarkupReader(dossier.references.get)
        sections = dossier.call.sections
        self._holds_others = {
            one.tag for one, after in pairwise(sections) if after.level > one.level
        }

    def section(self, section: CallSection) -> Iterator[Block]:
        """Its heading and what stands below; a prompt where nothing does."""
        found = self._placed(self._reader.template(self._text(section), section.tag, section.level))
        first = next(found, None)
        if not (isinstance(first, Paragraph) and first.role is Role.TITLE):
            yield Heading(section.tag, section.level, (Text(section.title),), section.number)
        if first is not None:
            yield first
            yield from found
        elif section.tag not in self._holds_others:
            wanted = section.asks or "Say what the form asks for here."
            yield from self._reader.prose(wanted, section.tag, section.level, Role.PROMPT)

    def _text(self, section: CallSection) -> str:
        """What the section's template makes; prose of the outline follows where it has no place."""
        own = self._dossier.proposal.sections.get(section.tag, Prose())
        text = ""
        if section.template:
            names = {**self._names, "section": section, "prose": own}
            text = self._renderer.text(f"part_b/{section.template}", names)
        sealed = carried(own)
        return text if not own or sealed in text else f"{text}\n\n{sealed}\n"

    def _placed(self, found: Iterable[Block | Placeholder]) -> Iterator[Block]:
        """The same with every placeholder replaced by its block."""
        known = blocks()
        for one in found:
            if not isinstance(one, Placeholder):
                yield one
            elif one.name in known:
                yield from known[one.name](self._dossier, one.argument)
            else:
                raise self._renderer.unknown_block(one.name, tuple(sorted(known)))
