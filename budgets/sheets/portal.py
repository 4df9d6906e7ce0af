"""What is typed into the Portal, in the order of its screens: to copy block by block."""

from __future__ import annotations

from collections.abc import Container, Iterator
from decimal import Decimal

from budgets.cell_values import Formula, Shown, Value, in_formula
from budgets.grid import HEAD, TOTAL, Grid
from budgets.layout import Column
from budgets.plain_prose import plain_prose
from budgets.portal_lines import UNITS, PortalLine, PortalLines, units_of_support
from budgets.row_heights import LINE, lines_of
from budgets.sheets import sheet
from budgets.typed_values import number_in
from budgets.widths import for_names
from budgets.words import FITS, NAMES, NO_LIMIT, REMOVED, TOO_LONG
from toolkit.model.call import LUMP_SUM
from toolkit.model.consortium import KIND_NAMES
from toolkit.model.money import ZERO
from toolkit.plan.dossier import Dossier

FIGURES = 12
"""Columns of figures at least; each block uses those it needs, from the left."""

WIDTH = 16
"""Of each of them."""

COUNTS = '">=0.005"'
"""A criterion for the amounts of lines that count; those of others are empty texts."""

ONE_PRICE = (
    "Units times unit cost give each amount exactly. Where the lines of a cost row have no unit "
    "cost of four decimals that does so, they are one unit at their sum."
)
WHOLE = "Each block can be copied as a whole: units and unit cost of all cost rows."
FILLED = (
    "So large a project is listed only where it had costs when the workbook was built; what is "
    "typed elsewhere is counted below, and listed when you build again."
)
DIVIDED = (
    "Divided on the sheet Partner by package in the proportion of costs times rates. The running "
    "sum over the work packages is rounded to the cent: the parts add up to the contribution."
)


@sheet("Portal", order=112, kind="money")
def portal(grid: Grid, dossier: Dossier) -> None:
    say, lines = grid.say, PortalLines(dossier, grid.labels)
    categories = list(_categories(grid, dossier))
    number = max(FIGURES, len(categories) + 6)
    names = grid.labels.partner.values()
    grid.columns(
        # hidden, and therefore first: no block that is copied contains it
        Column("listed", say("Units of the lines"), 10, "number", hidden=True),
        Column("label", say("Participant"), for_names(names, 20)),
        Column("text", "", 62, "wrap"),
        *(Column(f"v{at}", "", WIDTH, "eur") for at in range(1, number + 1)),
    )
    grid.heading(
        say("{acronym}: for the screens of the Portal", acronym=dossier.proposal.project.acronym),
        say(
            "In the order in which the Portal asks. Select a block and copy it; what is computed "
            "here follows the other sheets."
        ),
    )
    _general(grid, dossier)
    _participants(grid, dossier)
    _budget(grid, dossier, categories)
    _shares(grid, dossier, lines)
    _units(grid, dossier, lines)
    grid.layout.paper = "A3"
    grid.layout.breaks = ("section/shares",)
    grid.layout.last_printed = f"share/{TOTAL}"  # the blocks below are there to be copied


def _section(grid: Grid, key: str, title: str, *notes: str) -> None:
    if key != "general":
        grid.gap()
    grid.line(grid.say(title), "section", key=f"section/{key}")
    for number, note in enumerate(notes, 1):
        grid.line(grid.say(note), "note", key=f"note/{key}/{number}")


def _heads(
    grid: Grid, key: str, label: str, text: str, *figures: str, words: Container[int] = ()
) -> None:
    """The head of a block, which has its key; `words` are the columns of words among the figures,
    from 1."""
    cells: dict[str, Value] = {"label": grid.say(label), "text": grid.say(text)}
    for at, title in enumerate(figures, 1):
        cells[f"v{at}"] = Shown(title, "text") if at in words else title
    grid.row(f"{key}/{HEAD}", cells, "head", until=f"v{len(figures)}")


