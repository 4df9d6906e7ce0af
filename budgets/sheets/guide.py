"""How to use this workbook, what each sheet shows, and the names that formulas use."""

from __future__ import annotations

from budgets.cell_values import Formula, Plain, Shown, Value, in_formula
from budgets.grid import Grid
from budgets.layout import Column
from budgets.sheets import sheet, sheets
from budgets.styles import TABS
from toolkit.plan.dossier import Dossier

ADVICE = (
    ("Type into the cream cells", "Blue figures on cream are inputs. Everything else is computed."),
    ("Move a bar", "Type the months of a task, deliverable or milestone on the sheet Work plan."),
    ("Move the project", "Change its first day on the sheet Work plan: all calendars follow."),
    ("Add a cost line", "Use the empty lines of the sheet Costs; every total includes them."),
    ("Leave a cell empty", "Empty means not known or not planned; 0 means that it is nothing."),
    ("Look at the lights", "The sheet Checks says what does not fit yet, and what to do."),
    (
        "Change a locked cell",
        "Review > Unprotect Sheet; there is no password. Folding the work "
        "packages of the work plan needs it too.",
    ),
    (
        "Sort, insert, move",
        "Rows and columns are known by the grey keys at the left and in the "
        "hidden first row: keep them with their lines.",
    ),
    (
        "Mend a formula",
        "The sheet Checks says how many were typed over. proposal build --restore gives them "
        "back, with rows and sheets that were deleted.",
    ),
    (
        "Build again",
        "A workbook that someone has changed is brought up to date in place: what was typed stays.",
    ),
)


@sheet("How to use", order=130, kind="call", after_all=True)
def guide(grid: Grid, dossier: Dossier) -> None:
    say = grid.say
    grid.columns(
        Column("what", "", 30),
        Column("says", "", 100, "wrap"),
        Column("where", "", 40),
    )
    grid.heading(
        say("How to use this workbook"),
        say(
            "{acronym}, for the call {topic}.",
            acronym=dossier.proposal.project.acronym,
            topic=dossier.call.topic,
        ),
    )
    grid.row("in-short", {"what": say("In short")}, "heading", until="says")
    for number, (what, says) in enumerate(ADVICE, 1):
        grid.row(
            f"advice/{number}",
            {"what": Shown(say(what), look="strong"), "says": say(says)},
            until="says",
        )
    grid.gap()
    grid.row("colours", {"what": say("Colours")}, "heading", until="says")
    for key, sample, says in (
        ("input", Shown(4620, "eur", "input"), "An input: type here."),
        ("computed", Shown(4620, "eur"), "A result: locked."),
        ("total", Shown(4620, "eur", "total"), "A total."),
    ):
        grid.row(f"colour/{key}", {"what": sample, "says": say(says)}, until="says")
    for kind, (_, says) in TABS.items():
        swatch = Shown(None, look=f"tab/{kind}")
        grid.row(f"tab/{kind}", {"what": swatch, "says": say(says)}, until="says")
    grid.gap()
    grid.row("sheets", {"what": say("Sheets")}, "heading", until="says")
    for one in sheets():
        name = grid.sheets[one.key].title
        shown: Plain | Formula = say("{sheet} (hidden)", sheet=name)
        if not one.hidden:
            shown = Formula(f'HYPERLINK("#{_named(grid, one.key)}",{in_formula(name)})', name)
        cells: dict[str, Value] = {"what": Shown(shown, look="strong"), "says": say(one.about)}
        grid.row(f"sheet/{one.key}", cells, until="says")
    grid.gap()
    grid.row("names", {"what": say("Names that formulas use")}, "heading")
    for name, (meaning, where) in sorted(_names(grid).items()):
        grid.row(f"name/{name}", {"what": name, "says": meaning, "where": where})
    grid.layout.portrait = True
    grid.layout.breaks = ("names",)


def _named(grid: Grid, key: str) -> str:
    """The name of the cell where a sheet begins, which it gets here: tabs may be renamed."""
    sheet = grid.sheets[key]
    name = "At" + "".join(word.capitalize() for word in key.split("_"))
    column = next(one.key for one in sheet.columns_ if not one.hidden)
    sheet.name(name, f"{next(iter(sheet.rows))}|{column}", "")
    return name


def _names(grid: Grid) -> dict[str, tuple[str, str]]:
    """Each defined name with its meaning and the sheet where it stands."""
    return {
        name: (named.meaning, other.title)
        for other in grid.sheets.values()
        for name, named in other.names.items()
        if named.meaning
    }
