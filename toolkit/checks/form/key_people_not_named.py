"""
Nobody is named for the coordinator, or for a partner that leads a work package.

Why it matters
    Evaluators look for the people who carry the project: who coordinates it, and who leads the
    work packages. "To be named" for all of them reads as if the project had nobody yet, and costs
    points under the criterion on the team (an evaluators' report on a sister programme says so). A
    trainer or assistant who is still to be recruited harms nobody.

Example
    partners:
      - id: ateval
        role: coordinator
        staff: [{name: to be named, function: Project manager}, {name: N.N., function: Assistant}]

How to correct it
    Name the coordinator's project manager, and one person at each partner that leads a work
    package: those who would do it today. People can be exchanged later, as long as those who
    follow have the same experience.
"""

import re
from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._vocabulary import folded, speaks_of
from toolkit.diagnostics import Severity
from toolkit.model.consortium import Partner, Person
from toolkit.model.wording import counted, listed
from toolkit.plan.dossier import Dossier

UNNAMED = re.compile(
    r"^\W*$|\b(?:to be|still to|not yet|yet to)\b|\bt\.?b\.?[acdn]\.?\b|\bn\.? ?n\.?(?:\W|$)"
    r"|^n/?a\b"
    r"|\bunknown\b|\bvacan|\bopen position\b|\bsomeone\b|\bsomebody\b|\bplaceholder\b"
    r"|\ba (?:nommer|designer|recruter|confirmer|definir|determiner|preciser|pourvoir|completer)\b"
    r"|\brecrut|\brecruit|\bembauch|\bx{2,}\b|\?\?|^name\b|^nom\b|\bname of\b"
)
ROLES = frozenset(
    re.findall(
        r"\w+",
        "a an the de des du d la le l and et of senior junior lead head chief chef cheffe project "
        "projet projects programme manager managers management director directeur directrice "
        "coordinator coordinateur coordinatrice expert experts experte assistant assistante "
        "trainer formateur formatrice officer staff member person personne people team equipe "
        "charge chargee responsable gestionnaire engineer ingenieur researcher chercheur "
        "technician technicien specialist specialiste consultant administrator financial "
        "innovation i ii iii b c",
    )
)
"""Words of functions; a name that has no other is none."""

LEADING = ("manag", "coordinat", "lead", "head", "director", "direct", "chef", "responsab", "pilot")


@rule("FRM106", Severity.WARNING)
def key_people_not_named(dossier: Dossier) -> Iterator[Finding]:
    proposal = dossier.proposal
    leads = dict.fromkeys((proposal.coordinator.id, *(one.lead for one in proposal.work_packages)))
    known = (proposal.partner[one] for one in leads if one in proposal.partner)
    found = [(one, person) for one in known if (person := _missing(one))]
    if not found:
        return
    partner, person = found[0]
    names = listed(one.short_name for one, _ in found)
    everybody = [one for each in proposal.partners for one in each.staff]
    unnamed = sum(map(_is_unnamed, everybody))
    is_coordinator = partner.id == proposal.coordinator.id
    verb = "has" if unnamed == 1 else "have"
    yield Finding(
        person.place.of("name"),
        f"{_who(len(found), leads=is_coordinator)} for the leading role: {names} ({unnamed} of the "
        f"{counted(len(everybody), 'person', 'people')} listed {verb} no name)",
        hint=f"begin with the {person.function.lower()} of {partner.short_name}: write a name "
        f"in the place of '{person.name}'",
    )


def _who(number: int, *, leads: bool) -> str:
    """Which partners name nobody; `leads` is whether the coordinator is the first of them."""
    others = (
        "partners that lead work packages"
        if number - leads > 1
        else ("a partner that leads a work package")
    )
    if not leads:
        return f"{others} {'name' if number > 1 else 'names'} nobody"
    return (
        f"the coordinator and {others} name nobody"
        if number > 1
        else ("the coordinator names nobody")
    )


def _missing(partner: Partner) -> Person | None:
    """The first one who should be named: where nobody is, or who leads the coordinator's work."""
    unnamed = [one for one in partner.staff if _is_unnamed(one)]
    leading = [one for one in unnamed if speaks_of(one.function, LEADING)]
    if unnamed and len(unnamed) == len(partner.staff):
        return (leading or unnamed)[0]
    named = [one for one in partner.staff if one not in unnamed]
    if leading and not any(speaks_of(one.function, LEADING) for one in named):
        return leading[0]
    return None


def _is_unnamed(person: Person) -> bool:
    """Whether the name says that there is none, or is no more than a function."""
    name = folded(person.name).strip()
    words = re.findall(r"[a-z]+", name)
    return bool(UNNAMED.search(name)) or (bool(words) and ROLES.issuperset(words))
