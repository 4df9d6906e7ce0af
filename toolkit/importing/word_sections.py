"""Walks through the texts of a file, and finds for each the field that it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.compose.template_places import PROSE, FieldPlace
from toolkit.importing import word_ledger as why
from toolkit.importing.outcome import Steps
from toolkit.importing.word_guide import NOTHING, Guide, Guides, Stretch
from toolkit.importing.word_items import Text
from toolkit.importing.word_known_tables import likeness
from toolkit.importing.word_parts import Parts
from toolkit.importing.word_placeholders import is_instruction, is_placeholder
from toolkit.importing.word_prose import LABEL
from toolkit.importing.word_texts import Line, Texts

PACKAGE = re.compile(
    r"(?:WP|Work Package|Lot de travaux|Lot)\s*(?P<number>\d{1,2})\b\s*[:.–-]*\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
SHORT_NAME = re.compile(r"(?P<name>.+?)\s*\((?P<short>[^()]+)\)\s*")
PACKAGES: Steps = ("work_packages",)
PARTNERS: Steps = ("partners",)
OTHER, COVER = "other", "COVER"
OBJECTIVES = ("Objectives", "Objectifs")
LINE = 0.95


@dataclass(slots=True)
class Frame:
    """A part of the text: a section of the form, or one about a part of the outline inside it."""

    level: int
    guide: Guide
    section: str
    subject: Steps = ()
    """The part that it is about; empty where it is the section itself."""

    at: int = 0
    """The place of the guide from which on fields are looked for."""

    is_computed: bool = False
    """Whether it is below a heading under which a build writes everything."""

    last: tuple[Steps, bool] | None = None
    """The field of the paragraph before, and whether that is a list."""

    why_listed: str = ""
    """Why the points that follow are in no field; empty where they may be in one."""

    waiting: list[Line] = field(default_factory=list)
    """Paragraphs whose field is not clear before the last of them is known."""


class Sections:
    """Finds the fields of texts, one after the other."""

    def __init__(self, parts: Parts, texts: Texts, guides: Guides) -> None:
        self._parts, self._texts, self._guides = parts, texts, guides
        self._frames: list[Frame] = []

    @property
    def package(self) -> Steps | None:
        """The work package below whose heading the reading is."""
        for one in reversed(self._frames):
            if one.subject[:1] == PACKAGES:
                return one.subject
        return None

    @property
    def is_cover(self) -> bool:
        """Whether the reading is before the first section, or in that of the cover."""
        return not self._frames or self._frames[0].section == COVER

    def read(self, text: Text) -> None:
        """One more text of the file."""
        if text.is_caption:
            return
        if is_placeholder(text.words):
            text.unit.why = why.PROMPT
        elif is_instruction(text.words):
            text.unit.why = why.INSTRUCTION
        elif text.is_label:
            self._label(text)
        elif text.level:
            self._heading(text)
        elif self.is_cover:
            text.unit.why = why.OUTSIDE
        else:
            self._paragraph(text, self._frames[-1])

    def close(self) -> None:
        """Nothing more comes at this place: a table, or the end."""
        if self._frames:
            self._flush(self._frames[-1])

    def note_package(self, text: Text) -> None:
        """Adds the work package whose heading a text is, if it is one."""
        if found := PACKAGE.fullmatch(" ".join(text.words.split())):
            self.package_named(found["number"], found["title"])

    def _label(self, text: Text) -> None:
        """The title of a box: of a work package, of a field of it, or of a part of the section."""
        self.close()
        if not self._frames:
            return
        words = " ".join(text.words.split())
        found = PACKAGE.match(words)
        if found and found["title"]:
            home = self.package_named(found["number"], found["title"])
            if home is not None:
                del self._frames[1:]
                at = text.unit.text.find(found["title"][:10])
                text.unit.place((*home, "title"), max(at, 0))
                level, guide = self._frames[0].level + 1, self._guides.package()
                section = self._frames[0].section
                self._frames.append(Frame(level, guide, section, home, guide.first))
            return
        frame = self._frames[-1]
        if self.package and any(likeness(words, one) > LINE for one in OBJECTIVES):
            frame.last, frame.at = ((*self.package, "objectives"), True), len(frame.guide.places)
            return
        number = frame.guide.heading(words)
        frame.at, frame.last = (number + 1 if number is not None else 0), None

    # ---------------------------------------------------------------------------- headings
    def _heading(self, text: Text) -> None:
        self.close()
        words = " ".join(text.words.split())
        if text.begins:
            text.unit.why = why.HEADING
            self._frames = [Frame(text.level, self._guides.section(text.section), text.section)]
            return
        if not self._frames:
            text.unit.why = why.OUTSIDE
            return
        while len(self._frames) > 1 and text.level <= self._frames[-1].level:
            self._frames.pop()
        frame = self._about_part(text, words)
        if frame is not None:
            self._frames.append(frame)
            return
        for depth in range(len(self._frames) - 1, -1, -1):
            one = self._frames[depth]
            number = one.guide.heading(words)
            if number is not None:
                text.unit.why = why.TITLE
                del self._frames[depth + 1 :]
                one.at, one.last = number + 1, None
                fields = one.guide.fields_from(one.at)
                one.is_computed = not fields and not one.guide.led_from(one.at)
                return
        self._own_heading(text)

    def _own_heading(self, text: Text) -> None:
        frame = self._frames[-1]
        frame.is_computed = False
        level = max(text.level - self._frames[0].level, 1)
        frame.waiting.append(Line(text, level))

    def _about_part(self, text: Text, words: str) -> Frame | None:
        """The frame of a heading that names a part of the outline."""
        around = self._frames[-1]
        if found := PACKAGE.fullmatch(words):
            home = self.package_named(found["number"], found["title"])
            if home is None:
                text.unit.why = why.HEADING
                return Frame(text.level, NOTHING, around.section)
            text.unit.place(home)
            guide = self._guides.package()
            return Frame(text.level, guide, around.section, home, guide.first)
        if ident := self._parts.priority_named(words):
            guide = self._guides.priority(ident)
            if guide is not NOTHING:
                text.unit.place(("priorities", ident))
                subject: Steps = ("priorities", ident)
                return Frame(text.level, guide, around.section, subject, guide.first)
        guide = around.guide.of_part("partners")
        if guide is not NOTHING and (partner := self._partner(words)):
            text.unit.place(partner)
            return Frame(text.level, guide, around.section, partner)
        return None

    def package_named(self, number: str, title: str) -> Steps | None:
        """The work package of that number and title, added where there is none."""
        title = title.strip().strip("[]").strip()
        label = f"WP{int(number)}"
        if known := self._parts.labels.get(label):
            return known
        if not title or (is_placeholder(f"[{title}]") and title.startswith(("Name", "…"))):
            return None
        home = self._parts.named(PACKAGES, title) or self._parts.add(PACKAGES, {"title": title})
        self._parts.labels.setdefault(label, home)
        return home

    def _partner(self, words: str) -> Steps | None:
        found = SHORT_NAME.fullmatch(words)
        names = (found["short"], found["name"]) if found else (words,)
        known = (self._parts.named(PARTNERS, one) for one in names)
        return next((one for one in known if one), None)

    # ---------------------------------------------------------------------------- paragraphs
    def _paragraph(self, text: Text, frame: Frame) -> None:
        for piece in self._own(text, frame):
            self._piece(piece, frame)

    def _own(self, text: Text, frame: Frame) -> Iterator[Text]:
        """What of a text no template writes."""
        words, at = text.words, 0
        if frame.is_computed and (LABEL.search(words) or text.point):
            text.unit.leave(why.WRITTEN)
            return
        if frame.why_listed and text.point:
            text.unit.leave(frame.why_listed)
            return
        frame.why_listed = ""
        led = frame.guide.led(words)
        for guide, one in self._written(words) if led is None else ():
            if one.start < at:
                continue
            if words[at : one.start].strip():
                yield text.part(at, one.start)
            self._flush(frame)
            reason = guide.why(one.number)
            text.unit.leave(reason, one.start, one.end)
            at = one.end
            if guide is frame.guide and one.number >= frame.at:
                frame.at, frame.last = one.number + 1, None
            is_lead = words[:at].rstrip().endswith(":") and not words[at:].strip()
            frame.why_listed = reason if is_lead else ""
        if words[at:].strip():
            yield text.part(at, len(words)) if at else text

    def _written(self, words: str) -> list[tuple[Guide, Stretch]]:
        """The sentences in a text that the templates of this place and of those around it write."""
        found = [(one.guide, each) for one in self._frames for each in one.guide.written(words)]
        return sorted(found, key=lambda pair: (pair[1].start, -pair[1].end))

    def _piece(self, text: Text, frame: Frame) -> None:
        led = frame.guide.led(text.words)
        if led is None:
            frame.waiting.append(Line(text))
            return
        self._flush(frame)
        number, end = led
        place = frame.guide.places[number]
        assert isinstance(place, FieldPlace)
        text.unit.leave(why.WRITTEN, text.start, text.start + end)
        steps = self._steps(place, frame)
        self._texts.add(steps, Line(text.part(end, len(text.words))), is_list=place.is_list)
        frame.at, frame.last = number + 1, (steps, place.is_list)

    def _flush(self, frame: Frame) -> None:
        """Gives the paragraphs that wait to the fields that are next."""
        lines, frame.waiting = frame.waiting, []
        if not lines:
            return
        fields = self._fields(frame)
        if not fields:
            steps, is_list = frame.last or (self._home(frame), False)
            for one in lines:
                self._texts.add(steps, one, is_list=is_list)
            return
        more = max(len(lines) - len(fields), 0)
        for number, one in enumerate(lines):
            mine = fields[max(number - more, 0)]
            listed = mine[1].is_list and one.text.point is not None
            if mine[1].is_list and not listed:
                self._texts.add(self._home(frame), one)
                continue
            self._texts.add(self._steps(mine[1], frame), one, is_list=listed)
            frame.last = (self._steps(mine[1], frame), listed)

    def _fields(self, frame: Frame) -> list[tuple[int, FieldPlace]]:
        found = frame.guide.fields_from(frame.at)
        if (
            frame.subject[:1] == PARTNERS
            and self._parts.value_at((*frame.subject, "kind")) != OTHER
        ):
            found = [one for one in found if not one[1].path.endswith("kind_reason")]
        return found

    def _home(self, frame: Frame) -> Steps:
        """The field for what has no place of its own."""
        if frame.subject[:1] == PACKAGES:
            return (*frame.subject, "description")
        return ("sections", frame.section)

    def _steps(self, place: FieldPlace, frame: Frame) -> Steps:
        if place.path == PROSE:
            return ("sections", frame.section)
        *around, last = place.path.split(".")
        if frame.subject and around and (around[-1] == "*" or around[0] == "priorities"):
            return (*frame.subject, last)
        return (*around, last)
