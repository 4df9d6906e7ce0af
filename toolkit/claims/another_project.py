"""Whether a sentence is about another project, or another network, than this one."""

import re

ANOTHER = re.compile(
    r"\b(?:earlier|previous|former|comparable|similar|sister|precedente?s?|anterieure?s?|other|"
    r"autres?) (?:\w+ )?"
    r"(?:projects?|projets?|consorti\w+|networks?|reseaux?|partnerships?)\b"
    r"|\b(?:projets?|consorti\w+|reseaux?) (?:\w+ )?"
    r"(?:precedente?s?|anterieure?s?|comparables?|similaires?)\b"
    r"|\b(?:similar|comparable|semblables?) (?:\w+ )?(?:vouchers?|calls?|schemes?|programmes?)\b"
    r"|\b(?:cheques?|appels?|dispositifs?|programmes?) (?:semblables?|similaires?|comparables?)\b"
    r"|\b(?:erasmus|interreg|h2020|fp7|clusint|horizon (?:2020|europe))\b"
)


def is_about_another(sentence: str) -> bool:
    """Whether the sentence, as `Reading` levels it, names another project.

    >>> is_about_another("an earlier project joined nine partners")
    True
    """
    return ANOTHER.search(sentence) is not None
