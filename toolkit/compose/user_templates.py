"""The user's own templates: those that replace nothing are told, and links that lead nowhere."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from toolkit.compose import codes
from toolkit.compose.answer import answers
from toolkit.compose.loader import MOST_ENTRIES, be_ordinary, listed, own_folder, source_at
from toolkit.compose.undefined import LONGEST
from toolkit.compose.untranslated import untranslated_in
from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.files import template_root
from toolkit.model.language import Language
from toolkit.plan.dossier import Dossier
from toolkit.readers.language import language_names

ENDS = (".j2", ".j2.txt")
"""How the name of a file ends that was meant as a template; some editors put .txt behind it."""

MOST_LINKS = 20
"""Of a template that are told one by one."""

MOST_SHOWN = 80
"""Characters of a sentence that are shown."""

MASK = "\0"
_BEGINS = re.compile(r"\{[{%#]|`[^`\n]*`")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_NO_LINE_END = re.compile(r"[^\n]")
_LINK = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_REF = re.compile(r"""["']([^"'\n]*)["'] *\| *ref\b""")
_IN_QUOTES = re.compile(r"""["']([^"'\n]+)["']""")


def remarks(own: Path, dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What the writer of the templates in `own` should know; nothing where there are none."""
    if own.is_file():
        return (
            _warning(
                Place(str(own)),
                codes.REPLACES_NOTHING,
                "a file is named 'templates', as the folder of your own templates would be",
                "rename the file; templates/README.md of the toolkit says what the folder may hold",
            ),
        )
    return tuple(_remarks(own, dossier)) if own_folder(own) else ()


def _remarks(own: Path, dossier: Dossier) -> Iterator[Diagnostic]:
    listing = listed(own)
    if not listing.complete:
        yield _warning(
            Place(str(own)),
            codes.TOO_MANY,
            f"the folder holds more than {MOST_ENTRIES} files; the others were not looked at",
            "move what is no template out of it",
        )
    languages = language_names(own.parent)
    ours = _names(dossier)
    texts: dict[str, str] = {}
    for path in listing.files:
        try:
            texts |= _texts(path, own, ours, languages)
        except ProposalError as why:
            yield from (one._replace(severity=Severity.WARNING) for one in why.diagnostics)
    asked = {one for text in texts.values() for one in _IN_QUOTES.findall(text)}
    for name, text in texts.items():
        if _bare(name, languages) in ours or name in asked:
            yield from _links(own / name, text, dossier)
        else:
            near = _nearest(name, ours)
            yield _warning(
                Place(str(own / name)),
                codes.REPLACES_NOTHING,
                "this template of yours replaces none of ours, and none of yours includes it",
                f"rename it to {near}" if near else f"name it as ours: {', '.join(sorted(ours))}",
            )
    yield from _untranslated(own, texts, dossier.language)


def _untranslated(own: Path, texts: Mapping[str, str], language: Language) -> Iterator[Diagnostic]:
    """The sentences of templates that are translated in part, told once for all templates."""
    found = [
        (own / name, sentence)
        for name, text in texts.items()
        if not language.is_english and name.partition("/")[0] != language.id
        for sentence in untranslated_in(text, language)
    ]
    if not found:
        return
    path, first = found[0]
    number = len(found)
    which = "this sentence" if number == 1 else f"{number} sentences, this one first,"
    are = "is not translated and is" if number == 1 else "are not translated and are"
    words = " ".join(first.text.split())
    yield _warning(
        Place(str(path), first.line, 1),
        codes.NOT_TRANSLATED,
        f"{which} of your templates {are} shown as written: {words[:MOST_SHOWN]}",
        f"write the {language.name} under sentences in templates/languages/{language.id}.yaml, as "
        f"`proposal language {language.id}` shows",
    )


def _names(dossier: Dossier) -> frozenset[str]:
    """Every name under which a template is asked for."""
    root = template_root()
    ours = (one.relative_to(root).as_posix() for one in root.rglob("*.md.j2"))
    sections = (f"part_b/{one.template}" for one in dossier.call.sections if one.template)
    priorities = (one.template for one in answers(dossier))
    return frozenset((*ours, *sections, *priorities))


def _texts(path: Path, own: Path, ours: Iterable[str], languages: Container[str]) -> dict[str, str]:
    """The name and the text of a file that is, or was meant as, a template; else nothing.

    Raises ProposalError where it cannot be read, and whatever its name where it leads elsewhere.
    """
    name = path.relative_to(own).as_posix()
    if path.name.startswith((".", "~")):
        return {}
    meant = name.endswith(ENDS) or f"{_bare(name, languages)}.j2" in ours
    if meant:
        return {name: source_at(path, own)}
    be_ordinary(path, own)
    return {}


def _bare(name: str, languages: Container[str]) -> str:
    """Without the folder of a language."""
    language, _, rest = name.partition("/")
    return rest if language in languages else name


def _nearest(name: str, ours: Iterable[str]) -> str:
    """The template that it was likely meant to replace; empty where none is like it."""
    by_file = {one.rpartition("/")[2]: one for one in sorted(ours)}
    file = name.rpartition("/")[2]
    if file in by_file:
        return by_file[file]
    near = get_close_matches(name, by_file.values(), n=1, cutoff=0.8)
    if near:
        return near[0]
    return next((by_file[one] for one in get_close_matches(file, by_file, n=1)), "")


def _links(path: Path, text: str, dossier: Dossier) -> Iterator[Diagnostic]:
    known = dossier.references
    masked = _masked(text)
    unknown = [
        (found, word)
        for found in (*_LINK.finditer(masked), *_REF.finditer(text))
        if (word := found[1].strip()) and MASK not in word and word not in known
    ]
    for found, word in unknown[:MOST_LINKS]:
        near = get_close_matches(word, known, n=1)
        before = text[: found.start()].split("\n")
        yield _warning(
            Place(str(path), len(before), len(before[-1]) + 1),
            codes.UNKNOWN_LINK,
            f"[[{word[:LONGEST]}]] in a template names no part of the proposal",
            f"write [[{near[0]}]]" if near else "write the id of a part, such as a task",
        )
    if len(unknown) > MOST_LINKS:
        yield _warning(
            Place(str(path)),
            codes.UNKNOWN_LINK,
            f"{len(unknown) - MOST_LINKS} more links in this template name no part of the proposal",
            "correct those that are told first, and build again",
        )


def _masked(text: str) -> str:
    """The text with `MASK` for each character of Jinja and of code, line by line as it was."""
    pieces, copied, at = [], 0, 0
    ends = dict(_ENDS)
    while found := _BEGINS.search(text, at):
        at = found.end()
        if (begin := found[0]) in _ENDS:
            end = text.find(ends[begin], at) if begin in ends else -1
            if end < 0:
                ends.pop(begin, None)  # nor has any behind it an end
                continue
            at = end + 2
        pieces += [text[copied : found.start()], _NO_LINE_END.sub(MASK, text[found.start() : at])]
        copied = at
    return "".join([*pieces, text[copied:]])


def _warning(place: Place, code: str, fact: str, hint: str) -> Diagnostic:
    return Diagnostic(place, code, fact, hint, Severity.WARNING)
