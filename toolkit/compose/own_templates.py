"""The user's own templates: those that replace nothing are told, and links that lead nowhere."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from toolkit.compose import faults
from toolkit.compose.answer import answers
from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.files import template_root
from toolkit.plan.dossier import Dossier

ENDS = (".j2", ".j2.txt")
"""How the name of a file ends that was meant as a template; some editors put .txt behind it."""

MASK = "\0"
_OF_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_REF = re.compile(r"""["']([^"'\n]*)["'] *\| *ref\b""")
_IN_QUOTES = re.compile(r"""["']([^"'\n]+)["']""")


def remarks(own: Path, dossier: Dossier) -> tuple[Diagnostic, ...]:
    """What the writer of the templates in `own` should know; nothing where there are none."""
    if own.is_file():
        return (
            _warning(
                Place(str(own)),
                faults.REPLACES_NOTHING,
                "a file is named 'templates', as the folder of your own templates would be",
                "rename the file; templates/README.md of the toolkit says what the folder may hold",
            ),
        )
    return tuple(_remarks(own, dossier)) if own.is_dir() else ()


def _remarks(own: Path, dossier: Dossier) -> Iterator[Diagnostic]:
    ours = _names(dossier)
    texts = dict(_texts(own, ours))
    asked = {one for text in texts.values() for one in _IN_QUOTES.findall(text)}
    for name, text in texts.items():
        if _bare(name) in ours or name in asked:
            yield from _links(own / name, text, dossier)
        else:
            near = _nearest(name, ours)
            yield _warning(
                Place(str(own / name)),
                faults.REPLACES_NOTHING,
                "this template of yours replaces none of ours, and none of yours includes it",
                f"rename it to {near}" if near else f"name it as ours: {', '.join(sorted(ours))}",
            )


def _names(dossier: Dossier) -> frozenset[str]:
    """Every name under which a template is asked for."""
    root = template_root()
    ours = (one.relative_to(root).as_posix() for one in root.rglob("*.md.j2"))
    sections = (f"part_b/{one.template}" for one in dossier.call.sections if one.template)
    priorities = (one.template for one in answers(dossier))
    return frozenset(_bare(one) for one in (*ours, *sections, *priorities))


def _texts(own: Path, ours: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each file that is, or was meant as, a template: its name and what it says."""
    for path in sorted(own.rglob("*")):
        name = path.relative_to(own).as_posix()
        meant = name.endswith(ENDS) or f"{_bare(name)}.j2" in ours
        if meant and path.is_file() and not path.name.startswith((".", "~")):
            yield name, path.read_text(encoding="utf-8", errors="replace")


def _bare(name: str) -> str:
    """Without the folder of a language."""
    language, _, rest = name.partition("/")
    known = (template_root() / "languages" / f"{language}.yaml").is_file()
    return rest if known else name


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
    masked = _OF_JINJA.sub(lambda found: re.sub(r"[^\n]", MASK, found[0]), text)
    for found in (*_LINK.finditer(masked), *_REF.finditer(text)):
        word = found[1].strip()
        if not word or MASK in word or word in known:
            continue
        near = get_close_matches(word, known, n=1)
        before = text[: found.start()].split("\n")
        yield _warning(
            Place(str(path), len(before), len(before[-1]) + 1),
            faults.UNKNOWN_LINK,
            f"[[{word}]] in a template names no part of the proposal",
            f"write [[{near[0]}]]" if near else "write the id of a part, such as a task",
        )


def _warning(place: Place, code: str, fact: str, hint: str) -> Diagnostic:
    return Diagnostic(place, code, fact, hint, Severity.WARNING)
