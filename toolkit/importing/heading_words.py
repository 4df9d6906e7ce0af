"""What people write above the columns of their sheets, in English and French.

Beside these count the name of the field itself and what `readers.field_words` knows of it. Several
phrases have a bar between them; case, accents, signs and what is in brackets do not count.
"""

from __future__ import annotations

from collections.abc import Mapping

KIND_WORDS: Mapping[str, str] = {
    "partners": "partner | partners | consortium | beneficiary | beneficiaries | participant | "
    "participants | list of participants | partenaires | beneficiaires | liste des partenaires",
    "work_packages": "work package | work packages | wp | wps | lot de travail | lots de travail | "
    "lots | list of work packages",
    "tasks": "task | tasks | tache | taches | list of tasks | liste des taches | work plan | gantt",
    "deliverables": "deliverable | deliverables | livrable | livrables | list of deliverables",
    "milestones": "milestone | milestones | jalon | jalons | list of milestones",
    "events": "event | events | meetings | evenement | evenements | reunions",
    "subcontracts": "subcontract | subcontracts | subcontracting | sous traitance",
    "costs": "budget | cost | costs | couts | depenses | expenses | expenditure | other costs",
    "staff": "staff | team | people | personnel | equipe | project team",
    "rates": "rates | staff rates | personnel rates | taux | salaries | unit costs of staff",
    "previous_projects": "previous projects | past projects | references | projets anterieurs",
    "instruments": "instruments | third parties | financial support | vouchers | cascade funding | "
    "soutien a des tiers | soutien financier",
    "risks": "risk | risks | risque | risques | critical risks | risk register",
    "target_groups": "target group | target groups | audiences | groupes cibles | publics cibles",
    "channels": "channel | channels | canaux",
    "activities": "communication activities | dissemination activities | actions de communication",
}
"""What the tab of a sheet, or a line above a table, calls each list."""

