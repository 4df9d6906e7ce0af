"""Names of fields in other spellings, words and languages."""

from tests.readers.newcomers.mistake import Mistake

MISTAKES = (
    Mistake(
        "acronym slash",
        (("acronym: ORCHARD", "acronym: ORCH/ARD"),),
        right=(("acronym: ORCHARD", "acronym: ORCH-ARD"),),
    ),
    Mistake(
        "acronym accents",
        (("acronym: ORCHARD", "acronym: ÉCO & BÂTI"),),
        right=(("acronym: ORCHARD", "acronym: ECO - BATI"),),
    ),
    Mistake("acronym curly quotes", (("acronym: ORCHARD", "acronym: “ORCHARD”"),)),
    Mistake("acronym comma", (("acronym: ORCHARD", "acronym: ORCHARD,"),)),
    Mistake("acronym semicolon", (("acronym: ORCHARD", "acronym: ORCHARD;"),)),
    Mistake(
        "acronym long",
        (
            (
                "acronym: ORCHARD",
                "acronym: ORCHARD ORCHARD ORCHARD ORCHARD ORCHARD ORCHARD ORCHARD ",
            ),
        ),
        asks=True,
    ),
    Mistake("call wrong", (("call: smp-cosme-2021-cluster", "call: SMP-COSME-2021-CLUSTER"),)),
    Mistake("call topic", (("call: smp-cosme-2021-cluster", "call: 2021"),), asks=True),
    Mistake(
        "language french",
        (("  duration: 36\n", "  duration: 36\n  language: English\n"),),
        right=(("  duration: 36\n", "  duration: 36\n  language: en\n"),),
        asks=True,
    ),
    Mistake("field caps", (("    name: Rain", "    Name: Rain"),)),
    Mistake("field caps all", (("project:\n  acronym", "PROJECT:\n  acronym"),)),
    Mistake("section caps", (("partners:\n  - id: pomona", "Partners:\n  - id: pomona"),)),
    Mistake("section singular", (("partners:\n  - id: pomona", "partner:\n  - id: pomona"),)),
    Mistake("section spaces", (("work_packages:\n", "work packages:\n"),)),
    Mistake("section dash", (("work_packages:\n", "work-packages:\n"),)),
    Mistake("section caps WP", (("work_packages:\n", "Work Packages:\n"),)),
    Mistake("section typo", (("\ncommunication:\n", "\ncomunication:\n"),)),
    Mistake("field plural", (("        months: M4-M34", "        month: M4-M34"),)),
    Mistake(
        "field singular task",
        (("    tasks:\n      - id: training", "    task:\n      - id: training"),),
    ),
    Mistake("field typo", (("    objectives:\n      - Reach", "    objektives:\n      - Reach"),)),
    Mistake(
        "field french titre",
        (("        title: Quality and monitoring", "        titre: Quality and monitoring"),),
    ),
    Mistake("field pays", (("    country: ES", "    pays: ES"),)),
    Mistake("field land", (("    country: ES", "    Land: ES"),)),
    Mistake("field nombre", (("    name: Rain", "    nombre: Rain"),)),
    Mistake(
        "field Titel",
        (("        title: Quality and monitoring", "        Titel: Quality and monitoring"),),
    ),
    Mistake(
        "field responsable",
        (
            (
                "        months: M4-M34\n        lead: pomona",
                "        months: M4-M34\n        responsable: pomona",
            ),
        ),
    ),
    Mistake(
        "field leader",
        (
            (
                "        months: M4-M34\n        lead: pomona",
                "        months: M4-M34\n        leader: pomona",
            ),
        ),
    ),
    Mistake("field socios", (("partners:\n  - id: pomona", "socios:\n  - id: pomona"),)),
    Mistake("field Arbeitspakete", (("work_packages:\n", "arbeitspakete:\n"),)),
    Mistake("field deadline", (("due: M3, lead: rain", "deadline: M3, lead: rain"),)),
    Mistake("field start date", (("  start: 2026-09-01", "  start date: 2026-09-01"),)),
    Mistake("field start_date", (("  start: 2026-09-01", "  start_date: 2026-09-01"),)),
    Mistake("field unit cost", (("units: 6, unit_cost: 650", "units: 6, unit cost: 650"),)),
    Mistake("field price", (("units: 6, unit_cost: 650", "units: 6, price: 650"),)),
    Mistake(
        "yes",
        (("    short_name: RAIN", "    short_name: yes"),),
        right=(("    short_name: RAIN", "    short_name: yes"),),
        taken=True,
    ),
    Mistake(
        "true",
        (("    short_name: RAIN", "    short_name: true"),),
        right=(("    short_name: RAIN", '    short_name: "true"'),),
    ),
    Mistake(
        "number as title",
        (("    short_name: RAIN", "    short_name: 42"),),
        right=(("    short_name: RAIN", '    short_name: "42"'),),
    ),
    Mistake("whole section missing role", (("    role: coordinator\n", ""),), asks=True),
)
