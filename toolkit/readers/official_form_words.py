"""Reads the words of official forms, from `templates/official_forms/part-b.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from toolkit.diagnostics import ProposalError
from toolkit.files import template_root
from toolkit.model.official_form_words import OfficialFormWords
from toolkit.readers.yaml_reader import read_located


@cache
def official_form_words() -> OfficialFormWords:
    """The words that come with the tool. Raises ProposalError where the file cannot be read."""
    written = read_located(template_root() / Path("official_forms", "part-b.yaml"))
    if written.faults:
        raise ProposalError(*written.faults)
    return OfficialFormWords.model_validate(written.data)
