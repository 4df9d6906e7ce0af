"""
Participants do not say whether they are public or private legal entities.

Why it matters
    The call takes legal entities, public or private. Whoever has no legal personality of its own
    (a department, a loose network, an office of a ministry) cannot sign the grant agreement.

Example
    partners:
      - {id: ateval, role: coordinator, kind: cluster, ...}

How to correct it
    Write legal_form: public or legal_form: private at each partner that receives money, as it is
    registered in the Portal. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.diagnostics import Severity
from toolkit.model.wording import counted, listed
from toolkit.plan.dossier import Dossier


@rule("CON107", Severity.WARNING)
def legal_form_missing(dossier: Dossier) -> Iterator[Finding]:
    silent = [one for one in dossier.proposal.partners if one.funded and one.legal_form is None]
    if not silent or not dossier.call.eligibility.legal_entities:
        return
    names = listed(one.short_name for one in silent)
    number = counted(len(silent), "partner does", "partners do")
    yield Finding(
        silent[0].place.of("id"),
        f"{number} not say whether they are public or private legal entities ({names})"
        if len(silent) > 1
        else f"{names} does not say whether it is a public or private legal entity",
        hint="write legal_form: public, or legal_form: private, as it is registered in the Portal",
    )
