"""Sentences that contradict the plan of EUROBOOSTEX, each with what they are about.

The plan: five partners from four countries, seven work packages, 27 tasks, 15 deliverables, ten
milestones, three calls (10 awards of EUR 15 000, 12 of EUR 60 000 for pairs, 15 of EUR 12 000; 49
SMEs, EUR 1 050 000), 36 months from September 2022, a grant of EUR 1 400 000, costs of EUR
1 438 888.89, 49.4 person-months.
"""

from toolkit.claims.contradiction import Kind

COUNT, AMOUNT, SHARE, LABEL = Kind.COUNT, Kind.AMOUNT, Kind.SHARE, Kind.LABEL
MONTH, DURATION, ORDER, NAME = Kind.MONTH, Kind.DURATION, Kind.ORDER, Kind.NAME

TUNED = (
    ("Six organisations from four countries share the work: four clusters and two centres.", COUNT),
    ("Five organisations from three countries share the work.", COUNT),
    ("The technical coordinators of the four partners meet monthly by video and prepare.", COUNT),
    ("**At the end of the project** fifty-two SMEs have been supported.", COUNT),
    ("Au total, quarante-cinq PME seront soutenues par les trois appels.", COUNT),
    ("The support office serves all four open calls.", COUNT),
    ("Three quarters of the grant go to SMEs in two open calls in all.", COUNT),
    ("The work is organised in eight work packages.", COUNT),
    ("Un sixième partenaire se joint au projet.", COUNT),
    (
        "It holds ten lump sums of EUR 15 000, eleven of EUR 60 000 and fifteen for Australia.",
        COUNT,
    ),
    ("The lump sum of EUR 18 000 is small on purpose.", AMOUNT),
    ("The grant of EUR 1 500 000 pays for support and coaching.", AMOUNT),
    ("EUR 1.15 million reach SMEs through lump sums.", AMOUNT),
    ("Le budget total s'élève à 1,6 million d'euros.", AMOUNT),
    ("Two thirds of the grant reach SMEs directly.", SHARE),
    ("80 % of the grant goes to third parties.", SHARE),
    ("Les deux tiers de la subvention vont aux PME.", SHARE),
    ("The results feed T3.7 and the showcase.", LABEL),
    ("The map (D2.4) is public.", LABEL),
    ("D2.1 is due in M8.", MONTH),
    ("The first call opens in M6.", MONTH),
    ("T3.2 (M4-M12) brings SMEs and providers together.", MONTH),
    ("Le deuxième appel ouvre au mois 10.", MONTH),
    ("The project lasts thirty months.", DURATION),
    ("T3.2 starts only when D2.1 has been delivered.", ORDER),
)
"""Those on which the patterns were worked out."""

HELD_BACK = (
    ("EUROBOOSTEX joins six partners in one Eurocluster.", COUNT),
    ("The consortium brings together five organisations from six countries.", COUNT),
    ("The steering committee has one vote for each of the seven partners.", COUNT),
    ("In all, forty SMEs are supported.", COUNT),
    ("More than sixty SMEs receive a lump sum.", COUNT),
    ("Le projet soutient cinquante-deux PME.", COUNT),
    ("The plan has six work packages and a common calendar.", COUNT),
    ("One office, one set of rules and one platform serve all two calls.", COUNT),
    ("Seventeen deliverables document the results.", COUNT),
    ("Les quatre partenaires se réunissent chaque mois.", COUNT),
    ("Ten lump sums of EUR 15 000 and fourteen lump sums of EUR 60 000 are paid.", COUNT),
    ("Each winner of Innovate Boost gets a lump sum of EUR 20,000.", AMOUNT),
    ("The project asks for a grant of €1.35m.", AMOUNT),
    ("Total costs amount to EUR 1 538 888.", AMOUNT),
    ("Un montant de 950 000 € revient aux PME.", AMOUNT),
    ("Half of the grant is passed on to SMEs.", SHARE),
    ("About 60 per cent of the budget reaches SMEs as financial support.", SHARE),
    ("As described in WP8, the results are spread.", LABEL),
    ("The committee meets at milestone 12.", LABEL),
    ("Deliverable 6.1 will be published in month 18.", MONTH),
    ("WP5 runs from M6 to M30.", MONTH),
    ("The third call is launched in the twentieth month.", MONTH),
    ("The project starts in January 2023.", DURATION),
    ("It is a 24-month project.", DURATION),
    ("Once D6.1 is available, T6.1 begins.", ORDER),
)
"""Those on which nothing was tuned."""
