"""Words that can be chosen, and those that the call knows."""

from tests.readers.newcomers.mistake import Mistake

MISTAKES = (
    Mistake("country Spain", (("country: ES", "country: Spain"),)),
    Mistake("country España", (("country: ES", "country: España"),)),
    Mistake("country Frankreich", (("country: FR", "country: Frankreich"),)),
    Mistake("country es", (("country: ES", "country: es"),)),
    Mistake("country ESP", (("country: ES", "country: ESP"),)),
    Mistake("country E", (("country: ES", "country: E"),), asks=True),
    Mistake(
        "country Greece",
        (("country: FR", "country: Greece"),),
        right=(("country: FR", "country: EL"),),
    ),
    Mistake(
        "country GR",
        (("country: FR", "country: GR"),),
        right=(("country: FR", "country: EL"),),
        asks=True,
    ),
    Mistake("country UK", (("country: FR", "country: UK"),), asks=True),
    Mistake("country GB", (("country: FR", "country: GB"),), asks=True),
    Mistake(
        "country NO",
        (("country: FR", "country: NO"),),
        right=(("country: FR", 'country: "NO"'),),
        taken=True,
    ),
    Mistake("country two", (("country: FR", "country: FR, BE"),), asks=True),
    Mistake("role Coordinator", (("role: coordinator", "role: Coordinator"),)),
    Mistake("role COORDINATOR", (("role: coordinator", "role: COORDINATOR"),)),
    Mistake("role lead partner", (("role: coordinator", "role: lead partner"),)),
    Mistake("role Koordinator", (("role: coordinator", "role: Koordinator"),)),
    Mistake(
        "role partner",
        (("    country: FR\n    role: beneficiary", "    country: FR\n    role: partner"),),
    ),
    Mistake(
        "role Benefiiary",
        (("    country: FR\n    role: beneficiary", "    country: FR\n    role: Beneficiary"),),
    ),
    Mistake("role COO", (("role: coordinator", "role: COO"),)),
    Mistake("kind Cluster", (("kind: cluster\n    city", "kind: Cluster\n    city"),)),
    Mistake(
        "kind SME",
        (("kind: cluster\n    rates", "kind: SME\n    rates"),),
        # kind: other is what is meant, and the call asks for a reason then
        asks=True,
    ),
    Mistake("likelihood Medium", (("likelihood: medium", "likelihood: Medium"),)),
    Mistake("likelihood mittel", (("likelihood: medium", "likelihood: mittel"),)),
    Mistake("likelihood 3", (("likelihood: medium", "likelihood: 3"),), asks=True),
    Mistake("impact alto", (("impact: high\n", "impact: alto\n"),)),
    Mistake("impact hoch", (("impact: high\n", "impact: hoch\n"),)),
    Mistake("impact élevé", (("impact: high\n", "impact: élevé\n"),)),
    Mistake("strand Agri-food", (("strand: agri-food", "strand: Agri-food"),)),
    Mistake("strand Agrifood", (("strand: agri-food", "strand: Agrifood"),)),
    Mistake("strand two", (("strand: agri-food", "strand: Textile and Construction"),), asks=True),
    Mistake("strand list", (("strand: agri-food", "strand: [agri-food]"),)),
    Mistake(
        "priority word",
        (
            (
                "    priority: go_international\n    lead",
                "    priority: internationalisation\n    lead",
            ),
        ),
    ),
    Mistake(
        "priority dash",
        (("    priority: go_international\n    lead", "    priority: go-international\n    lead"),),
    ),
    Mistake(
        "priority caps",
        (("    priority: go_international\n    lead", "    priority: Go international\n    lead"),),
    ),
    Mistake(
        "priority list",
        (
            (
                "    priority: go_international\n    lead",
                "    priority: [go_international]\n    lead",
            ),
        ),
    ),
    Mistake(
        "priority of instrument",
        (("    priority: innovate\n    partner", "    priority: innovation\n    partner"),),
    ),
    Mistake(
        "priority lead list caps",
        (("leading_priorities: [innovate]", "leading_priorities: [Innovate]"),),
    ),
    Mistake("priorities key wrong", (("  innovate:\n    need", "  innovation:\n    need"),)),
    Mistake("row travel", (("row: C.3, item: Website", "row: Travel, item: Website"),), asks=True),
    Mistake("row c3", (("row: C.3, item: Website", "row: c3, item: Website"),)),
    Mistake("row C3", (("row: C.3, item: Website", "row: C3, item: Website"),)),
    Mistake("row number", (("row: C.3, item: Website", "row: 3, item: Website"),), asks=True),
    Mistake("type report", (("type: R,", "type: report,"),)),
    Mistake(
        "dissemination public",
        (("type: DEC,", "type: DEC, dissemination: public,"),),
        right=(("type: DEC,", "type: DEC, dissemination: PU,"),),
    ),
    Mistake(
        "dissemination confidential",
        (("dissemination: SEN", "dissemination: confidential"),),
        asks=True,
    ),
)
