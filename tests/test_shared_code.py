"""What several test files share is in a file of its own: no file imports from a test file."""

from __future__ import annotations

from collections.abc import Iterator

from tests.source_code import CHECKOUT, SourceCode


def is_test_file(module: str) -> bool:
    return module.rpartition(".")[2].startswith("test_")


def imports_from_test_files(source: SourceCode) -> Iterator[str]:
    """Each import of a test file, with the file and line of the import."""
    for module in source.inside("tests"):
        for one in source.imports(module):
            if any(is_test_file(name) for name in (one.target, one.target.rpartition(".")[0])):
                yield f"{one.at}: imports {one.target}"


def source_of_tests() -> SourceCode:
    paths = (CHECKOUT / "tests").rglob("*.py")
    return SourceCode.of(
        {path.relative_to(CHECKOUT).as_posix(): path.read_text("utf-8") for path in paths}
    )


def test_no_file_imports_from_a_test_file() -> None:
    assert list(imports_from_test_files(source_of_tests())) == []


def test_an_import_from_a_test_file_is_seen() -> None:
    texts = {
        "tests/test_a.py": "X = 1\n",
        "tests/b.py": "from tests.test_a import X\n",
        "tests/c.py": "def late():\n    from tests import test_a\n",
        "tests/d.py": "import tests.test_a\n",
        "tests/e.py": "from tests.b import X\n",
    }
    found = list(imports_from_test_files(SourceCode.of(texts)))
    assert [line.partition(":")[0] for line in found] == ["tests/b.py", "tests/c.py", "tests/d.py"]
