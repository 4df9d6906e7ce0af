"""Templates to text; what is wrong in a template is told with its file and line."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import TemplateError

from toolkit.compose import faults
from toolkit.compose.bounds import EndlessError
from toolkit.compose.environment import EncodingError, TemplateEnvironment
from toolkit.compose.unknown import UnknownNameError
from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.document.markup import Placeholder
from toolkit.files import template_root
from toolkit.model.language import ENGLISH, Language

SUFFIX = ".md.j2"
FAILURES = (
    TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError,
)  # fmt: skip
"""What a template can provoke with values of another kind than it believes."""

NO_FILTERS: Mapping[str, Callable[..., Any]] = {}


class Renderer:
    """Renders templates of the user's own folder, if there is one, before ours.

    Those in the proposal's language go first: they lie in a folder of its name. A user's own
    templates are in the language of the proposal, in whichever folder they lie.
    """

    def __init__(
        self,
        own: Path | None,
        filters: Mapping[str, Callable[..., Any]] = NO_FILTERS,
        language: Language = ENGLISH,
    ) -> None:
        self._own = own if own is not None and own.is_dir() else None
        folders = [self._own] if self._own else []
        self._environment = english = TemplateEnvironment([*folders, template_root()])
        english.filters.update(filters)
        if not language.is_english:
            *own_inside, ours = [root / language.id for root in (*folders, template_root())]
            in_it = (*own_inside, *folders, ours)
            self._environment = TemplateEnvironment(in_it, language)
            self._environment.filters.update(filters)
            self._environment.beside(english, in_it)

    def text(self, name: str, names: Mapping[str, Any]) -> str:
        """The Markdown that the template `name` makes of `names`; what it prints is sealed."""
        environment = self._environment
        try:
            return environment.made(environment.get_template(name), dict(names))
        except TemplateSyntaxError as why:
            place = self._place(why.filename or why.name or name, why.lineno)
            fact = f"a template is not written as Jinja expects: {_spoken(why.message)}"
            hint = "mend the line; `proposal explain TXT002` says what to look for"
            raise _told(place, faults.SYNTAX, fact, hint) from why
        except TemplateNotFound as why:
            fact = f"there is no template '{why.name}'"
            hint = "correct the name, or put the file into `templates` beside your outline"
            raise _told(self._in_traceback(why, name), faults.MISSING, fact, hint) from why
        except EncodingError as why:
            place = Place(why.path, why.line, why.column)
            fact = "a template is not written in UTF-8"
            hint = "save it as UTF-8: an editor asks for it as the encoding, under 'Save as'"
            raise _told(place, faults.NOT_UTF_8, fact, hint) from why
        except UndefinedError as why:
            fact = f"a template uses a name that does not exist: {_spoken(why.message)}"
            likely = why.nearest(names) if isinstance(why, UnknownNameError) else ""
            wanted = f"write '{likely}'" if likely else "correct the name"
            hint = f"{wanted}, or ask `is defined` first"
            raise _told(self._in_traceback(why, name), faults.UNKNOWN_NAME, fact, hint) from why
        except (EndlessError, RecursionError, MemoryError) as why:
            place = self._in_traceback(why, name)
            if not self._is_own(place.file):
                raise
            fact = "a template does not come to an end, or makes more text than a proposal holds"
            hint = "look for what calls or includes itself, and for loops inside loops"
            raise _told(place, faults.ENDLESS, fact, hint) from None
        except FAILURES as why:
            place = self._in_traceback(why, name)
            if not self._is_own(place.file):
                raise
            fact = f"a template asks for something that cannot be computed: {_line(place)}"
            hint = "ask first whether the value is there; `proposal explain TXT004` shows how"
            raise _told(place, faults.FAILED, fact, hint) from why

    def unknown_block(self, block: str, known: tuple[str, ...]) -> ProposalError:
        """What to tell when a template places a block that does not exist."""
        near = get_close_matches(block, known, n=1)
        hint = f"write ::: {near[0]}" if near else f"the tables are: {', '.join(known)}"
        return _told(
            self._where_placed(block),
            faults.UNKNOWN_BLOCK,
            f"a template places a table that does not exist: '{block}'",
            hint,
        )

    def unknown_id(self, placed: Placeholder, kind: str, ids: tuple[str, ...]) -> ProposalError:
        """What to tell when a template places a block of something that the outline lacks."""
        thing = kind.replace("_", " ")
        name, wanted = placed
        near = get_close_matches(wanted, ids, n=1)
        if near:
            hint = f"write ::: {name} {near[0]}"
        elif ids:
            hint = f"write the id of one behind it: {', '.join(ids)}"
        else:
            hint = f"take the line out: the outline has no {thing}"
        fact = (
            f"for '{wanted}', which is no {thing}" if wanted else f"without the id of its {thing}"
        )
        fact = f"a template places the table '{name}' {fact}"
        return _told(self._where_placed(name, wanted), faults.UNKNOWN_ID, fact, hint)

    def _where_placed(self, block: str, argument: str | None = None) -> Place:
        """The line that places it; with this argument, as far as templates spell it out."""
        nearly = Place()
        folders = [self._own] if self._own else []
        for folder in [*folders, template_root()]:
            for path in sorted(folder.rglob(f"*{SUFFIX}")):
                for number, line in enumerate(_lines(path), 1):
                    name, *rest = line.removeprefix(":::").split() or [""]
                    if not line.startswith(":::") or name != block:
                        continue
                    here = self._place(str(path), number)
                    if argument is None or " ".join(rest) == argument:
                        return here
                    nearly = nearly if nearly.line else here
        return nearly

    def _in_traceback(self, why: Exception, name: str) -> Place:
        """The line of the template that was being rendered when `why` happened.

        Where a template of the user's asks one of ours for it, the user's.
        """
        frames = [one for one in extract_tb(why.__traceback__) if one.filename.endswith(SUFFIX)]
        if not frames:
            own = self._own / name if self._own else Path()
            return self._place(str(own) if own.is_file() else name, 1)
        last = next((one for one in reversed(frames) if self._is_own(one.filename)), frames[-1])
        return self._place(last.filename, last.lineno or 1)

    def _is_own(self, file: str) -> bool:
        return self._own is not None and Path(file).is_relative_to(self._own)

    def _place(self, file: str, line: int) -> Place:
        return Place(file, line, 1)


def _told(place: Place, code: str, fact: str, hint: str) -> ProposalError:
    return ProposalError(Diagnostic(place, code, fact, hint))


def _line(place: Place) -> str:
    """What stands there in the template."""
    lines = _lines(Path(place.file))
    return lines[place.line - 1].strip() if place.line <= len(lines) else ""


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").split("\n")


def _spoken(message: str | None) -> str:
    """Jinja's sentence without its full stop and on one line."""
    return " ".join((message or "").split()).rstrip(".")
