"""A profile in which somebody has slipped is read, or told; it never ends in a traceback.

`PROFILE_MUTATIONS=2000 pytest tests/readers/test_mutated_profiles.py` tries more of them.
"""

import os
import random
import re
import shutil
from pathlib import Path

import pytest

from tests.source_code import CHECKOUT
from toolkit import checks
from toolkit.cli.reports.facts import Output, wanted
from toolkit.diagnostics import Diagnostic, ProposalError
from toolkit.pipeline import read_dossier
from toolkit.readers.skeleton import skeleton

pytestmark = pytest.mark.slow

EXAMPLE = CHECKOUT / "examples" / "euroboostex" / "outline.yaml"
MUTATIONS = int(os.environ.get("PROFILE_MUTATIONS", "12"))
TYPED = (
    *("null", "-1", "1e9", "9e99", "true", "[]", "{}", "''", "[a, b]", "{a: b}", "2027-02-30"),
    *("90 %", "A.5", "*a", "&a b", "!x y", "  ", "- ", "#", "Ω", "{{ x }}", "=1+1", "<b>", ":"),
)


def sound() -> str:
    """A profile in which every line of the skeleton is used, with sources for all."""
    dossier = read_dossier(EXAMPLE)
    text = skeleton("my-call", dossier.call.id, wanted(dossier))
    text = re.sub(r"^( *)# ", r"\1", text, flags=re.MULTILINE)
    before, mark, sources = text.partition("\nsources:\n")
    sources = re.sub(r":$", ": call document, page 12", sources, flags=re.MULTILINE)
    for field, value in (("page_limit", "70"), ("opening", "2021-09-29")):
        before = before.replace(f"{field}:", f"{field}: {value}")
    return before + mark + sources


def slipped(text: str, rnd: random.Random) -> str:
    """The text after one to three slips of a person who types."""
    written = text.split("\n")
    for _ in range(rnd.randint(1, 3)):
        at = rnd.randrange(len(written))
        line = written[at]
        place = rnd.randrange(len(line) + 1)
        match rnd.randrange(6):
            case 0:
                del written[at]
            case 1:
                written[at] = f"{line.partition(':')[0]}: {rnd.choice(TYPED)}"
            case 2:
                written.insert(at, rnd.choice(written))
            case 3:
                written[at] = line[:place] + rnd.choice(TYPED) + line[place:]
            case 4:
                written[at] = line[:place] + line[place + rnd.randint(1, 4) :]
            case _:
                written[at] = f"  {line}"
    return "\n".join(written)


def test_a_slip_in_a_profile_is_taken_or_told(tmp_path: Path) -> None:
    outline, profile = tmp_path / "outline.yaml", tmp_path / "templates" / "calls" / "my-call.yaml"
    profile.parent.mkdir(parents=True)
    shutil.copy(EXAMPLE, outline)
    text = outline.read_text("utf-8").replace("call: smp-cosme-2021-cluster", "call: my-call", 1)
    outline.write_text(text, "utf-8")
    whole, taken = sound(), 0
    refused: list[Diagnostic] = []
    profile.write_text(whole, "utf-8")
    assert read_dossier(outline).call.layout.page_limit == 70
    for seed in range(MUTATIONS):
        profile.write_text(slipped(whole, random.Random(seed)), "utf-8")
        try:
            dossier = read_dossier(outline)
        except ProposalError as why:
            refused += why.diagnostics
            continue
        taken += 1
        assert all(str(one) for one in checks.run(dossier))
        assert len(list(Output.of(outline, dossier).lines())) > 50
    assert taken > MUTATIONS // 10
    assert all(one.message and one.hint for one in refused)
