"""Ids, references by other names, and ids that are missing, changed or written twice."""

from tests.readers.newcomers.mistake import Mistake

MISTAKES = (
    Mistake("call in a bracket", (("call: smp-", "call: [smp-"),), asks=True),
    Mistake(
        "call in braces", (("call: smp-cosme-2021-cluster", "call: {a: smp-cosme}"),), asks=True
    ),
    Mistake("call with a second colon", (("call: smp-", "call: name: smp-"),), asks=True),
    Mistake(
        "priority after a quotation mark",
        (("leading_priorities: [innovate]", 'leading_priorities: "[innovate]'),),
        asks=True,
    ),
    Mistake(
        "lead by short name",
        (("    priority: network\n    lead: rain", "    priority: network\n    lead: RAIN"),),
    ),
    Mistake(
        "lead by long name",
        (
            (
                "    priority: network\n    lead: rain",
                "    priority: network\n    lead: Rain and Soil, cluster of irrigation",
            ),
        ),
    ),
    Mistake(
        "lead by caps",
        (("    priority: network\n    lead: rain", "    priority: network\n    lead: Rain"),),
    ),
    Mistake(
        "lead two",
        (
            (
                "    priority: network\n    lead: rain",
                "    priority: network\n    lead: rain, pomona",
            ),
        ),
        asks=True,
    ),
    Mistake(
        "lead list",
        (
            (
                "    priority: network\n    lead: rain",
                "    priority: network\n    lead: [rain, pomona]",
            ),
        ),
        asks=True,
    ),
    Mistake(
        "lead blank",
        (("    priority: network\n    lead: rain", "    priority: network\n    lead:"),),
        asks=True,
    ),
    Mistake(
        "lead typo",
        (("    priority: network\n    lead: rain", "    priority: network\n    lead: rian"),),
    ),
    Mistake("after title", (("after: [water-map]", "after: [Map of water and suppliers]"),)),
    Mistake("after label", (("after: [water-map]", "after: [T2.1]"),)),
    Mistake(
        "after semicolon",
        (("after: [water-map]", "after: [water-map; kick-off]"),),
        right=(("after: [water-map]", "after: [water-map, kick-off]"),),
    ),
    Mistake(
        "after text comma",
        (("after: [water-map]", "after: water-map, kick-off"),),
        right=(("after: [water-map]", "after: [water-map, kick-off]"),),
    ),
    Mistake(
        "after and",
        (("after: [water-map]", "after: water-map and kick-off"),),
        right=(("after: [water-map]", "after: [water-map, kick-off]"),),
    ),
    Mistake("after mention", (("after: [water-map]", 'after: "[[water-map]]"'),)),
    Mistake("after mention bare", (("after: [water-map]", "after: [[water-map]]"),), asks=True),
    Mistake("partners by text", (("partners: [rain, sensor-hub]", "partners: rain; sensor-hub"),)),
    Mistake(
        "work_package by label",
        (("    work_package: [innovate, adopt]\n", "    work_package: [WP3, WP4]\n"),),
        asks=True,
    ),
    Mistake(
        "work_package by title",
        (
            (
                "    work_package: [innovate, adopt]\n",
                "    work_package: [Innovate for strategic autonomy, adopt]\n",
            ),
        ),
    ),
    Mistake("id capital", (("  - id: rain\n", "  - id: RAIN\n"),)),
    Mistake("id space", (("  - id: sensor-hub\n", "  - id: sensor hub\n"),)),
    Mistake("id underscore caps", (("  - id: sensor-hub\n", "  - id: Sensor_Hub\n"),)),
    Mistake("id accent", (("  - id: rain\n", "  - id: râin\n"),)),
    Mistake("id renamed", (("  - id: pomona\n", "  - id: fruit\n"),)),
    Mistake(
        "id renamed task",
        (("      - id: water-map\n", "      - id: water\n"),),
        right=(
            ("      - id: water-map\n", "      - id: water\n"),
            ("after: [water-map]", "after: [water]"),
        ),
    ),
    Mistake("id renamed wp", (("  - id: innovate\n    title", "  - id: innovation\n    title"),)),
    Mistake("id renamed milestone", (("{id: kick-off,", "{id: start-event,"),), asks=True),
    Mistake("id renamed channel", (("{id: website, name", "{id: web, name"),)),
    Mistake("id renamed group", (("{id: growers,", "{id: farmers,"),)),
    Mistake("id missing partner", (("  - id: pomona\n    name", "  - name"),)),
    Mistake("id missing partner 2", (("  - id: rain\n    name", "  - name"),)),
    Mistake("id missing wp", (("  - id: innovate\n    title", "  - title"),)),
    Mistake("id missing task", (("      - id: water-map\n        title", "      - title"),)),
    Mistake("id missing milestone", (("{id: kick-off, title", "{title"),)),
    Mistake("id missing channel", (("{id: newsletter, name", "{name"),)),
    Mistake("id blank", (("  - id: rain\n", "  - id:\n"),)),
    Mistake("id number", (("  - id: rain\n", "  - id: 2\n"),)),
    Mistake("id duplicate", (("      - id: quality\n", "      - id: coordination\n"),)),
    Mistake("id two partners one id", (("  - id: rain\n", "  - id: pomona\n"),)),
    Mistake(
        "profile renamed",
        (("rates: {manager: 5500, expert: 4500}", "rates: {manager: 5500, senior: 4500}"),),
        asks=True,
    ),
    Mistake(
        "profile typo once",
        (("effort: {pomona: {expert: 3.2}}", "effort: {pomona: {exprt: 3.2}}"),),
    ),
    Mistake("mention typo", (("The rounds of [[lump-sums]]", "The rounds of [[lump-sum]]"),)),
    Mistake(
        "effort of a partner that is not in the list",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1.5, sensor: 0.5}"),),
    ),
    Mistake(
        "a label that another part has by its order",
        (("      - id: quality\n", "      - id: quality\n        label: T1.1\n"),),
        right=(("      - id: quality\n", "      - id: quality\n        label: T1.1\n"),),
        taken=True,
    ),
    Mistake(
        "one name where a list is expected",
        (
            (
                "target_groups: [growers, makers], channels: [website], lead",
                "target_groups: growers, channels: website, lead",
            ),
        ),
        right=(
            (
                "target_groups: [growers, makers], channels: [website], lead",
                "target_groups: [growers], channels: [website], lead",
            ),
        ),
        taken=True,
    ),
)
