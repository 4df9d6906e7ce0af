"""Word files and bases become blocks of the text model."""
