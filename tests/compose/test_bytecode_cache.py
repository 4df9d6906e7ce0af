"""What was compiled is believed only whole, and as long as nothing that made it has changed."""

import marshal
import os
import stat
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from toolkit.compose import bytecode_cache
from toolkit.compose.context import filters_of
from toolkit.compose.environment import TemplateEnvironment
from toolkit.document.literal_text import restore
from toolkit.files import template_root
from toolkit.model.language import Language, Translation
from toolkit.plan.dossier import Dossier
from toolkit.readers.language import read_language

NAME = "part_b/ethics.md.j2"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where Python, and so we, keep what is compiled."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept = dict(bytecode_cache._KEPT)
    bytecode_cache._KEPT.clear()
    yield tmp_path
    bytecode_cache._KEPT.clear()
    bytecode_cache._KEPT.update(kept)


def environment(dossier: Dossier) -> TemplateEnvironment:
    return TemplateEnvironment([template_root()], filters_of_proposal=filters_of(dossier))


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.code"))


def compile_anew(dossier: Dossier) -> list[bool]:
    """Loads the template; whether it had to be compiled each time."""
    bytecode_cache._KEPT.clear()
    found = environment(dossier)
    done: list[bool] = []
    own = found.compile

    def counted(*args: Any, **kwargs: Any) -> Any:
        done.append(True)
        return own(*args, **kwargs)

    found.compile = counted  # type: ignore[method-assign]
    text = found.made(NAME, {"prose": "x", "section": dossier.call.sections[0]})
    assert text.strip() == "x"
    return done


def test_a_template_is_compiled_once(folder: Path, dossier: Dossier) -> None:
    assert compile_anew(dossier)
    (path,) = kept(folder)
    assert path.name == f"part_b.ethics.md.j2.{sys.implementation.cache_tag}.code"
    assert not compile_anew(dossier)
    assert kept(folder) == [path]


@pytest.mark.skipif(os.name == "nt", reason="there is one owner there")
def test_nobody_else_may_write_what_is_kept(folder: Path, dossier: Dossier) -> None:
    compile_anew(dossier)
    (path,) = kept(folder)
    assert not stat.S_IMODE(path.stat().st_mode) & 0o022


def test_it_lies_where_python_keeps_our_own_modules(dossier: Dossier) -> None:
    del dossier
    place = bytecode_cache._place_of(template_root() / NAME)
    assert place.parent.name == "__pycache__"
    assert place.parent.parent == Path(bytecode_cache.__file__).parent


@pytest.mark.parametrize("byte", [0, 1, 31, 32, 40, 63, 64, 65, 200, -1])
def test_a_bit_that_is_flipped_is_noticed(folder: Path, dossier: Dossier, byte: int) -> None:
    compile_anew(dossier)
    (path,) = kept(folder)
    content = bytearray(path.read_bytes())
    content[byte] ^= 1
    path.write_bytes(content)
    assert compile_anew(dossier)
    assert not compile_anew(dossier)


@pytest.mark.parametrize("length", [0, 10, 64, 100])
def test_a_file_that_is_cut_off_is_noticed(folder: Path, dossier: Dossier, length: int) -> None:
    compile_anew(dossier)
    (path,) = kept(folder)
    path.write_bytes(path.read_bytes()[:length])
    assert compile_anew(dossier)


def test_what_is_whole_but_no_code_is_not_taken(folder: Path, dossier: Dossier) -> None:
    compile_anew(dossier)
    (path,) = kept(folder)
    rest = path.read_bytes()[bytecode_cache.CHECKSUM : 2 * bytecode_cache.CHECKSUM] + marshal.dumps(
        "no code"
    )
    path.write_bytes(sha256(rest).digest() + rest)
    assert compile_anew(dossier)


def test_a_folder_in_its_place_does_no_harm(folder: Path, dossier: Dossier) -> None:
    compile_anew(dossier)
    (path,) = kept(folder)
    path.unlink()
    path.mkdir()
    assert compile_anew(dossier)


