"""A field of the outline by the way to it: what it holds, and whether it can hold a value."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from toolkit.model.base import Prose
from toolkit.model.proposal import Proposal
from toolkit.readers.outline_paths import ONE_OF, SINGLE, Loc
from toolkit.readers.references import REFERENCES
from toolkit.readers.shapes import Shape, is_map, is_part, item_of, plain
from toolkit.readers.typed_words import OF_CALL, SHOWN
from toolkit.readers.value_messages import bound
from toolkit.readers.yaml_notation import Value

FORMS = {
    "acronym": "begin with a letter or a digit, and use letters, digits, spaces and . _ + - alone",
    "label": "write it as the draft does, as in T2.1, or leave it empty",
}
"""What is asked for in fields whose text has a form of its own."""

ID = "write a word of small letters, digits and single dashes, as in sme-survey"


class FieldShape(NamedTuple):
    """What a field holds."""

    kind: str
    """The part that has it, as messages name it: task, the project."""

    name: str
    shape: Shape
    """The type of its value, or of each entry where it is a list."""

    annotation: Any
    """Its type as the model writes it, with all that narrows it."""

    is_list: bool = False

    @property
    def holds_any_text(self) -> bool:
        """Whether it takes any words, as one text or as several."""
        if self.shape not in (str, Prose) or self.name == "country":
            return False
        return not any(self.key in one for one in (REFERENCES, OF_CALL, SHOWN))

    @property
    def key(self) -> tuple[str, str]:
        """The kind of the part with the name: `("task", "lead")`."""
        return self.kind, self.name


def field_at(way: Loc) -> FieldShape:
    """The field at the end of a way; numbers on it may be any.

    Raises LookupError where it leads to no field: to a part, to a list of parts, or to nothing.
    """
    found = _at(tuple(0 if isinstance(one, int) else one for one in way))
    if found is None:
        raise LookupError(f"no field of the outline is at {way}")
    return found


@cache
def _at(way: Loc) -> FieldShape | None:
    annotation: Any = Proposal
    for step in way:
        shape = plain(annotation)
        if is_part(shape) and step in shape.model_fields:
            info = shape.model_fields[step]
            annotation = info.annotation
            for one in info.metadata:
                annotation = Annotated[annotation, one]
        elif is_map(shape) and isinstance(step, str):
            annotation = shape.__args__[1]
        elif item_of(shape) is not None and isinstance(step, int):
            annotation = item_of(shape)
        else:
            return None
    shape = plain(annotation)
    item = item_of(shape)
    inner = shape if item is None else item
    # person-months are a number, or numbers by staff profile
    if is_map(inner) and way[-2:-1] != ("effort",):
        return None
    if is_map(inner):
        inner = annotation = inner.__args__[1]
        inner = plain(inner)
    if is_part(inner):
        return None
    return FieldShape(_kind(way), str(way[-1]), inner, annotation, item is not None)


def _kind(way: Loc) -> str:
    *around, _ = way
    if around and isinstance(around[-1], int):
        return ONE_OF.get(str(around[-2]), "")
    return SINGLE.get(str(around[0]), "") if around else "the outline"


@cache
def _adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def limit_crossed(field: FieldShape, value: Value) -> str:
    """What a field asks for that cannot hold a value, as a hint; empty where it can."""
    try:
        _adapter(field.annotation).validate_python(value)
    except ValidationError as error:
        return _asked(field, error.errors()[0])
    return ""


def _asked(field: FieldShape, found: Any) -> str:
    limits = {name: bound(one) for name, one in found.get("ctx", {}).items()}
    match found["type"]:
        case "greater_than_equal":
            return f"write {limits['ge']} or more"
        case "greater_than":
            return f"write more than {limits['gt']}"
        case "less_than_equal":
            return f"write {limits['le']} or less"
        case "decimal_max_places":
            return f"write it with {limits['decimal_places']} decimals at most"
        case "string_too_long":
            return f"write {limits['max_length']} characters at most"
        case "string_pattern_mismatch":
            return FORMS.get(field.name, ID)
    return f"{found['msg']}"
