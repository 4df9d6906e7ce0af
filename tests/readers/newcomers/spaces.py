"""Characters that only look like a space, a colon, a comma or a dash."""

from tests.readers.newcomers.mistake import Mistake

MISTAKES = (
    Mistake("tab in block text", (("    Fruit growers lose", "\tFruit growers lose"),), asks=True),
    Mistake("nbsp after colon", (("  strand: agri-food", "  strand:\xa0agri-food"),), taken=True),
    Mistake(
        "nbsp and space after colon",
        (("  strand: agri-food", "  strand: \xa0agri-food"),),
        taken=True,
    ),
    Mistake("nbsp at end", (("  strand: agri-food", "  strand: agri-food\xa0"),), taken=True),
    Mistake("nbsp indent", (("  strand: agri-food", "\xa0\xa0strand: agri-food"),), taken=True),
    Mistake("nbsp half indent", (("  strand: agri-food", " \xa0strand: agri-food"),), taken=True),
    Mistake("nbsp after dash", (("  - id: rain\n", "  -\xa0id: rain\n"),), taken=True),
    Mistake("nbsp before colon", (("  strand: agri-food", "  strand\xa0: agri-food"),), taken=True),
    Mistake("space before colon", (("  strand: agri-food", "  strand : agri-food"),), taken=True),
    Mistake(
        "nbsp in flow",
        (("{rain: 1.5, sensor-hub: 0.5}", "{rain:\xa01.5,\xa0sensor-hub:\xa00.5}"),),
        taken=True,
    ),
    Mistake("em space indent", (("  strand: agri-food", "\u2003strand: agri-food"),)),
    Mistake(
        "ideographic space", (("  strand: agri-food", "  strand:\u3000agri-food"),), taken=True
    ),
    Mistake(
        "zero width in value", (("  strand: agri-food", "  strand: agri\u200b-food"),), taken=True
    ),
    Mistake(
        "zero width in key", (("  strand: agri-food", "  str\u200band: agri-food"),), taken=True
    ),
    Mistake(
        "zero width before", (("  strand: agri-food", "  \u200bstrand: agri-food"),), taken=True
    ),
    Mistake("bom in middle", (("  strand: agri-food", "  \ufeffstrand: agri-food"),), taken=True),
    Mistake(
        "soft hyphen in id",
        (
            (
                "    lead: sensor-hub\n    tasks:\n      - id: providers",
                "    lead: sensor-\xadhub\n    tasks:\n      - id: providers",
            ),
        ),
        taken=True,
    ),
    Mistake("full width colon", (("  strand: agri-food", "  strand：agri-food"),)),
    Mistake(
        "full width comma", (("{rain: 1.5, sensor-hub: 0.5}", "{rain: 1.5，sensor-hub: 0.5}"),)
    ),
    Mistake(
        "nb hyphen in id",
        (
            (
                "    lead: sensor-hub\n    tasks:\n      - id: providers",
                "    lead: sensor‑hub\n    tasks:\n      - id: providers",
            ),
        ),
    ),
    Mistake(
        "en dash in id",
        (
            (
                "    lead: sensor-hub\n    tasks:\n      - id: providers",
                "    lead: sensor–hub\n    tasks:\n      - id: providers",
            ),
        ),
    ),
)
