"""Numbers in words, English and French: `forty-nine`, `quatre-vingt-dix`, `a dozen`.

Both languages are read at once: no word of one is another number in the other. Letters are small
and without accents.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

_ENGLISH = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_FRENCH = (
    "zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize",
)  # fmt: skip
SMALL: Mapping[str, int] = {
    **{word: value for value, word in enumerate(_ENGLISH)},
    **{word: value for value, word in enumerate(_FRENCH)},
    "une": 1,
}
TENS: Mapping[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
HUNDREDS = frozenset(("hundred", "cent", "cents"))
SCALES: Mapping[str, int] = {
    "thousand": 1_000, "mille": 1_000,
    "million": 1_000_000, "millions": 1_000_000,
    "billion": 1_000_000_000, "milliard": 1_000_000_000, "milliards": 1_000_000_000,
}  # fmt: skip
DOZENS: Mapping[str, int] = {
    "dozen": 12, "score": 20, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
    "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip
ABOUT_TEN = frozenset(DOZENS) - {"dozen", "score", "douzaine"}
"""`une dizaine` is about ten."""

_ORDINAL_WORDS: Mapping[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40,
    "premier": 1, "premiere": 1, "seconde": 2, "deuxieme": 2, "troisieme": 3, "quatrieme": 4,
    "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8, "neuvieme": 9, "dixieme": 10,
    "onzieme": 11, "douzieme": 12, "treizieme": 13, "quatorzieme": 14, "quinzieme": 15,
    "seizieme": 16, "vingtieme": 20, "trentieme": 30, "quarantieme": 40,
}  # fmt: skip
ORDINALS: Mapping[str, int] = {
    **_ORDINAL_WORDS,
    **{f"{word}th": value for word, value in SMALL.items() if 13 <= value <= 19},
}


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, in which those that begin alike share their beginning.

    >>> one_of(["ten", "two", "tenth"])
    't(?:en(?:th)?|wo)'
    """
    beginnings: dict[str, set[str]] = {}
    for word in words:
        beginnings.setdefault(word[:1], set()).add(word[1:])
    ways = [
        re.escape(letter) + (one_of(rest) if rest != {""} else "")
        for letter, rest in sorted(beginnings.items())
        if letter
    ]
    whole = "|".join(ways)
    if "" in beginnings:
        return f"(?:{whole})?"
    return whole if len(ways) == 1 else f"(?:{whole})"


_WORDS = one_of((*SMALL, *TENS, *HUNDREDS, *SCALES))
_SEPARATOR = r"(?:[ -](?:and |et[ -])?| ?- ?)"
CARDINAL = (
    rf"(?:an? (?=hundred|thousand|million))?(?:{_WORDS})\b(?:{_SEPARATOR}(?:{_WORDS})\b){{0,14}}"
)
"""A run of number words, to be read by `value_of`."""

DOZEN = rf"(?:an?|une?|half a|two|three|four|deux|trois) (?:{one_of(DOZENS)})s?\b"
ORDINAL = rf"(?:{one_of(TENS)}[ -](?:et[ -])?)?(?:{one_of((*ORDINALS, 'unieme'))})\b"
_TOKEN = re.compile(rf"\b(?:{_WORDS})\b")


def value_of(words: str) -> tuple[int, int]:
    """The number at the beginning of a run of number words, and where it ends.

    >>> value_of("one hundred and fifty"), value_of("quatre-vingt-dix-sept")
    ((150, 21), (97, 21))
    >>> value_of("two three")
    (2, 3)
    """
    tokens = [(found[0], found.end()) for found in _TOKEN.finditer(words)]
    whole, group, end, last_scale = 0, -1, 0, 1 << 62
    for word, ends in tokens:
        if (scale := SCALES.get(word)) is not None:
            if scale >= last_scale:
                break
            whole, group, last_scale = whole + max(group, 1) * scale, -1, scale
        elif (added := _added(group, word)) is not None:
            group = added
        else:
            break
        end = ends
    return whole + max(group, 0), end


def _added(group: int, word: str) -> int | None:
    """A number below a thousand with one more word; None where the word begins another number.

    -1 is nothing yet.
    """
    if word in HUNDREDS:
        return max(group, 1) * 100 if -1 <= group < 10 else None
    if word in TENS:
        if word.startswith("vingt") and group % 100 == 4:
            return group - 4 + 80
        fits = group == -1 or (group and group % 100 == 0)
        return max(group, 0) + TENS[word] if fits else None
    value = SMALL[word]
    if group == -1:
        return value
    if not value or not group:
        return None
    return group + value if _takes(group % 100, value) else None


def _takes(tens: int, value: int) -> bool:
    """Whether a number below twenty may follow these tens: `soixante-dix`, `dix-sept`."""
    if value < 10:
        return tens % 10 == 0 and (tens != 10 or value >= 7)
    return tens in (0, 60, 80)


def ordinal_value(words: str) -> int:
    """`second` is 2, `vingt-quatrieme` is 24."""
    *tens, last = [one for one in re.split(r"[ -]", words) if one != "et"]
    return sum(TENS[one] for one in tens) + (1 if last == "unieme" else ORDINALS[last])


def dozen_value(words: str) -> int:
    """`a dozen` is 12, `half a dozen` is 6, `deux douzaines` is 24."""
    *many, unit = re.split(r" ", words)
    value = DOZENS[unit if unit in DOZENS else unit[:-1]]
    if many[0] == "half":
        return value // 2
    return value * SMALL.get(many[-1], 1)


def is_about(words: Sequence[str]) -> bool:
    """Whether the words give a number roughly: `une dizaine`."""
    return any(one.rstrip("s") in ABOUT_TEN for one in words)
