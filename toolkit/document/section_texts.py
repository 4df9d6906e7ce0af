"""What the outline says under `sections`, place by place; prompts ask for it."""

from collections.abc import Iterator, Mapping

SECTIONS = "sections."
"""Before the tag of a section, in the name of the field that a prompt asks for."""


class SectionTexts:
    """What the outline says under `sections` for one section of the form, place by place.

    A prompt that no field of the outline is named for asks for the text of its place: that of the
    whole section, or `TAG/place` where it stands below a name of its own.
    """

    def __init__(self, tag: str, texts: Mapping[str, str], *, printed: bool = False) -> None:
        """`printed` is whether the template prints the text of the whole section itself."""
        self._tag = tag
        self._texts = {
            key: text for key, text in texts.items() if key == tag or key.startswith(f"{tag}/")
        }
        self._printed = {tag} if printed else set[str]()

    def field_at(self, scope: str) -> str:
        """The field that a prompt asks for which stands in that scope."""
        return section_field(self._tag, scope)

    def answer(self, field: str) -> str | None:
        """The text to print in the place of a prompt for that field, each once; empty where it is
        printed elsewhere, and None where there is none."""
        key = field.removeprefix(SECTIONS)
        if not field.startswith(SECTIONS) or not self._texts.get(key):
            return None
        if key in self._printed:
            return ""
        self._printed.add(key)
        return self._texts[key]

    def left(self) -> Iterator[tuple[str, str]]:
        """The texts that no prompt has given way to, each with the name of its place."""
        for key, text in self._texts.items():
            if text and key not in self._printed:
                self._printed.add(key)
                yield key, text


def section_field(tag: str, scope: str) -> str:
    """The field for the text of a place in the section of that tag."""
    inside = scope == tag or scope.startswith(f"{tag}/")
    return f"{SECTIONS}{scope if inside or not tag else f'{tag}/{scope}'}"
