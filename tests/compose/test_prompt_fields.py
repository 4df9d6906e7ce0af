"""Every prompt of a draft knows the field that it asks for, and goes once that is filled."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from toolkit.compose.composer import compose, compose_communication_plan
from toolkit.document.tree import Document, Mark, Paragraph, Role, Table
from toolkit.document.walk import blocks, plain, texts
from toolkit.files import template_root
from toolkit.merge.pull.asked_field import AskedField, Kind, asked_field
from toolkit.merge.pull.verify_pull import with_values
from toolkit.model.base import Prose
from toolkit.model.proposal import Proposal
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.language import language_names, read_language
from toolkit.readers.outline import read_outline

EXAMPLES = Path(__file__).parents[2] / "examples"
STARTER = template_root() / "outlines" / "starter.yaml"
COMPOSERS = (compose, compose_communication_plan)


def proposals() -> Iterator[Proposal]:
    """A starter, the same with next to nothing in it, and the examples."""
    starter = read_outline(STARTER)
    yield starter
    bare: Mapping[str, Any] = {"work_packages": (), "instruments": (), "risks": ()}
    yield starter.model_copy(update=bare)
    yield from (read_outline(path) for path in sorted(EXAMPLES.glob("*/outline.yaml")))


def asked(document: Document) -> list[str]:
    """The field of each prompt, in paragraphs and cells."""
    found: list[str] = []
    for block in blocks(document):
        if isinstance(block, Paragraph) and block.role is Role.PROMPT:
            found.append(block.asks)
        elif isinstance(block, Table):
            cells = (cell for row in block.rows for cell in row.cells)
            found += [cell.asks for cell in cells if cell.mark is Mark.PROMPT]
    return found


def dossier_of(proposal: Proposal, language: str = "en") -> Dossier:
    return Dossier.of(proposal, read_call(proposal.call), read_language(language))


@pytest.mark.parametrize("language", sorted(language_names(None)))
def test_every_prompt_names_a_field_that_the_outline_may_have(language: str) -> None:
    count = 0
    for proposal in proposals():
        dossier = dossier_of(proposal, language)
        for made in COMPOSERS:
            for path in asked(made(dossier)):
                assert asked_field(proposal, path), path
                count += 1
    assert count > 150


def filled(proposal: Proposal, found: Mapping[str, AskedField]) -> Proposal:
    """The proposal with a text in every field that takes one."""
    values = {one.steps: f"{WORD} {at}." for at, one in enumerate(found.values())}
    direct = {
        steps: text
        for steps, text in values.items()
        if steps[0] not in ("sections", "priorities")
        and next(one for one in found.values() if one.steps == steps).kind is not Kind.TEXTS
    }
    made = with_values(proposal, direct)
    sections = {str(s[1]): Prose(text) for s, text in values.items() if s[0] == "sections"}
    return made.model_copy(update={"sections": {**proposal.sections, **sections}})


WORD = "Geschrieben"


def test_a_prompt_goes_once_its_field_is_filled_and_the_text_is_printed() -> None:
    proposal = read_outline(STARTER)
    paths = dict.fromkeys(asked(compose(dossier_of(proposal))))
    found = {path: one for path in paths if (one := asked_field(proposal, path))}
    texts_alone = {
        path: one
        for path, one in found.items()
        if one.kind in (Kind.PROSE, Kind.WORDS) and one.steps[0] != "priorities"
    }
    assert len(texts_alone) > 50
    document = compose(dossier_of(filled(proposal, texts_alone)))
    assert not set(asked(document)) & set(texts_alone)
    words = "\n".join(plain(one) for block in blocks(document) for one in texts(block))
    missing = [path for at, path in enumerate(texts_alone) if f"{WORD} {at}." not in words]
    assert missing == []