PHRASES: Mapping[str, str] = {
    "project.acronym": "acronym | project acronym | acronyme | acronyme du projet",
    "project.title": "title | project title | full title | titre | titre du projet",
    "project.start": "start | start date | project start | date de debut | debut du projet",
    "project.duration": "duration | project duration | duration in months | duree | "
    "duree du projet | duree en mois",
    "project.strand": "strand | volet",
    "project.language": "language | langue",
    "project.summary": "summary | abstract | project summary | resume | resume du projet",
    "partners.name": "legal name | name | full legal name | full name | organisation | "
    "organization | organisation name | name of organisation | name of the organisation | "
    "organisation legal name | participant legal name | participant organisation name | "
    "beneficiary name | partner name | name of partner | entity | entity name | nom | "
    "nom legal | raison sociale | denomination | denomination sociale | nom de l organisation | "
    "nom de la structure | nom du partenaire | organisme | structure | etablissement | "
    "partner organisation | institution | institution name | company | company name",
    "partners.short_name": "short name | acronym | short | abbreviation | partner | participant | "
    "beneficiary | partner acronym | partner short name | participant short name | "
    "organisation short name | nom court | nom abrege | sigle | acronyme | partenaire | "
    "beneficiaire",
    "partners.country": "country | pays | country code | code pays | ctry",
    "partners.role": "role | role in the project | type of participant | statut | "
    "participant role | role in project | partner role | coordinator or partner | qualite",
    "partners.kind": "type of organisation | organisation type | type | type d organisation | "
    "type of partner | kind | kind of organisation",
    "partners.legal_form": "legal form | legal status | forme juridique | statut juridique",
    "partners.city": "city | town | ville | location | localisation | commune",
    "partners.website": "website | web | url | site web | site internet | web site | webpage",
    "partners.contact": "contact | contact person | contact name | main contact | email | e mail | "
    "scientist in charge | person in charge | "
    "personne de contact | personne contact | nom du contact | courriel | interlocuteur | mail",
    "partners.profile": "profile | profil | description | presentation | expertise | background",
    "partners.role_in_project": "tasks in the project | contribution to the project | "
    "responsibilities | role dans le projet | contribution",
    "partners.affiliated_to": "affiliated to | affiliee a | parent organisation",
    "work_packages.label": "wp | wp id | wp no | wp number | no | number | lt | numero | "
    "work package no | work package number | wp nr | num",
    "work_packages.title": "work package | title | wp title | work package title | name | "
    "wp name | "
    "work package name | titre | intitule | lot de travail | intitule du lot | nom du lot | lot",
    "work_packages.lead": "lead | leader | lead partner | wp leader | lead beneficiary | "
    "responsible | responsable | chef de file | pilote | lead participant | wp lead",
    "work_packages.priority": "priority | priorite | objective of the call",
    "work_packages.objectives": "objectives | objectifs | objective | objectif",
    "tasks.label": "task no | task number | no | number | numero | no de tache | num | id | "
    "task id | task nr | code",
    "tasks.title": "task | title | task title | task name | name | tache | titre | intitule | "
    "nom de la tache | intitule de la tache | activity | activite | action",
    "tasks.lead": "lead | leader | task leader | lead partner | responsible | responsable | "
    "pilote | "
    "lead beneficiary | chef de file | responsible partner | task lead",
    "tasks.participants": "participants | partners | partners involved | involved partners | "
    "contributors | partenaires | partenaires impliques | other partners | participating partners",
    "tasks.months": "months | period | timing | timeline | mois | periode | calendrier | schedule",
    "tasks.after": "after | depends on | dependencies | predecessor | predecessors | depend de",
    "deliverables.label": "deliverable no | del no | no | number | id | numero | no du livrable | "
    "deliverable number | deliverable id | num | code",
    "deliverables.title": "deliverable | title | name | deliverable name | deliverable title | "
    "livrable | titre | intitule | nom du livrable | intitule du livrable | titre du livrable",
    "deliverables.lead": "lead | leader | lead beneficiary | lead partner | responsible | "
    "responsable | lead participant | short name of lead participant | pilote | partner | "
    "responsible partner | partenaire responsable",
    "deliverables.due": "due | due date | due month | delivery date | delivery month | month | "
    "deadline | mois | echeance | date de livraison | mois de livraison | delivery | date",
    "deliverables.type": "type | nature | kind | deliverable type",
    "deliverables.dissemination": "dissemination | dissemination level | diffusion | "
    "niveau de diffusion | level | public | confidentiality",
    "milestones.label": "milestone no | ms no | no | number | id | numero | milestone number | "
    "num | "
    "code",
    "milestones.title": "milestone | title | name | milestone name | milestone title | jalon | "
    "titre | intitule | nom du jalon",
    "milestones.lead": "lead | leader | responsible | responsable | lead beneficiary | "
    "lead partner | pilote | partner",
    "milestones.due": "due | due date | due month | month | date | deadline | mois | echeance",
    "milestones.verification": "verification | means of verification | how verified | "
    "moyens de verification | moyen de verification",
    "events.title": "event | title | name | event name | evenement | titre | meeting | reunion",
    "events.partner": "partner | organiser | organizer | host | partenaire | organisateur | "
    "participant",
    "events.type": "type | kind | type of event | type d evenement",
    "events.location": "location | place | venue | city | lieu | ville",
    "events.month": "month | date | when | mois | period",
    "events.days": "days | duration | number of days | jours | duree | nombre de jours",
    "events.attendees": "attendees | number of attendees | participants | people | "
    "number of participants | nombre de participants",
    "subcontracts.title": "subcontract | title | name | service | titre | intitule | object | "
    "objet "
    "| subcontract name | prestation",
    "subcontracts.partner": "partner | beneficiary | participant | partenaire | beneficiaire",
    "subcontracts.cost": "cost | costs | amount | budget | estimated cost | cout | montant | "
    "estimated costs | total | total cost | cout estime",
    "subcontracts.justification": "justification | reason | reasons | motif | motivation",
    "subcontracts.best_value": "best value | best value for money | rapport qualite prix",
    "costs.partner": "partner | beneficiary | participant | partner short name | organisation | "
    "organization | partenaire | beneficiaire | organisme | short name | acronym",
    "costs.row": "cost category | category | budget category | cost type | type of cost | "
    "budget line | eu category | categorie | categorie de cout | categorie de depenses | "
    "ligne budgetaire | type de depense | nature de la depense | poste budgetaire | cost row | "
    "type | budget heading | heading | rubrique",
    "costs.item": "item | description | cost item | expense | details | detail | poste | libelle | "
    "designation | description of cost | cost description | budget item | depense | intitule | "
    "objet | what | description of the cost | description de la depense | title",
    "costs.units": "units | quantity | qty | number | number of units | no of units | nb | "
    "nombre | "
    "quantite | unites | nombre d unites | nb unites | amount of units | no units",
    "costs.unit_cost": "unit cost | unit price | cost per unit | price | price per unit | "
    "cout unitaire | prix unitaire | unit rate | cost unit | pu | unit value | unit cost eur",
    "costs.total": "total | total cost | total costs | amount | cost | costs | budget | montant | "
    "cout total | total eur | cout | total amount | montant total | sum | total budget | value | "
    "couts | eligible costs | total eligible costs | prix total | total price",
    "costs.months": "months | period | mois | periode",
    "costs.note": "note | notes | comment | comments | remarks | justification | commentaire | "
    "commentaires | remarque | remarques | explanation",
    "staff.name": "name | person | staff | staff member | full name | nom | personne | "
    "nom et prenom | team member | expert | last name and first name",
    "staff.function": "function | position | role | job title | fonction | poste | title | "
    "function in the project | role in the project | staff category",
    "staff.tasks": "tasks | task | responsibilities | taches | missions | "
    "role in the project tasks",
    "staff.expertise": "expertise | profile | experience | profil | qualifications | "
    "professional profile | professional profile and expertise | skills | competences",
    "rates.profile": "profile | staff profile | staff category | category | function | position | "
    "profil | fonction | categorie | grade",
    "rates.rate": "rate | monthly rate | monthly cost | cost per person month | rate per month | "
    "pm rate | eur per pm | taux | taux mensuel | cout mensuel | salaire mensuel | "
    "person month rate | unit cost per pm | cost per pm | average monthly rate",
    "previous_projects.title": "project | title | project title | name | projet | titre | "
    "reference number and title | project name | acronym",
    "previous_projects.programme": "programme | program | funding programme | funding | fund",
    "previous_projects.period": "period | dates | duration | periode | start and end",
    "previous_projects.role": "role | role in the project",
    "previous_projects.amount": "amount | eu contribution | grant | budget | montant | "
    "contribution",
    "instruments.title": "instrument | title | name | scheme | titre | intitule | type of support",
    "instruments.form": "form | form of support | forme | type | kind",
    "instruments.amount": "amount | amount per award | maximum amount | montant | grant size | "
    "amount per sme | max amount",
    "instruments.number": "number | number of awards | nombre | no of grants | number of grants | "
    "number of vouchers | nombre d aides | awards",
    "instruments.partner": "partner | lead | managed by | responsible | partenaire",
    "risks.title": "risk | title | risk title | name | risque | intitule | titre | risk name",
    "risks.description": "description | risk description | description of risk | details | "
    "description du risque",
    "risks.work_package": "work package | work packages | wp | wps | wp involved | wps involved | "
    "work package involved | lot de travail | lots concernes | lot | work packages involved",
    "risks.likelihood": "likelihood | probability | probabilite | prob | vraisemblance",
    "risks.impact": "impact | severity | gravite | effect | consequence",
    "risks.mitigation": "mitigation | mitigation measures | risk mitigation measures | "
    "proposed risk mitigation measures | potential responses | risk response | "
    "measures | mesures | mesures d attenuation | response | "
    "mesures correctives | actions | contingency plan | mitigation measure | mitigation plan",
    "risks.owner": "owner | risk owner | responsible | responsable | partner | proprietaire",
    "target_groups.name": "target group | name | audience | groupe cible | public cible | target",
    "channels.name": "channel | name | canal | medium | tool",
    "activities.title": "activity | title | action | activite | titre",
    "*.work_package": "work package | wp | wp no | wp number | work package no | lot | "
    "lot de travail | lt | related wp | work package number | wps | work packages | related lot | "
    "wp nr",
    "*.partner": "partner | beneficiary | participant | organisation | organization | partenaire | "
    "beneficiaire | organisme | short name | partner short name | company | institution | "
    "affiliation | employer | structure | etablissement",
    "*.task": "task | task no | related task | tache | tache liee",
    "*.first_month": "start | start month | from | first month | begin | beginning | start date | "
    "debut | mois de debut | date de debut | de | starting month",
    "*.last_month": "end | end month | to | until | last month | end date | fin | mois de fin | "
    "date de fin | a | finish | ending month",
    "*.number_of_months": "duration | duree | number of months | nombre de mois | length | "
    "duration months | duree mois",
    "*.description": "description | details | content | contenu | descriptif | detail | "
    "short description | brief description | description courte | resume",
    "events.topics": "topics | description | content | theme | themes | contenu | area and topics",
    "work_packages.label?": "work package | lot de travail | lot | id | code",
    "partners.role?": "category | participant category | status | statut | partner type",
    "tasks.label?": "task | tache",
    "deliverables.label?": "deliverable | livrable | d",
    "milestones.label?": "milestone | jalon | ms",
    "risks.description?": "risk | risque",
    "costs.item?": "cost category | category | type of cost | categorie | nature de la depense",
    "subcontracts.description?": "service | prestation",
}
"""By list and column what may be above it; a star stands for every list that has the column. What
comes first counts first where a column may be two things; a question mark stands behind what a
heading is only where the table has a better one for the other."""

