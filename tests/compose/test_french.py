from collections.abc import Callable
from pathlib import Path

from toolkit.compose.composer import compose
from toolkit.pipeline import read_dossier
from toolkit.writers.markdown import write_markdown

HERE = Path(__file__).parent / "french"


def test_a_french_proposal_reads_as_it_was_reviewed(golden: Callable[[Path, str], None]) -> None:
    document = compose(read_dossier(HERE / "outline.yaml"))
    golden(HERE / "composed.md", write_markdown(document))