def _general(grid: Grid, dossier: Dossier) -> None:
    """Part A: title, acronym, duration, keywords and abstract, with the limits that are known."""
    project, part_a, say = dossier.proposal.project, dossier.call.part_a, grid.say
    _section(grid, "general", "Part A: general information")
    heads = ("Characters", "At most", "Too many", "Removed by the Portal", "What it says")
    _heads(grid, "general", "Field", "Text", *map(say, heads), words=(4, 5))
    removed = "".join(dict.fromkeys(part_a.title_without))
    summary = plain_prose(project.summary, dossier)
    for key, label, text, limit, without in (
        ("title", "Title", project.title, part_a.title_length, removed),
        ("acronym", "Acronym", project.acronym, None, ""),
        ("duration", "Duration in months", None, None, ""),
        ("keywords", "Keywords", ", ".join(project.keywords), None, ""),
        ("abstract", "Abstract", summary, part_a.abstract_length, ""),
    ):
        cells: dict[str, Value] = {"label": Shown(say(label), "text", "entry name")}
        if text is None:
            cells["text"] = Shown(Formula("Duration", project.duration), "figure", "entry")
        else:
            cells["text"] = Shown(text, look="entry")
        if key in ("title", "abstract"):
            assert text is not None
            cells |= _counted(grid, text, limit, without)
        grid.row(f"general/{key}", cells, "entry", until="v5")
    for key in ("title", "abstract"):
        unfit = f'AND([$v2]<>"",[$v5]<>{NAMES[FITS]})'
        grid.highlight(f"general/{key}|v1:general/{key}|v5", unfit, "bad")


def _counted(grid: Grid, text: str, limit: int | None, without: str) -> dict[str, Value]:
    """The characters of a text, the most that the Portal takes, and what follows from it."""
    over = max(len(text) - limit, 0) if limit is not None else 0
    left = "[text]"
    for sign in without:
        left = f"SUBSTITUTE({left},{in_formula(sign)},{in_formula('')})"
    taken = f"IF(LEN({left})<[v1],{NAMES[REMOVED]},{NAMES[FITS]})" if without else NAMES[FITS]
    says = f'IF([v2]="",{NAMES[NO_LIMIT]},IF([v3]>0,{NAMES[TOO_LONG]},{taken}))'
    found = TOO_LONG if over else REMOVED if any(one in text for one in without) else FITS
    if limit is None:
        found = NO_LIMIT
    return {
        "v1": Shown(Formula("LEN([text])", len(text)), "count", "entry"),
        "v2": Shown("" if limit is None else limit, "count", "entry"),
        "v3": Shown(Formula('IF([v2]="",0,MAX(0,[v1]-[v2]))', over), "count", "entry"),
        "v4": Shown(" ".join(without), "text", "entry"),
        "v5": Shown(Formula(says, grid.say(found)), "text", "entry"),
    }


def _participants(grid: Grid, dossier: Dossier) -> None:
    say, names = grid.say, grid.labels.partner
    _section(grid, "participants", "Part A: participants")
    titles = ("No", "Role", "Belongs to", "Country", "Kind", "Legal form", "City", "Website")
    _heads(grid, "participants", "Participant", "Legal name", *map(say, titles), words=range(2, 9))
    for number, one in enumerate(dossier.proposal.partners, 1):
        home = names.get(one.affiliated_to or "", "")
        texts = (
            say(str(one.role)),
            home,
            dossier.country(one.country),
            say(KIND_NAMES[one.kind]),
            say(str(one.legal_form)) if one.legal_form else "",
            one.city,
            one.website,
        )
        cells: dict[str, Value] = {
            "label": names[one.id],
            "text": one.name,
            "v1": Shown(number, "count"),
        }
        cells |= {f"v{at}": Shown(text, "wrap") for at, text in enumerate(texts, 2)}
        lines = max(lines_of(text, WIDTH) for text in texts)
        height = LINE * lines + 3 if lines > 1 else 0
        grid.row(f"participant/{one.id}", cells, height=height, until="v8")


def _categories(grid: Grid, dossier: Dossier) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns of the Portal's budget with their cost rows: staff together, others each."""
    call, columns = dossier.call, grid.labels.columns
    found: dict[str, tuple[str, list[str]]] = {}
    for code, row in grid.labels.rows.items():
        known = call.row.get(code)
        title = _coded(grid, row.label, row.title)
        home = code
        if known and known.kind == "staff":
            letter, _, category = known.category.partition(" ")
            home, title = known.category, _coded(grid, letter, category)
        elif known and known.part_of in grid.labels.rows:
            home = known.part_of
        group = found.setdefault(home, (title, []))
        if code in columns:
            group[1].append(code)
    for title, codes in found.values():
        yield title, tuple(codes)


def _coded(grid: Grid, code: str, title: str) -> str:
    """The head of a column of costs."""
    return grid.say("{code} {title}", code=code, title=grid.language.term(title))


