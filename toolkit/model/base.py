"""What every part of a proposal is made from: a place, an id, plain text and prose."""

from typing import Annotated, Any

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import CoreSchema, core_schema

from toolkit.diagnostics import NOWHERE, Place

PLACE = "__place__"
ID = r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"


class Prose(str):
    """Text in Markdown, as a person wrote it; `[[id]]` in it refers to a part of the proposal."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls, core_schema.str_schema(), serialization=core_schema.to_string_ser_schema()
        )


PLAIN_WORDS = frozenset(
    (
        "acronym", "city", "contact", "frequency", "function", "indicator", "item", "keywords",
        "location", "name", "programme", "short_name", "size", "source", "title", "unit",
    )
)  # fmt: skip
"""The fields of plain words, by name; other plain text is an id, a code or the name of a part."""

Id = Annotated[str, Field(pattern=ID, max_length=60)]
Title = Annotated[str, Field(min_length=1)]


class _Listed:
    """A list; a single text where a list is asked for is a list of one."""

    @staticmethod
    def __get_pydantic_core_schema__(kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_listed, handler(kind))

    @staticmethod
    def __get_pydantic_json_schema__(
        listed: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        found = handler(listed)
        return {"anyOf": [found, found["items"]]}


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[Prose, ...], _Listed]
Ids = Annotated[tuple[Id, ...], _Listed]
Words = Annotated[tuple[Title, ...], _Listed]


class _AsItIs:
    """A place that was read needs no reading: pydantic would copy it, and all places inside."""

    @staticmethod
    def __get_pydantic_core_schema__(kind: Any, _: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.is_instance_schema(kind)


class Located(BaseModel):
    """A frozen part of the proposal that knows its place; unknown fields are refused."""

    # built when first needed: the whole proposal once, instead of every part again inside the next
    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )

    place: SkipJsonSchema[Annotated[Place, _AsItIs]] = Field(
        default=NOWHERE, validation_alias=PLACE, exclude=True, repr=False
    )

    @model_validator(mode="before")
    @classmethod
    def _with_place(cls, data: Any) -> Any:
        """The reader hands over mappings that know their place; it travels as one more field."""
        place = getattr(data, "place", None)
        return {**data, PLACE: place} if isinstance(data, dict) and place is not None else data

    def __eq__(self, other: object) -> bool:
        """Equal in what it says; where it stands in the file does not count."""
        if type(self) is not type(other) or not isinstance(other, Located):
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        return all(
            mine[name] == theirs[name] for name in type(self).model_fields if name != "place"
        )

    __hash__ = object.__hash__
