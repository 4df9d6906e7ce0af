"""Reads Word files and bases as blocks of the text model."""
