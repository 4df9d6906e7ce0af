"""Tells the errors that programs write into fields from what a field shows.

Word and LibreOffice write one, in their own language, where they count a reference again and the
bookmark that it names is not there: `Error! Reference source not found.` Nobody typed it.
"""

from __future__ import annotations

import re

ERRORS = (
    "Error|Fehler|Erreur|Errore|Erro|Fout|Błąd|Fel|Fejl|Feil|Virhe|Viga|Chyba|Hiba|Eroare|Σφάλμα|"
    "Napaka|Pogreška|Greška|Грешка|Ошибка|Помилка|Kļūda|Klaida|Hata|Earráid|错误|錯誤|エラー|오류"
)
"""How the error begins in the languages of Word and LibreOffice."""

ERROR = rf"\W*(?:{ERRORS})\s*[!:.：！]\s*\S.*"
BROKEN = re.compile(ERROR, re.DOTALL)


def is_broken(shown: str) -> bool:
    """Whether a field shows an error, and no text."""
    return BROKEN.fullmatch(shown) is not None
