"""What a folder holds after a build, and what its Word file says."""

from collections import Counter
from pathlib import Path

from tests.merge.word.readings import said
from tests.word_editor.editor import WordEditor
from toolkit.ooxml.wordml import PPR, VAL, P, w


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(one.relative_to(folder)): one.read_bytes()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def lines(content: bytes, *, accepted: bool = True) -> Counter[str]:
    """What the file says, but for the table of contents, of which no proposal is made."""
    return Counter(said(without_contents(content), accepted=accepted))


def without_contents(content: bytes) -> bytes:
    """The file without the lines of its table of contents."""
    hand = WordEditor(content)
    for one in list(hand.file.body.iter(P)):
        style = one.find(f"{PPR}/{w('pStyle')}")
        if style is not None and style.get(VAL, "").startswith(("TOC", "Contents")):
            one.getparent().remove(one)
    return hand.save()