def test_nothing_is_kept_where_python_may_keep_nothing(
    folder: Path, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compile_anew(dossier)
    assert kept(folder) == []


def test_a_project_has_its_own_templates_compiled_each_time(
    folder: Path, tmp_path: Path, dossier: Dossier
) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / "own.md.j2").write_text("One", encoding="utf-8")
    for text in ("One", "Two"):
        (own / "own.md.j2").write_text(text, encoding="utf-8")
        found = TemplateEnvironment([own, template_root()], own=own)
        assert found.made("own.md.j2", {}) == text
    assert kept(folder) == []
    del dossier


def test_what_a_filter_answers_now_is_printed(folder: Path, dossier: Dossier) -> None:
    """Numbers, money, months and languages are computed anew each time, whatever was kept."""
    name = "part_b/ethics.md.j2"
    for said in ("one", "two"):
        bytecode_cache._KEPT.clear()
        found = environment(dossier)
        found.finalize = lambda _, said=said: said
        assert found.made(name, {"prose": "x", "section": None}).strip() == said
    assert len(kept(folder)) == 1


def test_nothing_is_computed_while_a_template_is_compiled() -> None:
    """What filters and operators answer is in no code that is kept."""
    found = TemplateEnvironment([template_root()])
    source = '{{ 12000 | in_words }} {{ 3 | counted("task") }} {{ 1234 + 1 }} {{ "a" ~ "b" }}'
    assert (
        restore(found.from_string(source).render()) == "12\N{NO-BREAK SPACE}000 three tasks 1235 ab"
    )
    compiled = found.compile(source, "x", "x")
    waiting, constants = [compiled], set()
    while waiting:
        for one in waiting.pop().co_consts:
            (waiting.append if isinstance(one, CodeType) else constants.add)(one)
    assert {12000, 3, "task", 1234, 1, "a", "b"} <= constants
    assert not {"three tasks", 1235, "ab"} & constants


def in_french(dossier: Dossier, language: Language) -> TemplateEnvironment:
    return TemplateEnvironment([template_root()], language, filters_of_proposal=filters_of(dossier))


def test_a_translated_template_is_kept_beside_the_english_one(
    folder: Path, dossier: Dossier
) -> None:
    environment(dossier).get_template(NAME)
    in_french(dossier, read_language("fr")).get_template(NAME)
    tag = sys.implementation.cache_tag
    assert [one.name for one in kept(folder)] == [
        f"part_b.ethics.md.j2.{tag}.code",
        f"part_b.ethics.md.j2.fr.{tag}.code",
    ]
    before = [one.read_bytes() for one in kept(folder)]
    bytecode_cache._KEPT.clear()
    in_french(dossier, read_language("fr")._replace(digest="another")).get_template(NAME)
    after = [one.read_bytes() for one in kept(folder)]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False]


def test_a_template_with_sentences_of_the_project_is_not_kept(
    folder: Path, dossier: Dossier
) -> None:
    french = read_language("fr")
    source = (template_root() / NAME).read_text(encoding="utf-8")
    english = next(one for one in french.sentences if f" {one}\n" in source)
    own = {english: Translation("Un.", is_own=True)}
    spoken = french._replace(sentences={**french.sentences, **own})
    section = dossier.call.sections[0]
    text = in_french(dossier, spoken).made(NAME, {"prose": "", "section": section})
    assert "!guidance Un." in text
    assert kept(folder) == []


def test_a_filter_that_is_given_something_else_is_noticed(folder: Path, dossier: Dossier) -> None:
    first = environment(dossier)
    other = environment(dossier)
    other.filters["who"] = lambda value: value
    keys = [
        one.bytecode_cache.get_bucket(one, "x", str(template_root() / "x"), "{{ 1 }}").checksum
        for one in (first, other)
        if one.bytecode_cache
    ]
    assert len(set(keys)) == 2
    del folder
