"""Reading a look from a file of the folder `templates/styles`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.document.style import HOUSE, Face, Style
from toolkit.files import template_root


def read_style(name: str = "house", own: Path | None = None) -> Style:
    """The look of that name; what the file leaves out is as in the house's own.

    The file is looked for in `own`, the user's folder of templates, before ours.
    """
    file = Path("styles", f"{name}.yaml")
    path = template_root() / file
    if own is not None and (own / file).is_file():
        path = own / file
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
        look: Style = _changed(HOUSE, written if written is not None else {}, "the look")
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        raise ProposalError(_unread(path, error)) from error
    return look


def _changed(look: Any, written: Any, name: str) -> Any:
    """`look` with the values of `written` in the place of its own."""
    if not isinstance(written, dict):
        raise ValueError(f"{name} is a list of names with values, got {written!r}")
    own = look._asdict()
    new: dict[str, Any] = {}
    for key, value in written.items():
        if key not in own:
            raise ValueError(f"{name} has no {key!r}; it has {', '.join(own)}")
        if key == "faces":
            new[key] = {**own[key], **_faces(value)}
        elif isinstance(own[key], tuple):
            new[key] = _changed(own[key], value, key)
        else:
            new[key] = _checked(own[key], value, f"{name}, {key}")
    return look._replace(**new)


def _faces(written: Any) -> dict[str, Face]:
    if not isinstance(written, dict):
        raise ValueError(f"faces is a list of names with values, got {written!r}")
    unknown = [name for name in written if name not in HOUSE.faces]
    if unknown:
        raise ValueError(f"there is no face {unknown[0]!r}; there are {', '.join(HOUSE.faces)}")
    plain = Face(HOUSE.faces["body"].size)
    return {name: _changed(plain, value, f"face {name}") for name, value in written.items()}


def _checked(own: Any, value: Any, name: str) -> Any:
    number = isinstance(own, (int, float)) and not isinstance(own, bool)
    fits = isinstance(value, (int, float)) if number else isinstance(value, type(own))
    if not fits or (number and (isinstance(value, bool) or not 0 <= value <= 1000)):
        kind = "a number from 0 to 1000" if number else "true or false"
        kind = "a text in quotes" if isinstance(own, str) else kind
        raise ValueError(f"{name} is {kind}, got {value!r}")
    return value


def _unread(path: Path, error: Exception) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    place = Place(str(path), mark.line + 1, mark.column + 1) if mark else Place(str(path))
    said = getattr(error, "problem", None) or str(error)
    return Diagnostic(
        place, "TXT090", said, hint="compare the file with templates/styles/house.yaml"
    )
