"""
The communication plan leaves out visual identity, follow-up or data protection.

Why it matters
    The grant agreement obliges all beneficiaries to show the European emblem, and the General Data
    Protection Regulation binds whoever keeps lists of subscribers and applicants. What happens to
    website and contacts after the project is a question of every evaluation of impact. A plan that
    is silent on one of the three looks like a list of channels. (Source: model grant agreement,
    article 17; Regulation (EU) 2016/679; good practice.)

Example
    communication:
      visual_identity: Logo.
      follow_up: ""

How to correct it
    Write one to three sentences for each: who makes logo and templates and watches over emblem and
    disclaimer; who keeps website, list and accounts after the project, and for how long; which
    personal data are kept, by whom, on which ground, and when they are deleted. It is a warning.
"""

from collections.abc import Iterator

from toolkit.checks import Finding, rule
from toolkit.checks._unwritten import mark_alone
from toolkit.diagnostics import Severity
from toolkit.model.wording import listed
from toolkit.plan.dossier import Dossier

FEWEST_WORDS = 4
TITLES = {"follow_up": "follow-up"}
EXAMPLES = {
    "visual_identity": "visual_identity: One logo and templates with the European emblem; the lead "
    "checks each publication",
    "follow_up": "follow_up: The coordinator keeps the website online for three years",
    "data_protection": "data_protection: Addresses of subscribers are kept by the lead, with their "
    "consent, and deleted on request",
}


@rule("COM104", Severity.WARNING)
def plan_texts_missing(dossier: Dossier) -> Iterator[Finding]:
    plan = dossier.proposal.communication
    texts = {name: getattr(plan, name) for name in EXAMPLES}
    thin = [
        name
        for name, text in texts.items()
        if len(text.split()) < FEWEST_WORDS and not mark_alone(text)
    ]  # a mark that it is still to be written is another finding
    if thin:
        names = listed([TITLES.get(name, name.replace("_", " ")) for name in thin], "or")
        is_empty = not any(getattr(plan, name).strip() for name in thin)
        yield Finding(
            dossier.proposal.place.of("communication", thin[0]),
            f"the communication plan has no {'text' if is_empty else 'sentence'} on {names}",
            hint=f"write under communication, for example, {EXAMPLES[thin[0]]}",
        )
