"""A folder of extensions is the list of its files."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from toolkit.registry import modules_in, page_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty package `extensions`, importable while the test runs."""
    package = tmp_path / "extensions"
    package.mkdir()
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    yield package
    for name in [one for one in sys.modules if one.partition(".")[0] == "extensions"]:
        del sys.modules[name]


def names() -> list[str]:
    return [one.__name__ for one in modules_in(import_module("extensions"))]


def test_a_file_in_the_folder_is_an_extension_and_they_come_by_name(folder: Path) -> None:
    (folder / "second.py").write_text("")
    (folder / "first.py").write_text("")
    assert names() == ["extensions.first", "extensions.second"]


def test_an_empty_folder_has_no_extensions(folder: Path) -> None:
    assert folder.is_dir()
    assert names() == []


def test_a_file_that_begins_with_an_underscore_is_none(folder: Path) -> None:
    (folder / "_words.py").write_text("raise AssertionError('imported')")
    (folder / "rule.py").write_text("")
    assert names() == ["extensions.rule"]


def test_the_words_at_the_head_of_a_file_are_found_though_python_forgot_them(folder: Path) -> None:
    (folder / "rule.py").write_text('"""\nWhat is so.\n\nWhy\n    So.\n"""\n')
    (folder / "bare.py").write_text("")
    rule, bare = (import_module(f"extensions.{name}") for name in ("rule", "bare"))
    assert page_of(rule) == "What is so.\n\nWhy\n    So."
    rule.__doc__ = None
    assert page_of(rule) == "What is so.\n\nWhy\n    So."
    assert page_of(bare) == ""
