"""What a filled budget table shows, held against the outline's budget and the call's rates."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from toolkit.budget_form.placing import Unplaced, stated
from toolkit.budget_form.room import Seats
from toolkit.budget_form.survey import Survey
from toolkit.diagnostics import Diagnostic, Place, Severity
from toolkit.merge.workbook.evaluation.values import Fault, Value
from toolkit.model.money import ZERO, cents, written
from toolkit.model.numbers import plainly
from toolkit.model.wording import counted, percentage, short_euro
from toolkit.plan.dossier import Dossier

SHOWN = 8
"""Things that a finding names."""

GRANT = "MyRequetedEUContribution"
"""The defined name of the maximum EU contribution, as the workbook spells it."""


def findings(
    dossier: Dossier, form: Survey, seats: Seats, unplaced: tuple[Unplaced, ...], file: str
) -> Iterator[Diagnostic]:
    """What a person should know of a filled workbook, whose results are `form`'s.

    `file` is its name. The rate and the maximum grant that the workbook states are compared with
    the call's, its sums with those of the outline, and its EU contribution with the grant.
    """
    place = Place(file)
    if unplaced:
        named = "; ".join(f"{one.what} ({one.why})" for one in unplaced[:SHOWN])
        more = f"; and {len(unplaced) - SHOWN} more" if len(unplaced) > SHOWN else ""
        fact = f"not in the budget table, which has no place for it: {named}{more}"
        hint = "give it another cost row in the outline, or type it where it belongs"
        yield Diagnostic(place, "BDF108", fact, hint, Severity.WARNING)
    yield from _stated(dossier, form, place)
    yield from _sums(dossier, form, seats, place)
    yield from _grant(dossier, form, place)
    yield from _unused(form, seats, place)
    yield from _without_result(form, place)


def _stated(dossier: Dossier, form: Survey, place: Place) -> Iterator[Diagnostic]:
    """What the workbook says of the call, and the profile of the call says otherwise."""
    call = dossier.call
    rate, most = stated(form, "rate"), stated(form, "max_grant")
    if rate is not None and call.rate_other is not None and rate != call.rate_other:
        yield Diagnostic(
            place,
            "BDF109",
            f"the workbook has a co-financing rate of {_percent(rate)}, and the call pays "
            f"{_percent(call.rate_other)}",
            f"see on the Portal whether this is the workbook of {call.topic}: it has offered one "
            "of another call; if it is, correct rate_other in the profile of the call",
            Severity.WARNING,
        )
    if most is not None and call.max_grant is not None and most != call.max_grant:
        yield Diagnostic(
            place,
            "BDF109",
            f"the workbook has a maximum grant of {short_euro(most)}, and the call gives "
            f"{short_euro(call.max_grant)}",
            f"see on the Portal whether this is the workbook of {call.topic}; if it is, correct "
            "max_grant in the profile of the call",
            Severity.WARNING,
        )
    lacking = [
        name
        for name, key, fact in (
            ("the co-financing rate", "rate", rate),
            ("the maximum grant", "max_grant", most),
        )
        if key in form.single and fact is None
    ]
    if lacking:
        cells = " and ".join(
            form.name_of(form.single[key])
            for key, fact in (("rate", rate), ("max_grant", most))
            if key in form.single and fact is None
        )
        yield Diagnostic(
            place,
            "BDF114",
            f"neither the workbook nor the profile of the call says {' and '.join(lacking)}, so "
            "the workbook computes no EU contribution",
            f"type it into {cells}, as the call document has it",
            Severity.WARNING,
        )


def _sums(dossier: Dossier, form: Survey, seats: Seats, place: Place) -> Iterator[Diagnostic]:
    """The partners whose sums in the workbook are not those of the outline."""
    budget, wrong = dossier.budget, []
    for partner, seat in seats.partners.items():
        entity = next(one for one in form.entities if one.number == seat)
        sheet = entity.sheet
        if sheet is None:
            continue
        column = sheet.columns[seat][1] + 1
        for name, ours, row in (
            ("direct costs", budget.direct(partner=partner), "direct"),
            ("indirect costs", budget.indirect(partner=partner), "indirect"),
            ("total costs", budget.total(partner=partner), "total"),
        ):
            cells = [(sheet.number, getattr(one, row), column) for one in sheet.sums.values()]
            theirs = _sum(form, cells)
            if theirs is not None and theirs != ours:
                short = dossier.proposal.partner[partner].short_name
                wrong.append(f"{short}, {name}: {written(theirs)} for {written(ours)} EUR")
    if wrong:
        more = f"; and {len(wrong) - SHOWN} more" if len(wrong) > SHOWN else ""
        yield Diagnostic(
            place,
            "BDF115",
            f"the budget table computes other sums than the outline: {'; '.join(wrong[:SHOWN])}"
            f"{more}",
            "see which costs have no place in it and what was typed by hand, and whether it takes "
            "indirect costs of other rows than the profile of the call",
            Severity.WARNING,
        )


def _sum(form: Survey, cells: list[tuple[int, int, int]]) -> Decimal | None:
    shown = [form.book.shown(cell) for cell in cells]
    numbers = [value for value in shown if type(value) is float]
    if len(numbers) < len(shown):
        return None
    return sum((cents(_exact(one)) for one in numbers), ZERO)


def _grant(dossier: Dossier, form: Survey, place: Place) -> Iterator[Diagnostic]:
    """The EU contribution that one rate gives, where the call has two."""
    call, grant = dossier.call, dossier.budget.grant
    if call.rate_third_parties == call.rate_other or not dossier.budget.third_parties():
        return
    cell = form.book.named_cell(GRANT)
    shown: Value = form.book.shown(cell) if cell else None
    if type(shown) is not float or grant is None or call.rate_third_parties is None:
        return
    theirs = cents(_exact(shown))
    if theirs == grant:
        return
    rate = stated(form, "rate") or call.rate_other
    yield Diagnostic(
        place,
        "BDF116",
        f"the workbook knows one co-financing rate ({_percent(rate or ZERO)}) and shows an EU "
        f"contribution of {short_euro(theirs)}; with {_percent(call.rate_third_parties)} for "
        f"financial support to third parties it is {short_euro(grant)}",
        "the costs agree; request what the call's two rates give, and ask the agency in doubt",
        Severity.ADVICE,
    )


def _unused(form: Survey, seats: Seats, place: Place) -> Iterator[Diagnostic]:
    """The places of partners and work packages that the project does not use, where the workbook
    shows error values for them."""
    book = form.book
    errors = [
        (number, *at)
        for number, sheet in enumerate(book.cells.sheets)
        for at in sheet.formulas
        if isinstance(sheet.stored.get(at), Fault)
        and number not in book.hidden_sheets
        and (number, at[0]) not in book.hidden_rows
    ]
    partners = len(form.entities) - len(seats.partners)
    packages = len(form.packages) - len(seats.packages)
    if not errors or not (partners or packages):
        return
    named = [counted(partners, "beneficiary", "beneficiaries")] if partners else []
    named += [counted(packages, "work package")] if packages else []
    left, sheet = " and ".join(named), form.entities[0].cells["name"][0]
    button = form.button(sheet, "remove", "benef")
    own = f", such as '{button}'" if button else ""
    yield Diagnostic(
        place,
        "BDF102",
        f"the workbook has places for {left} more than the project has, and shows error values "
        f"where there are no costs, the first at {form.name_of(errors[0])}",
        f"open the .xlsm of this workbook with its macros, remove them with its own buttons{own}, "
        "save it, and build with that file",
        Severity.WARNING,
    )


def _without_result(form: Survey, place: Place) -> Iterator[Diagnostic]:
    """The formulas whose result cannot be computed here."""
    cells = [
        (number, *at)
        for number, sheet in enumerate(form.book.cells.sheets)
        for at in sheet.formulas
        if sheet.stored.get(at) is None
    ]
    if cells:
        one_or_more = "1 formula has" if len(cells) == 1 else f"{len(cells)} formulas have"
        yield Diagnostic(
            place,
            "BDF117",
            f"{one_or_more} no stored result, the first at {form.name_of(cells[0])}: a preview "
            "shows an empty cell there",
            "open the file in Excel and save it once before it is uploaded",
            Severity.ADVICE,
        )


def _exact(value: float) -> Decimal:
    return Decimal(format(value, ".15g"))


def _percent(share: Decimal) -> str:
    """`90 %`."""
    return f"{plainly(percentage(share))} %"
