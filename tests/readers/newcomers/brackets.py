"""Brackets and braces that are missing, doubled or of the wrong kind."""

from tests.readers.newcomers.mistake import Mistake

MISTAKES = (
    Mistake(
        "markdown heading ok",
        (("\nwork_packages:\n", "\n## The work\nwork_packages:\n"),),
        taken=True,
    ),
    Mistake(
        "missing brace end",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1.5, sensor-hub: 0.5"),),
    ),
    Mistake(
        "missing brace start",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: rain: 1.5, sensor-hub: 0.5}"),),
    ),
    Mistake(
        "extra brace",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1.5, sensor-hub: 0.5}}"),),
    ),
    Mistake(
        "round for brace",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: (rain: 1.5, sensor-hub: 0.5)"),),
    ),
    Mistake(
        "bracket for brace",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1.5, sensor-hub: 0.5]"),),
    ),
    Mistake("missing bracket end", (("after: [water-map]", "after: [water-map"),)),
    Mistake("extra bracket", (("after: [water-map]", "after: [water-map]]"),)),
    Mistake("missing brace end in list", (("unit_cost: 650}", "unit_cost: 650"),)),
    Mistake(
        "missing brace multi line",
        (("owner: pomona}\n        - {name: Water", "owner: pomona\n        - {name: Water"),),
    ),
    Mistake(
        "missing inner brace",
        (("{pomona: {manager: 6}, rain: 1,", "{pomona: {manager: 6, rain: 1,"),),
    ),
    Mistake("missing comma in braces", (("units: 6, unit_cost: 650", "units: 6 unit_cost: 650"),)),
    Mistake(
        "missing comma between items",
        (
            (
                "[growers, makers], channels: [website, newsletter], lead: pomona",
                "[growers makers], channels: [website, newsletter], lead: pomona",
            ),
        ),
    ),
    Mistake("semicolon in braces", (("units: 6, unit_cost: 650", "units: 6; unit_cost: 650"),)),
    Mistake("trailing comma braces", (("unit_cost: 650}", "unit_cost: 650,}"),), taken=True),
    Mistake(
        "trailing comma bracket", (("after: [water-map]", "after: [water-map, ]"),), taken=True
    ),
    Mistake(
        "double comma", (("units: 6, unit_cost: 650", "units: 6,, unit_cost: 650"),), asks=True
    ),
)
