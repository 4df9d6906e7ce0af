"""What people call the fields of an outline in other words and languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.readers.foreign_words import bare
from toolkit.readers.outline_paths import seen

WORDS: Mapping[str, str] = {
    "call": "appel aufruf convocatoria convocatoria_de_propuestas edital konkurs topic",
    "project": "projet proyecto projekt projeto progetto",
    "partners": "partner partenaires socios parceiros partnerzy consortium konsortium consorcio "
    "beneficiaries participants participantes teilnehmer partecipanti",
    "work_packages": "work_package workpackages workpackage wps wp lots lots_de_travail "
    "arbeitspakete arbeitspaket paquetes paquetes_de_trabajo pacotes pacotes_de_trabalho "
    "pakiety pakiety_robocze packages",
    "instruments": "instrumente instrumentos instrumenty third_parties fstp vouchers",
    "priorities": "priorites prioritaten prioridades priorytety",
    "communication": "kommunikation comunicacion comunicacao komunikacja communication_plan",
    "risks": "risques risiken riesgos riscos ryzyka",
    "sections": "abschnitte secciones secoes sekcje",
    "acronym": "acronyme akronym acronimo akronim short_title kurztitel",
    "title": "titre titel titulo tytul titolo name heading bezeichnung intitule",
    "strand": "volet strang ramo ambito ecosystem",
    "start": "start_date startdate begin beginning beginn debut inicio data_de_inicio "
    "fecha_de_inicio date_de_debut startdatum poczatek starting_date",
    "duration": "duree dauer duracion duracao czas_trwania length laufzeit",
    "summary": "resume zusammenfassung resumen resumo streszczenie abstract",
    "objectives": "objectifs ziele objetivos cele goals objective aims",
    "name": "nom nombre nome nazwa bezeichnung denominacion legal_name full_name title",
    "short_name": "shortname sigle kurzname nombre_corto nome_curto skrot abbreviation acronym "
    "nom_court abkurzung siglas",
    "country": "pays land pais kraj paese nation",
    "role": "rolle rol funcao papel rola funcion",
    "kind": "type art tipo rodzaj",
    "rates": "rate taux satze tarifs tarifas taxas stawki personnel_costs monthly_rates salaries",
    "city": "ville stadt ciudad cidade miasto town place location",
    "contact": "kontakt contacto contato contact_person",
    "profile": "profil perfil description",
    "lead": "leader responsable responsible leitung verantwortlich lider responsavel pilote "
    "lead_partner led_by leadpartner head",
    "tasks": "taches aufgaben tareas tarefas zadania activities task",
    "deliverables": "livrables ergebnisse entregables entregaveis produkty outputs deliverable",
    "milestones": "jalons meilensteine hitos marcos kamienie_milowe milestone",
    "events": "evenements veranstaltungen eventos wydarzenia meetings event",
    "costs": "couts kosten costes custos koszty budget cost",
    "subcontracts": "sous_traitance unterauftrage subcontratacion subcontratos subcontracting "
    "subcontract",
    "months": "mois monate meses miesiace month period dates duration timing laufzeit",
    "month": "mois monat mes miesiac months date due when",
    "effort": "efforts aufwand esfuerzo esforco naklad person_months personmonths pm pms "
    "personenmonate personnel persones_mois meses_persona osobomiesiace",
    "after": "depends_on dependencies depends requires predecessors follows apres nach despues "
    "depois po",
    "description": "descripcion beschreibung descricao opis details text",
    "due": "deadline date echeance frist falligkeit vencimiento prazo termin fecha data month "
    "delivery due_date due_month",
    "type": "art tipo typ rodzaj kind nature",
    "dissemination": "diffusion verbreitung difusion disseminacao upowszechnianie level visibility "
    "dissemination_level access",
    "task": "tache aufgabe tarea tarefa zadanie tasks",
    "verification": "nachweis verificacion verificacao weryfikacja means_of_verification proof",
    "partner": "partenaire socio parceiro organisation organization beneficiary who lead owner",
    "location": "lieu ort lugar local miejsce place city venue",
    "days": "jours tage dias dni duration",
    "attendees": "participants teilnehmer participantes asistentes uczestnicy people",
    "row": "ligne zeile fila linha category cost_category budget_line code",
    "item": "poste posten concepto rubrica pozycja title name description what",
    "units": "unites einheiten unidades jednostki quantity number amount menge cantidad",
    "unit_cost": "price prix preis precio preco cena cost cout kosten coste custo unitcost "
    "unit_price cost_per_unit cout_unitaire coste_unitario stuckkosten amount",
    "cost": "couts kosten coste custo koszt amount price budget montant",
    "note": "remarque anmerkung nota uwaga comment remark justification",
    "priority": "priorite prioritat prioridad prioridade priorytet objective",
    "form": "forme forma type art kind",
    "amount": "montant betrag importe montante kwota value budget size eur cost",
    "number": "nombre anzahl numero liczba quantity count how_many",
    "likelihood": "probability probabilite wahrscheinlichkeit probabilidad probabilidade "
    "prawdopodobienstwo",
    "impact": "auswirkung impacto wplyw severity effect",
    "mitigation": "mitigations massnahmen mitigacion mitigacao measures response action",
    "owner": "responsible responsable verantwortlich responsavel lead leader who partner",
    "target": "cible ziel objetivo meta cel target_value",
    "baseline": "base ausgangswert linea_base start_value",
    "unit": "unite einheit unidad unidade jednostka",
    "source": "quelle fuente fonte zrodlo",
    "target_groups": "groupes_cibles zielgruppen grupos_objetivo publico_alvo grupy_docelowe "
    "audiences target_group audience",
    "channels": "canaux kanale canales canais kanaly channel",
    "activities": "activites aktivitaten actividades atividades dzialania actions activity",
    "indicators": "indicateurs indikatoren indicadores wskazniki kpis kpi indicator",
    "keywords": "mots_cles schlagworter palabras_clave palavras_chave slowa_kluczowe tags",
    "need": "needs besoin bedarf necesidad necessidade potrzeba problem",
    "approach": "approche ansatz enfoque abordagem podejscie method",
    "results": "resultats resultate resultados wyniki outcomes result",
    "text": "texte texto tekst description",
}


def names_for(word: str) -> tuple[str, ...]:
    """The fields that people call so: `Titre` and `titel` are title, `price` is unit_cost."""
    wanted = spelt(word)
    found = [name for name, words in WORDS.items() if wanted in words.split()]
    return (wanted, *found)


def spelt(word: str) -> str:
    """A name as fields are spelt: `Work Packages` and `work-packages` are `work_packages`."""
    return re.sub(r"[\W_]+", "_", bare(seen(word))).strip("_")
