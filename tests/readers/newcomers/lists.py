"""Entries of lists with other signs than a dash, or with none."""

from tests.readers.newcomers.mistake import Mistake

MISTAKES = (
    Mistake(
        "en dash list first", (("      - Reach the objectives", "      – Reach the objectives"),)
    ),
    Mistake(
        "en dash list both",
        (
            (
                "      - Reach the objectives on time.\n      - Pay",
                "      – Reach the objectives on time.\n      – Pay",
            ),
        ),
    ),
    Mistake(
        "bullet list first", (("      - Reach the objectives", "      • Reach the objectives"),)
    ),
    Mistake(
        "bullet list both",
        (
            (
                "      - Reach the objectives on time.\n      - Pay",
                "      • Reach the objectives on time.\n      • Pay",
            ),
        ),
    ),
    Mistake("bullet list second", (("      - Pay every SME", "      • Pay every SME"),)),
    Mistake(
        "star list both",
        (
            (
                "      - Reach the objectives on time.\n      - Pay",
                "      * Reach the objectives on time.\n      * Pay",
            ),
        ),
    ),
    Mistake(
        "numbered list both",
        (
            (
                "      - Reach the objectives on time.\n      - Pay",
                "      1. Reach the objectives on time.\n      2. Pay",
            ),
        ),
    ),
    Mistake("en dash part", (("  - id: rain\n", "  – id: rain\n"),)),
    Mistake("bullet part", (("  - id: rain\n", "  • id: rain\n"),)),
    Mistake("numbered part", (("  - id: rain\n", "  2. id: rain\n"),)),
    Mistake(
        "no dash text list",
        (
            (
                "      - Reach the objectives on time.\n      - Pay",
                "      Reach the objectives on time.\n      Pay",
            ),
        ),
        asks=True,
    ),
    Mistake("second without dash text list", (("      - Pay every SME", "      Pay every SME"),)),
    Mistake("no space after dash", (("  - id: rain\n", "  -id: rain\n"),)),
    Mistake("no space after dash first", (("  - id: pomona\n", "  -id: pomona\n"),)),
    Mistake(
        "no space after dash task", (("      - id: drought-plans", "      -id: drought-plans"),)
    ),
    Mistake("no space after dash text", (("      - Pay every SME", "      -Pay every SME"),)),
    Mistake("no space after dash flow", (("    - {id: makers,", "    -{id: makers,"),)),
    Mistake("no dash at all", (("  - id: rain\n    name", "    id: rain\n    name"),)),
    Mistake("no dash, at dash column", (("  - id: rain\n    name", "  id: rain\n    name"),)),
    Mistake("no dash first", (("  - id: pomona\n    name", "    id: pomona\n    name"),)),
    Mistake("no dash flow", (("    - {id: makers,", "    {id: makers,"),)),
    Mistake("dash without item", (("  - id: rain\n", "  -\n  - id: rain\n"),), asks=True),
    Mistake(
        "dash alone in text list",
        (("      - Pay every SME", "      -\n      - Pay every SME"),),
        asks=True,
    ),
    Mistake("two dashes", (("      - Pay every SME", "      - - Pay every SME"),), asks=True),
)
