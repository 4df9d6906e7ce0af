"""The words by which a text shows which industrial ecosystem it is about.

Beginnings of words in small letters without accents, English and French, `$` at the end of a whole
word. They are drawn from the names of the ecosystems and from the vocabulary of their transition
pathways; words that two ecosystems share (materials, energy, data, services) are left out.
"""

from __future__ import annotations

STRAND_WORDS = {
    "tourism": (
        "accommodation provider", "destination management", "hebergement touristique", "holiday",
        "hospitality", "hotel", "hotelier", "overtourism", "surtourisme", "tour operator",
        "tourism", "tourist", "tourisme", "touristique", "vacancier", "visitor economy",
    ),
    "mobility": (
        "automobile", "automotive", "carmaker", "constructeur automobile", "electromobil",
        "ferroviaire", "railway", "rolling stock", "tier-1", "tier-2", "vehicle", "vehicule",
    ),
    "aerospace-defence": (
        "aerien", "aeronaut", "aerospace", "aerospatial", "aircraft", "avion", "aviation",
        "defence industr", "drone", "industrie de defense", "munition", "satellit", "spacecraft",
    ),
    "construction": (
        "batiment", "bricklay", "building site", "chantier", "concrete$", "construction compan",
        "construction ecosystem", "construction sector", "construction site", "construction sme",
        "construction industr", "maconn", "new european bauhaus", "offsite", "renovation wave",
        "whole-life carbon",
    ),
    "agri-food": (
        "abattoir", "agri-food", "agrifood", "agroaliment", "bakeri", "boulanger", "dairies",
        "dairy", "eleveur", "farm$", "farmer", "farms$", "food industr", "food process",
        "food sme", "food loss", "food waste", "laiteri", "livestock", "vegetable",
    ),
    "energy-intensive": (
        "aluminium smelt", "blast furnace", "cement", "ciment", "energy-intensive", "foundr",
        "fonderie", "glassmak", "hard to abate", "industrial symbiosis", "siderurg", "steel",
        "verrerie",
    ),
    "textile": (
        "clothing", "filature", "fibre-to-fibre", "garment", "habillement", "knit", "spinning",
        "technical textile", "textil", "tissage", "tricot", "vetement", "weaver", "weaving",
        "yarn",
    ),
    "creative": (
        "artisan d'art", "artist", "audience", "audiovisu", "creative and cultural",
        "creative sector", "cultural sector", "culturel", "film industr", "heritage", "museum",
        "musee", "musicien", "musician", "patrimoine", "publisher", "theatre",
    ),
    "digital": (
        "cloud provider", "cybersecur", "cybersecurite", "data centre", "digital ecosystem",
        "digital firm", "digital sme", "edge computing", "edge to cloud", "editeur de logiciel",
        "informatique en nuage", "software compan", "software firm", "software vendor",
    ),
    "renewable-energy": (
        "biogas", "biogaz", "energies renouvelables", "energy communit", "eolien", "geotherm",
        "offshore wind", "panneau solaire", "photovolt", "renewable energ", "solar", "wind farm",
        "wind turbine",
    ),
    "electronics": (
        "chip design", "circuit imprime", "electronic component", "electronics",
        "composants electroniques", "microelectron", "photonic", "photonique", "power electronic",
        "printed circuit", "semi-conduct", "semiconduct", "wafer",
    ),
    "retail": (
        "boutique", "commerce de detail", "commercant", "corner shop", "detaillant", "e-commerce",
        "high street", "omnichannel", "omnicanal", "point of sale", "retail", "shopkeeper",
        "supermarche", "supermarket", "town centre",
    ),
    "proximity-social-economy": (
        "cooperative society", "economie sociale", "entreprise sociale", "entreprises sociales",
        "insertion par l'activite", "mutual societ", "proximity econom", "social econom",
        "social enterprise", "work integration",
    ),
    "health": (
        "biotech", "clinical", "clinique", "dispositif medical", "dispositifs medicaux",
        "health care", "healthcare", "hopital", "hopitaux", "hospital$", "hospitals$",
        "medical device", "medtech", "patient", "pharma", "soignant",
    ),
}  # fmt: skip
"""By the id of the strand in the profile of 2021; others have no words of their own."""

STRAND_NAMES = {
    "tourism": "tourism|tourisme",
    "mobility": "automotive|mobility|transport|automobile|mobilite|transports",
    "aerospace-defence": "aerospace|defence|aerospatial|aerospatiale|defense",
    "construction": "construction|batiment",
    "agri-food": "agri-?food|food|agroalimentaire|agro-alimentaire",
    "energy-intensive": "energy[- ]intensive industr(?:y|ies)|industries energivores"
    "|industries a forte intensite energetique",
    "textile": "textiles?",
    "creative": "creative(?: and cultural)?(?: industries)?|cultural"
    "|industries culturelles(?: et creatives)?",
    "digital": "digital|numerique",
    "renewable-energy": "renewable energy|renewables|energies renouvelables",
    "electronics": "electronics?|electronique",
    "retail": "retail|commerce de detail|commerce",
    "proximity-social-economy": "social economy|proximity(?: and social)? economy"
    "|economie sociale|economie de proximite",
    "health": "health|healthcare|sante",
}
"""How a text names the ecosystem itself: "the tourism ecosystem", "l'écosystème du tourisme"."""
