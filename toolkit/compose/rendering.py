"""Templates to text; what is wrong in a template is told with its file and line."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from traceback import walk_tb
from typing import Any

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import TemplateError, TemplateRuntimeError

from toolkit.compose import codes
from toolkit.compose.environment import NO_FILTERS, TemplateEnvironment
from toolkit.compose.loader import listed, own_folder, source_at
from toolkit.compose.sandbox_limits import TIMES, EndlessError, Meter
from toolkit.compose.syntax import RefusedError, TooLargeError
from toolkit.compose.undefined import UnknownNameError
from toolkit.compose.wording import UnprintableError
from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.document.markup import Placeholder
from toolkit.files import template_root
from toolkit.model.language import ENGLISH, Language

SUFFIX = ".md.j2"
FAILURES = (
    TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError,
)  # fmt: skip
"""What a template can provoke with values of another kind than it believes."""

_NAMED = re.compile(r"No (?:filter|test) named ")
"""How Jinja's message begins where the name of one is computed, or stands behind an `if`."""

WIDEST = 200
"""Characters of a line, or of a sentence of Jinja's, that are told."""


class Renderer:
    """Renders templates of the user's own folder, if there is one, before ours.

    What is written in the proposal's language lies in a folder of its name, and goes first; the
    sentences of all others are translated. What is not translated in a user's own template is in
    the language of the proposal already.
    """

    def __init__(
        self,
        own: Path | None,
        filters: Mapping[str, Callable[..., Any]] = NO_FILTERS,
        language: Language = ENGLISH,
    ) -> None:
        """Raises ProposalError where the user's own folder cannot be read, or leads elsewhere."""
        self._own = own_folder(own) if own else None
        self._environment = TemplateEnvironment(
            [*([self._own] if self._own else []), template_root()],
            language,
            own=self._own,
            filters_of_proposal=filters,
            meter=Meter(),
        )

    def text(self, name: str, names: Mapping[str, Any]) -> str:
        """The Markdown that the template `name` makes of `names`; what it prints is sealed.

        Raises ProposalError where a template is at fault.
        """
        try:
            return self._environment.made(name, names)
        except TemplateSyntaxError as why:
            place, *told = _of_syntax(why, name)
            raise _error(self._written_at(place), *told) from why
        except TemplateNotFound as why:
            fact = f"there is no template '{_spoken(str(why.name))}'"
            hint = "correct the name, or put the file into `templates` beside your outline"
            raise _error(self._in_traceback(why, name), codes.MISSING, fact, hint) from why
        except UndefinedError as why:
            fact = f"a template uses a name that does not exist: {_spoken(why.message)}"
            likely = why.nearest(names) if isinstance(why, UnknownNameError) else ""
            wanted = f"write '{likely}'" if likely else "correct the name"
            hint = f"{wanted}, or ask `is defined` first"
            raise _error(self._in_traceback(why, name), codes.UNKNOWN_NAME, fact, hint) from why
        except EndlessError as why:
            raise self._endless(self._in_traceback(why, name)) from None
        except (RecursionError, MemoryError) as why:
            place = self._in_traceback(why, name)
            if not self._is_own(place.file):
                raise
            raise self._endless(place) from None
        except FAILURES as why:
            place = self._in_traceback(why, name)
            if not self._is_own(place.file):
                raise
            raise _error(place, *self._of_failure(why, place)) from why

    def _endless(self, place: Place) -> ProposalError:
        fact = "a template does not come to an end, or makes more text than a proposal holds"
        hint = "look for what calls or includes itself, and for loops inside loops"
        if not self._is_own(place.file):
            hint = "the outline has more text than a proposal holds: shorten it, or divide it"
        return _error(place, codes.ENDLESS, fact, hint)

    def _of_failure(self, why: Exception, place: Place) -> tuple[str, str, str]:
        """The code, the fact and the hint."""
        line = self._line(place)
        if isinstance(why, UnprintableError):
            fact = f"a template prints {why}, which is no text: {line}"
            return codes.UNPRINTABLE, fact, "print one of its fields; of a list, use join_and"
        if isinstance(why, TemplateRuntimeError) and _NAMED.match(str(why)):
            fact = f"a template is not written as Jinja expects: {_spoken(str(why))}"
            return codes.SYNTAX, fact, "`proposal explain TXT011` says what there is"
        fact = f"a template asks for something that cannot be computed: {line}"
        hint = "ask first whether the value is there; `proposal explain TXT004` shows how"
        return codes.FAILED, fact, hint

    def placed_too_often(self, placed: Placeholder) -> ProposalError:
        """What to tell when a template places the same block again and again."""
        words = f"{placed.name} {placed.argument}".strip()
        return _error(
            self._where_placed(*placed),
            codes.ENDLESS,
            f"the table or figure '{words}' is placed more than {TIMES} times",
            'place it once, and name it elsewhere with see: {{ "budget" | see }}',
        )

    def unknown_block(self, block: str, known: tuple[str, ...]) -> ProposalError:
        """What to tell when a template places a block that does not exist."""
        near = get_close_matches(block, known, n=1)
        hint = f"write ::: {near[0]}" if near else f"the tables are: {', '.join(known)}"
        return _error(
            self._where_placed(block),
            codes.UNKNOWN_BLOCK,
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
        return _error(self._where_placed(name, wanted), codes.UNKNOWN_ID, fact, hint)

    def _where_placed(self, block: str, argument: str | None = None) -> Place:
        """The line that places it; with this argument, as far as templates spell it out."""
        nearly = Place()
        for path in self._templates():
            for number, line in enumerate(_lines(path, self._own), 1):
                name, *rest = line.removeprefix(":::").split() or [""]
                if not line.startswith(":::") or name != block:
                    continue
                here = Place(str(path), number, 1)
                if argument is None or " ".join(rest) == argument:
                    return here
                nearly = nearly if nearly.line else here
        return nearly

    def _templates(self) -> Iterator[Path]:
        """The user's own, and then ours."""
        if self._own:
            yield from (one for one in listed(self._own).files if one.name.endswith(SUFFIX))
        yield from sorted(template_root().rglob(f"*{SUFFIX}"))

    def _in_traceback(self, why: Exception, name: str) -> Place:
        """The line of the template that was being rendered when `why` happened.

        Where a template of the user's asks one of ours for it, the user's.
        """
        places = [
            self._written_at(Place(frame.f_code.co_filename, line or 1, 1))
            for frame, line in walk_tb(why.__traceback__)
            if frame.f_globals.get("__jinja_exception__") is why
        ]
        if not places:
            own = self._own / name if self._own else Path()
            return Place(str(own) if own.is_file() else name, 1, 1)
        return next((one for one in reversed(places) if self._is_own(one.file)), places[-1])

    def _written_at(self, place: Place) -> Place:
        """Where a line of a translated template is written: in the template, or in the file of the
        language."""
        path = Path(place.file)
        source = "\n".join(_lines(path, self._own))
        try:
            translated = self._environment.translated(source, path) if source else None
        except TooLargeError:
            return place
        if not translated or not 0 < place.line <= len(translated.lines):
            return place
        line = translated.lines[place.line - 1]
        return line.place or place._replace(line=line.number)

    def _is_own(self, file: str) -> bool:
        if self._own is None:
            return False
        return Path(os.path.realpath(file)).is_relative_to(os.path.realpath(self._own))

    def _line(self, place: Place) -> str:
        """What stands there in the template."""
        lines = _lines(Path(place.file), self._own)
        return lines[place.line - 1].strip()[:WIDEST] if place.line <= len(lines) else ""


def _of_syntax(why: TemplateSyntaxError, name: str) -> tuple[Place, str, str, str]:
    """The place, the code, the fact and the hint."""
    place = Place(why.filename or why.name or name, why.lineno, 1)
    said = _spoken(why.message)
    if isinstance(why, RefusedError):
        return place, codes.NOT_OFFERED, said, "`proposal explain TXT011` says what there is"
    if isinstance(why, TooLargeError):
        fact = f"a template is larger than the text of a section needs: {said}"
        return place, codes.TOO_LARGE, fact, "divide it with {% include %}, or make it simpler"
    fact = f"a template is not written as Jinja expects: {said}"
    hint = "mend the line; `proposal explain TXT002` says what to look for"
    return place, codes.SYNTAX, fact, hint


def _error(place: Place, code: str, fact: str, hint: str) -> ProposalError:
    return ProposalError(Diagnostic(place, code, fact, hint))


def _lines(path: Path, own: Path | None) -> list[str]:
    try:
        return source_at(path, own).split("\n")
    except (OSError, ProposalError):  # it is only looked at for what to say of something else
        return []


def _spoken(message: str | None) -> str:
    """Jinja's sentence without its full stop, on one line that is not too long."""
    said = " ".join((message or "")[: 2 * WIDEST].split()).rstrip(".")
    return said if len(said) <= WIDEST else f"{said[:WIDEST]} ..."