COST_WORDS: Mapping[str, str] = {
    "employees or equivalent": "personnel | staff | staff costs | personnel costs | salaries | "
    "direct personnel costs | direct personnel | human resources | a personnel | salaires | "
    "frais de personnel | couts de personnel | ressources humaines | personnel costs",
    "subcontracting": "subcontract | subcontracts | sub contracting | subcontracting costs | "
    "sous traitance | prestations | external services | prestations de service",
    "travel and subsistence": "travel | travels | travel costs | missions | deplacements | "
    "deplacement | frais de deplacement | frais de mission | voyages | "
    "travel and accommodation | travel accommodation and subsistence | voyages et sejours",
    "equipment": "equipment costs | equipements | equipement | materiel | depreciation | "
    "amortissement | materiels",
    "other goods, works and services": "other | other costs | other direct costs | other goods | "
    "other goods and services | other goods works and services | consumables | goods | "
    "autres | autres couts | autres biens | autres biens et services | consommables | "
    "fournitures | other goods works services | autres couts directs",
    "financial support to third parties": "third parties | cascade funding | vouchers | "
    "support to third parties | soutien a des tiers | soutien financier a des tiers | fstp",
}
"""What people call the cost rows of a call, by the row's title."""

PERSON_MONTHS = (
    "person months | person month | pm | pms | effort | staff effort | mois homme | homme mois | "
    "hommes mois | mois personne | mois personnes | personnes mois | person-months"
)
"""What says that numbers are person-months."""

AMOUNTS = (
    "budget | cost | costs | eur | euro | euros | amount | amounts | cout | couts | montant | "
    "montants | keur | funding | grant | subvention"
)
"""What says that numbers are amounts."""

MONEY = (
    "eur | euro | euros | in eur | in euro | in euros | en euros | en eur | keur | ht | hors taxes"
)
"""What may follow a heading above amounts."""

THOUSANDS = "k | keur | thousand | thousands | milliers | tsd"
"""What says in a heading that amounts are in thousands of euros."""

OTHER_UNITS = (
    "hours | hour | heures | heure | person days | person day | days | jours | "
    "jours homme | fte | etp | percent | weeks"
)
"""What says in a heading that a number counts something else than the field does."""
