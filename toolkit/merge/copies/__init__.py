"""Copies that people edited come together in the current file: who did what, and where it goes."""
