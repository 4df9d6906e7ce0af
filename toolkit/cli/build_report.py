"""The account of a build: what was written, and the key figures."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from textwrap import shorten

from toolkit.cli.console import counted
from toolkit.diagnostics import Diagnostic, Severity, typed
from toolkit.document.prompts import Prompt
from toolkit.merge.updaters import Tally
from toolkit.model.language import Language
from toolkit.model.money import written
from toolkit.pipeline import Built
from toolkit.plan.dossier import Figures

WORDS = {
    "written": "written",
    "replaced": "written anew; the one before is in {backup}",
    "unchanged": "unchanged",
    "updated": "brought up to date, with all that was typed in it; the one before is in {backup}",
    "beside": "written beside {kept}, which somebody has edited",
}
WIDTH = 90
"""Letters of a prompt that are enough to find it again."""

UNKNOWN = "not known: the call's funding rates are not in its profile"


def lines(built: Built, *, dry_run: bool) -> Iterator[str]:
    """Line by line: each file with what became of it, then the figures that people look for."""
    if dry_run:
        yield "Nothing is written; a build would give:"
    for one in built.delivered:
        backup = near(one.backup.parent) if one.backup else None
        kept = one.kept.name if one.kept else None
        yield f"{one.path}: {WORDS[one.kind].format(backup=backup, kept=kept)}"
        if one.formerly:
            yield f"    it was {one.formerly.name}, under the acronym that the project had before"
        yield from _tally(one.tally)
    yield from _language(built.dossier.language)
    yield ""
    for name, value in figures(built.dossier.figures):
        yield f"  {name:<26}{value}"
    if built.prompts:
        yield ""
        yield f"  {counted(built.prompts, 'place')} in the draft {_wait(built.prompts)}"
    if built.left_out:
        yield ""
        yield "  Left out of this clean draft, and still to be written:"
        yield from left_out(built.left_out)


def near(path: Path) -> Path:
    """The path as seen from here, where it lies below."""
    try:
        here = Path.cwd()
    except OSError:  # it is gone
        return path
    return path.relative_to(here) if path.is_relative_to(here) else path


def _tally(tally: Tally) -> Iterator[str]:
    """What an update did, in numbers that add up, and what a person should look at."""
    if tally.counts:
        total = sum(number for _, number in tally.counts)
        done = ", ".join(f"{number} {what}" for what, number in tally.counts)
        yield f"    {total} {tally.parts}: {done}"
    for one in tally.look_at:
        yield f"    {one}"


def _language(language: Language) -> Iterator[str]:
    """What is, and what is not, in that language; nothing where it is English."""
    if not language.is_english:
        yield ""
        yield f"  {language.name}: the Word file, apart from what you wrote and what is official"
        yield "  English: names of call and programme, funding statement and disclaimer, and the"
        yield "  workbook (templates/README.md says more)"


def _wait(prompts: int) -> str:
    return (
        "waits for your words (highlighted)"
        if prompts == 1
        else ("wait for your words (highlighted)")
    )


def left_out(found: Sequence[Prompt]) -> Iterator[str]:
    """What a clean draft lacks, by the section in which it is missing."""
    for section, places in groupby(found, key=lambda one: one.section):
        yield f"    {section}"
        for one in places:
            said = f"nothing stands below the heading '{one.text}'" if one.is_heading else one.text
            yield f"      - {shorten(said, WIDTH, placeholder=' ...')}"


def figures(key: Figures) -> Iterator[tuple[str, str]]:
    """Each key figure with its name, as people write it."""
    yield "total cost", _euros(key.total_costs)
    yield "grant asked for", _euros(key.grant)
    yield "own contribution", _euros(key.own_contribution)
    yield "support to third parties", _euros(key.third_parties) + _share(key.third_party_share)
    yield "person-months", f"{key.person_months.normalize():f}"
    yield "consortium", counted(key.partners, "partner")
    yield (
        "work plan",
        ", ".join(
            counted(number, one)
            for number, one in (
                (key.work_packages, "work package"),
                (key.tasks, "task"),
                (key.deliverables, "deliverable"),
                (key.milestones, "milestone"),
            )
        ),
    )


def findings(found: Sequence[Diagnostic], outline: Path) -> str:
    """How many findings wait, and how to read them."""
    to_mend = sum(one.severity is Severity.ERROR for one in found)
    to_confirm = len(found) - to_mend
    if not found:
        return "proposal check: nothing to mend"
    return (
        f"{to_mend or 'nothing'} to mend, {to_confirm or 'nothing'} to confirm: "
        f"proposal check {typed(outline)}"
    )


def _euros(amount: Decimal | None) -> str:
    return UNKNOWN if amount is None else f"{written(amount)} EUR"


def _share(share: Decimal | None) -> str:
    return "" if share is None else f", {share * 100:.2f} % of the grant"
