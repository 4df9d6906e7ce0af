"""Sentences that contradict the plan in plan.yaml, each with what they are about.

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
"""Those that were tried when the first ones were found; the patterns were then corrected."""

MEASURED = (
    ("Three quarters of the grant, EUR 1 250 000, go to SMEs through three open calls.", AMOUNT),
    (
        "Ten lump sums of EUR 15 000 for new products, twelve of EUR 50 000 for pairs of SMEs.",
        AMOUNT,
    ),
    ("Forty-seven SMEs receive money; many more use the map.", COUNT),
    ("Turn the six partners into the core of an alliance that lasts.", COUNT),
    ("Ten contracts are signed by M14 ([[innovate-signed]]).", MONTH),
    ("The support office runs one platform for all four open calls.", COUNT),
    ("The agreement is signed by the end of M3 ([[consortium-agreement]]).", MONTH),
    ("Sixty per cent of the grant reach SMEs directly.", SHARE),
    ("In each of the five countries a matching day brings students into supported SMEs.", COUNT),
    ("Twenty-six SMEs are supported by the second call.", COUNT),
    ("MS10 is reached in M6.", MONTH),
    ("Le consortium réunit cinq partenaires de trois pays.", COUNT),
    ("Quinze livrables et en tout douze jalons.", COUNT),
    ("La subvention demandée est de 1 300 000 €.", AMOUNT),
    ("The project runs for 42 months.", DURATION),
    ("Its seventh work package, WP7, and an eighth work package share the calendar.", COUNT),
    ("T6.2 opens once D6.2 is handed in.", ORDER),
    ("Catalogue and map (D4.3) go to the alliance.", LABEL),
    ("Citeeve measures before and after.", NAME),
    ("A dozen lump sums of EUR 12 000 open the way to Australia.", COUNT),
    ("Trois appels distribuent 1,2 million d'euros aux PME.", AMOUNT),
    ("Task 5.2 ends in M24.", MONTH),
    ("Two technology centres and four clusters: six organisations from four countries.", COUNT),
    ("Le projet commence en janvier 2022 et dure trois ans.", DURATION),
)
"""Twenty-four of twenty-five by which it was measured after the patterns were done; of the first
fifty it had found 44 when they were tried for the first time. The one that it does not find speaks
of "the call" without saying which: see `test_a_text_that_describes_a_task`."""

SEEDED = (
    ("Three quarters of the grant, EUR 950 000, go to SMEs.", AMOUNT),
    ("One support office serves five calls with one platform.", COUNT),
    ("The three calls have room for fifty-nine SMEs.", COUNT),
    ("Forty SMEs, in twenty pairs, run a greener process.", COUNT),
    ("Three hundred employees of SMEs are trained.", COUNT),
    ("At the end there are eight agreements with Australian organisations.", COUNT),
    ("Sixty members of cluster staff have new skills.", COUNT),
    ("Together they cost EUR 18 600, which is 4.3 % of the total.", SHARE),
    ("Support is kept on separate accounts by AEI Textiles.", NAME),
    ("NTT, Next Technologies Tecnotessile Società Nazionale di Ricerca r.l., is here.", NAME),
)
"""Faults seeded into the texts of an example that had not been found."""
