"""Rows and columns that come, go and move: what becomes of everything that points at cells."""
