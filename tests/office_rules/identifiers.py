"""Rules for what a Word file numbers and names: bookmarks, drawings, comments, notes, lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.office_rules.documents import FALLBACK, TRACKED, stories
from tests.office_rules.parts import WORD, WP, Element, Parts, W, found_by, local, repeated
from tests.office_rules.rules import rule

LONGEST_BOOKMARK = 40
LARGEST_ID = 2_147_483_647
LEVELS = 9

RANGES = ("bookmark", "commentRange", "moveFromRange", "moveToRange", "perm")
ENDS = {f"{W}{name}{end}": (name, end == "Start") for name in RANGES for end in ("Start", "End")}
REFERENCES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
REFERRED = ("REF", "PAGEREF", "NOTEREF")

IN_CONTENTS = found_by("ancestor::w:p/w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]")
"""A line of a table of contents, which Word makes anew as a whole."""


@rule(
    "ISO/IEC 29500-1, bookmarkStart (17.13.6.2): a name identifies one bookmark of the document; "
    "Word's limit of 40: docs.devexpress.com, LimitBookmarkNameTo40Chars"
)
def names_of_bookmarks_are_unique_and_short(parts: Parts) -> Iterator[str]:
    names = [one for story in stories(parts) for one in parts.ask(story, _bookmarks)]
    yield from (f"bookmark {one} twice" for one in repeated(names))
    for name in names:
        if not 0 < len(name) <= LONGEST_BOOKMARK:
            yield f"bookmark {name!r} has {len(name)} characters"


@rule(
    "ISO/IEC 29500-1, 17.13.6.2 and 17.13.4: start and end share an id, each id once; "
    "github.com/dolanmiu/docx/issues/3481"
)
def ranges_begin_and_end_once(parts: Parts) -> Iterator[str]:
    for story in stories(parts):
        yield from (f"{story}: {one}" for one in parts.ask(story, _ranges))


@rule(
    "ISO/IEC 29500-1, CT_TrackChange; unreadable where they clash: "
    "github.com/anthropics/skills/issues/489"
)
def ids_of_tracked_changes_are_unique(parts: Parts) -> Iterator[str]:
    for story in stories(parts):
        yield from (f"{story}: change {one} twice" for one in repeated(parts.ask(story, _changes)))


@rule(
    "ISO/IEC 29500-1, docPr (20.4.2.5); unreadable content: github.com/dolanmiu/docx/issues/2719, "
    "github.com/onizet/html2openxml/issues/113"
)
def ids_of_drawings_are_unique(parts: Parts) -> Iterator[str]:
    ids = [one for story in stories(parts) for one in parts.ask(story, _drawings)]
    yield from (f"drawing {one} twice" for one in repeated(ids))
    for one in ids:
        if not one.isdigit() or int(one) > LARGEST_ID:
            yield f"{one!r} is no id of a drawing"


@rule(
    "ISO/IEC 29500-1, comments (17.13.4); `comments are missing or corrupt`: "
    "github.com/open-xml-templating/docxtemplater/issues/333, "
    "github.com/4teamwork/docxcompose/issues/65"
)
def comments_and_their_marks_match(parts: Parts) -> Iterator[str]:
    comments = [
        one for name in parts.of_type(f"{WORD}comments+xml") for one in parts.ask(name, _comments)
    ]
    yield from (f"comment {one} twice" for one in repeated(comments))
    marks = [one for story in stories(parts) for one in parts.ask(story, _comment_marks)]
    for kind, number in marks:
        if number not in comments:
            yield f"{kind} of comment {number}, which is not there"
    references = [number for kind, number in marks if kind == "commentReference"]
    yield from (f"comment {one} is referred to twice" for one in repeated(references))
    yield from (f"comment {one} has no reference" for one in comments if one not in references)


@rule(
    "ISO/IEC 29500-1, footnoteReference (17.11.14), footnotePr of the document (17.11); "
    "`footnotes are missing or corrupt`: github.com/jgm/pandoc/issues/4621, 2032"
)
def notes_and_their_references_match(parts: Parts) -> Iterator[str]:
    settings = [
        one for name in parts.of_type(f"{WORD}settings+xml") for one in parts.ask(name, _separators)
    ]
    for kind in ("footnote", "endnote"):
        notes = [
            one for name in parts.of_type(f"{WORD}{kind}s+xml") for one in parts.ask(name, _notes)
        ]
        yield from (f"{kind} {one} twice" for one in repeated(number for number, _ in notes))
        ordinary = {number for number, separates in notes if not separates}
        references = [
            number
            for story in stories(parts)
            for of, number in parts.ask(story, _note_references)
            if of == kind
        ]
        yield from (f"{kind} {one} is referred to twice" for one in repeated(references))
        yield from (f"no {kind} {one}" for one in references if one not in ordinary)
        known = {number for number, _ in notes}
        yield from (
            f"the settings name {kind} {number}, which is not there"
            for of, number in settings
            if of == kind and number not in known
        )


@rule(
    "ISO/IEC 29500-1, numbering (17.9): definitions before lists, each id once, nine levels; "
    "github.com/CenterForOpenScience/pydocx/issues/142"
)
def lists_are_defined(parts: Parts) -> Iterator[str]:
    lists: set[str] = {"0"}
    for name in parts.of_type(f"{WORD}numbering+xml"):
        yield from parts.ask(name, _numbering_faults)
        lists.update(parts.ask(name, _lists))
    for name in (*stories(parts), *parts.of_type(f"{WORD}styles+xml")):
        for one in dict.fromkeys(parts.ask(name, _lists_used)):
            if one not in lists:
                yield f"{name}: no list {one}"


@rule(
    "ISO/IEC 29500-1, style (17.7.4.17): an id identifies one style; basedOn, next and link lead "
    "to styles; github.com/EvotecIT/OfficeIMO/issues/85"
)
def styles_are_defined(parts: Parts) -> Iterator[str]:
    kinds: dict[str, str] = {}
    for name in parts.of_type(f"{WORD}styles+xml"):
        yield from parts.ask(name, _style_faults)
        kinds.update(parts.ask(name, _styles))
    for story in stories(parts):
        for tag, one in parts.ask(story, _styles_used):
            if kinds.get(one) != REFERENCES[tag]:
                yield f"{story}: {tag} {one} is {kinds.get(one, 'no')} style"


@rule("ISO/IEC 29500-1, REF (17.16.5.51): `Error! Reference source not found` in its place")
def references_lead_to_bookmarks(parts: Parts) -> Iterator[str]:
    names = {one for story in stories(parts) for one in parts.ask(story, _bookmarks)}
    for story in stories(parts):
        for one in dict.fromkeys(parts.ask(story, _referred_to)):
            if one not in names:
                yield f"{story}: a reference leads to {one}, which is nowhere"


def _bookmarks(root: Element) -> Iterator[str]:
    yield from (one.get(f"{W}name", "") for one in root.iter(f"{W}bookmarkStart"))


def _ranges(root: Element) -> Iterator[str]:
    standing: set[tuple[str, str]] = set()
    ended: set[tuple[str, str]] = set()
    for one in root.iter(*ENDS):
        kind, begins = ENDS[one.tag]
        this = kind, one.get(f"{W}id", "")
        if begins:
            if this in standing or this in ended:
                yield f"{kind} {this[1]} begins twice"
            standing.add(this)
            continue
        if this not in standing:
            yield f"{kind} {this[1]} ends {'twice' if this in ended else 'before it begins'}"
        standing.discard(this)
        ended.add(this)
    yield from (f"{kind} {number} does not end" for kind, number in sorted(standing))


def _changes(root: Element) -> Iterator[str]:
    yield from (one.get(f"{W}id", "") for one in root.iter(*TRACKED))


def _drawings(root: Element) -> Iterator[str]:
    for one in root.iter(f"{WP}docPr"):
        if next(one.iterancestors(FALLBACK), None) is None:
            yield one.get("id", "")


def _comments(root: Element) -> Iterator[str]:
    yield from (one.get(f"{W}id", "") for one in root.iterchildren(f"{W}comment"))


def _comment_marks(root: Element) -> Iterator[tuple[str, str]]:
    names = ("commentRangeStart", "commentRangeEnd", "commentReference")
    for one in root.iter(*(f"{W}{name}" for name in names)):
        yield local(one), one.get(f"{W}id", "")


def _notes(root: Element) -> Iterator[tuple[str, bool]]:
    for one in root.iterchildren(f"{W}footnote", f"{W}endnote"):
        yield one.get(f"{W}id", ""), one.get(f"{W}type", "normal") != "normal"


def _note_references(root: Element) -> Iterator[tuple[str, str]]:
    for one in root.iter(f"{W}footnoteReference", f"{W}endnoteReference"):
        yield local(one).removesuffix("Reference"), one.get(f"{W}id", "")


def _separators(settings: Element) -> Iterator[tuple[str, str]]:
    for one in settings.iter(f"{W}footnote", f"{W}endnote"):
        yield local(one), one.get(f"{W}id", "")


def _lists(root: Element) -> Iterator[str]:
    yield from (one.get(f"{W}numId", "") for one in root.iterchildren(f"{W}num"))


def _numbering_faults(root: Element) -> Iterator[str]:
    names = [local(one) for one in root if local(one)]
    order = ("numPicBullet", "abstractNum", "num", "numIdMacAtCleanup")
    if names != sorted(names, key=lambda name: order.index(name) if name in order else len(order)):
        yield "a definition of a list behind the lists"
    kinds = [one.get(f"{W}abstractNumId", "") for one in root.iterchildren(f"{W}abstractNum")]
    yield from (f"definition {one} twice" for one in repeated(kinds))
    yield from (f"list {one} twice" for one in repeated(_lists(root)))
    for one in root.iterchildren(f"{W}num"):
        kind = one.find(f"{W}abstractNumId")
        if kind is None or kind.get(f"{W}val") not in kinds:
            yield f"list {one.get(f'{W}numId')} has no definition"
    for one in root.iterchildren(f"{W}abstractNum"):
        levels = [level.get(f"{W}ilvl", "") for level in one.iterchildren(f"{W}lvl")]
        if repeated(levels) or not {str(number) for number in range(LEVELS)}.issuperset(levels):
            yield f"definition {one.get(f'{W}abstractNumId')} has the levels {' '.join(levels)}"


def _lists_used(root: Element) -> Iterator[str]:
    yield from (one.get(f"{W}val", "") for one in root.iter(f"{W}numId"))


def _styles(root: Element) -> Iterator[tuple[str, str]]:
    for one in root.iterchildren(f"{W}style"):
        yield one.get(f"{W}styleId", ""), one.get(f"{W}type", "paragraph")


def _style_faults(root: Element) -> Iterator[str]:
    yield from (f"style {one} twice" for one in repeated(number for number, _ in _styles(root)))
    kinds = dict(_styles(root))
    bases: dict[str, str] = {}
    for one in root.iterchildren(f"{W}style"):
        number = one.get(f"{W}styleId", "")
        for inner in one.iterchildren(f"{W}basedOn", f"{W}next", f"{W}link"):
            target = inner.get(f"{W}val", "")
            if target not in kinds:
                yield f"{local(inner)} of style {number} leads to {target}, which is not there"
            elif local(inner) == "basedOn":
                bases[number] = target
                if kinds[target] != kinds[number]:
                    yield f"style {number} is based on {target} of another type"
    for number in bases:
        seen, at = {number}, bases[number]
        while at in bases and at not in seen:
            seen.add(at)
            at = bases[at]
        if at in seen:
            yield f"style {number} is based on itself"
    on = ("1", "true", "on")
    defaults = Counter(
        one.get(f"{W}type", "paragraph")
        for one in root.iterchildren(f"{W}style")
        if one.get(f"{W}default") in on
    )
    yield from (
        f"{many} default styles of type {kind}" for kind, many in defaults.items() if many > 1
    )


def _styles_used(root: Element) -> Iterator[tuple[str, str]]:
    for name in REFERENCES:
        for one in sorted({one.get(f"{W}val", "") for one in root.iter(f"{W}{name}")}):
            yield name, one


def _referred_to(root: Element) -> Iterator[str]:
    for one in root.iter(f"{W}instrText", f"{W}fldSimple"):
        words = (one.text or one.get(f"{W}instr", "")).split()
        if len(words) > 1 and words[0] in REFERRED and not IN_CONTENTS(one):
            yield words[1]
