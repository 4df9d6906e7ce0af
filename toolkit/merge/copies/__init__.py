"""Merges copies that people edited into the current file."""
