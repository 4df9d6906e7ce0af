"""Text that must arrive as it is: sealed before templates and Markdown see it, opened behind them.

Sealing moves every character that is not a letter, a mark or a digit into a private plane of
Unicode. There it means nothing to anybody: a title full of `*` and `[` is one long word.
"""

import re
from unicodedata import category

SHIFT = 0xF0000
BEGIN, END = "\U0010fffe", "\U0010ffff"
"""Around sealed prose: text that will be read as Markdown, but on its own."""

UNKNOWN = 0xFFFD
_PRIVATE = re.compile("[\U000f0000-\U0010ffff]")
_RUN = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){END}")


class _Protecting(dict[int, int]):
    """From a character to what replaces it; filled as characters are met."""

    def __missing__(self, code: int) -> int:
        if code >= SHIFT or code in (0x1FFFE, 0x1FFFF):
            found = UNKNOWN
        elif code < 0x20000 and category(chr(code))[0] not in "LMN":
            found = code + SHIFT
        else:
            found = code
        self[code] = found
        return found


_SEALING = _Protecting()
_OPENING = bytes(plane - 0xF if plane >= 0xF else plane for plane in range(256))
"""From the plane of a character to that of what it stands for."""

_ONE_LINE = str.maketrans("\n\r\t\v\f", "     ")


def protect(text: str) -> str:
    """`text` as one line that neither Jinja nor Markdown reads anything into."""
    return text.translate(_ONE_LINE).translate(_SEALING)


def protect_prose(text: str) -> str:
    """`text` in Markdown, kept together and apart from the Markdown around it."""
    return f"{BEGIN}{text.translate(_SEALING)}{END}"


def restore(text: str) -> str:
    """`text` as it was before it was sealed."""
    if not _PRIVATE.search(text):
        return text
    codes = bytearray(text, "utf-32-le", "surrogatepass")
    codes[2::4] = codes[2::4].translate(_OPENING)
    return codes.decode("utf-32-le", "surrogatepass")


def without_private(text: str) -> str:
    """`text` without characters that could be taken for sealed ones."""
    return _PRIVATE.sub(chr(UNKNOWN), text)


def prose_alone(text: str) -> str | None:
    """The prose, where `text` is one sealed prose and nothing else."""
    found = _RUN.fullmatch(text.strip())
    return restore(found[1]) if found else None


def parts(text: str) -> list[str]:
    """Plain text and sealed prose in turn, beginning with plain text; prose stays sealed."""
    return _RUN.split(text)
