"""`proposal check --file` on the official form that a build has filled in."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from docx.oxml.ns import qn

from tests.official_form.filled import EXAMPLES
from tests.official_forms.filled_by_hand import deleted, saying
from tests.official_forms.maker import blank_form
from tests.official_forms.shape import USUAL, Tags
from toolkit.cli.main import main

NAME, FORM = "AGRIRES-part-b.docx", "Form Part B.docx"
INSTRUCTION = "Say how likely each risk is, and how much it would harm."
WITHOUT_LIMIT = replace(USUAL, page_limit=0)
"""LibreOffice does not count the pages where none are limited."""


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    (tmp_path / FORM).write_bytes(blank_form(WITHOUT_LIMIT))
    return Path(shutil.copy(EXAMPLES / "agri-food" / "outline.yaml", tmp_path / "outline.yaml"))


def run(*words: str) -> str:
    return CliRunner(catch_exceptions=False).invoke(main, list(words)).stdout


def found(outline: Path) -> list[tuple[str, str]]:
    """What a check finds in the filled form: codes and messages."""
    told = run("check", str(outline), "--file", str(outline.parent / NAME), "--format", "json")
    every = json.loads(told)["file"]["findings"]
    return [(one["code"], one["message"]) for one in every]


def test_a_form_is_checked_against_the_blank_that_was_filled(outline: Path) -> None:
    run("build", str(outline), "--form", str(outline.parent / FORM), "--only", "official-form")
    (outline.parent / FORM).unlink()  # a copy is kept
    path = outline.parent / NAME
    document = Document(str(path))
    body = document.element.body
    deleted(saying(body, INSTRUCTION))
    for one in list(body.iter(qn("w:p"))):
        if "#@SUS-CON-SC@#" in "".join(text.text or "" for text in one.iter(qn("w:t"))):
            deleted(one)
    document.save(str(path))
    assert sorted(found(outline)) == [
        ("FIL130", "tags of the form are missing: #§COM-DIS-VIS-CDV§#, #@SUS-CON-SC@#"),
        ("FIL131", "3 declarations are not answered with yes or no"),
        ("FIL138", f"1 instruction of the form is missing, first '{INSTRUCTION}'"),
    ]

    # the form that the outline names goes before those of which copies are kept
    other = replace(WITHOUT_LIMIT, tags=Tags.NONE, is_reordered=True)
    (outline.parent / "Other.docx").write_bytes(blank_form(other))
    text = outline.read_text(encoding="utf-8")
    changed = text.replace("\nproject:\n", "\nproject:\n  form: Other.docx\n", 1)
    assert changed != text
    outline.write_text(changed, encoding="utf-8")
    codes = {code for code, _ in found(outline)}
    assert "FIL129" in codes
    assert "FIL130" not in codes
