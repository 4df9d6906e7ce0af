"""Lines that begin in the wrong column, and tabs."""

from tests.readers.newcomers.mistake import Mistake

MISTAKES = (
    Mistake("one space too few first", (("  acronym: ORCHARD", " acronym: ORCHARD"),)),
    Mistake("one space too few middle", (("  strand: agri-food", " strand: agri-food"),)),
    Mistake("one space too many", (("  strand: agri-food", "   strand: agri-food"),)),
    Mistake("two spaces too many", (("  strand: agri-food", "    strand: agri-food"),)),
    Mistake("one too many after list", (("  duration: 36\n", "   duration: 36\n"),)),
    Mistake("field in task one less", (("        months: M4-M34", "       months: M4-M34"),)),
    Mistake("field in task one more", (("        months: M4-M34", "         months: M4-M34"),)),
    Mistake("section one space", (("\npartners:\n", "\n partners:\n"),)),
    Mistake("section one space 2", (("\ncommunication:\n", "\n communication:\n"),)),
    Mistake("section one space 3", (("\ninstruments:\n", "\n instruments:\n"),)),
    Mistake(
        "tasks one too few",
        (("    tasks:\n      - id: water-map", "   tasks:\n      - id: water-map"),),
    ),
    Mistake(
        "tasks one too many",
        (("    tasks:\n      - id: water-map", "     tasks:\n      - id: water-map"),),
    ),
    Mistake("dash one too few", (("      - id: drought-plans", "     - id: drought-plans"),)),
    Mistake("dash one too many", (("      - id: drought-plans", "       - id: drought-plans"),)),
    Mistake("dash two too few", (("      - id: drought-plans", "    - id: drought-plans"),)),
    Mistake("dash far left", (("      - id: drought-plans", "  - id: drought-plans"),)),
    Mistake("tab after colon", (("  strand: agri-food", "  strand:\tagri-food"),), taken=True),
    Mistake("tab indent field", (("  strand: agri-food", "\tstrand: agri-food"),)),
    Mistake(
        "tab indent list",
        (("    tasks:\n      - id: water-map", "    tasks:\n\t  - id: water-map"),),
        asks=True,
    ),
    Mistake("tab after dash", (("  - id: rain\n", "  -\tid: rain\n"),), asks=True),
)
