"""Which part of Europe a country is in, after the regions of the United Nations (M49).

Cyprus and Türkiye, which M49 counts to Western Asia, are with the south here.
"""

from collections.abc import Mapping

_COUNTRIES = {
    "the north": "DK EE FI IE IS LT LV NO SE UK",
    "the west": "AT BE CH DE FR LI LU NL",
    "the east": "BG CZ HU MD PL RO SK UA",
    "the south": "AL BA CY EL ES HR IT ME MK MT PT RS SI TR XK",
}
PART_OF_EUROPE: Mapping[str, str] = {
    code: part for part, codes in _COUNTRIES.items() for code in codes.split()
}
"""By country, as the EU writes it (EL, UK)."""
