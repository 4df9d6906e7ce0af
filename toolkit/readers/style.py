"""Reading a look from a file of the folder `templates/styles`."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Diagnostic, Place, ProposalError
from toolkit.document.style import HOUSE, Face, Style
from toolkit.files import template_root
from toolkit.readers.outline_paths import shown
from toolkit.readers.yaml_reader import read_located


def read_style(name: str = "house", own: Path | None = None) -> Style:
    """The look of that name; what the file leaves out is as in the house's own.

    The file is looked for in `own`, the user's folder of templates, before ours.
    """
    file = Path("styles", f"{name}.yaml")
    path = template_root() / file
    if own is not None and (own / file).is_file():
        path = own / file
    written = read_located(path)
    if written.faults:
        raise ProposalError(*written.faults)
    try:
        look: Style = _changed(HOUSE, {} if written.data is None else written.data, "the look")
    except ValueError as error:
        raise ProposalError(_unfit(path, str(error))) from error
    return look


def _changed(look: Any, written: Any, name: str) -> Any:
    """`look` with the values of `written` in the place of its own."""
    if not isinstance(written, dict):
        raise ValueError(f"{name} is a list of names with values, got {shown(written)}")
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
        raise ValueError(f"faces is a list of names with values, got {shown(written)}")
    unknown = [name for name in written if name not in HOUSE.faces]
    if unknown:
        raise ValueError(f"there is no face {unknown[0]!r}; there are {', '.join(HOUSE.faces)}")
    plain = Face(HOUSE.faces["body"].size)
    return {name: _changed(plain, value, f"face {name}") for name, value in written.items()}


def _checked(own: Any, value: Any, name: str) -> Any:
    number = isinstance(own, (int, float)) and not isinstance(own, bool)
    if not (_is_size(value) if number else isinstance(value, type(own))):
        kind = "a number from 0 to 1000" if number else "true or false"
        kind = "a text in quotes" if isinstance(own, str) else kind
        raise ValueError(f"{name} is {kind}, got {shown(value)}")
    return float(value) if isinstance(value, Decimal) else value


def _is_size(value: Any) -> bool:
    """Whether it is a number from 0 to 1000: points or millimetres."""
    if isinstance(value, Decimal):
        return value.is_finite() and 0 <= value <= 1000
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000


def _unfit(path: Path, fact: str) -> Diagnostic:
    hint = "compare the file with templates/styles/house.yaml"
    return Diagnostic(Place(str(path)), "TXT090", fact, hint)
