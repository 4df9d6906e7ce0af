"""Lists by numbering definitions: bullets are one list, every numbered list counts anew."""

from __future__ import annotations

LEVELS = 9
INDENT = 340
"""Twips by which each level stands further in."""

BULLETS = 1
"""The number of the one list of bullets."""

_BULLET, _ORDERED = 0, 1
_SIGNS = ("•", "–", "▪")
_COUNTS = ("decimal", "lowerLetter", "lowerRoman")


class Numbering:
    """The lists of a document: hands out their numbers, then writes their definitions."""

    def __init__(self) -> None:
        self._levels: list[int] = []
        """For every numbered list, the level at which it counts."""

    def ordered(self, level: int) -> int:
        """The number of a new numbered list that counts at `level`, from 1."""
        self._levels.append(level)
        return BULLETS + len(self._levels)

    def xml(self) -> str:
        """The definitions: first the two kinds, then every list."""
        bullets = "".join([_bullet(level) for level in range(LEVELS)])
        counts = "".join([_count(level) for level in range(LEVELS)])
        lists = "".join(
            [
                f'<w:num w:numId="{BULLETS + number}"><w:abstractNumId w:val="{_ORDERED}"/>'
                f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
                "</w:num>"
                for number, level in enumerate(self._levels, 1)
            ]
        )
        return (
            f'<w:abstractNum w:abstractNumId="{_BULLET}">'
            f'<w:multiLevelType w:val="multilevel"/>{bullets}</w:abstractNum>'
            f'<w:abstractNum w:abstractNumId="{_ORDERED}">'
            f'<w:multiLevelType w:val="multilevel"/>{counts}</w:abstractNum>'
            f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{_BULLET}"/></w:num>{lists}'
        )


def _bullet(level: int) -> str:
    style = f'<w:pStyle w:val="ListBullet{level + 1 if level else ""}"/>' if level < 5 else ""
    return _level(level, "bullet", style, _SIGNS[level % 3])


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