def _budget(grid: Grid, dossier: Dossier, categories: list[tuple[str, tuple[str, ...]]]) -> None:
    say, budget, call = grid.say, dossier.budget, dossier.call
    _section(grid, "budget", "Part A: budget by participant, EUR")
    asked = "Lump sum" if call.grant == LUMP_SUM else "Contribution asked for"
    indirect = _coded(grid, call.indirect.code, call.indirect.title)
    _heads(
        grid,
        "budget",
        "Participant",
        "Legal name",
        *(title for title, _ in categories),
        say("Direct costs"),
        indirect,
        say("Total costs"),
        say("Rate"),
        say(asked),
        say("Own contribution"),
    )
    rest = ("direct", "indirect", "total", "rate", "asked", "own")
    asks = budget.contributions
    for partner in (*budget.partners, ""):
        marks = {"partner": partner} if partner else {}
        row = f"partner/{partner}" if partner else TOTAL
        total = budget.total(**marks)
        grant = budget.grant if not partner else None if asks is None else asks[partner]
        known = grant is not None
        results: tuple[Decimal | str, ...] = (
            budget.direct(**marks),
            budget.indirect(**marks),
            total,
            grant / total if grant is not None and total else "",
            grant if grant is not None else "",
            total - grant if grant is not None else "",
        )
        cells: dict[str, Value] = {
            "label": grid.labels.partner[partner] if partner else say("Total"),
            "text": dossier.proposal.partner[partner].name if partner else "",
        }
        for at, (_, codes) in enumerate(categories, 1):
            text = "+".join(f"[budget!{row}|{grid.labels.rows[one].key}]" for one in codes)
            counted = (part for one in codes for part in grid.labels.columns[one])
            amount = sum((budget.direct(row=one, **marks) for one in counted), ZERO)
            cells[f"v{at}"] = Formula(text, amount)
        for at, (column, result) in enumerate(zip(rest, results, strict=True), len(categories) + 1):
            form = "share" if column == "rate" else "eur"
            cells[f"v{at}"] = Shown(Formula(f"[budget!{row}|{column}]", result), form)
        assert known or results[-1] == ""
        key = f"budget/{partner}" if partner else f"budget/{TOTAL}"
        last = f"v{len(categories) + len(rest)}"
        grid.row(key, cells, "line" if partner else "total", until=last)


def _shares(grid: Grid, dossier: Dossier, lines: PortalLines) -> None:
    """The contribution by participant and work package, with the sums of each participant."""
    say, budget, shares = grid.say, dossier.budget, dossier.shares
    is_lump_sum = dossier.call.grant == LUMP_SUM
    title = (
        "Breakdown of the lump sum by participant and work package, EUR"
        if is_lump_sum
        else "EU contribution by participant and work package, EUR"
    )
    _section(grid, "shares", title, DIVIDED)
    contribution = "Lump sum" if is_lump_sum else "EU contribution"
    titles = ("Work package", "Direct costs", "Indirect costs", "Total costs", contribution)
    _heads(grid, "shares", "Participant", "Title", *map(say, titles), words=(1,))
    blocks = ("direct", "indirect", "total", "share")
    listed: dict[str, list[str]] = {one: [] for one in budget.partners}
    for partner, package in lines.pairs():
        listed[partner].append(package)
    totals = []
    for partner, packages in listed.items():
        sums = dict.fromkeys(blocks, ZERO)
        for package in packages:
            marks = {"partner": partner, "work_package": package}
            found = {
                "direct": budget.direct(**marks),
                "indirect": budget.indirect(**marks),
                "total": budget.total(**marks),
                "share": shares[partner, package] if shares is not None else None,
            }
            cells: dict[str, Value] = {
                "label": grid.labels.partner[partner],
                "text": dossier.proposal.package[package].title,
                "v1": Shown(grid.labels.package[package], "text"),
            }
            for at, block in enumerate(blocks, 2):
                amount = found[block]
                sums[block] += amount or ZERO
                text = f"[budget_matrix!{block}/{partner}|{package}]"
                cells[f"v{at}"] = Formula(text, "" if amount is None else amount)
            grid.row(f"share/{partner}/{package}", cells, until="v5")
        if packages:
            totals.append(f"share/{partner}/{TOTAL}")
            first, last = (f"share/{partner}/{one}" for one in (packages[0], packages[-1]))
            cells = {"label": grid.labels.partner[partner], "text": say("Total")}
            for at, block in enumerate(blocks, 2):
                unknown = block == "share" and shares is None
                text = f"SUM([{first}|v{at}:{last}|v{at}])"
                cells[f"v{at}"] = Formula(text, ZERO if unknown else sums[block])
            grid.row(totals[-1], cells, "strong", until="v5")
    _all_shares(grid, dossier, totals, blocks)


