"""Whether a sentence is about another project, or another network, than this one."""

import re

ANOTHER = re.compile(
    r"\b(?:earlier|previous|former|precedente?s?|anterieure?s?|other|autres?) (?:\w+ )?"
    r"(?:projects?|projets?|consorti\w+|networks?|reseaux?|partnerships?)\b"
    r"|\b(?:projets?|consorti\w+|reseaux?) (?:\w+ )?(?:precedente?s?|anterieure?s?)\b"
    r"|\binterreg\b|\bhorizon (?:2020|europe)\b"
)


def is_about_another(sentence: str) -> bool:
    """Whether the sentence, as `Reading` levels it, names another project.

    >>> is_about_another("an earlier project joined nine partners")
    True
    """
    return ANOTHER.search(sentence) is not None
