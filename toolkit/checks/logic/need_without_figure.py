"""
The text on a need has no figure.

Why it matters
    Evaluators ask for a sound needs analysis: how many firms, how often, at what cost. A need that
    is only described is an opinion, and "limited data" is a frequent remark in their reports. The
    sources are those reports and section 1.2 of the family's form.

Example
    priorities:
      train:
        need: Courses exist, but they are long and seldom fit a small firm.

How to correct it
    Add a figure with its source and year: "In the survey of 2024 among 212 members, 38 of them had
    sent nobody to a course for two years." A count of your own members will do. Where at least half
    of the needs have a figure, the section 1.2 among them, nothing is found. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.logic._needs import needs
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier


@rule("LOG111", Severity.WARNING)
def need_without_figure(dossier: Dossier) -> Iterator[Finding]:
    written = list(needs(dossier))
    bare = [one for one in written if not one.has_figure]
    if 2 * len(bare) > len(written) or (bare and bare[0].is_analysis):
        yield Finding(
            bare[0].place,
            f"no figure is given in {listed(one.name for one in bare)}",
            hint="add how many, how often or at what cost, with source and year, as in: 38 of 212 "
            "members (survey of 2024)",
        )
