"""Fields: what Word computes, together with what it shows until then."""

from __future__ import annotations

from toolkit.document.builtin_terms import FixedWords
from toolkit.writers.docx.runs import run


def field(instruction: str, shown: str, look: str = "") -> str:
    """A field that shows `shown` until Word computes it again."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f"{mark('begin', properties)}<w:r>{properties}"
        f'<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f"{mark('separate', properties)}{run(shown, look)}{mark('end', properties)}"
    )


def mark(kind: str, properties: str = "") -> str:
    """The `begin` of a field, the `separate` before what it shows, or its `end`."""
    return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'


def sequence(name: str, number: int, *, fixed: bool = False) -> str:
    """The running number of a caption; a `fixed` one is that number, and others count on."""
    own = f" \\r {number}" if fixed else ""
    return field(f"SEQ {name} \\* ARABIC{own}", str(number))


def page_of_pages(words: FixedWords) -> str:
    """`Page 3 of 47`, kept right by Word."""
    page, of = run(f"{words.page} "), run(f" {words.of} ")
    return f"{page}{field('PAGE', '1')}{of}{field('NUMPAGES', '1')}"
