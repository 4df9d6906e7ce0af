"""Texts that need quotes, and quotation marks of the wrong kind."""

from tests.readers.newcomers.mistake import Mistake

MISTAKES = (
    Mistake(
        "colon in title",
        (
            (
                'title: "Orchards of tomorrow: less water, more fruit"',
                "title: Orchards of tomorrow: less water, more fruit",
            ),
        ),
    ),
    Mistake(
        "colon in title curly",
        (
            (
                'title: "Orchards of tomorrow: less water, more fruit"',
                "title: “Orchards of tomorrow: less water, more fruit”",
            ),
        ),
    ),
    Mistake(
        "colon in title guillemets",
        (
            (
                'title: "Orchards of tomorrow: less water, more fruit"',
                "title: « Orchards of tomorrow: less water, more fruit »",
            ),
        ),
    ),
    Mistake(
        "colon in title german",
        (
            (
                'title: "Orchards of tomorrow: less water, more fruit"',
                "title: „Orchards of tomorrow: less water, more fruit“",
            ),
        ),
    ),
    Mistake(
        "colon in title single curly",
        (
            (
                'title: "Orchards of tomorrow: less water, more fruit"',
                "title: ‘Orchards of tomorrow: less water, more fruit’",
            ),
        ),
    ),
    Mistake(
        "curly no colon", (("title: Quality and monitoring", "title: “Quality and monitoring”"),)
    ),
    Mistake(
        "colon in flow title",
        (("title: Plan of quality,", "title: Plan: quality,"),),
        right=(("title: Plan of quality,", 'title: "Plan: quality",'),),
    ),
    Mistake(
        "comma in flow title",
        (("title: Plan of quality,", "title: Plan of quality, risks and ethics,"),),
        right=(("title: Plan of quality,", 'title: "Plan of quality, risks and ethics",'),),
    ),
    Mistake(
        "comma in flow title known field",
        (("title: Plan of quality,", "title: Plan of quality, description,"),),
        right=(("title: Plan of quality,", 'title: "Plan of quality, description",'),),
    ),
    Mistake(
        "curly quotes comma flow", (('location: "Lleida, Spain"', "location: “Lleida, Spain”"),)
    ),
    Mistake("no quotes comma flow", (('location: "Lleida, Spain"', "location: Lleida, Spain"),)),
    Mistake(
        "comma in number of a list",
        (
            (
                "activities: [tests, prototypes, design]",
                "activities: [tests of 1,000 pumps, prototypes, design]",
            ),
        ),
        right=(
            (
                "activities: [tests, prototypes, design]",
                'activities: ["tests of 1,000 pumps", prototypes, design]',
            ),
        ),
    ),
    Mistake(
        "semicolon list",
        (("keywords: [fruit, irrigation, SMEs]", "keywords: [fruit; irrigation; SMEs]"),),
    ),
    Mistake(
        "keywords without brackets",
        (("keywords: [fruit, irrigation, SMEs]", "keywords: fruit, irrigation, SMEs"),),
    ),
    Mistake(
        "keywords round",
        (("keywords: [fruit, irrigation, SMEs]", "keywords: (fruit, irrigation, SMEs)"),),
    ),
    Mistake(
        "unclosed quote",
        (
            (
                'title: "Orchards of tomorrow: less water, more fruit"',
                'title: "Orchards of tomorrow: less water, more fruit',
            ),
        ),
    ),
    Mistake(
        "unopened quote",
        (
            (
                'title: "Orchards of tomorrow: less water, more fruit"',
                'title: Orchards of tomorrow: less water, more fruit"',
            ),
        ),
    ),
    Mistake(
        "unclosed single", (("title: Quality and monitoring", "title: 'Quality and monitoring"),)
    ),
    Mistake(
        "apostrophe in single",
        (("title: Quality and monitoring", "title: 'Europe's quality'"),),
        right=(("title: Quality and monitoring", 'title: "Europe\'s quality"'),),
    ),
    Mistake(
        "quotes inside quotes",
        (("title: Quality and monitoring", 'title: "The "best" quality"'),),
        right=(("title: Quality and monitoring", "title: 'The \"best\" quality'"),),
    ),
    Mistake(
        "text behind quotes",
        (("title: Quality and monitoring", 'title: "Quality" and monitoring'),),
        right=(("title: Quality and monitoring", "title: '\"Quality\" and monitoring'"),),
    ),
    Mistake(
        "at sign",
        (("contact: Núria Puig", "contact: @Núria Puig"),),
        right=(("contact: Núria Puig", 'contact: "@Núria Puig"'),),
    ),
    Mistake(
        "backtick",
        (("contact: Núria Puig", "contact: `Núria Puig`"),),
        right=(("contact: Núria Puig", "contact: Núria Puig"),),
    ),
    Mistake(
        "percent first",
        (("contact: Núria Puig", "contact: %Núria Puig"),),
        right=(("contact: Núria Puig", 'contact: "%Núria Puig"'),),
    ),
    Mistake(
        "star",
        (("        title: Missions with SMEs", "        title: *Missions* with SMEs"),),
    ),
    Mistake(
        "double star",
        (("        title: Missions with SMEs", "        title: **Missions** with SMEs"),),
    ),
    Mistake(
        "ampersand",
        (("        title: Missions with SMEs", "        title: & Missions"),),
        right=(("        title: Missions with SMEs", '        title: "& Missions"'),),
    ),
    Mistake(
        "ampersand word",
        (("        title: Missions with SMEs", "        title: &Missions with SMEs"),),
        right=(("        title: Missions with SMEs", '        title: "&Missions with SMEs"'),),
        asks=True,
    ),
    Mistake(
        "exclamation",
        (("        title: Missions with SMEs", "        title: !Missions"),),
        right=(("        title: Missions with SMEs", '        title: "!Missions"'),),
    ),
    Mistake(
        "question",
        (("        title: Missions with SMEs", "        title: ? Missions"),),
        right=(("        title: Missions with SMEs", '        title: "? Missions"'),),
    ),
    Mistake(
        "leading bracket",
        (("        title: Missions with SMEs", "        title: [M] Missions"),),
        right=(("        title: Missions with SMEs", '        title: "[M] Missions"'),),
    ),
    Mistake(
        "leading brace",
        (("        title: Missions with SMEs", "        title: {M} Missions"),),
        right=(("        title: Missions with SMEs", '        title: "{M} Missions"'),),
    ),
    Mistake(
        "leading dash text",
        (("        title: Missions with SMEs", "        title: - Missions"),),
        right=(("        title: Missions with SMEs", '        title: "- Missions"'),),
    ),
    Mistake(
        "leading dash flow",
        (("title: Work has begun,", "title: - Work has begun,"),),
        right=(("title: Work has begun,", 'title: "- Work has begun",'),),
    ),
    Mistake(
        "leading gt",
        (("        title: Missions with SMEs", "        title: > Missions"),),
        right=(("        title: Missions with SMEs", '        title: "> Missions"'),),
    ),
    Mistake(
        "leading pipe text",
        (("        title: Missions with SMEs", "        title: | Missions"),),
        right=(("        title: Missions with SMEs", '        title: "| Missions"'),),
    ),
    Mistake(
        "backslash",
        (("        title: Missions with SMEs", '        title: "C:\\users"'),),
        right=(("        title: Missions with SMEs", "        title: 'C:\\users'"),),
    ),
)
