"""What stands between the name of a field and its value, and at the end of a line."""

from tests.readers.newcomers.mistake import Mistake

MISTAKES = (
    Mistake("missing colon", (("  strand: agri-food", "  strand agri-food"),)),
    Mistake("missing space behind colon", (("  strand: agri-food", "  strand:agri-food"),)),
    Mistake("missing space name", (("    name: Rain and", "    name:Rain and"),)),
    Mistake(
        "missing space last in part",
        (
            (
                "    mitigation: Info-days in every region, and a second round.\n    owner: pomona",
                "    mitigation: Info-days in every region, and a second round.\n    owner:pomona",
            ),
        ),
    ),
    Mistake("missing space flow", (("units: 6, unit_cost: 650", "units:6, unit_cost:650"),)),
    Mistake("missing space flow one", (("units: 6, unit_cost: 650", "units: 6, unit_cost:650"),)),
    Mistake("missing space map", (("effort: {rain: 1.5,", "effort:{rain: 1.5,"),)),
    Mistake("missing space list", (("after: [water-map]", "after:[water-map]"),)),
    Mistake("equal sign", (("  strand: agri-food", "  strand = agri-food"),)),
    Mistake("equal sign tight", (("  strand: agri-food", "  strand=agri-food"),)),
    Mistake("arrow", (("  strand: agri-food", "  strand -> agri-food"),)),
    Mistake("semicolon end", (("  strand: agri-food", "  strand: agri-food;"),)),
    Mistake("comma end", (("  strand: agri-food", "  strand: agri-food,"),)),
    Mistake("json style", (("  strand: agri-food", '  "strand": "agri-food",'),)),
)
