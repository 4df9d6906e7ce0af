"""
A target group is everybody.

Why it matters
    "The general public" or "all stakeholders" needs no message in particular and gets none.
    Evaluators look for groups that were chosen, with a size. (Source: evaluation reports.)

Example
    communication:
      target_groups:
        - {id: public, name: General public}

How to correct it
    Name those of them who matter to the project: pupils of textile schools, local press, buyers in
    public hospitals. It is advice.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded
from toolkit.diagnostics import Severity
from toolkit.plan.dossier import Dossier

EVERYBODY = re.compile(
    r"\W*(?:(?:the|all|other|various|relevant|european|our|le|la|les|l'|tous|toutes|autres)\s*)*"
    r"(?:(?:general|wider|broad(?:er)?|large)\s+)?"
    r"(?:public|everybody|everyone|stakeholders?|society(?: at large)?|citizens|people|audience|"
    r"grand public|public large|tout le monde|parties prenantes|acteurs(?: concernes)?|citoyens|"
    r"societe(?: civile)?)\W*"
)


@rule("COM110", Severity.ADVICE)
def target_group_of_everybody(dossier: Dossier) -> Iterator[Finding]:
    for group in dossier.proposal.communication.target_groups:
        if EVERYBODY.fullmatch(folded(group.name)):
            yield Finding(
                group.place.of("name"),
                f"the target group '{group.name}' is not a group that was chosen",
                hint="name those of them whom the project needs, for example Pupils and teachers "
                "of textile schools",
            )
