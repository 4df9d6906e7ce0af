"""Copies are kept, and it is told when they take much room."""

from pathlib import Path

from toolkit.store.backups import room_taken
from toolkit.store.memory import Memory


def test_copies_that_take_much_room_are_told_and_kept(tmp_path: Path) -> None:
    for build in ("20260301-123005", "20260302-090000"):
        folder = tmp_path / ".proposal" / "backups" / build
        folder.mkdir(parents=True)
        (folder / "A-proposal.docx").write_bytes(b"x" * 1_500_000)
    (told,) = room_taken(Memory(tmp_path, "outline.yaml"), much=3_000_000)
    assert str(told) == (
        f"{tmp_path}/.proposal/backups: MRG065 warning: the copies from 2 builds take 3 MB\n"
        "    hint: each folder bears the time of its build; "
        "delete those that you no longer need"
    )
    assert len(list(tmp_path.rglob("*.docx"))) == 2


def test_few_copies_are_not_worth_a_word(tmp_path: Path) -> None:
    assert room_taken(Memory(tmp_path, "outline.yaml")) == ()
