"""The beginning of a profile of one's own changes nothing, and each line in it can be used."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.source_code import CHECKOUT
from toolkit.cli.reports.facts import wanted
from toolkit.model.call import Call
from toolkit.pipeline import read_dossier
from toolkit.plan.facts import open_facts
from toolkit.readers.call import read_call
from toolkit.readers.skeleton import skeleton

EXAMPLES = ("euroboostex", "call-2024")


@pytest.fixture(params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> Path:
    return CHECKOUT / "examples" / request.param / "outline.yaml"


@pytest.fixture
def begun(example: Path) -> str:
    dossier = read_dossier(example)
    return skeleton("my-call", dossier.call.id, wanted(dossier))


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Call]:
    """Reads a text as the profile `my-call` of a project."""

    def reading(text: str) -> Call:
        path = tmp_path / "templates" / "calls" / "my-call.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return read_call("my-call", home=tmp_path)

    return reading


def used(text: str) -> str:
    """The text with every line in use."""
    return re.sub(r"^( *)# ", r"\1", text, flags=re.MULTILINE)


def test_as_it_is_written_it_changes_nothing(
    begun: str, example: Path, read: Callable[[str], Call]
) -> None:
    ours = read_dossier(example).call
    assert read(begun).model_copy(update={"id": ours.id}) == ours


def test_every_fact_to_confirm_has_a_line_for_its_source(begun: str, example: Path) -> None:
    facts = open_facts(read_dossier(example))
    assert len(facts) > 20
    sources = begun.partition("\nsources:\n")[2]
    assert sorted(re.findall(r"^  # (\S+):$", sources, re.MULTILINE)) == sorted(
        one.path for one in facts
    )


def test_with_every_line_in_use_it_takes_over_what_is_suggested_and_nothing_else(
    begun: str, example: Path, read: Callable[[str], Call]
) -> None:
    ours = read_dossier(example).call
    call = read(used(begun))
    suggested = ours.suggested
    taken = {
        name: getattr(suggested, name)
        for name in type(suggested).model_fields
        if name != "place" and getattr(suggested, name) is not None
    }
    assert {name: getattr(call, name) for name in taken} == taken
    update = {"id": ours.id, "sources": ours.sources, **dict.fromkeys(taken)}
    assert call.model_copy(update=update) == ours


def test_with_values_and_sources_filled_in_all_facts_are_confirmed(
    begun: str, read: Callable[[str], Call]
) -> None:
    text = re.sub(r"^  (\S+):$", r"  \1: the document, page 3", used(begun), flags=re.MULTILINE)
    for field in ("page_limit", "min_participants", "min_countries"):
        text = re.sub(rf"^  {field}: .*$", f"  {field}: 3", text, flags=re.MULTILINE)
    text = re.sub("^opening:$", "opening: 2021-09-30", text, flags=re.MULTILINE)
    call = read(text)
    unverified = [name for name, one in call.sources.items() if not one.verified]
    assert [one for one in unverified if not one.startswith("suggested.")] == [
        "countries.TR",
        "countries.UA",
    ]


def test_what_it_explains_fits_into_a_window(begun: str) -> None:
    told = [line for line in begun.splitlines() if line.startswith("#:")]
    assert len(told) > 20
    assert max(map(len, told)) <= 100
