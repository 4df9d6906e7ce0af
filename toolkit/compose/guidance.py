"""What stands beside a prompt as a comment: what an evaluator looks for, and where to write it."""

from collections.abc import Iterator

from toolkit.compose.postprocess import Say
from toolkit.document.tree import Block, Document, Heading, Paragraph, Part, Role
from toolkit.document.walk import plain
from toolkit.model.call import Call, CallPriority, CallSection
from toolkit.model.language import ENGLISH

SECTION = "What an evaluator looks for in {section}: {asks}"
PRIORITY = "What the call wants with {priority}: {aim}"
COUNTED = "What counts as its result: {output}"
WHERE = (
    "Write it in the outline, as prose for {tag} under `sections`, and build again: the prompt "
    "goes then. Or write it here, in the place of the prompt."
)


def with_guidance(
    document: Document, call: Call, say: Say = ENGLISH.say, within: str = ""
) -> Document:
    """The same document, with comments beside its prompts.

    What holds for a whole section, or a whole priority, is told at its first prompt. A document
    that is no more than one section of the form stands `within` the section of that tag.
    """
    guide = _Guide(call, say, within)
    parts = (Part(tuple(guide.explained(part.blocks)), part.landscape) for part in document.parts)
    return document._replace(parts=tuple(parts))


class _Guide:
    """Goes through the document and knows where it stands."""

    def __init__(self, call: Call, say: Say, within: str) -> None:
        self._say = say
        self._sections = call.section
        self._priorities = {one.id: one for one in call.priorities}
        self._section: CallSection | None = call.section.get(within)
        self._said: set[str] = set()

    def explained(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Heading):
                self._section = self._sections.get(block.id, self._section)
            if isinstance(block, Paragraph) and block.role is Role.PROMPT:
                own = [block.comment] if block.comment else []
                yield block._replace(comment="\n".join([*own, *self._lines(block)]))
            else:
                yield block

    def _lines(self, prompt: Paragraph) -> Iterator[str]:
        kind, _, rest = prompt.id.partition("/")
        priority = self._priorities.get(rest.partition("/")[0]) if kind == "priority" else None
        if priority:
            yield from self._of_priority(priority)
        elif self._section:
            yield from self._of_section(self._section, prompt)

    def _of_priority(self, priority: CallPriority) -> Iterator[str]:
        if self._first(f"priority/{priority.id}"):
            yield self._say(PRIORITY, priority=priority.title, aim=priority.aim)
            if priority.output:
                yield self._say(COUNTED, output=priority.output)

    def _of_section(self, section: CallSection, prompt: Paragraph) -> Iterator[str]:
        asks = str(section.asks).strip()
        if not asks or not self._first(section.tag):
            return
        if _bare(asks) == _bare(plain(prompt.inlines)):
            yield self._say(WHERE, tag=section.tag)
        else:
            named = f"{section.number} {section.title}" if section.number else section.title
            yield self._say(SECTION, section=named, asks=asks)

    def _first(self, name: str) -> bool:
        new = name not in self._said
        self._said.add(name)
        return new


def _bare(text: str) -> str:
    return "".join(one for one in text if one.isalnum())
