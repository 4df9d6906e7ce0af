"""What stands beside a prompt as a comment: what an evaluator looks for, and where to write it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from toolkit.document.tree import Block, Document, Heading, Paragraph, Part, Role
from toolkit.document.walk import plain
from toolkit.model.call import CallSection

LOOKED_FOR = "What an evaluator looks for in {section}: {asks}"
WHERE = (
    "Write it in the outline, as prose for {tag} under `sections`, and build again: the prompt "
    "goes then. Or write it here, in the place of the prompt."
)


def guided(document: Document, sections: Mapping[str, CallSection]) -> Document:
    """The same document, with a comment at every prompt that stands in a section of the form."""
    section: CallSection | None = None

    def told(blocks: tuple[Block, ...]) -> Iterator[Block]:
        nonlocal section
        for block in blocks:
            if isinstance(block, Heading):
                section = sections.get(block.id, section)
            if isinstance(block, Paragraph) and block.role is Role.PROMPT and section:
                yield replace(block, comment=_comment(block, section))
            else:
                yield block

    parts = (Part(tuple(told(part.blocks)), part.landscape) for part in document.parts)
    return replace(document, parts=tuple(parts))


def _comment(prompt: Paragraph, section: CallSection) -> str:
    """Its own guidance first; the section's unless the prompt itself says it."""
    lines = [prompt.comment] if prompt.comment else []
    asks = str(section.asks).strip()
    if asks and _bare(asks) != _bare(plain(prompt.inlines)):
        named = f"{section.number} {section.title}" if section.number else section.title
        lines.append(LOOKED_FOR.format(section=named, asks=asks))
    return "\n".join(lines) or WHERE.format(tag=section.tag)


def _bare(text: str) -> str:
    return "".join(one for one in text if one.isalnum())
