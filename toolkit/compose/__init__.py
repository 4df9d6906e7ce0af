"""Templates and a dossier become a document tree."""
