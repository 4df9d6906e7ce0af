"""The application form: its codes, its look, what it must say, and the limits of its screens."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from toolkit.model.base import Located, Title
from toolkit.model.numbers import Count


class Code(Located):
    """A code that the form prescribes, with its meaning."""

    code: str
    title: Title


class Layout(Located):
    """How the submitted file must look."""

    page: Literal["A4"] = "A4"
    font: str = "Arial"
    min_font_size: Annotated[Decimal, Field(ge=0, le=72)] = Decimal(9)
    min_margin_mm: Annotated[Decimal, Field(ge=0, le=100)] = Decimal(15)
    page_limit: Count | None = None
    prints_tags: bool = False


class Visibility(Located):
    """What everything that the project publishes must say."""

    funding_statement: Title
    disclaimer: Title


class PartA(Located):
    """Limits of the screens in the Portal; None where they are not known."""

    title_length: Count | None = None
    """Characters of the project's title."""

    title_without: str = ""
    """Characters that the Portal removes from the title."""

    abstract_length: Count | None = None
    """Characters of the abstract."""
