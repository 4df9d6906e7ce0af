"""A record is believed where it has its form, and why not is said in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from toolkit.store.record_forms import (
    MOST_PARTS,
    DamagedError,
    JournalRecord,
    LaterVersionError,
    StateRecord,
    understood,
)

CHANGE = {"path": "a-proposal.docx", "was": "", "now": "0" * 64}
JOURNAL = {
    "version": 2,
    "what": "build",
    "when": "2026-11-02T10:11:12+01:00",
    "files": [CHANGE],
    "notes": {"state.json": ""},
}


def journal(**fields: Any) -> bytes:
    return json.dumps(JOURNAL | fields).encode()


def test_a_sound_record_is_understood() -> None:
    found = understood(journal(later="a field of a later version"), JournalRecord)
    assert (found.what, found.files[0].path, found.files[0].backup) == (
        "build",
        "a-proposal.docx",
        "",
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is no JSON, or only a part of it"),
        (journal()[:-3], "it is no JSON, or only a part of it"),
        (b"\xff\xfe", "it is no JSON, or only a part of it"),
        (b"[]", "it is not as this tool writes it"),
        (journal(version=1), "it was written by an earlier version of this tool"),
        (journal(version=10**9), "its field 'version' is not as this tool writes it"),
        (journal(what="format"), "its field 'what' is not as this tool writes it"),
        (journal(when="x" * 50), "its field 'when' is not as this tool writes it"),
        (journal(files=[CHANGE | {"now": "abc"}]), "its field 'files' is not as this tool writes"),
        (journal(files=[CHANGE | {"path": "a\nb"}]), "its field 'files' is not as this tool"),
        (journal(files=[CHANGE] * 1001), "its field 'files' is not as this tool writes it"),
        (journal(notes={"state.json": 1}), "its field 'notes' is not as this tool writes it"),
        (b"[" * (MOST_PARTS + 1), "it holds more than any record of ours"),
        (b"[" * 5000 + b"]" * 5000, "it is no"),
    ],
)
def test_why_a_record_is_not_believed(content: bytes, why: str) -> None:
    with pytest.raises(DamagedError, match=why):
        understood(content, JournalRecord)


def test_a_record_of_a_later_version_is_told_in_one_way(tmp_path: Path) -> None:
    with pytest.raises(LaterVersionError) as caught:
        understood(journal(version=3), JournalRecord, tmp_path / "last-build.json")
    assert str(caught.value) == (
        f"{tmp_path / 'last-build.json'}: MRG024 the record last-build.json was written by a later "
        "version of this tool\n    hint: update the tool, and repeat the command"
    )


def test_numbers_are_not_taken_from_words() -> None:
    content = b'{"version": 1, "files": {"a": {"sha256": [], "generation": "1"}}}'
    with pytest.raises(DamagedError):
        understood(content, StateRecord)
