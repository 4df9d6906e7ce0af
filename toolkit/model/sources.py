"""Where a fact of a call comes from, and how sure it is."""

from typing import Any, Literal

from pydantic import model_validator

from toolkit.model.base import Located, Title


class Source(Located):
    """Where a fact of the profile comes from, and whether the call's own text was seen.

    A text alone is a source that confirms the fact: `max_grant: call document, page 12`.
    """

    verified: bool = True
    """True only where the call document, the form, the rules of the programme or the granting
    authority says so."""

    source: Title
    """Who says it, and when."""

    note: str = ""
    """What to look up before relying on it."""

    sure: Literal["", "certain", "very sure", "likely", "weak"] = ""
    """How sure the fact is, judged by its sources."""

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, data: Any) -> Any:
        return {"source": data} if isinstance(data, str) else data
