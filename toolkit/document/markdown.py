"""The Markdown that we read: a small part of CommonMark, and tables; as nested nodes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token as Token

from toolkit.document.literal_text import restore
from toolkit.document.notation import ESCAPED, SCRIPT, cells_of

_REFERENCE = re.compile(
    "\\[\\[([a-z][a-z0-9_:\U000f0000-\U0010ffff-]*|\U000f0023[^\\[\\]\n]*)\\]\\]"
)
_ADDRESS = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


class Node(NamedTuple):
    """A block of Markdown: paragraph, heading, blockquote, list, list_item, table, tr, td, th."""

    kind: str
    text: str = ""
    """The Markdown of its line, for a paragraph, a heading or a cell."""

    inside: tuple["Node", ...] = ()
    level: int = 0
    ordered: bool = False
    start: int = 1
    """The number of the first point of a numbered list."""

    align: str = ""
    """left, center or right, where a cell says so."""


def nodes(text: str) -> tuple[Node, ...]:
    """The blocks of `text`."""
    tokens = _BLOCK_PARSER.parse(text)
    _keep_all_cells(tokens, text)
    found, _ = _nested(tokens, 0)
    return found


def phrases(text: str) -> Sequence[Token]:
    """The tokens of one paragraph's text; `reference` is a token of ours."""
    return _INLINE_PARSER.parseInline(text)[0].children or ()


def _keep_all_cells(tokens: Sequence[Token], text: str) -> None:
    """Puts what the parser leaves out into the last cell of its row: the cells of a row that has
    more of them than the table has columns."""
    if not any(token.type == "tr_open" for token in tokens):
        return
    lines = text.split("\n")
    row: list[Token] = []
    for token in tokens:
        if token.type == "tr_open" and token.map:
            row, written = [], cells_of(lines[token.map[0]])
        elif token.type == "tr_close" and 0 < len(row) < len(written):
            row[-1].content = " | ".join(written[len(row) - 1 :])
        elif token.type == "inline":
            row.append(token)


def _nested(tokens: Sequence[Token], at: int) -> tuple[tuple[Node, ...], int]:
    found: list[Node] = []
    while at < len(tokens):
        token = tokens[at]
        if token.nesting < 0:
            return tuple(found), at + 1
        if token.nesting == 0:
            at += 1
            continue
        if tokens[at + 1].type == "inline":
            level = int(token.tag[1]) if token.type == "heading_open" else 0
            align = str(token.attrs.get("style", "")).removeprefix("text-align:")
            found.append(Node(_kind(token), tokens[at + 1].content, level=level, align=align))
            at += 3
            continue
        inside, at = _nested(tokens, at + 1)
        if token.type in ("thead_open", "tbody_open"):
            found.extend(inside)
        else:
            ordered = token.type == "ordered_list_open"
            start = int(token.attrs.get("start", 1))
            found.append(Node(_kind(token), inside=inside, ordered=ordered, start=start))
    return tuple(found), at


def _kind(token: Token) -> str:
    name = token.type.removesuffix("_open")
    return "list" if name in ("bullet_list", "ordered_list") else name


def _reference(state: StateInline, silent: bool) -> bool:
    """`[[id]]`; the id may be sealed. A sealed `#` before it names a table or figure."""
    found = _REFERENCE.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("reference", "", 0).content = restore(found[1])
    state.pos = found.end()
    return True


def _picture(state: StateInline, silent: bool) -> bool:
    """The beginning of a picture, which is not drawn: no link is made of what is behind it."""
    if not state.src.startswith("![", state.pos) or state.src.startswith("![[", state.pos):
        return False
    if not silent:
        state.pending += "!["
    state.pos += 2
    return True


def _script(state: StateInline, silent: bool) -> bool:
    """Sub- and superscript."""
    found = SCRIPT.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("sub" if found["sub"] else "super", "", 0)
        token.content = restore(ESCAPED.sub(r"\1", found["words"]))
    state.pos = found.end()
    return True


def _links_as_written(parser: MarkdownIt) -> MarkdownIt:
    """Addresses stay as they are written, and only those of the web and of mail are links."""

    def as_written(url: str) -> str:
        return url

    def leads_somewhere(url: str) -> bool:
        return bool(_ADDRESS.match(restore(url)))

    parser.normalizeLink = as_written  # type: ignore[method-assign]
    parser.normalizeLinkText = as_written  # type: ignore[method-assign, assignment]
    parser.validateLink = leads_somewhere  # type: ignore[method-assign]
    return parser


def _inline_parser() -> MarkdownIt:
    parser = _links_as_written(MarkdownIt("zero"))
    parser.enable(["newline", "escape", "backticks", "emphasis", "link", "autolink"])
    parser.inline.ruler.before("link", "reference", _reference)
    parser.inline.ruler.after("reference", "script", _script)
    parser.inline.ruler.after("script", "picture", _picture)
    return parser


def _block_parser() -> MarkdownIt:
    """Blocks alone; their text is read later, by the other parser, and only where it must be."""
    parser = MarkdownIt("zero").enable(["heading", "list", "blockquote", "table"])
    parser.disable("inline")
    tokenize = parser.block.tokenize

    def tokenize_all(state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """The library would leave out what is nested more deeply than it reads."""
        if state.level < parser.options.maxNesting - 1:
            tokenize(state, startLine, endLine)
            return
        lines = state.getLines(startLine, endLine, 0, False).splitlines()
        state.push("paragraph_open", "p", 1)
        state.push("inline", "", 0).content = "\n".join(line.strip() for line in lines).strip()
        state.push("paragraph_close", "p", -1)
        state.line = endLine

    parser.block.tokenize = tokenize_all  # type: ignore[method-assign]
    return parser


_INLINE_PARSER, _BLOCK_PARSER = _inline_parser(), _block_parser()
