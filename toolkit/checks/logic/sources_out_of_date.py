"""
The newest year that the needs analysis names is more than four years before the start.

Why it matters
    Figures of long ago do not show what is needed now; outdated references are a remark in reports
    of evaluators. The sources are reports of national contact points.

Example
    project: {start: 2027-09-01, ...}
    sections:
      PRJ-OBJ-NEEDS: In 2016 one firm in three had a single supplier (Eurostat, 2017).

How to correct it
    Replace the figure by a newer one, or add one that shows that it is still so. Years of laws,
    such as (EU) 2019/631, and of times to come are not counted. It is advice.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks.logic._needs import needs
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

YEARS = 4
YEAR = re.compile(r"(?<![\d/.,\-])(?:19|20)\d\d(?![\d/%]|[.,]\d|\s?(?:eur|firms|smes|pme))")


@rule("LOG114", Severity.ADVICE)
def sources_out_of_date(dossier: Dossier) -> Iterator[Finding]:
    start = dossier.proposal.project.start.year
    named = [
        (int(year), one)
        for one in needs(dossier)
        for year in YEAR.findall(one.words)
        if int(year) <= start
    ]
    if named:
        newest, where = max(named, key=lambda each: each[0])
        if newest < start - YEARS:
            yield Finding(
                where.place,
                f"the newest year in the needs analysis is {newest}, and the project starts in "
                f"{start}",
                hint=f"add a figure of {start - YEARS} or later, with its source",
            )
