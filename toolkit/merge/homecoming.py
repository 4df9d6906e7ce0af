"""A workbook comes home: which file it is, what was written into it, and where its values go."""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.diagnostics import Diagnostic, Place, ProposalError, Severity
from toolkit.files import make_folder, obstacle, write_safely
from toolkit.merge.alone import alone
from toolkit.merge.backups import FOLDER
from toolkit.merge.journal import Change, checksum_at, writing
from toolkit.merge.state import read_state
from toolkit.merge.updaters import Update, Updater
from toolkit.merge.workbook.fullness import whole
from toolkit.merge.workbook.ledger import ledger_at
from toolkit.package import Package, PackageError, base_of, checksum_of, properties_of
from toolkit.plan.dossier import Dossier

if TYPE_CHECKING:
    from toolkit.merge.pull.values import Prefer, Pulled

LEDGER = "pulled.json"
ENDING = "-workplan.xlsx"


def workbook_of(outline: Path, acronym: str, state_folder: Path) -> Path:
    """The workbook of an outline: beside it, else where a build has put it."""
    beside = outline.parent / f"{acronym}{ENDING}"
    state, _ = read_state(state_folder / "state.json")
    home = state_folder.parent
    known = [home / name for name in state.files if name.endswith(f"{acronym}{ENDING}")]
    for path in (beside, *known):
        if path.is_file():
            return path
    fact = f"there is no workbook {beside.name} to pull from"
    hint = "build one, or name another with --workbook"
    raise ProposalError(Diagnostic(Place(str(beside)), "MRG040", fact, hint))


def bring_home(
    outline: Path,
    workbook: Path,
    dossier: Dossier,
    fresh: bytes,
    *,
    state_folder: Path,
    clock: datetime,
    prefer: Prefer | None = None,
    dry_run: bool = False,
) -> Pulled:
    """Pulls the workbook's changed inputs into the outline; a dry run only tells them.

    `fresh` is the workbook that the outline would give now.
    """
    from toolkit.merge.pull.values import Source, pulled  # a build has no use for it

    package = _package(workbook)
    data, checksum = _base(package, workbook, state_folder)
    now = base_of(Package.read(fresh))
    assert now is not None, "a workbook that was just written has its base"
    ledger = ledger_at(state_folder / LEDGER, checksum)
    source = Source(str(workbook), package, whole(data), whole(now[0]), ledger)
    found = pulled(outline, source, dossier, prefer)
    if not dry_run:
        _write(found, state_folder, clock)
    return found


def _write(found: Pulled, state_folder: Path, clock: datetime) -> None:
    """The outline's files, each after a backup, and what is known of the workbook; or nothing."""
    obstacles = [one for file in found.files if (one := obstacle(file))]
    if obstacles:
        raise ProposalError(*obstacles)
    ledger, path = found.ledger.to_bytes(), state_folder / LEDGER
    known = replace(found.ledger, base="").to_bytes() != type(found.ledger)().to_bytes()
    new = known and (not path.exists() or path.read_bytes() != ledger)
    if not found.files:
        if new:
            make_folder(state_folder)
            write_safely(path, ledger)
        return
    backups = _free(state_folder / FOLDER / f"{clock:%Y%m%d-%H%M%S}-pull")
    home = state_folder.parent.resolve()
    changes = [
        Change(file, checksum_at(file), sha256(content).hexdigest(), backups / _within(file, home))
        for file, content in found.files.items()
    ]
    with alone(state_folder), writing(state_folder, "pull", clock, changes, [LEDGER]):
        for change in changes:
            if change.backup:
                make_folder(change.backup.parent)
                write_safely(change.backup, change.path.read_bytes())
        for file, content in found.files.items():
            write_safely(file, content)
        if new:
            write_safely(path, ledger)


def _within(file: Path, home: Path) -> Path:
    """Where the copy of a part of the outline lies, also of one outside the outline's folder."""
    inside = file.is_relative_to(home)
    return file.relative_to(home) if inside else Path("elsewhere", *file.parts[1:])


def _package(workbook: Path) -> Package:
    try:
        package = Package.read(workbook.read_bytes())
        package.main_part()
    except FileNotFoundError as error:
        fact = f"there is no file {workbook.name}"
        raise ProposalError(
            Diagnostic(Place(str(workbook)), "MRG040", fact, "see whether the name is right")
        ) from error
    except (PackageError, OSError, ValueError, KeyError, SyntaxError) as error:
        fact = f"{workbook.name} cannot be read as an Excel workbook"
        hint = "save it from Excel or LibreOffice as .xlsx, without a password"
        raise ProposalError(Diagnostic(Place(str(workbook)), "MRG040", fact, hint)) from error
    return package


def _base(package: Package, workbook: Path, state_folder: Path) -> tuple[Any, str]:
    """What was written into the workbook: from the file itself, else from the copy beside."""
    if found := base_in(package, state_folder):
        return found
    fact = f"{workbook.name} has lost the record of what was written into it, or never had one"
    hint = "without it nobody can tell what changed; build a new one and type the changes there"
    raise ProposalError(Diagnostic(Place(str(workbook)), "MRG040", fact, hint))


def base_in(package: Package, state_folder: Path) -> tuple[Any, str] | None:
    """The base of a workbook with its checksum; None where neither file nor copy has it."""
    if found := base_of(package):
        return found[0], found[2]
    checksum = properties_of(package).get("pk.base", "")
    content = _copy(state_folder / "base" / f"{checksum}.json.gz") if checksum else b""
    if content and checksum_of(content) == checksum:
        return json.loads(content), checksum
    return None


def workbook_updater(state_folder: Path) -> Updater:
    """How an edited workbook takes up what the outline changed."""

    def update(edited: bytes, fresh: bytes) -> Update:
        from toolkit.merge.workbook.update import merge_workbook

        try:
            found = base_in(Package.read(edited), state_folder)
        except (PackageError, SyntaxError):
            found = None
        if found is None:
            fact = "the record of what was written into the workbook is lost"
            hint = "take what you want from the one, and go on with the other"
            raise ProposalError(Diagnostic(Place(), "MRG050", fact, hint, Severity.WARNING))
        _refuse_other_project(Package.read(edited), found[0], Package.read(fresh))
        ledger = ledger_at(state_folder / LEDGER, found[1])
        done = merge_workbook(edited, found[0], fresh, ledger=ledger)
        return Update(done.content, done.kept, done.tally)

    return update


def _refuse_other_project(edited: Package, base: Any, fresh: Package) -> None:
    """Refuses a workbook that was made from another outline; one that got a new name is none."""
    mine, theirs = (properties_of(one).get("pk.doc", "") for one in (edited, fresh))
    now = base_of(fresh)
    if mine == theirs or not mine or now is None:
        return
    old, new = (
        {(sheet, row) for sheet, rows in one["sheets"].items() for row in rows}
        for one in (base, now[0])
    )
    if len(old & new) < 0.6 * len(new):
        fact = f"the file is a workbook of {mine}, and the outline is that of {theirs}"
        hint = "put it where it belongs, and go on with the new one"
        raise ProposalError(Diagnostic(Place(), "MRG029", fact, hint, Severity.WARNING))


def _copy(path: Path) -> bytes:
    """The base that lies beside the outline; nothing where it is missing or damaged."""
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error):
        return b""


def _free(folder: Path) -> Path:
    """The folder under a name that is not taken yet."""
    found, number = folder, 1
    while found.exists():
        number += 1
        found = folder.with_name(f"{folder.name}-{number}")
    return found
