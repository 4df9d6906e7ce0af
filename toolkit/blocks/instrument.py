"""One instrument of support to third parties: everything that its open call will say."""

from toolkit.blocks import block
from toolkit.blocks._draft import Draft, text
from toolkit.blocks._shown import sentence, stacked
from toolkit.document.tree import Block, Cell, Mark
from toolkit.model.base import Prose, Texts
from toolkit.model.instruments import FORMS, PAYEES, Instrument
from toolkit.plan.dossier import Dossier

MISSING = {
    "recipients": "Say who can be supported: size, country, sector, alone or together.",
    "activities": "Give the closed list of activities that are supported.",
    "criteria": "Give the award criteria, with points or weights.",
    "selection": "Describe the procedure: call, evaluators, decision, redress.",
    "payment": "Say when, to whom and against what the money is paid.",
    "setting_of_amount": "Say how the exact amount of an award is set.",
}

ONE_AWARD = "EUR {amount} for each award, {number} award, EUR {total} in all; {form}"
AWARDS = "EUR {amount} for each award, {number} awards, EUR {total} in all; {form}"
SHARED = "EUR {amount} at most for each of {number} third parties that share an award"


@block("instrument", of="instrument")
def instrument(dossier: Dossier, ident: str) -> tuple[Block, ...]:
    found = next((one for one in dossier.proposal.instruments if one.id == ident), None)
    if found is None:
        return ()
    draft = Draft(
        dossier,
        f"instrument/{ident}",
        dossier.language.say("Support to third parties: {instrument}", instrument=found.title),
        text("Rule", 1),
        text(found.title, 4),
    )
    say = draft.say
    names = {"months": draft.field(found, "months"), "partner": draft.partner_in(found, "partner")}
    paid = sentence(say("{months}, paid out by {partner}"), names)
    rows = {
        "purpose": ("Purpose", draft.field(found, "purpose") if found.purpose else None),
        "amount": ("Amount", _amount(dossier, draft, found)),
        "setting": ("How the amount is set", _said(draft, found, "setting_of_amount")),
        "recipients": ("Who can be supported", _said(draft, found, "recipients")),
        "activities": ("Activities supported (closed list)", _points(draft, found, "activities")),
        "criteria": ("Award criteria", _points(draft, found, "criteria")),
        "selection": ("Procedure", _said(draft, found, "selection")),
        "payment": ("Payment", _said(draft, found, "payment")),
        "payee": ("Paid to", draft.choice(found, "paid_to", PAYEES) if found.paid_to else None),
        "calendar": ("Calendar", paid),
    }
    for key, (name, value) in rows.items():
        if value is not None:
            draft.row(key, draft.cell(say(name), bold=True, mark=Mark.HEAD), value)
    return draft.table()


def _amount(dossier: Dossier, draft: Draft, found: Instrument) -> Cell:
    money = dossier.language.shortest
    cells = {
        "amount": draft.said(found, "amount", money(found.amount)),
        "number": draft.field(found, "number"),
        "total": draft.cell(money(found.total)),
        "form": draft.choice(found, "form", FORMS),
    }
    one = sentence(draft.say(ONE_AWARD if found.number == 1 else AWARDS), cells)
    if found.sharing == 1:
        return one
    most = draft.cell(money(found.per_third_party))
    shared = {"amount": most, "number": draft.field(found, "sharing")}
    return stacked(one, sentence(draft.say(SHARED), shared))


def _said(draft: Draft, found: Instrument, name: str) -> Cell:
    return draft.prompted(found, name, MISSING[name], "instruments", found.id)


def _points(draft: Draft, found: Instrument, name: str) -> Prose | Cell:
    points: Texts = getattr(found, name)
    if not points:
        return draft.asked(Prose(), MISSING[name], "instruments", found.id, name)
    return draft.listed(found, name)
