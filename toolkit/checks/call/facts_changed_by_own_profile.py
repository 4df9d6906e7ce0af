"""
A profile in the project's own folder changes facts of the call.

Why it matters
    A profile in templates/calls beside the outline goes before the one that comes with proposal.
    That is how a fact is confirmed or another call is described. But a folder may come from
    somebody else, and another rate or cap moves every sum without a word in the draft. So each
    rate, cap and limit that such a profile changes is named with both values and with the source
    that it gives, by `check`, by `build` and on the sheet "Call rules" of the workbook.

Example
    # templates/calls/my-call.yaml
    extends: smp-cosme-2021-cluster
    max_grant: 2000000                   # in place of 1 400 000 EUR
    sources:
      max_grant: call document, page 12

How to correct it
    Compare each value with the call document. Where all are right nothing is to be done: it is a
    warning, and stays for whoever opens the folder next. A value that is wrong is corrected in the
    profile, or its line is taken out, so that the one that comes with proposal counts.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.call import Call
from toolkit.model.wording import counted, listed
from toolkit.plan.changed_facts import Change, changed_facts
from toolkit.plan.dossier import Dossier
from toolkit.readers.outline_paths import short

LONGEST = 80
"""Characters of a source that are enough to find it."""


@rule("CAL112", Severity.WARNING, shown_by_build=True)
def facts_changed_by_own_profile(dossier: Dossier) -> Iterator[Finding]:
    changes = changed_facts(dossier.call)
    if not changes or dossier.call.origin is None:
        return
    yield Finding(
        dossier.proposal.place.of("call"),
        _message(dossier.call, changes),
        hint="compare each with the call document: the profile is in this folder and is not "
        "the one that comes with proposal",
    )


def _message(call: Call, changes: tuple[Change, ...]) -> str:
    assert call.origin is not None
    base = call.origin.base
    limits = [_limit(one, compared=base is not None) for one in changes if one.is_limit]
    others = list(_others(one.path for one in changes if not one.is_limit))
    if base is None:
        begin = f"{call.origin.file} is not like any profile that comes with proposal, and sets "
        return begin + listed(limits)
    begin = f"{call.origin.file} changes {counted(len(changes), 'fact')} of {base.id}: "
    return begin + "; ".join([*limits, *([listed(others)] if others else [])])


def _others(paths: Iterable[str]) -> Iterator[str]:
    """The ways as they are; of a list with more than three of them how many."""
    for group, ways in groupby(sorted(paths), key=lambda one: one.partition(".")[0]):
        found = list(ways)
        yield from found if len(found) < 4 else [f"{len(found)} entries of {group}"]


def _limit(change: Change, *, compared: bool) -> str:
    """`max_grant 2 000 000 EUR (in place of 1 400 000 EUR; call document, page 12)`."""
    source = change.source
    said = short(source.source, LONGEST) if source and source.verified else "no source"
    ours = f"in place of {change.ours or 'no value'}; " if compared else ""
    return f"{change.path} {change.here} ({ours}{said})"
