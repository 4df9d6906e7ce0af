"""Every example composes to the text that was reviewed; `pytest --accept` rewrites it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.compose.composer import compose, compose_communication_plan
from toolkit.plan.dossier import Dossier
from toolkit.readers.call import read_call
from toolkit.readers.outline import read_outline
from toolkit.writers.markdown import write_markdown

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.mark.parametrize(
    "name", sorted(path.parent.name for path in EXAMPLES.glob("*/outline.yaml"))
)
def test_an_example_composes_to_its_golden_text(
    name: str, golden: Callable[[Path, str], None]
) -> None:
    proposal = read_outline(EXAMPLES / name / "outline.yaml")
    document = compose(Dossier.of(proposal, read_call(proposal.call)))
    golden(EXAMPLES / name / "composed.md", write_markdown(document))


def test_the_communication_plan_alone_reads_as_it_was_reviewed(
    golden: Callable[[Path, str], None],
) -> None:
    proposal = read_outline(EXAMPLES / "euroboostex" / "outline.yaml")
    document = compose_communication_plan(Dossier.of(proposal, read_call(proposal.call)))
    golden(EXAMPLES / "euroboostex" / "communication_plan.md", write_markdown(document))
