"""
A prize does not say who decides on it.

Why it matters
    A prize goes to whoever did best in a contest, so its rules have to name who may take part, who
    judges, and by what criteria (Financial Regulation, the articles on prizes). The form asks for
    the same under the criteria and the procedure of the award.

Example
    instruments:
      - {id: repair-prize, form: prize, selection: Twice in the project., ...}

How to correct it
    Name the judges under selection: "A jury of five people from three countries, none of them from
    a partner". It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import speaks_of
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

PRIZE = ("prize", "prix", "contest", "concours", "challenge award")
JUDGES = (
    "jury", "juror", "judge", "panel", "evaluat", "expert", "committee", "vote", "assess", "juge",
    "comite", "evaluateur",
)  # fmt: skip


@rule("BUD110", Severity.WARNING)
def prize_without_jury(dossier: Dossier) -> Iterator[Finding]:
    for instrument in dossier.proposal.instruments:
        selection = instrument.selection.strip()
        if speaks_of(instrument.form, PRIZE) and selection and not speaks_of(selection, JUDGES):
            yield Finding(
                instrument.place.of("selection"),
                f"'{instrument.title}' is a prize, and its selection does not say who judges",
                hint="name the judges under selection, as in: A jury of five people from three "
                "countries, none of them from a partner",
            )
