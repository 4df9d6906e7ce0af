"""Words that people write for months, years, units and choices, in the languages of the partners.

English, French, Spanish, German, Portuguese, Italian, Polish and Dutch, without their accents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping


def words(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


MONTH_NAMES: tuple[str, ...] = (
    "january jan janvier janv enero ene januar janeiro gennaio gen styczen stycznia januari jaen",
    "february feb fevrier fevr febrero februar fevereiro fev febbraio luty lutego februari",
    "march mar mars marzo marz maerz marco marzec marca maart",
    "april apr avril avr abril abr aprile kwiecien kwietnia",
    "may mai mayo maio maggio mag maj maja mei",
    "june jun juin junio juni junho giugno giu czerwiec czerwca",
    "july jul juillet juil julio juli julho luglio lug lipiec lipca",
    "august aug aout agosto ago sierpien sierpnia augustus",
    "september sep sept septembre septiembre setembro set settembre wrzesien wrzesnia",
    "october oct octobre octubre oktober okt outubro out ottobre ott pazdziernik pazdziernika",
    "november nov novembre noviembre novembro listopad listopada",
    "december dec decembre diciembre dic dezember dez dezembro dicembre grudzien grudnia",
)

MONTHS = words(
    """
    m mo mos mth mths month months mois mes meses monat monate monaten mese mesi miesiac
    miesiace miesiecy miesiaca mc maand maanden projektmonat projektmonate projektmonats
    """
)
YEARS = words(
    """
    y yr yrs year years an ans annee annees ano anos jahr jahre jahren anno anni rok lata lat
    roku jaar jaren
    """
)
DAYS = words("d day days jour jours dia dias tag tage tagen giorno giorni dzien dni dag dagen")

ABOUT = words(
    """
    ca circa c approx approximately about around roughly environ env etwa rund ungefahr unos
    unas aprox aproximadamente cerca de ok okolo ongeveer
    """
)
"""Before a number that is not exact, as no plan is."""

SCALES: Mapping[str, int] = {
    **dict.fromkeys(words("k tsd tausend thousand mille mil tys mila duizend"), 1_000),
    **dict.fromkeys(
        words(
            """
            mio million millions millionen millones millon milhoes milhao milioni milione mln
            miljoen
            """
        ),
        1_000_000,
    ),
}

SCALES_OF_MONEY: Mapping[str, int] = {**SCALES, "t": 1_000, "m": 1_000_000}

EUROS = words("€ eur euro euros euri")

A_MONTH = words(
    """
    pm /pm /month /mois /mes /monat /mese /mc permonth perpm perpersonmonth amonth parmois
    pormes promonat permese
    """
)
"""Behind a rate, without spaces and dashes: for what time it is paid, as all rates are."""

PERSON_MONTHS = words(
    """
    pm pms mm personmonth personmonths person month months mois mes meses monat monate mese mesi
    personenmonat personenmonate moispersonne moispersonnes moishomme hommesmois hommemois
    mespersona mesespersona personames osobomiesiac osobomiesiace osobomiesiecy mesipersona
    mesiuomo manmonth manmonths
    """
)
"""As they are when spaces and dashes are taken out."""

NO_UNIT = words(
    """
    x per each every pro par por je von of to bis a an and or und oder et ou y o e i lub and/or
    times mal fois veces vezes dozen dozens pair pairs couple couples group groups team teams
    half halves quarter
    """
)
"""Behind a number, what makes another number of it."""

PERIODS = words(
    """
    week weeks semaine semaines semana semanas woche wochen settimana tydzien tygodni quarter
    quarters semester semesters hour hours heure heures hora horas stunde stunden
    """
)

CHOICES: Mapping[str, str] = {
    **dict.fromkeys(
        words(
            """
            coo coord lead leader leadpartner leadbeneficiary coordinateur coordinatrice
            coordinador coordinadora koordinator koordinatorin coordenador coordenadora
            coordinatore coordinatrice koordynator coordinator chef chefdefile lider leadpartner
            """
        ),
        "coordinator",
    ),
    **dict.fromkeys(
        words(
            """
            ben partner partenaire beneficiaire socio beneficiario beneficiaria begunstigter
            begunstigte parceiro partnerin beneficiarios beneficjent beneficiary beneficiaries
            projectpartner
            """
        ),
        "beneficiary",
    ),
    **dict.fromkeys(
        words(
            """
            ae affiliatedentity affiliate affilie affiliee entiteaffiliee afiliado afiliada
            entidadafiliada verbundeneeinrichtung affiliata stowarzyszony
            """
        ),
        "affiliated",
    ),
    **dict.fromkeys(
        words(
            """
            ap associatedpartner associate associe partenaireassocie asociado asociada
            socioasociado assoziiert assoziierter assoziierterpartner associado associato
            """
        ),
        "associated",
    ),
    **dict.fromkeys(
        words("faible bajo baja niedrig gering baixo baixa basso bassa niski niska niskie laag l"),
        "low",
    ),
    **dict.fromkeys(
        words(
            """
            moyen moyenne medio media mittel mittelhoch media moderate moderado moderada srednie
            sredni srednia middel gemiddeld med m
            """
        ),
        "medium",
    ),
    **dict.fromkeys(
        words("eleve elevee fort haut alto alta hoch elevado elevada wysoki wysoka hoog h"),
        "high",
    ),
    **dict.fromkeys(words("publique publico publica offentlich pubblico publiczny"), "public"),
    **dict.fromkeys(words("prive privee privado privada privat privato prywatny"), "private"),
    **dict.fromkeys(words("aucun aucune ninguno ninguna keine nessuna nenhuma brak"), "none"),
    **dict.fromkeys(words("pme kmu pyme pmi msp mkb"), "sme"),
    **dict.fromkeys(words("prestataire proveedor anbieter prestador fornitore"), "provider"),
    **dict.fromkeys(words("clusterorganisation clusterorganization klaster polo pole"), "cluster"),
    **dict.fromkeys(words("netzwerk reseau red rede rete siec netwerk"), "network"),
    **dict.fromkeys(
        words(
            """
            autre otro otra andere anderer sonstige outro outra altro inny inna sme company firm
            university universitat universite universidad rto association
            """
        ),
        "other",
    ),
}
"""By what people write, without spaces and dashes: the word of the outline. Whoever uses it sees
that the field can have that word."""


def bare(text: str) -> str:
    """`text` in small letters without accents: `Élevé` is `eleve`, `Września` is `wrzesnia`."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l").replace("ß", "ss"))
    return "".join(one for one in spread if not unicodedata.combining(one)).strip()


def month_named(word: str) -> int | None:
    """The month of the calendar from 1 that is called so; None where no month is."""
    name = bare(word).strip(".,")
    return next((n for n, names in enumerate(MONTH_NAMES, 1) if name in names.split()), None)
