"""Where the base of a file is found: inside it, else beside the outline; or how to do without."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from toolkit.diagnostics import Place, ProposalError
from toolkit.merge.account import Account, Fate
from toolkit.merge.word.base import UPDATED, UPDATED_WITH_CUTS
from toolkit.merge.word.merging import Changes, merge_word
from toolkit.merge.word.refusals import refusal
from toolkit.package import (
    BASES,
    Package,
    PackageError,
    base_of,
    embed_base,
    properties_of,
)
from toolkit.store.bases import kept_base


def base_for(content: bytes, copies: Path) -> Any:
    """The base of a file, from the file itself or from the copy that its checksum names.

    A base is never guessed: where neither is whole, or it is of a later version of the tool, a
    `ProposalError` says so.
    """
    found = _carried(content)
    data = found[0] if found else _kept(content, copies)
    if data is None:
        raise refusal("no_base")
    version = data.get("v") if isinstance(data, dict) else None
    if not isinstance(version, int) or version > UPDATED_WITH_CUTS:
        raise refusal("later_base")
    return data


def was_updated(content: bytes) -> bool:
    """Whether a file holds what a merge left in it, so that it may never simply be replaced."""
    found = _carried(content)
    return found is not None and found[0].get("v") in (UPDATED, UPDATED_WITH_CUTS)


def adopt_word(existing: bytes, fresh: bytes, *, clock: datetime) -> tuple[bytes, Account]:
    """A file without a base, with one: what is like the new text is known by it from now on.

    Nothing that can be read is changed. Blocks that are told as kept were found by their words
    and differ; those that stay deleted were not found. `sureness` says how much was.
    """
    found = base_of(Package.read(fresh))
    if found is None:
        raise ValueError("a newly written file carries its base")
    data, generation, _ = found
    result, account = merge_word(existing, data, fresh, clock=clock, adopting=True, untouched=True)
    package = Package.read(result)
    if base_of(package) is None:
        name = properties_of(Package.read(fresh)).get("pk.doc", "")
        embed_base(package, data, document=name, generation=generation)
        result = package.to_bytes()
    return result, replace(account, changed=True)


def update_word(
    existing: bytes,
    fresh: bytes,
    copies: Path,
    *,
    clock: datetime,
    changes: Changes = "tracked",
    adopt: bool = False,
    name: str = "",
) -> tuple[bytes, Account]:
    """The file that is there with what is new in `fresh`, which nobody has touched since it was
    written; `copies` is the folder of kept bases.

    What stands in the way is told under the `name` of the file. With `adopt` a file without a
    base is taken for one of ours, as far as its words are.
    """
    try:
        base = None if adopt and not has_base(existing, copies) else base_for(existing, copies)
        if base is None:
            return adopt_word(existing, fresh, clock=clock)
        return merge_word(
            existing,
            base,
            fresh,
            clock=clock,
            changes=changes,
            adopting=adopt,
            untouched=True,
        )
    except ProposalError as error:
        told = (one._replace(place=Place(name)) for one in error.diagnostics)
        raise ProposalError(*told) from error


def has_base(content: bytes, copies: Path) -> bool:
    """Whether it is known what was generated last in a file."""
    if _carried(content) is not None:
        return True
    return _kept(content, copies) is not None


def sureness(account: Account) -> float:
    """The part of the generated blocks that was found, from 0 to 1."""
    counts = account.counts
    missing = counts.get(Fate.DELETED, 0)
    total = sum(counts.values())
    return (total - missing) / total if total else 0.0


def _carried(content: bytes) -> tuple[Any, int, str] | None:
    """The base in the file itself; only this part of the file is read."""
    try:
        return base_of(Package.read(content, BASES))
    except (PackageError, ValueError, SyntaxError) as error:
        raise refusal("not_word") from error


def _package(content: bytes) -> Package:
    try:
        package = Package.read(content)
        package.main_part()
    except (PackageError, KeyError, ValueError, SyntaxError) as error:
        raise refusal("not_word") from error
    return package


def _kept(content: bytes, copies: Path) -> Any:
    """The base of a file as it is kept; None where there is none that is whole."""
    return kept_base(copies, properties_of(_package(content)).get("pk.base", ""))
