"""Numbers as they are written in other countries, with units, and where none is known."""

from tests.readers.newcomers.mistake import Mistake

MISTAKES = (
    Mistake(
        "decimal comma in effort in braces",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1,5, sensor-hub: 0,5}"),),
    ),
    Mistake(
        "decimal comma in effort in braces, second only",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1.5, sensor-hub: 0,5}"),),
    ),
    Mistake(
        "decimal comma in effort by profile",
        (("effort: {pomona: {expert: 3.2}}", "effort: {pomona: {expert: 3,2}}"),),
    ),
    Mistake(
        "decimal comma with a space",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1, 5, sensor-hub: 0.5}"),),
    ),
    Mistake(
        "thousands comma in rates",
        (("rates: {manager: 5500, expert: 4500}", "rates: {manager: 5,500, expert: 4500}"),),
    ),
    Mistake(
        "thousands comma in rates both",
        (("rates: {manager: 5500, expert: 4500}", "rates: {manager: 5,500, expert: 4,500}"),),
    ),
    Mistake(
        "cents after comma in rates",
        (("rates: {manager: 5500, expert: 4500}", "rates: {manager: 5500,00, expert: 4500}"),),
    ),
    Mistake(
        "point thousands comma cents in rates",
        (("rates: {manager: 5500, expert: 4500}", "rates: {manager: 5.500,00, expert: 4500}"),),
    ),
    Mistake(
        "euro sign in rates with comma",
        (("rates: {manager: 5500, expert: 4500}", "rates: {manager: € 5,500, expert: 4500}"),),
    ),
    Mistake("decimal comma in block effort", (("          rain: 3\n", "          rain: 3,0\n"),)),
    Mistake(
        "decimal comma in single cost line braces",
        (("units: 6, unit_cost: 600}", "units: 6, unit_cost: 600,00}"),),
    ),
    Mistake(
        "decimal comma in units", (("units: 6, unit_cost: 600}", "units: 6,0, unit_cost: 600}"),)
    ),
    Mistake("thousands point in amount", (("    amount: 30000\n", "    amount: 30.000\n"),)),
    Mistake("thousands space in amount", (("    amount: 30000\n", "    amount: 30 000\n"),)),
    Mistake(
        "thousands thin space in amount", (("    amount: 30000\n", "    amount: 30\u202f000\n"),)
    ),
    Mistake("thousands nbsp in amount", (("    amount: 30000\n", "    amount: 30\xa0000\n"),)),
    Mistake("thousands apostrophe", (("    amount: 30000\n", "    amount: 30'000\n"),)),
    Mistake("thousands curly apostrophe", (("    amount: 30000\n", "    amount: 30’000\n"),)),
    Mistake("thousands comma block", (("    amount: 30000\n", "    amount: 30,000\n"),)),
    Mistake("comma and cents", (("    amount: 30000\n", "    amount: 30.000,00\n"),)),
    Mistake("comma and cents english", (("    amount: 30000\n", "    amount: 30,000.00\n"),)),
    Mistake("EUR before", (("    amount: 30000\n", "    amount: EUR 30000\n"),)),
    Mistake("EUR behind", (("    amount: 30000\n", "    amount: 30 000 EUR\n"),)),
    Mistake("euro sign behind", (("    amount: 30000\n", "    amount: 30.000 €\n"),)),
    Mistake("euro sign before no space", (("    amount: 30000\n", "    amount: €30000\n"),)),
    Mistake("30k", (("    amount: 30000\n", "    amount: 30k\n"),)),
    Mistake("30 K EUR", (("    amount: 30000\n", "    amount: 30 K€\n"),)),
    Mistake("30 T EUR", (("    amount: 30000\n", "    amount: 30 TEUR\n"),)),
    Mistake("0,03 Mio", (("    amount: 30000\n", "    amount: 0,03 Mio\n"),)),
    Mistake("30 thousand", (("    amount: 30000\n", "    amount: 30 thousand\n"),)),
    Mistake("30 mil", (("    amount: 30000\n", "    amount: 30 mil\n"),)),
    Mistake(
        "5.5k rate in braces",
        (("rates: {manager: 5500, expert: 4500}", "rates: {manager: 5.5k, expert: 4500}"),),
    ),
    Mistake(
        "5,5k rate in braces",
        (("rates: {manager: 5500, expert: 4500}", "rates: {manager: 5,5k, expert: 4500}"),),
    ),
    Mistake("30000,- ", (("    amount: 30000\n", "    amount: 30000,-\n"),)),
    Mistake("number in quotes", (("    amount: 30000\n", '    amount: "30000"\n'),), taken=True),
    Mistake("number in quotes with space", (("    amount: 30000\n", '    amount: "30 000"\n'),)),
    Mistake("about", (("    amount: 30000\n", "    amount: ca. 30000\n"),)),
    Mistake("range", (("    amount: 30000\n", "    amount: 20000-30000\n"),), asks=True),
    Mistake("up to", (("    amount: 30000\n", "    amount: up to 30000\n"),), asks=True),
    Mistake("product", (("    amount: 30000\n", "    amount: 2 x 15000\n"),), asks=True),
    Mistake("negative", (("    amount: 30000\n", "    amount: -30000\n"),), asks=True),
    Mistake(
        "rates with thousand point",
        (("rates: {manager: 5500, expert: 4500}", "rates: {manager: 5.500, expert: 4.500}"),),
    ),
    Mistake("percent in target", (("baseline: 0, target: 15,", "baseline: 0, target: 15 %,"),)),
    Mistake("percent no space", (("baseline: 0, target: 15,", "baseline: 0, target: 15%,"),)),
    Mistake(
        "unit in target", (("baseline: 0, target: 60,", "baseline: 0, target: 60 applications,"),)
    ),
    Mistake("unit in attendees", (("attendees: 9}", "attendees: 9 people}"),)),
    Mistake("days unit", (("days: 2,", "days: 2 days,"),)),
    Mistake("comma days", (("days: 2,", "days: 2,0,"),)),
    Mistake("plus behind", (("baseline: 0, target: 60,", "baseline: 0, target: 60+,"),), asks=True),
    Mistake("target >", (("baseline: 0, target: 60,", "baseline: 0, target: >60,"),), asks=True),
    Mistake(
        "target thousand point",
        (("target: 600,", "target: 1.600,"),),
        right=(("target: 600,", "target: 1600,"),),
    ),
    Mistake(
        "number thousand point",
        (("number: 20\n", "number: 1.000\n"), ("amount: 30000", "amount: 600")),
        right=(("number: 20\n", "number: 1000\n"), ("amount: 30000", "amount: 600")),
    ),
    Mistake(
        "units thousand point",
        (("units: 36\n        unit_cost: 150", "units: 1.000\n        unit_cost: 5.40"),),
        right=(("units: 36\n        unit_cost: 150", "units: 1000\n        unit_cost: 5.40"),),
    ),
    Mistake(
        "PM in effort",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1.5 PM, sensor-hub: 0.5}"),),
    ),
    Mistake("number as word", (("    number: 20\n", "    number: twenty\n"),), asks=True),
    Mistake(
        "half sign",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1.5, sensor-hub: ½}"),),
    ),
    Mistake("point at end", (("    number: 20\n", "    number: 20.\n"),), taken=True),
    Mistake("number with decimals .0", (("    number: 20\n", "    number: 20.0\n"),), taken=True),
    Mistake(
        "effort as one number", (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: 2"),), asks=True
    ),
    Mistake(
        "effort list",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: [rain: 1.5, sensor-hub: 0.5]"),),
    ),
    Mistake(
        "effort equal sign",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain = 1.5, sensor-hub = 0.5}"),),
    ),
    Mistake(
        "effort semicolons",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1.5; sensor-hub: 0.5}"),),
    ),
    Mistake(
        "effort without braces",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: rain 1.5, sensor-hub 0.5"),),
    ),
    Mistake(
        "effort without braces colon",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: rain: 1.5, sensor-hub: 0.5"),),
    ),
    Mistake(
        "effort blank entry",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain: 1.5, sensor-hub: }"),),
        asks=True,
    ),
    Mistake(
        "rates blank entry",
        (
            (
                "rates: {manager: 5500, expert: 4500}",
                "rates: {manager: 5500, expert: 4500, junior: }",
            ),
        ),
        asks=True,
    ),
    Mistake(
        "effort name comma",
        (("effort: {rain: 1.5, sensor-hub: 0.5}", "effort: {rain, 1.5, sensor-hub: 0.5}"),),
    ),
    Mistake(
        "one digit too many in a number of awards",
        (("    number: 20\n", "    number: 200\n"),),
        asks=True,
    ),
)