def _all_shares(grid: Grid, dossier: Dossier, totals: list[str], blocks: tuple[str, ...]) -> None:
    budget = dossier.budget
    whole = (budget.direct(), budget.indirect(), budget.total(), budget.grant or ZERO)
    cells: dict[str, Value] = {"label": grid.say("Total")}
    for at, result in enumerate(whole, 2):
        text = "+".join(f"[{one}|v{at}]" for one in totals) or "0"
        cells[f"v{at}"] = Formula(text, result)
    grid.row(f"share/{TOTAL}", cells, "total", until=f"v{len(blocks) + 1}")
    meaning = grid.say("Portal: the contribution of all participants in all work packages")
    grid.name("PortalContribution", f"share/{TOTAL}|v5", meaning)


def _units(grid: Grid, dossier: Dossier, lines: PortalLines) -> None:
    """A block of cost rows for each participant and work package, with units and unit costs."""
    say, direct = grid.say, dossier.budget.direct
    _section(
        grid,
        "units",
        "Units and unit costs by participant, work package and cost row, EUR",
        ONE_PRICE,
        WHOLE if lines.is_whole else FILLED,
    )
    titles = ("Work package", "Cost row", "Unit", "Units", "Unit cost", "Amount", "Direct costs")
    _heads(grid, "units", "Participant", "What is paid for", *map(say, titles), words=(1, 2, 3))
    keys: list[str] = []
    for partner, package in lines.pairs():
        found = lines.of(partner, package)
        if not found:
            continue
        area = f"[{found[0].key}|v6:{found[-1].key}|v6]"
        cells: dict[str, Value] = {
            "label": grid.labels.partner[partner],
            "text": dossier.proposal.package[package].title,
            "v1": Shown(grid.labels.package[package], "text"),
            "v7": Formula(f"SUM({area})", sum((one.amount for one in found), ZERO)),
        }
        grid.row(f"units/{partner}/{package}", cells, "group", until="v7")
        for line in found:
            _line(grid, dossier, partner, package, line)
        keys += [one.key for one in found]
    whole = f"SUM([{keys[0]}|v6:{keys[-1]}|v6])" if keys else "0"
    total: dict[str, Value] = {"label": say("Total"), "v6": Formula(whole, direct())}
    grid.row(f"units/{TOTAL}", total, "total", until="v7")
    rest = f"ROUND([budget!{TOTAL}|direct]-[units/{TOTAL}|v6],2)"
    missing: dict[str, Value] = {
        "label": Shown(say("Not in this table; listed when you build again"), "text"),
        "v6": Formula(rest, ZERO),
    }
    grid.row("units/missing", missing, "note", until="v6")
    grid.highlight("units/missing|v6:units/missing|v6", "[v6]<>0", "bad")
    grid.name("PortalDirectCosts", f"units/{TOTAL}|v6", say("Portal: the amounts of all cost rows"))


def _line(grid: Grid, dossier: Dossier, partner: str, package: str, line: PortalLine) -> None:
    cells: dict[str, Value] = {
        "label": grid.labels.partner[partner],
        "text": line.title,
        "v1": Shown(grid.labels.package[package], "text"),
        "v2": Shown(grid.labels.rows[line.code].label, "text"),
        "v3": Shown(grid.say(line.unit) if line.unit in UNITS else line.unit, "text"),
    }
    if line.profile is not None:
        at = f"{package}|{line.profile.key}"
        units, price = f"[effort!{at}]", number_in(f"[rates!{line.profile.key}|rate]")
        amount = f"[staff_costs!{at}]"
    else:
        lines = "CostPartner,[$label],CostPackage,[v1],CostRow,[v2]"
        listed = f"SUMIFS(CostUnits,{lines},CostAmount,{COUNTS})"
        amount = f"SUMIFS(CostAmount,{lines})"
        if units_of_support(dossier, line.code):
            given = "InstrumentPartner,[$label],InstrumentPackage,[v1]"
            listed += f"+SUMIFS(InstrumentNumber,{given},InstrumentTotal,{COUNTS})"
            amount += f"+SUMIFS(InstrumentTotal,{given})"
        fits = "ABS([listed]*ROUND([v6]/[listed],4)-[v6])<0.000001"
        units = f"IF([v6]=0,0,IFERROR(IF({fits},[listed],1),1))"
        price = "IF([v4]=0,0,ROUND([v6]/[v4],4))"
        cells["listed"] = Formula(listed, line.listed)
    cells["v4"] = Shown(Formula(units, line.units), "quantity")
    cells["v5"] = Shown(Formula(price, line.unit_cost), "price")
    cells["v6"] = Formula(amount, line.amount)
    grid.row(line.key, cells, until="v6")
