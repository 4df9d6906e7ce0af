"""Whatever people rewrite: it arrives and reads as they left it, or the outline keeps its bytes."""

from __future__ import annotations

import os
import random
import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.merge.pull.random_edits import NAMES, write_about
from tests.office import converted, needs_office
from toolkit.merge.pull.composed_text import blocks_of, draft_of
from toolkit.merge.pull.pull import Pulled
from toolkit.merge.pull.word_texts import texts_of
from toolkit.pipeline import Only, build, pull, read_dossier
from toolkit.readers.yaml_reader import read_fields
from toolkit.word_file import compose_document

CLOCK = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
EXAMPLES = Path(__file__).parents[3] / "examples"
compose = partial(compose_document, own_templates=Path("nowhere"))


@pytest.fixture(scope="session")
def examples_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All examples, each built in a folder of its own."""
    folder = tmp_path_factory.mktemp("laws")
    for name in NAMES:
        (folder / name).mkdir()
        shutil.copy(EXAMPLES / name / "outline.yaml", folder / name)
        build(folder / name / "outline.yaml", clock=CLOCK, only=Only.WORD)
    return folder


def lines(outline: Path) -> set[str]:
    """Every line of what the outline gives."""
    found = texts_of(blocks_of(read_dossier(outline), compose))
    return {line.strip() for _, text in found for line in "".join(text).split("\n")}


def keeps_its_promise(outline: Path, found: Pulled, said: list[str], before: str) -> None:
    """What arrived reads as it was left, and nothing else of the outline is another."""
    stays = " ".join(" ".join(one.split()) for one in found.stays)
    there = lines(outline)
    arrived = sum(one.strip() in there or one.strip("• ") in there for one in said)
    assert arrived or not found.changes
    assert found.changes or found.stays or found.findings or not said, stays
    paths = {one.place.path for one in found.changes}
    after, _ = read_fields(outline)
    outline.with_name("before.yaml").write_text(before, encoding="utf-8")
    old, _ = read_fields(outline.with_name("before.yaml"))
    assert set(differing(old, after)) == paths
    if not found.changes:
        assert outline.read_text("utf-8") == before
    assert pull(outline, clock=CLOCK).changes == ()
    content = outline.read_bytes()
    tally = build(outline, clock=CLOCK, only=Only.WORD).delivered[0].tally
    assert tally is not None
    # a title that was pulled from one place may meet what was typed into a sentence that names it
    assert dict(tally.counts).get("conflict", 0) <= len(found.stays)
    assert pull(outline, clock=CLOCK).changes == ()
    assert outline.read_bytes() == content


def differing(one: object, two: object, way: str = "") -> list[str]:
    """The ways to all values that are others."""
    if isinstance(one, dict) and isinstance(two, dict):
        assert one.keys() == two.keys()
        pairs = [(key, one[key], two[key]) for key in one]
    elif isinstance(one, list) and isinstance(two, list):
        assert len(one) == len(two)
        pairs = [(str(at), *both) for at, both in enumerate(zip(one, two, strict=True))]
    else:
        return [] if one == two else [way.lstrip(".")]
    return [found for key, a, b in pairs for found in differing(a, b, f"{way}.{key}")]


def project(built: Path, name: str, folder: Path) -> Path:
    shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copytree(built / name, folder / name)
    return folder / name / "outline.yaml"


LAWS = int(os.environ.get("PROPOSAL_LAWS", "2"))


@pytest.mark.long
@settings(
    max_examples=LAWS,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # each takes seconds: the first that fails is enough
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=st.sampled_from(NAMES), seed=st.integers(0, 2**32), times=st.integers(1, 10))
def test_random_words_arrive_or_stay(
    examples_built: Path, tmp_path: Path, name: str, seed: int, times: int
) -> None:
    outline = project(examples_built, name, tmp_path)
    before = outline.read_text("utf-8")
    said = write_about(next(outline.parent.glob("*.docx")), random.Random(seed), times)
    keeps_its_promise(outline, pull(outline, clock=CLOCK), said, before)


@needs_office
@pytest.mark.parametrize("name", ["agri-food", pytest.param("euroboostex", marks=pytest.mark.long)])
def test_the_same_arrives_through_libreoffice(
    examples_built: Path, tmp_path: Path, name: str
) -> None:
    outline = project(examples_built, name, tmp_path)
    before = outline.read_text("utf-8")
    word = next(outline.parent.glob("*.docx"))
    said = write_about(word, random.Random(f"twenty texts of {name}"), 20)
    direct = pull(outline, clock=CLOCK, dry_run=True)
    shutil.copy(converted(word, "docx", tmp_path / "office"), word)
    found = pull(outline, clock=CLOCK)
    assert [(one.what, one.new) for one in found.changes] == [
        (one.what, one.new) for one in direct.changes
    ]
    assert len(found.changes) > 5
    keeps_its_promise(outline, found, said, before)


@pytest.mark.parametrize("name", NAMES)
def test_nearly_all_prose_in_the_word_file_can_be_pulled(examples_built: Path, name: str) -> None:
    dossier = read_dossier(examples_built / name / "outline.yaml")
    draft = draft_of(dossier, compose)
    shown = {one for key in draft.texts for one in draft.behind(key)}
    home = {span.text for key in draft.texts for span in draft.spans(key) if span}
    prose = {number for number in shown if draft.provenance.texts[number].prose}
    assert len(prose & home) >= 0.98 * len(prose)
    assert len(home) >= 0.95 * len(shown)
