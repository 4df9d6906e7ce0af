"""A paragraph's Markdown to inlines: voices, links, references, and prose that travels sealed."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from toolkit.document.literal_text import BEGIN, parts, restore
from toolkit.document.markdown import Token, phrases
from toolkit.document.notation import INLINES
from toolkit.document.tree import Break, Inline, Link, Reference, Script, Text

Inlines = tuple[Inline, ...]

MENTION, MENTION_OF = "#", "|"
"""`#budget| (see #)`: the table `budget` wherever it stands, and words around its number. Becomes
a reference `to` `#budget`, with these words, until the whole document is there and counted."""


class Phrases:
    """Reads the text of one paragraph; `prose` reads prose that is inside a sentence."""

    def __init__(
        self,
        resolve: Callable[[str], tuple[str, str] | None],
        prose: Callable[[str], tuple[Inlines, ...]],
    ) -> None:
        self._resolve, self._prose = resolve, prose

    def read(self, text: str) -> Inlines:
        """The inlines of `text`."""
        if not INLINES.search(text) and BEGIN not in text:
            plain = restore(text.replace("\n", " "))
            return (Text(plain),) if plain else ()
        return _merged(self._inlines(phrases(text)))

    def _inlines(self, tokens: Sequence[Token]) -> Iterator[Inline]:
        bold = italic = False
        link: tuple[str, list[Inline]] | None = None
        for token in tokens:
            match token.type:
                case "strong_open" | "strong_close":
                    bold = token.nesting > 0
                case "em_open" | "em_close":
                    italic = token.nesting > 0
                case "link_open":
                    link = restore(str(token.attrs["href"])), []
                case "link_close":
                    if link:
                        yield Link(link[0], _merged(link[1]))
                    link = None
                case _:
                    found = self._leaf(token, bold, italic)
                    if link:
                        link[1].extend(found)
                    else:
                        yield from found

    def _leaf(self, token: Token, bold: bool, italic: bool) -> Iterator[Inline]:
        match token.type:
            case "softbreak":
                yield Text(" ", bold, italic)
            case "hardbreak":
                yield Break()
            case "code_inline":
                yield Text(restore(token.content), bold, italic, code=True)
            case "sub" | "super":
                yield Text(token.content, bold, italic, script=Script(token.type))
            case "reference" if token.content.startswith(MENTION):
                placed, _, words = token.content.partition(MENTION_OF)
                yield Reference(placed, words, bold)
            case "reference":
                target = self._resolve(token.content)
                if target is None:
                    yield Text(f"[[{token.content}]]", bold, italic)
                else:
                    yield Reference(*target, bold=bold)
            case _:
                yield from self._text(token.content, bold, italic)

    def _text(self, text: str, bold: bool, italic: bool) -> Iterator[Inline]:
        """Plain text and prose in turn; the voice around prose holds for it too."""
        for number, part in enumerate(parts(text)):
            if not number % 2:
                if part:
                    yield Text(restore(part), bold, italic)
                continue
            for place, inlines in enumerate(self._prose(restore(part))):
                if place:
                    yield Break()
                yield from (_voiced(one, bold, italic) for one in inlines)


def _voiced(inline: Inline, bold: bool, italic: bool) -> Inline:
    match inline:
        case Text():
            return inline._replace(bold=inline.bold or bold, italic=inline.italic or italic)
        case Reference():
            return inline._replace(bold=inline.bold or bold)
        case _:
            return inline


def _merged(inlines: Iterable[Inline]) -> Inlines:
    """The same words with as few runs as their voices allow."""
    found: list[Inline] = []
    for one in inlines:
        last = found[-1] if found else None
        if isinstance(one, Text) and isinstance(last, Text) and _voice(one) == _voice(last):
            found[-1] = last._replace(text=last.text + one.text)
        else:
            found.append(one)
    return _trimmed(found)


def _trimmed(found: list[Inline]) -> Inlines:
    """Without white space at either end, as empty prose may leave it."""
    if found and isinstance(found[0], Text):
        found[0] = found[0]._replace(text=found[0].text.lstrip(" "))
    if found and isinstance(found[-1], Text):
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" "))
    return tuple(one for one in found if not (isinstance(one, Text) and not one.text))


def _voice(text: Text) -> tuple[bool, bool, bool, Script]:
    return text.bold, text.italic, text.code, text.script
