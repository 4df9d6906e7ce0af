"""Lists by numbering definitions: one for bullets, one for headings, one for each numbered list."""

from __future__ import annotations

LEVELS = 9
INDENT = 340
"""Twips by which each level stands further in."""

BULLETS = 1
"""The number of the one list of bullets."""

HEADINGS = 2
"""The number of the one list that all numbered headings make."""

_BULLET, _HEADING, _ORDERED = 0, 1, 2
_SIGNS = ("•", "–", "▪")
_COUNTS = ("decimal", "lowerLetter", "lowerRoman")


class Numbering:
    """The lists of a document: hands out their numbers, then writes their definitions."""

    def __init__(self) -> None:
        self._lists: list[tuple[int, int]] = []
        """For every numbered list, the level at which it counts and the number it begins with."""

    def ordered(self, level: int, start: int = 1) -> int:
        """The number of a new numbered list that counts at `level`, from `start`."""
        self._lists.append((level, start))
        return HEADINGS + len(self._lists)

    def xml(self) -> str:
        """The definitions: first the three kinds, then every list."""
        kinds = "".join(
            f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>'
            f"{''.join([level(number) for number in range(LEVELS)])}</w:abstractNum>"
            for kind, level in ((_BULLET, _bullet), (_HEADING, _heading), (_ORDERED, _count))
        )
        lists = "".join(
            [
                f'<w:num w:numId="{HEADINGS + number}"><w:abstractNumId w:val="{_ORDERED}"/>'
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
                "</w:lvlOverride></w:num>"
                for number, (level, start) in enumerate(self._lists, 1)
            ]
        )
        return (
            f'{kinds}<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{_BULLET}"/></w:num>'
            f'<w:num w:numId="{HEADINGS}"><w:abstractNumId w:val="{_HEADING}"/></w:num>{lists}'
        )


def _bullet(level: int) -> str:
    style = f'<w:pStyle w:val="ListBullet{level + 1 if level else ""}"/>' if level < 5 else ""
    return _level(level, "bullet", style, _SIGNS[level % 3])


def _heading(level: int) -> str:
    return _level(level, "decimal", "", ".".join(f"%{one + 1}" for one in range(level + 1)))


def _count(level: int) -> str:
    sign = f"%{level + 1}" + (")" if level % 3 else ".")
    return _level(level, _COUNTS[level % 3], "", sign)


def _level(level: int, kind: str, style: str, sign: str) -> str:
    left = INDENT * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{style}'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{left}" w:hanging="{INDENT}"/></w:pPr></w:lvl>'
    )
